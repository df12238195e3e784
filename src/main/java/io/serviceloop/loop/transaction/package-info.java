/**
 * What one transaction knows.
 */
package io.serviceloop.loop.transaction;
