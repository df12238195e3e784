/**
 * The history as event logs that programs for process mining read: XES, OCEL and CSV,
 * written while it is read.
 */
package io.serviceloop.audit.export;
