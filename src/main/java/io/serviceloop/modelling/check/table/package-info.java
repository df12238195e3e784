/**
 * Decision tables: whether every case has exactly one answer, and whether it is one that
 * is understood (C24-C28).
 */
package io.serviceloop.modelling.check.table;
