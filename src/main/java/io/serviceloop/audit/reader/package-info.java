/**
 * Who reads audits, and how what stands in an address narrows what is read.
 */
package io.serviceloop.audit.reader;
