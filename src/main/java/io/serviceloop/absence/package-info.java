/**
 * Being away and leaving: substitutes for a period, and work that goes to somebody else
 * at once.
 */
package io.serviceloop.absence;
