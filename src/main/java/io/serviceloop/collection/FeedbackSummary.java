package io.serviceloop.collection;

import java.util.List;

/**
 * What the collected feedback of a project adds up to (A15, B18, C11).
 *
 * @param records how many there are
 * @param weeks records by ISO week of their time, from the first week to the last, weeks
 * without any as 0; records of files without a time column are in no week
 * @param topTypes the five most frequent types (A14); records without a type count for
 * the shares only
 * @param handlingHours how long handling took
 */
public record FeedbackSummary(long records, List<Week> weeks, List<TypeShare> topTypes, HandlingHours handlingHours) {

	/**
	 * @param week ISO 8601, such as {@code 2016-W09}
	 */
	public record Week(String week, long count) {
	}

	/**
	 * @param share of all records, 0 to 1, four decimals
	 */
	public record TypeShare(String type, long count, double share) {
	}

	/**
	 * Hours from started to finished, four decimals.
	 *
	 * @param n records that have both
	 * @param mean null where there is none
	 * @param median null where there is none; of an even number the mean of the two in
	 * the middle
	 * @param missing records that lack one of the two although their file has both
	 * columns
	 */
	public record HandlingHours(long n, Double mean, Double median, long missing) {
	}

}
