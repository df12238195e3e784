package io.serviceloop.loop.engine.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current transaction does, put together while it runs and written as one record
 * just before it is over (E06, E31). What is rolled back leaves none.
 */
public final class Trail implements TransactionSynchronization {

	/** So much of one text; the registers and the history hold it whole. */
	private static final int LONGEST = 4000;

	/** More than these are counted and not told. */
	private static final int MOST_CHANGES = 200;

	private RecordBook records;

	private String what;

	/** What was asked of the engine, where nobody says it better. */
	private String command;

	/** Whether a person asked for it: then it counts though nothing is seen to change. */
	private boolean asked;

	private String businessKey;

	private String processKey;

	private String definitionId;

	private String instanceId;

	private String taskId;

	private String taskKey;

	private String forPerson;

	private String subject;

	private String formKey;

	private String formVersion;

	private String reason;

	private Map<String, Object> signature;

	private final Map<String, Object> said = new LinkedHashMap<>();

	/** What was handed over with the command, where no form says it better. */
	private Map<String, Object> given = Map.of();

	private final Map<String, Table> tables = new LinkedHashMap<>();

	private final List<Map<String, Object>> values = new ArrayList<>();

	private final Map<String, Decided> decisions = new LinkedHashMap<>();

	private final Set<String> created = new HashSet<>();

	private int untold;

	private boolean job;

	private Trail() {
	}

	/** Rows of one table that were written in one way. */
	private record Table(String of, String kind, long rows) {
	}

	/** One version of a decision, and its rules that fired. */
	private record Decided(String decision, String definitionId, Set<String> rules) {
	}

