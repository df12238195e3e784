/**
 * Brings the rows of a file into a project, in the background.
 */
package io.serviceloop.collection.imports;
