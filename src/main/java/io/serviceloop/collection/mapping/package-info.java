/**
 * What the columns of a file mean, and what a row says then; knows no project.
 */
package io.serviceloop.collection.mapping;
