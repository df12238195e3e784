package io.serviceloop.collection.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Json;

import io.serviceloop.loop.words.JsonColumns;
import org.postgresql.PGConnection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The register of imports and their records while they are staged. Each transaction of a
 * running import asks last whether it still runs, and is given up where it does not:
 * whoever cancels or gives up an import only says so, and what was staged before can be
 * deleted afterwards, because nothing can follow.
 */
@Repository
class ImportRegister {

	/** Of a staged record. */
	static final String COLUMNS = "import_id, line, external_id, time, started, finished, handling_hours, type, stage,"
			+ " text, customer, channel, rating, customer_group, as_written";

	/** Lines of a file, of which each is a record or none. */
	private static final long SWEPT_AT_ONCE = 10_000;

	/** So many records of a file say whether it comes again. */
	static final int LOOKED_AT = 200;

	private final DataSource database;

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final EngineClock clock;

	ImportRegister(DataSource database, JdbcClient jdbc, JdbcTemplate template, EngineClock clock) {
		this.database = database;
		this.jdbc = jdbc;
		this.template = template;
		this.clock = clock;
	}

	long create(String businessKey, String source, String fileName, boolean handling, String mapping,
			String startedBy) {
		KeyHolder key = new GeneratedKeyHolder();
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, mapping, state, read_count,
				  stored_count, updated_count, refused_count, discarded_count, started_by, started_at)
				values (?, ?, ?, ?, ?, 'running', 0, 0, 0, 0, 0, ?, ?)
				""")
			.params(businessKey, source, fileName, handling, mapping, startedBy, LocalDateTime.now(clock))
			.update(key, "id");
		return key.getKey().longValue();
	}

	Optional<ImportRow> find(long id) {
		return jdbc.sql("select * from feedback_import where id = ?")
			.param(id)
			.query(JsonColumns.rows(ImportRow.class))
			.optional();
	}

	/** How many imports run or wait for their turn, on all nodes. */
	int running() {
		return jdbc.sql("select count(*) from feedback_import where state = 'running'").query(Integer.class).single();
	}

	/**
	 * How far an import is.
	 *
	 * @param stored records that are staged
	 * @param remarked as in its report
	 * @param percent of its file that has been read
	 * @param secondsLeft until all of it will have been; null where nobody can know
	 */
	record Progress(long stored, long refused, long remarked, int percent, Long secondsLeft) {
	}

	/**
	 * Notes how far a running import is; false if it does not run any more, and then the
	 * transaction must not be committed.
	 */
	boolean progress(long id, Progress now) {
		return jdbc.sql("""
				update feedback_import set read_count = ?, stored_count = ?, refused_count = ?, remarked_count = ?,
				  percent = ?, seconds_left = ? where id = ? and state = 'running'
				""")
			.params(now.stored() + now.refused(), now.stored(), now.refused(), now.remarked(), now.percent(),
					now.secondsLeft(), id)
			.update() == 1;
	}

	boolean postgres() {
		return Boolean.TRUE.equals(template
			.execute((ConnectionCallback<Boolean>) connection -> connection.isWrapperFor(PGConnection.class)));
	}

	/** Lets records be written in the transaction of the caller, who closes it. */
	Staging stage(long id) throws SQLException {
		Connection connection = DataSourceUtils.getConnection(database);
		// The transaction gives it back.
		return connection.isWrapperFor(PGConnection.class) ? new CopyStaging(connection.unwrap(PGConnection.class), id)
				: new BatchStaging(connection, id);
	}

	/** How the words of a field are written in a project, as many as a list has. */
	List<String> words(String businessKey, FeedbackField field) {
		return jdbc
			.sql("select distinct f." + field.key + Records.STORED + " and f." + field.key
					+ " is not null order by 1 limit " + RecordTypes.MOST)
			.param("key", businessKey)
			.query(String.class)
			.list();
	}

	void note(long id, String kind, int firstNumber, List<Note> notes) {
		int number = firstNumber;
		for (Note note : notes) {
			jdbc.sql(
					"insert into feedback_note (import_id, kind, number, line, message_key, arguments) values (?, ?, ?, ?, ?, ?)")
				.params(id, kind, number++, note.line(), note.key(), Json.text(note.arguments()))
				.update();
		}
	}

	/** The cells of the row that begins in a line of a file, or of its header. */
	record Cells(Long line, List<String> cells) {
	}

	/** Keeps the cells of rows that something was noted about. */
	void keep(long id, Cells header, List<Cells> rows) {
		jdbc.sql("""
				insert into feedback_note (import_id, kind, number, line, message_key, arguments, cells)
				values (?, 'header', 0, ?, '-', '[]', ?)
				""").params(id, header.line(), Json.text(header.cells())).update();
		template.batchUpdate("update feedback_note set cells = ? where import_id = ? and line = ? and kind <> 'header'",
				rows.stream().map(row -> new Object[] { Json.text(row.cells()), id, row.line() }).toList());
	}

	/** Those cells, by line; the header under 0. */
	SortedMap<Long, List<String>> kept(long id) {
		SortedMap<Long, List<String>> kept = new TreeMap<>();
		jdbc.sql("select kind, line, cells from feedback_note where import_id = ? and cells is not null")
			.param(id)
			.query(row -> {
				kept.put(row.getString(1).equals("header") ? 0L : row.getLong(2),
						List.of(Json.read(row.getString(3), String[].class)));
			});
		return kept;
	}

	List<Note> notes(long id, String kind) {
		return jdbc.sql(
				"select line, message_key, arguments from feedback_note where import_id = ? and kind = ? order by number")
			.params(id, kind)
			.query((row, number) -> new Note(row.getObject(1, Long.class), row.getString(2),
					List.of(Json.read(row.getString(3), String[].class))))
			.list();
	}

	/**
	 * Lets the imports of a project complete one after the other, on whichever node they
	 * run.
	 */
	void lock(String businessKey) {
		jdbc.sql("select business_key from feedback_lock where business_key = ? for update")
			.param(businessKey)
			.query(String.class)
			.single();
	}

	/** Sees to it that {@link #lock} finds something to lock. */
	void provideLock(String businessKey) {
		int found = jdbc.sql("select count(*) from feedback_lock where business_key = ?")
			.param(businessKey)
			.query(Integer.class)
			.single();
		try {
			if (found == 0) {
				jdbc.sql("insert into feedback_lock (business_key) values (?)").param(businessKey).update();
			}
		}
		catch (DuplicateKeyException ex) {
			// Another import was faster: it is there, that is all that matters.
		}
	}

	/**
	 * Lets the database know what was staged: before it has looked, PostgreSQL takes an
	 * import for a handful of records, and compares each of them with each.
	 */
	void analyse() {
		jdbc.sql(postgres() ? "analyze feedback" : "analyze table feedback").update();
	}

	/**
	 * Lets the last of several staged records of one id keep what those before it said
	 * where it says nothing: of an event log each row tells a part.
	 * @param columns that may be filled
	 * @param time whether it begins when the first of them began
	 */
	void gather(long id, List<String> columns, boolean time) {
		// Each id is visited once: a million rows may be of a hundred ids.
		String last = " and line in (select max(line) from feedback where import_id = ? and external_id is not null"
				+ " group by external_id having count(*) > 1 and ";
		String rows = " from feedback e where e.import_id = feedback.import_id"
				+ " and e.external_id = feedback.external_id";
		for (String column : columns) {
			jdbc.sql("update feedback set " + column + " = (select e." + column + rows + " and e." + column
					+ " is not null order by e.line desc limit 1) where import_id = ? and " + column + " is null" + last
					+ "count(" + column + ") > 0)")
				.params(id, id)
				.update();
		}
		if (time) {
			jdbc.sql("update feedback set time = (select min(e.time)" + rows + ") where import_id = ?" + last
					+ "min(time) < max(time))")
				.params(id, id)
				.update();
		}
	}

	/**
	 * Deletes staged records whose external id comes again further down in the same file.
	 */
	int dropRepeated(long id) {
		return jdbc
			.sql("""
					delete from feedback where import_id = :id and exists (select 1 from feedback later
					  where later.import_id = :id and later.external_id = feedback.external_id and later.line > feedback.line)
					""")
			.param("id", id)
			.update();
	}

	/**
	 * Of some records those whose ids a project has already: how many they are, and how
	 * many of them have another time than what they replace.
	 */
	record Replaced(int seen, int otherTime) {

		/** Whether the ids seem to be those of other records. */
		boolean others() {
			return 2 * otherTime > seen;
		}

	}

	/**
	 * What records would replace.
	 * @param times of the records, by their ids
	 */
	Replaced replaced(String businessKey, Map<String, LocalDateTime> times) {
		Map<String, LocalDateTime> there = new HashMap<>();
		if (!times.isEmpty()) {
			jdbc.sql("""
					select f.external_id, f.time from feedback f join feedback_import i on i.id = f.import_id
					where i.business_key = :key and i.state = 'done' and f.external_id in (:ids)
					""").param("key", businessKey).param("ids", times.keySet()).query(row -> {
				there.put(row.getString(1), row.getObject(2, LocalDateTime.class));
			});
		}
		int other = (int) there.keySet().stream().filter(id -> !Objects.equals(there.get(id), times.get(id))).count();
		return new Replaced(there.size(), other);
	}

	/** Keeps the earliest time of a record's id, as databases do. */
	static void earliest(Map<String, LocalDateTime> times, FeedbackRecord record) {
		if (record.time() != null) {
			times.merge(record.externalId(), record.time().truncatedTo(ChronoUnit.MICROS),
					(one, other) -> one.isBefore(other) ? one : other);
		}
	}

	/** An import and when it was. */
	record Earlier(String fileName, LocalDateTime startedAt) {
	}

	/**
	 * An earlier import of the project without ids, of the same source, that has as many
	 * records of each day, type and stage as this one.
	 */
	Optional<Earlier> alike(long id, String businessKey) {
		String counts = "select time, type, stage, number from feedback_count where import_id = ";
		return jdbc
			.sql("select i.file_name, i.started_at from feedback_import i join feedback_import own on own.id = :id"
					+ " where i.business_key = :key and i.state = 'done' and i.id <> :id and i.source = own.source"
					+ " and i.stored_count = own.stored_count and not exists (" + counts + "i.id except " + counts
					+ ":id) and not exists (" + counts + ":id except " + counts
					+ "i.id) and not exists (select 1 from feedback f where f.import_id = i.id and f.external_id is not null)"
					+ " order by i.id desc limit 1")
			.param("id", id)
			.param("key", businessKey)
			.query((row, number) -> new Earlier(row.getString(1), row.getTimestamp(2).toLocalDateTime()))
			.optional();
	}

	/** Deletes records of earlier imports of the project that this import replaces. */
	int dropReplaced(long id, String businessKey) {
		return jdbc.sql("""
				delete from feedback where import_id in (select i.id from feedback_import i where i.business_key = :key
				    and i.state = 'done' and i.id <> :id)
				  and exists (select 1 from feedback n where n.import_id = :id and n.external_id = feedback.external_id)
				""").param("id", id).param("key", businessKey).update();
	}

	boolean complete(long id, long stored, long updated, long refused) {
		return jdbc
			.sql("""
					update feedback_import set state = 'done', read_count = ?, stored_count = ?, updated_count = ?,
					  refused_count = ?, percent = 100, seconds_left = null, finished_at = ? where id = ? and state = 'running'
					""")
			.params(stored + updated + refused, stored, updated, refused, LocalDateTime.now(clock), id)
			.update() == 1;
	}

	/**
	 * Ends a running import without a result; false if it does not run any more. What it
	 * staged nobody sees, and it is to be {@linkplain #sweep swept} away.
	 */
	boolean end(long id, String state, String errorKey) {
		return jdbc.sql("""
				update feedback_import set state = ?, error_key = ?, finished_at = ?, read_count = refused_count,
				  discarded_count = stored_count, stored_count = 0, updated_count = 0, seconds_left = null
				where id = ? and state = 'running'
				""").params(state, errorKey, LocalDateTime.now(clock), id).update() == 1;
	}

	String projectOf(long id) {
		return jdbc.sql("select business_key from feedback_import where id = ?").param(id).query(String.class).single();
	}

	/**
	 * Deletes what an import left that came to nothing, in steps that are committed one
	 * by one.
	 */
	void sweep(long id) {
		long last = jdbc.sql("select coalesce(max(line), 0) from feedback where import_id = ?")
			.param(id)
			.query(Long.class)
			.single();
		for (long from = 0; from < last; from += SWEPT_AT_ONCE) {
			jdbc.sql("delete from feedback where import_id = ? and line > ? and line <= ?")
				.params(id, from, from + SWEPT_AT_ONCE)
				.update();
		}
	}

}
