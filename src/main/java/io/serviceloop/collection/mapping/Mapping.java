package io.serviceloop.collection.mapping;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

import io.serviceloop.collection.file.Reading;

/**
 * Which column holds what, as it was submitted.
 *
 * @param columns a String (name, or number in digits) or an Integer (number from 1) for
 * each field that is there
 * @param timesOfDay the same for the hours of {@code TIME}, {@code STARTED} and
 * {@code FINISHED} that stand in columns of their own
 * @param dateFormat patterns of dates that are text; null for ISO 8601
 * @param missing what stands in a cell that is empty in truth
 * @param header whether the first row names the columns
 * @param skipLines lines before the table
 * @param source how the file is read; what is null there is found out
 * @param scale of the ratings; null for 1 to 5
 * @param zone that times without an offset are of: they are kept by the clocks of the
 * house then, as those with one are; null where they are of the house, and times count as
 * they are written
 * @param decimal what stands before decimals: a comma or a full stop; null where each
 * number says it
 * @param mendSwapped whether days up to the 12th changed places with their months on the
 * way, and are changed back
 * @param skipHidden whether rows that a sheet hides are left out
 */
public record Mapping(Map<FeedbackField, Object> columns, Map<FeedbackField, Object> timesOfDay, String dateFormat,
		Set<String> missing, boolean header, int skipLines, Source source, RatingScale scale, ZoneId zone,
		Character decimal, boolean mendSwapped, boolean skipHidden) {

	/**
	 * @param encoding null where it is found out
	 * @param delimiter null where it is found out
	 * @param sheet null for the one with the table
	 */
	public record Source(Charset encoding, Character delimiter, String sheet) {

		static final Source FOUND_OUT = new Source(null, null, null);

	}

	/** A plain one. */
	public Mapping(Map<FeedbackField, Object> columns, String dateFormat, Set<String> missing, boolean header,
			int skipLines) {
		this(columns, Map.of(), dateFormat, missing, header, skipLines, Source.FOUND_OUT, null, null, null, false,
				false);
	}

	/** Whether the file can tell how long handling took (A15). */
	public boolean handling() {
		return columns.containsKey(FeedbackField.STARTED) && columns.containsKey(FeedbackField.FINISHED);
	}

	/** How its file is to be read. */
	public Reading reading() {
		return new Reading(source.encoding(), source.delimiter(), source.sheet(), skipLines);
	}

}
