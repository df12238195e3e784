package io.serviceloop.loop.form;

import java.sql.Timestamp;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is taken out of the registers of a project with an answer that is taken back. Each
 * row is kept as it was: nothing that was said is lost (E16).
 */
public final class Taken {

	private final JdbcClient jdbc;

	private final Map<String, Object> values;

	private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

	/**
	 * Takes out of the registers of one project.
	 * @param values what {@code where} may name: {@code :key} of the project,
	 * {@code :lap}, and {@code :subject}, the problem or action that the task is about
	 */
	public Taken(JdbcClient jdbc, Map<String, Object> values) {
		this.jdbc = jdbc;
		this.values = new HashMap<>(values);
	}

	/** Says what a further name stands for: some texts. */
	public void let(String name, List<String> texts) {
		values.put(name, texts.isEmpty() ? List.of("") : texts);
	}

	/** Keeps rows that stay, as they are before they are written anew. */
	public void copies(String table, String where) {
		keep(table, where);
	}

	/**
	 * Takes whole rows.
	 * @param table a register with a column {@code business_key}
	 * @param where which of the project's
	 */
	public void rows(String table, String where) {
		if (keep(table, where)) {
			statement("delete from " + table, where).update();
		}
	}

	/** Takes some columns of rows that stay. */
	public void columns(String table, String where, String... columns) {
		if (keep(table, where)) {
			statement(
					"update " + table + " set "
							+ Stream.of(columns).map(column -> column + " = null").collect(Collectors.joining(", ")),
					where)
				.update();
		}
	}

	/** All that was taken, by register. */
	public Map<String, List<Map<String, Object>>> rows() {
		return rows;
	}

	private boolean keep(String table, String where) {
		List<Map<String, Object>> found = statement("select * from " + table, where).query().listOfRows();
		rows.computeIfAbsent(table, name -> new ArrayList<>()).addAll(found.stream().map(Taken::plain).toList());
		return !found.isEmpty();
	}

	private JdbcClient.StatementSpec statement(String what, String where) {
		return jdbc.sql(what + " where business_key = :key and " + where).params(values);
	}

	private static Map<String, Object> plain(Map<String, Object> row) {
		Map<String, Object> plain = new LinkedHashMap<>();
		row.forEach((column, value) -> plain.put(column.toLowerCase(Locale.ROOT), plain(value)));
		return plain;
	}

	private static Object plain(Object value) {
		if (value instanceof Timestamp moment) {
			return moment.toLocalDateTime().toString();
		}
		// A day without a time is written as registers write it.
		return (value instanceof Date || value instanceof Temporal) ? value.toString() : value;
	}

}
