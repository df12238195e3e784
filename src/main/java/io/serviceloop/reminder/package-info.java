/**
 * No task is forgotten silently: each gets its due date, its people are reminded, and
 * whoever is above them is told.
 */
package io.serviceloop.reminder;
