package io.serviceloop.audit.trail;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.audit.trail.ProjectTrail.Changed;
import io.serviceloop.audit.trail.ProjectTrail.Intervention;
import io.serviceloop.audit.trail.ProjectTrail.Mail;
import io.serviceloop.audit.trail.ProjectTrail.Note;
import io.serviceloop.audit.trail.ProjectTrail.Path;
import io.serviceloop.audit.trail.ProjectTrail.Refused;
import io.serviceloop.audit.trail.ProjectTrail.Run;
import io.serviceloop.loop.engine.HistoryTables;
import io.serviceloop.loop.words.Json;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the history and the registers of the application keep of one project. */
@Repository
class ProjectHistory {

	private static final String MAILS = """
			select created_at, sent_at, recipient, kind, task_key, state, reason from mail_outbox
			where business_key = :key order by created_at, id
			""";

	private static final String IMPORTS = """
			select started_at as at, started_by as person, null as process, 'userTask_collectData' as task_key,
			  null as task_name, file_name as text from feedback_import where business_key = :key order by started_at, id
			""";

	private static final String REFUSED = """
			select made_at, person, door, what, task_key, subject, reason from audit_record
			where business_key = :key and outcome = 'refused' order by made_at, id
			""";

	private static final String COMPLETED = """
			select task_id, form_version, said from audit_record where business_key = :key and outcome = 'done'
			  and what = 'completeTask' and task_id is not null order by id
			""";

	private static final String SIGNED = """
			select made_at, person, person_name, process_key, task_key, signature from audit_record
			where business_key = :key and outcome = 'done' and signature is not null order by id
			""";

	private final JdbcClient jdbc;

	ProjectHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** When a task is due, and which of several it is for. */
	record Due(Instant due, String oneOf) {
	}

	/** A completion as it was recorded. */
	record Completed(String formVersion, JsonNode said) {
	}

	/** A decision as the history has it. */
	record Decided(String id, String definitionId, String decision, String name, int version, Instant at) {
	}

	/** What stood in a column of it. */
	record Clause(String decision, String clause, String name, String rule, String value) {
	}

	Map<String, Due> dues(String key) {
		Map<String, Due> dues = new HashMap<>();
		each(HistoryTables.DUE, key,
				(row, number) -> dues.put(row.getString("id"), new Due(moment(row, "due"), row.getString("one_of"))));
		return dues;
	}

	/** The completions that were recorded, by task. */
	Map<String, Completed> completed(String key) {
		Map<String, Completed> completed = new HashMap<>();
		each(COMPLETED, key, (row, number) -> completed.put(row.getString("task_id"),
				new Completed(row.getString("form_version"), Json.parse(row.getString("said")))));
		return completed;
	}

	/** What each task was completed with, by its id and the name. */
	Map<String, Map<String, JsonNode>> answers(String key) {
		Map<String, Map<String, JsonNode>> answers = new HashMap<>();
		each(HistoryTables.ANSWERS, key,
				(row, number) -> answers.computeIfAbsent(row.getString("task_id"), id -> new LinkedHashMap<>())
					.putIfAbsent(row.getString("name"), value(row)));
		return answers;
	}

	private static JsonNode value(ResultSet row) throws SQLException {
		String type = String.valueOf(row.getString("type"));
		byte[] bytes = row.getBytes("bytes");
		return switch (type) {
			case "json" -> (bytes == null) ? Json.parse(row.getString("text"))
					: Json.parse(new String(bytes, StandardCharsets.UTF_8));
			case "boolean" -> Json.tree(row.getLong("whole") != 0);
			case "integer", "long", "short" -> Json.tree(row.getLong("whole"));
			case "double" -> Json.tree(row.getDouble("fraction"));
			case "null" -> Json.tree(null);
			default -> Json.tree(row.getString("text"));
		};
	}

	List<Decided> decisions(String key) {
		return each(HistoryTables.DECISIONS, key,
				(row, number) -> new Decided(row.getString("id"), row.getString("definition_id"),
						row.getString("decision"), row.getString("name"), row.getInt("version"), moment(row, "at")));
	}

	Map<String, List<Clause>> inputs(String key) {
		return clauses(HistoryTables.DECISION_INPUTS, key);
	}

