package io.serviceloop.collection.imports;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file before its import, in the reader's language.
 *
 * @param columns names of the columns; their numbers from 1 where the file does not name
 * them
 * @param choices the columns as a person chooses them: two of one name can be told apart
 * @param rows the first five rows behind the header, long cells shortened
 * @param kind {@code csv} or {@code xlsx}
 * @param suggestedMapping a mapping as the import takes it
 * @param warnings what the suggestion leaves out or may be wrong about, and what is odd
 * about the rows, read with the mapping that was sent, or as suggested
 * @param evidence what the suggestion rests on
 * @param questions what the file leaves open
 * @param sheets names of the visible sheets of a workbook
 * @param read the first records as they would be kept, by field
 * @param forecast what the import would make of the file, in one line
 * @param swapped how many days look as if day and month had changed places
 * @param mending what changing them back would make of it; null where nothing looks so
 * @param hidden how many rows the sheet hides
 * @param saved mappings of this source that the file may be read with, those for the same
 * columns first
 */
record Offer(List<String> columns, List<Choice> choices, List<List<String>> rows, String kind,
		Map<String, Object> suggestedMapping, List<String> warnings, List<String> evidence, List<Question> questions,
		List<String> sheets, List<Map<String, String>> read, String forecast, long swapped, Mending mending,
		long hidden, List<Saved> saved) {

	/**
	 * Days and months changed back, beside the file as it is.
	 *
	 * @param before how many days look swapped as the file has them
	 * @param after how many would then
	 * @param months the first ones in which there are records
	 */
	record Mending(long before, long after, List<Month> months) {
	}

	/**
	 * @param month as {@code 2015-04}
	 * @param before how many records it has as the file has them
	 * @param after how many it would have
	 */
	record Month(String month, long before, long after) {
	}

	/**
	 * A mapping that was saved by name.
	 *
	 * @param version to be said by who replaces it
	 * @param savedBy user id
	 * @param mayChange whether the reader may replace or delete it
	 * @param same whether the file has the columns that it was saved for
	 * @param mapping as the import of this file takes it; what names a column that is
	 * gone is null
	 * @param differences between this file and the one it was saved for
	 */
	record Saved(long id, String name, int version, String savedBy, LocalDateTime savedAt, boolean mayChange,
			boolean same, ObjectNode mapping, List<String> differences) {
	}

	/**
	 * @param value as a mapping names the column
	 * @param label as people do
	 */
	record Choice(String value, String label) {
	}

	/**
	 * @param field of the mapping
	 * @param options of which one is to be chosen
	 */
	record Question(String field, String text, List<String> options) {
	}

}
