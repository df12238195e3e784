/** Working time: which days the organisation works on, and how far away so many are. */
package io.serviceloop.calendar;
