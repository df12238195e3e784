package io.serviceloop.collection;

import java.time.LocalDate;
import java.util.List;

/**
 * What the collected feedback of a project adds up to (A15, B18, C11): everything that is
 * stored, and beside it what lies in the windows of its sources.
 *
 * @param records how many there are
 * @param weeks records by ISO week of their time, from the first week to the last, weeks
 * without any as 0; records of files without a time column are in no week
 * @param topTypes the five most frequent types (A14); records without a type count for
 * the shares only
 * @param handlingHours how long handling took
 * @param window what lies in the windows of the sources, and what outside
 * @param swapped how many days looked at their import as if day and month had changed
 * places; 0 where none did
 */
public record FeedbackSummary(long records, List<Week> weeks, List<TypeShare> topTypes, HandlingHours handlingHours,
		InWindow window, long swapped) {

	/**
	 * What lies in the windows of the kinds of source (A12): frequency, Top-5 and trend.
	 *
	 * @param records how many lie inside
	 * @param outside how many lie outside: before a window, or without a time where
	 * others of their kind have one; with those inside, all that are stored
	 * @param perWeek times a week, four decimals, each kind over its own window, or over
	 * what its records cover of it; null where a kind has no times
	 * @param customers how many different customers the records inside name (D03); null
	 * where none names one
	 * @param topTypes the five most frequent types inside (A14, C29)
	 * @param weeks the weeks of the windows, those without any record as 0
	 */
	public record InWindow(List<SourceWindow> sources, long records, long outside, Double perWeek, Long customers,
			List<TypeTrend> topTypes, List<Week> weeks) {
	}

	/**
	 * The window of a kind of source, ending with its newest record.
	 *
	 * @param windowDays the longest that is planned for the kind
	 * @param from first day; null where no record has a time, and all of them count
	 * @param to last day; null as well
	 * @param records inside
	 * @param older from before the window
	 * @param undated without a time; outside where others have one
	 */
	public record SourceWindow(String source, int windowDays, LocalDate from, LocalDate to, long records, long older,
			long undated) {
	}

	/**
	 * A frequent type with its latest change (C30).
	 *
	 * @param share of all records inside, 0 to 1, four decimals
	 * @param last7Days of those, in the last seven days of the window
	 * @param previous7Days in the seven days before them
	 * @param change from the earlier to the later seven days, 2 for a tripling, four
	 * decimals; null where there was nothing before
	 */
	public record TypeTrend(String type, long count, double share, long last7Days, long previous7Days, Double change) {
	}

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
