/**
 * Reads CSV and XLSX row by row; knows no project.
 */
package io.serviceloop.collection.file;
