/**
 * All projects that somebody may see: who leads what, where each stands and waits, and
 * over which steps they pile up; to read, to narrow, and as a file.
 */
package io.serviceloop.overview.projects;
