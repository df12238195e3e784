/**
 * The report of one project: what each of the seven steps found and did over all laps, as
 * a page that a manager reads and prints.
 */
package io.serviceloop.overview.report;