	/**
	 * The trail of the current transaction; outside of one, a trail that is never
	 * written.
	 */
	public static Trail here() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return new Trail();
		}
		Trail trail = (Trail) TransactionSynchronizationManager.getResource(Trail.class);
		if (trail == null) {
			trail = new Trail();
			trail.resume();
			TransactionSynchronizationManager.registerSynchronization(trail);
		}
		return trail;
	}

	/**
	 * Says what is done, where it is more than the engine's command tells. The first who
	 * says it is right: what follows is done in turn.
	 * @param what a stem such as {@code copy}; {@code audit.what.<what>} is its text
	 * @param subject what it is about: a person, a file, a number; null for nothing more
	 */
	public Trail about(String what, Object subject) {
		if (this.what == null) {
			this.what = what;
			this.subject = (subject == null) ? null : cut(String.valueOf(subject), 255);
		}
		return this;
	}

	/** What it is about, where nobody said it yet. */
	Trail subject(String subject) {
		if (this.subject == null) {
			this.subject = cut(subject, 255);
		}
		return this;
	}

	/** Says what is done where nobody asked for anything. */
	public void byItself(String what) {
		if (command == null) {
			command = what;
		}
	}

	/** The project it belongs to. */
	public Trail of(String businessKey) {
		if (this.businessKey == null) {
			this.businessKey = businessKey;
		}
		return this;
	}

	/** For whom it was done. */
	Trail onBehalfOf(String person) {
		this.forPerson = person;
		return this;
	}

	/** Why it was done, in the words of who did it. */
	public Trail because(String reason) {
		if (reason != null && this.reason == null) {
			this.reason = cut(reason, LONGEST);
		}
		return this;
	}

	/**
	 * What was submitted, by its name; JSON as such, all else but numbers and truth as
	 * text.
	 */
	public Trail said(String name, Object value) {
		if (value != null) {
			said.put(name, (value instanceof Number || value instanceof Boolean || value instanceof JsonNode) ? value
					: String.valueOf(value));
		}
		return this;
	}

	/** What was signed with it, by whom, and what that means. */
	public Trail signed(Map<String, Object> signature) {
		this.signature = signature;
		return this;
	}

	/** A value that is another one now; the same one counts as no change. */
	public Trail changed(String of, String property, Object before, Object after) {
		String was = (before == null) ? null : String.valueOf(before);
		String is = (after == null) ? null : String.valueOf(after);
		if ((was == null) ? is != null : !was.equals(is)) {
			Map<String, Object> change = new LinkedHashMap<>();
			change.put("of", of);
			change.put("property", property);
			change.put("before", cut(was, LONGEST));
			change.put("after", cut(is, LONGEST));
			tell(change);
		}
		return this;
	}

	/**
	 * The form that was filled in.
	 * @param stem of a Camunda Form, whose latest version it was
	 * @param fingerprint of a form that ships with the application; empty where it is a
	 * Camunda Form
	 */
	public Trail form(String stem, String fingerprint) {
		formKey = stem;
		formVersion = fingerprint.isEmpty() ? null : stem + ":" + fingerprint;
		return this;
	}

	/** Where in a process it is done; what is known already stays. */
	public Trail at(String definitionId, String instanceId, String taskId, String taskKey) {
		if (this.definitionId == null && definitionId != null) {
			this.definitionId = definitionId;
			this.processKey = definitionId.split(":", 2)[0];
		}
		this.instanceId = (this.instanceId == null) ? instanceId : this.instanceId;
		this.taskId = (this.taskId == null) ? taskId : this.taskId;
		this.taskKey = (this.taskKey == null) ? taskKey : this.taskKey;
		return this;
	}

	/**
	 * What is asked of the engine.
	 * @param taskId the task it is about; null for none
	 * @param byPerson whether a person asks for it
	 * @param given what is handed over with it, by name
	 */
	public void command(String name, String taskId, boolean byPerson, Map<String, Object> given, RecordBook records) {
		if (command == null || byPerson && !asked) {
			command = name;
			asked = byPerson;
			this.given = given;
			this.taskId = (this.taskId == null) ? taskId : this.taskId;
		}
		this.records = records;
	}

	/** Whether a task is the one that a command is about, or the first of many. */
	boolean isAbout(String taskId) {
		return !job && !created.contains(taskId) && (this.taskId == null || this.taskId.equals(taskId));
	}

	void created(String taskId) {
		created.add(taskId);
	}

	boolean hasCreated(String taskId) {
		return created.contains(taskId);
	}

	String formKey() {
		return formKey;
	}

	/** Who writes it, where nothing else is seen to change. */
	public void writtenBy(RecordBook records) {
		this.records = records;
	}

	void job(RecordBook records) {
		job = true;
		this.records = records;
	}

	boolean isJob() {
		return job;
	}

	/** Whether a person asked for what is done. */
	boolean isAsked() {
		return asked;
	}

	void wrote(String table, String kind, long rows, RecordBook records) {
		this.records = records;
		if (rows > 0) {
			tables.merge(kind + " " + table, new Table(table, kind, rows),
					(one, more) -> new Table(table, kind, one.rows() + more.rows()));
		}
	}

	void decided(String decision, String definitionId, Set<String> rules) {
		decisions.computeIfAbsent(definitionId, id -> new Decided(decision, id, new LinkedHashSet<>()))
			.rules()
			.addAll(rules);
	}

	void tell(Map<String, Object> change) {
		if (values.size() < MOST_CHANGES) {
			values.add(change);
		}
		else {
			untold++;
		}
	}

	/** Whether anything was done that is to be known. */
	private boolean isNothing() {
		return !asked && !job && tables.isEmpty() && values.isEmpty();
	}

	Map<String, Object> columns() {
		List<Map<String, Object>> changes = new ArrayList<>(values);
		tables.values().forEach(table -> {
			Map<String, Object> change = new LinkedHashMap<>();
			change.put("of", table.of());
			change.put("kind", table.kind());
			change.put("rows", table.rows());
			changes.add(change);
		});
		if (untold > 0) {
			changes.add(Map.of("of", "change", "kind", "more", "rows", untold));
		}
		Map<String, Object> saying = said.isEmpty() ? given : said;
		Map<String, Object> columns = new LinkedHashMap<>();
		columns.put("for_person", forPerson);
		columns.put("what", (what != null) ? what : (command != null) ? command : unnamed());
		columns.put("business_key", businessKey);
		columns.put("process_key", processKey);
		columns.put("definition_id", definitionId);
		columns.put("instance_id", instanceId);
		columns.put("task_id", taskId);
		columns.put("task_key", taskKey);
		columns.put("subject", subject);
		columns.put("said", saying.isEmpty() ? null : saying);
		columns.put("changes", changes.isEmpty() ? null : changes);
		columns.put("decisions", decisions.isEmpty() ? null : List.copyOf(decisions.values()));
		columns.put("form_version", formVersion);
		columns.put("reason", reason);
		columns.put("signature", signature);
		return columns;
	}

	/** What nobody gave a name; a test finds it. */
	private String unnamed() {
		if (tables.isEmpty()) {
			return RecordBook.UNNAMED;
		}
		String first = tables.values().iterator().next().of();
		return RecordingJdbc.DONE.getOrDefault(first, RecordBook.UNNAMED + first);
	}

	static String cut(String text, int longest) {
		return (text == null || text.length() <= longest) ? text : text.substring(0, longest - 1) + "…";
	}

	@Override
	public int getOrder() {
		// What others do before the end belongs to it.
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		if (records != null && !isNothing()) {
			records.add(this);
		}
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(Trail.class);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(Trail.class, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(Trail.class);
	}

}
