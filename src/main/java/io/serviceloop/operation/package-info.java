/**
 * What is looked at when the application starts.
 */
package io.serviceloop.operation;
