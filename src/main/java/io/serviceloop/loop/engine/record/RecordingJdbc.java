package io.serviceloop.loop.engine.record;

import io.serviceloop.loop.engine.record.Trail;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to our own tables: tells the trail of the transaction what is written, and
 * makes one where somebody writes without. What it lets pass untold is what no auditor
 * asks for, and stands in {@link #UNTOLD}.
 */
@Component
class RecordingJdbc extends JdbcTemplate {

	/**
	 * Tables that leave no record: what is not submitted yet; rows of files, counted in
	 * the record of their import; attempts and marks of rounds, and numbers.
	 */
	static final Set<String> UNTOLD = Set.of("audit_record", "draft", "feedback", "feedback_note", "feedback_file",
			"feedback_count", "feedback_total", "feedback_lock", "mail_outbox", "task_follow_up", "scheduled_tasks",
			"handbook_change", "project_number");

	/**
	 * What is done where nothing is asked of the engine, by the table that is written
	 * first; whoever writes it may say it better.
	 */
	static final Map<String, String> DONE = Map.ofEntries(Map.entry("calendar_address", "calendarAddress"),
			Map.entry("mail_choice", "mailChoice"), Map.entry("feedback_mapping", "mapping"),
			Map.entry("feedback_import", "import"), Map.entry("practice_clock", "practiceClock"),
			Map.entry("handbook_entry", "handbook"), Map.entry("problem", "derivedStatus"),
			Map.entry("action", "escalation"), Map.entry("project_copy", "copy"), Map.entry("urge", "urge"),
			Map.entry("reading", "readings"), Map.entry("flow_chart", "flowChart"), Map.entry("recipe", "recipe"),
			Map.entry("substitution", "substitution"));

	/** Marks in tables that are told otherwise. */
	private static final Set<String> MARKS = Set.of("update calendar_address set read_at",
			"update feedback_import set read_count");

	private static final Pattern WRITING = Pattern
		.compile("\\s*(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

	private final ObjectProvider<RecordBook> records;

	private final TransactionTemplate alone;

	RecordingJdbc(DataSource database, ObjectProvider<RecordBook> records, PlatformTransactionManager transactions) {
		super(database);
		this.records = records;
		this.alone = new TransactionTemplate(transactions);
	}

	/** The table that a statement writes; null where it writes none that is told. */
	static String table(String sql) {
		Matcher writing = WRITING.matcher(sql);
		if (!writing.lookingAt()) {
			return null;
		}
		String table = writing.group(1).toLowerCase(Locale.ROOT);
		String plain = sql.strip().replaceAll("\\s+", " ");
		return (UNTOLD.contains(table) || MARKS.stream().anyMatch(plain::startsWith)) ? null : table;
	}

	private <T> T told(String sql, Supplier<T> write, ToLongFunction<T> rows) {
		String table = (sql == null) ? null : table(sql);
		if (table == null) {
			return write.get();
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return alone.execute(status -> told(sql, write, rows));
		}
		T written = write.get();
		Trail.here()
			.wrote(table, sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT), rows.applyAsLong(written),
					records.getObject());
		return written;
	}

	@Override
	protected int update(PreparedStatementCreator statement, PreparedStatementSetter values) {
		return told((statement instanceof SqlProvider known) ? known.getSql() : null,
				() -> super.update(statement, values), rows -> rows);
	}

	@Override
	public int update(PreparedStatementCreator statement, KeyHolder keys) {
		return told((statement instanceof SqlProvider known) ? known.getSql() : null,
				() -> super.update(statement, keys), rows -> rows);
	}

	@Override
	public int update(String sql) {
		return told(sql, () -> super.update(sql), rows -> rows);
	}

	@Override
	public int[] batchUpdate(String sql, BatchPreparedStatementSetter values) {
		return told(sql, () -> super.batchUpdate(sql, values), RecordingJdbc::rows);
	}

	@Override
	public <T> int[][] batchUpdate(String sql, Collection<T> rows, int piece,
			ParameterizedPreparedStatementSetter<T> values) {
		return told(sql, () -> super.batchUpdate(sql, rows, piece, values),
				written -> Arrays.stream(written).mapToLong(RecordingJdbc::rows).sum());
	}

	private static long rows(int[] written) {
		return Arrays.stream(written).mapToLong(rows -> (rows == java.sql.Statement.SUCCESS_NO_INFO) ? 1 : rows).sum();
	}

}
