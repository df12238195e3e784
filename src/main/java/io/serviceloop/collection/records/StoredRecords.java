package io.serviceloop.collection.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.serviceloop.collection.Records;
import io.serviceloop.collection.Windows;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads stored records; never more of them at once than a page or a piece of a file. */
@Repository
class StoredRecords {

	// Named as the record has them: asking for a column that is not there costs an
	// exception a row.
	private static final String COLUMNS = """
			select f.import_id as importId, f.line, i.source, i.file_name as file, f.external_id as externalId, f.time,
			  f.started, f.finished, f.handling_hours as handlingHours, f.type, f.stage, f.channel, f.customer,
			  f.customer_group as customerGroup, f.rating, f.text,
			  f.as_written as asWritten
			""";

	/** Records of a piece of an export. */
	private static final int PIECE = 2_000;

	private static final int MOST_CELLS = 5_000;

	private static final int MOST_VALUES = 30;

	private final JdbcClient jdbc;

	StoredRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A page of records with the number of all that match. */
	record Page(List<StoredRecord> items, long total) {
	}

	/**
	 * The records of a project that match, the newest first, those without a time last.
	 */
	Page page(String businessKey, Windows.Condition matching, int page, int size) {
		// The keys alone are sorted, and the texts read of one page only.
		List<StoredRecord> items = jdbc
			.sql(COLUMNS + " from (select f.import_id, f.line" + Records.STORED + matching.sql()
					+ " order by f.time desc nulls last, f.import_id desc, f.line desc limit :size offset :first) k"
					+ " join feedback f on f.import_id = k.import_id and f.line = k.line"
					+ " join feedback_import i on i.id = f.import_id"
					+ " order by f.time desc nulls last, f.import_id desc, f.line desc")
			.param("key", businessKey)
			.params(matching.values())
			.param("size", size)
			.param("first", (long) page * size)
			.query(StoredRecord.class)
			.list();
		return new Page(items, count(businessKey, matching));
	}

	private long count(String businessKey, Windows.Condition matching) {
		return jdbc.sql("select count(*)" + Records.STORED + matching.sql())
			.param("key", businessKey)
			.params(matching.values())
			.query(Long.class)
			.single();
	}

	/**
	 * Hands on every record that matches, file by file and line by line, in pieces: an
	 * export of a million needs no more memory than one of a hundred.
	 */
	void each(String businessKey, Windows.Condition matching, Consumer<StoredRecord> reader) {
		long lastImport = 0;
		long lastLine = 0;
		List<StoredRecord> piece;
		do {
			piece = jdbc
				.sql(COLUMNS + Records.STORED + matching.sql()
						+ " and (f.import_id > :lastImport or (f.import_id = :lastImport and f.line > :lastLine))"
						+ " order by f.import_id, f.line limit " + PIECE)
				.param("key", businessKey)
				.params(matching.values())
				.param("lastImport", lastImport)
				.param("lastLine", lastLine)
				.query(StoredRecord.class)
				.list();
			piece.forEach(reader);
			if (!piece.isEmpty()) {
				lastImport = piece.get(piece.size() - 1).importId();
				lastLine = piece.get(piece.size() - 1).line();
			}
		}
		while (piece.size() == PIECE);
	}

	/** How many records there are of a type in a stage; either may be null. */
	record Cell(String type, String stage, long count) {
	}

	/** The records that match by type and stage, the most frequent first. */
	List<Cell> cells(String businessKey, Windows.Condition matching) {
		return jdbc
			.sql("select f.type, f.stage, count(*) as count" + Records.STORED + matching.sql()
					+ " group by f.type, f.stage order by count(*) desc, f.type, f.stage limit " + MOST_CELLS)
			.param("key", businessKey)
			.params(matching.values())
			.query(JsonColumns.rows(Cell.class))
			.list();
	}

	/** A value with how many records of the project have it; null for those without. */
	record Value(String value, long count) {
	}

	/**
	 * The usual values of some fields with their counts: {@code channel},
	 * {@code customerGroup}, and {@code rating} in whole numbers.
	 */
	Map<String, List<Value>> values(String businessKey) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("channel", "f.channel");
		fields.put("customerGroup", "f.customer_group");
		fields.put("rating", "cast(cast(floor(f.rating) as integer) as varchar(10))");
		List<String> parts = new ArrayList<>();
		fields
			.forEach((name, column) -> parts.add("(select '" + name + "' as name, " + column + " as word, count(*) as n"
					+ Records.STORED + " group by " + column + " order by count(*) desc limit " + MOST_VALUES + ")"));
		Map<String, List<Value>> values = new HashMap<>();
		jdbc.sql(String.join(" union all ", parts)).param("key", businessKey).query(row -> {
			values.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
				.add(new Value(row.getString(2), row.getLong(3)));
		});
		return values;
	}

}
