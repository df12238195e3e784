package io.serviceloop.collection.imports;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Json;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The register of imports and their records while they are staged. Every change of a
 * running import asks whether it still runs, and its row is locked first: whoever cancels
 * or gives up an import may then delete what it staged, because nothing can follow.
 */
@Repository
class ImportRegister {

	private static final String INSERT = """
			insert into feedback (import_id, line, external_id, time, started, finished, handling_hours, type, stage,
			  text, customer, channel, rating, customer_group, as_written)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final EngineClock clock;

	ImportRegister(JdbcClient jdbc, JdbcTemplate template, EngineClock clock) {
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
		return jdbc.sql("select * from feedback_import where id = ?").param(id).query(ImportRow.class).optional();
	}

	/** How many imports run or wait for their turn, on all nodes. */
	int running() {
		return jdbc.sql("select count(*) from feedback_import where state = 'running'").query(Integer.class).single();
	}

	/** Notes how far a running import is; false if it does not run any more. */
	boolean progress(long id, long stored, long refused, long remarked) {
		return jdbc.sql("""
				update feedback_import set read_count = ?, stored_count = ?, refused_count = ?, remarked_count = ?
				where id = ? and state = 'running'
				""").params(stored + refused, stored, refused, remarked, id).update() == 1;
	}

	void stage(long id, List<FeedbackRecord> records) {
		ParameterizedPreparedStatementSetter<FeedbackRecord> setter = (statement, record) -> set(statement, id, record);
		template.batchUpdate(INSERT, records, Math.max(1, records.size()), setter);
	}

	private static void set(PreparedStatement statement, long id, FeedbackRecord record) throws SQLException {
		statement.setLong(1, id);
		statement.setLong(2, record.line());
		statement.setString(3, record.externalId());
		statement.setObject(4, record.time(), Types.TIMESTAMP);
		statement.setObject(5, record.started(), Types.TIMESTAMP);
		statement.setObject(6, record.finished(), Types.TIMESTAMP);
		statement.setObject(7, record.handlingHours(), Types.DOUBLE);
		statement.setString(8, record.type());
		statement.setString(9, record.stage());
		statement.setString(10, record.text());
		statement.setString(11, record.customer());
		statement.setString(12, record.channel());
		statement.setObject(13, record.rating(), Types.DOUBLE);
		statement.setString(14, record.customerGroup());
		statement.setString(15, record.asWritten());
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

	/** Deletes records of earlier imports of the project that this import replaces. */
	int dropReplaced(long id, String businessKey) {
		return jdbc.sql("""
				delete from feedback where import_id in (select i.id from feedback_import i where i.business_key = :key
				    and i.state = 'done' and i.id <> :id)
				  and exists (select 1 from feedback n where n.import_id = :id and n.external_id = feedback.external_id)
				""").param("id", id).param("key", businessKey).update();
	}

	boolean complete(long id, long stored, long updated, long refused) {
		return jdbc.sql("""
				update feedback_import set state = 'done', read_count = ?, stored_count = ?, updated_count = ?,
				  refused_count = ?, finished_at = ? where id = ? and state = 'running'
				""")
			.params(stored + updated + refused, stored, updated, refused, LocalDateTime.now(clock), id)
			.update() == 1;
	}

	/**
	 * Ends a running import without a result and deletes what it staged; false if it does
	 * not run any more.
	 */
	boolean end(long id, String state, String errorKey) {
		boolean ended = jdbc.sql("""
				update feedback_import set state = ?, error_key = ?, finished_at = ?, read_count = refused_count,
				  discarded_count = stored_count, stored_count = 0, updated_count = 0 where id = ? and state = 'running'
				""").params(state, errorKey, LocalDateTime.now(clock), id).update() == 1;
		if (ended) {
			jdbc.sql("delete from feedback where import_id = ?").param(id).update();
		}
		return ended;
	}

}
