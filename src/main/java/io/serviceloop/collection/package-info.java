/**
 * Step 2: data of the planned sources is collected and summarised (A12, A14-A19). Files
 * are read in file, their columns understood in mapping, and brought into a project by
 * imports; records shows what is stored.
 */
package io.serviceloop.collection;
