package io.serviceloop.loop.engine.record;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes records: the one statement that does. Nothing here or elsewhere changes or takes
 * away one.
 */
@Component
public class RecordBook {

	/** Before the table of a change that nobody gave a name. */
	public static final String UNNAMED = "write:";

	private static final String DONE = "done";

	private static final String REFUSED = "refused";

	private final JdbcTemplate jdbc;

	private final EngineRights rights;

	private final EngineClock clock;

	RecordBook(JdbcTemplate jdbc, EngineRights rights, EngineClock clock) {
		this.jdbc = jdbc;
		this.rights = rights;
		this.clock = clock;
	}

	/** What was asked for and not done, as far as it is known. */
	public record Attempt(String what, String businessKey, String taskId, String definitionId,
			Map<String, Object> said) {
	}

	void add(Trail trail) {
		insert(DONE, door(trail.isJob()), trail.formKey(), trail.columns());
	}

	/**
	 * Writes down what a person was refused, once it is certain that nothing of it was
	 * done.
	 * @param attempt what was asked for
	 * @param status of the answer
	 * @param refusal why; null where only the status is known
	 */
	public void refused(Attempt attempt, int status, SubmissionRefused refusal) {
		Trail trail = Trail.here().about(Trail.cut(attempt.what(), 100), null).of(Trail.cut(attempt.businessKey(), 64));
		attempt.said().forEach(trail::said);
		// What was sent may be longer than whatever it could have meant.
		trail.at(Trail.cut(attempt.definitionId(), 255), null, Trail.cut(attempt.taskId(), 64), null);
		Map<String, Object> columns = trail.columns();
		columns.put("reason", Json.text((refusal == null) ? List.of(Map.of("message", "serviceloop.refused." + status))
				: refusal.violations().stream().map(RecordBook::told).toList()));
		insert(REFUSED, door(false), null, columns);
	}

	private static Map<String, Object> told(Violation violation) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("path", violation.path());
		told.put("given", (violation.given() == null) ? null : Trail.cut(String.valueOf(violation.given()), 500));
		told.put("message", violation.key());
		told.put("arguments", violation.arguments().stream().map(String::valueOf).toList());
		return told;
	}

	private void insert(String outcome, String door, String form, Map<String, Object> columns) {
		HttpServletRequest request = request();
		List<Object> values = new ArrayList<>();
		values.add(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
		String person = person(request);
		values.add(person);
		values.add(person);
		values.add(door);
		values.add((request == null) ? null : request.getRemoteAddr());
		values.add(outcome);
		values.add(columns.remove("business_key"));
		values.add(columns.get("task_id"));
		values.add(columns.get("instance_id"));
		values.add(columns.remove("form_version"));
		values.add(form);
		columns.values()
			.forEach(value -> values.add((value == null || value instanceof String) ? value : Json.text(value)));
		jdbc.update(
				"insert into audit_record (made_at, person, person_name, door, address, outcome, business_key, form_version, "
						+ String.join(", ", columns.keySet()) + ") values (?, ?, " + EngineTables.NAME_OF
						+ ", ?, ?, ?, coalesce(cast(? as varchar(64)), " + EngineTables.PROJECT_OF_RECORD
						+ "), coalesce(cast(? as varchar(100)), " + EngineTables.LATEST_FORM + ")"
						+ ", ?".repeat(columns.size()) + ")",
				values.toArray());
	}

	private String person(HttpServletRequest request) {
		String me = rights.me();
		return (me != null || request == null || request.getUserPrincipal() == null) ? me
				: request.getUserPrincipal().getName();
	}

	/** Which way it came. */
	private static String door(boolean job) {
		HttpServletRequest request = request();
		if (job || request == null) {
			return job ? "job" : "application";
		}
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/camunda/") ? "tasklist"
				: path.startsWith("/engine-rest/") ? "engine-rest" : path.startsWith("/api/") ? "api" : "page";
	}

	private static HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) ? web.getRequest()
				: null;
	}

}
