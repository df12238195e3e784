/**
 * What waits for one person over all projects, and for whom that person waits: a page,
 * the same for programs, and what is due as a calendar (A05, A32, E06, E31).
 */
package io.serviceloop.overview.mine;