	Map<String, List<Clause>> outputs(String key) {
		return clauses(HistoryTables.DECISION_OUTPUTS, key);
	}

	private Map<String, List<Clause>> clauses(String sql, String key) {
		Map<String, List<Clause>> clauses = new HashMap<>();
		each(sql, key,
				(row, number) -> clauses.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
					.add(new Clause(row.getString("id"), row.getString("clause"), row.getString("name"),
							row.getString("rule"), cell(row))));
		return clauses;
	}

	private static String cell(ResultSet row) throws SQLException {
		return switch (String.valueOf(row.getString("type"))) {
			case "boolean" -> String.valueOf(row.getLong("whole") != 0);
			case "integer", "long", "short" -> String.valueOf(row.getLong("whole"));
			case "double" -> String.valueOf(row.getDouble("fraction")).replaceFirst("\\.0$", "");
			default -> row.getString("text");
		};
	}

	/** What was done at once is one: its properties stand together. */
	List<Intervention> interventions(String key) {
		Map<List<Object>, Intervention> found = new LinkedHashMap<>();
		each(HistoryTables.INTERVENTIONS, key, (row, number) -> {
			Intervention one = new Intervention(moment(row, "at"), row.getString("person"), row.getString("process"),
					row.getString("entity"), row.getString("operation"), new ArrayList<>(), row.getString("note"));
			Changed changed = new Changed(row.getString("property"), row.getString("before"), row.getString("after"));
			List<Changed> changes = found
				.computeIfAbsent(List.of(row.getString("id"), one.entity(), one.operation()), id -> one)
				.changes();
			if (changed.property() != null && !changes.contains(changed)) {
				changes.add(changed);
			}
			return one;
		});
		return List.copyOf(found.values());
	}

	List<Note> notes(String key) {
		return each(HistoryTables.NOTES, key, ProjectHistory::note);
	}

	List<Note> files(String key) {
		List<Note> files = new ArrayList<>(each(HistoryTables.FILES, key, ProjectHistory::note));
		files.addAll(each(IMPORTS, key, ProjectHistory::note));
		return files;
	}

	private static Note note(ResultSet row, int number) throws SQLException {
		return new Note(moment(row, "at"), row.getString("person"), row.getString("process"), row.getString("task_key"),
				row.getString("task_name"), row.getString("text"));
	}

	List<Mail> mails(String key) {
		return each(MAILS, key,
				(row, number) -> new Mail(moment(row, "created_at"), moment(row, "sent_at"), row.getString("recipient"),
						row.getString("kind"), row.getString("task_key"), row.getString("state"),
						row.getString("reason")));
	}

	/** Records are kept in UTC. */
	List<Refused> refused(String key) {
		return each(REFUSED, key,
				(row, number) -> new Refused(row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
						row.getString("person"), row.getString("door"), row.getString("what"),
						row.getString("task_key"), row.getString("subject"), Json.parse(row.getString("reason"))));
	}

	/** What was signed, without where it stands. */
	List<Signature> signatures(String key) {
		return each(SIGNED, key,
				(row, number) -> new Signature(row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
						row.getString("person"), row.getString("person_name"), row.getString("process_key"),
						row.getString("task_key"), Json.parse(row.getString("signature"))));
	}

	/** A signature as it is recorded. */
	record Signature(Instant at, String person, String name, String process, String taskKey, JsonNode signed) {
	}

	List<Path> paths(String key) {
		Map<String, Path> paths = new LinkedHashMap<>();
		each(HistoryTables.ACTIVITIES, key, (row, number) -> {
			Path path = new Path(row.getString("process"), row.getString("definition_id"), row.getInt("version"),
					row.getString("name"), new ArrayList<>());
			Run run = new Run(row.getString("instance_id"), row.getString("activity"), moment(row, "begun"),
					moment(row, "ended"), row.getLong("sequence"), row.getInt("canceled") == 1);
			paths.computeIfAbsent(path.definitionId(), id -> path).runs().add(run);
			return run;
		});
		return List.copyOf(paths.values());
	}

	private <T> List<T> each(String sql, String key, RowMapper<T> row) {
		return jdbc.sql(sql).param("key", key).query(row).list();
	}

	private static Instant moment(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return (moment == null) ? null : moment.toInstant();
	}

}
