/**
 * Reading the records of every change and every refusal: as a page, for programs that
 * follow them, and as files.
 */
package io.serviceloop.audit.record;
