package io.serviceloop.collection.mapping;

import java.util.Map;
import java.util.Set;

/**
 * Which column holds what, as it was submitted.
 *
 * @param columns a String (name, or number in digits) or an Integer (number from 1) for
 * each field that is there
 * @param dateFormat pattern of dates that are text; null for ISO 8601
 * @param missing what stands in a cell that is empty in truth
 * @param header whether the first row names the columns
 * @param skipLines lines before the table
 */
public record Mapping(Map<FeedbackField, Object> columns, String dateFormat, Set<String> missing, boolean header,
		int skipLines) {

	/** Whether the file can tell how long handling took (A15). */
	public boolean handling() {
		return columns.containsKey(FeedbackField.STARTED) && columns.containsKey(FeedbackField.FINISHED);
	}

}
