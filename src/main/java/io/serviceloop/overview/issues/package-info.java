/**
 * The issue list: one row a problem, in the ten columns that the template of the field
 * has, on a page, for programs, and as a file (A42–A51).
 */
package io.serviceloop.overview.issues;
