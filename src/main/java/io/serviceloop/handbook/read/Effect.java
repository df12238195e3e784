package io.serviceloop.handbook.read;

import java.time.LocalDate;

/**
 * What a standard brought where it was first tried, measured by one goal: numbers alone,
 * which are for everybody (A38, A41).
 *
 * @param version of the standard that came of it
 * @param metric its name in the reader's language; null for one that the catalogue of
 * metrics does not know
 * @param before the value before, and {@code after} the one after, both in {@code unit}
 * @param target null where the project set none for that lap
 * @param met whether the goal was met
 * @param proven {@code yes}, {@code no} or {@code notTestable}; null where it is not
 * known
 * @param changeLow the least change that fits what was measured, {@code changeHigh} the
 * greatest; null where it cannot be said
 * @param cases how many were measured
 * @param until the last day that was measured
 */
public record Effect(int version, String metric, String unit, Double before, Double target, double after, boolean met,
		String proven, Double changeLow, Double changeHigh, int cases, LocalDate until) {
}
