package io.serviceloop.audit.record;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.audit.reader.Arguments;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.audit.reader.SignatureStanding;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Records as their reader reads them: on the page and in files alike. */
@Component
class RecordWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private static final String WHAT = "audit.what.";

	private final List<String> stems;

	private final Texts texts;

	private final TaskNames tasks;

	private final SignatureStanding standing;

	RecordWords(Texts texts, TaskNames tasks, SignatureStanding standing) throws IOException {
		this.standing = standing;
		this.texts = texts;
		this.tasks = tasks;
		Properties messages = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages.properties"));
		stems = messages.stringPropertyNames()
			.stream()
			.filter(key -> key.startsWith(WHAT))
			.map(key -> key.substring(WHAT.length()))
			.toList();
	}

	/**
	 * What changed.
	 *
	 * @param of the thing or the table
	 * @param before may be null, as after
	 * @param rows how many rows of a table; null where it is a value
	 */
	record Change(String of, String property, String before, String after, String kind, String rows) {
	}

	/** A row as it is shown. */
	record Shown(RecordRow row, String when, String person, String forPerson, String what, String task, String door,
			List<String> why, Map<String, String> said, List<Change> changes, List<String> decisions,
			Signed signature) {
	}

	/**
	 * What was signed with a record.
	 *
	 * @param meaning the sentence
	 * @param proof how it was proved who signed
	 * @param standing whether it still holds
	 */
	record Signed(String meaning, String proof, String sha256, String standing, boolean good) {
	}

	/** The deeds that have a name, by their stems, in the order of the names. */
	Map<String, String> deeds(String more) {
		Map<String, String> byName = new TreeMap<>();
		stems.forEach(stem -> byName.put(what(stem) + " " + stem, stem));
		Map<String, String> deeds = new LinkedHashMap<>();
		byName.values().forEach(stem -> deeds.put(stem, what(stem)));
		if (!more.isEmpty()) {
			deeds.putIfAbsent(more, more);
		}
		return deeds;
	}

	Shown shown(RecordRow row, RecordList.Names names) {
		return new Shown(row, TIME.format(Filters.house(row.madeAt())), person(row.person(), names.people()),
				(row.forPerson() == null) ? null : person(row.forPerson(), names.people()), what(row.what()),
				task(row, names.tasks().get(row.taskId())), word("audits.door.", row.door()), why(row), said(row),
				changes(row), decisions(row), signature(row));
	}

	private Signed signature(RecordRow row) {
		if (row.signature() == null) {
			return null;
		}
		JsonNode signature = Json.parse(row.signature());
		String state = standing.of(row.businessKey(), signature);
		return new Signed(word("signature.", signature.path("meaning").asText()),
				word("audit.proof.", signature.path("proof").asText()), signature.path("sha256").asText(),
				word("audit.standing.", state), SignatureStanding.HOLDS.contains(state));
	}

	/** The columns of a file. */
	List<Sheet.Column> columns() {
		return Arrays.stream(RecordColumn.values())
			.map(column -> new Sheet.Column(texts.of("audits.record." + column.name()), column.width(), false,
					(column == RecordColumn.number) ? "recordNumber" : null))
			.toList();
	}

	/** The cells of a row. */
	List<Object> cells(Shown one) {
		return Arrays.stream(RecordColumn.values()).map(column -> cell(column, one)).collect(Collectors.toList());
	}

	private Object cell(RecordColumn column, Shown one) {
		RecordRow row = one.row();
		return switch (column) {
			case number -> row.id();
			case when -> one.when();
			case person -> one.person();
			case forPerson -> one.forPerson();
			case what -> one.what();
			case outcome -> word("audits.outcome.", row.outcome());
			case project -> row.businessKey();
			case task -> one.task();
			case about -> row.subject();
			case why -> lines(one.why());
			case said -> lines(one.said().entrySet().stream().map(said -> said.getKey() + ": " + said.getValue()));
			case changes -> lines(one.changes().stream().map(this::change));
			case decisions -> lines(one.decisions());
			case signature -> (one.signature() == null) ? null
					: one.signature().meaning() + "\n" + one.signature().standing() + "\n" + one.signature().sha256();
			case door -> one.door();
			case address -> row.address();
			case definition -> row.definitionId();
			case form -> row.formVersion();
		};
	}

	private static String lines(Stream<String> lines) {
		return lines(lines.toList());
	}

	private static String lines(List<String> lines) {
		return lines.isEmpty() ? null : String.join("\n", lines);
	}

	private String change(Change change) {
		return (change.rows() != null) ? texts.of("audits.change.rows", change.of(), change.kind(), change.rows())
				: texts.of("audits.change.value", change.of(), change.property(), nothing(change.before()),
						nothing(change.after()));
	}

	private static String nothing(String text) {
		return (text == null) ? "–" : text;
	}

	private String person(String id, Map<String, String> names) {
		return (id == null) ? texts.of("audits.application") : names.getOrDefault(id, id);
	}

	/** The name of a deed; its stem where it has none. */
	private String what(String stem) {
		return word(WHAT, stem);
	}

	private String word(String prefix, String stem) {
		String text = texts.of(prefix + stem);
		return text.equals(prefix + stem) ? stem : text;
	}

	private String task(RecordRow row, String name) {
		return (row.taskKey() == null) ? null
				: tasks.of(row.processKey(), row.taskKey(), name, LocaleContextHolder.getLocale());
	}

	private List<String> why(RecordRow row) {
		if (row.reason() == null) {
			return List.of();
		}
		if (!row.refused()) {
			return List.of(row.reason());
		}
		JsonNode reasons = Json.parse(row.reason());
		return (reasons == null || !reasons.isArray()) ? List.of(row.reason())
				: StreamSupport.stream(reasons.spliterator(), false).map(this::refusal).toList();
	}

	/** A refusal as it was said, in this reader's language. */
	private String refusal(JsonNode one) {
		String path = one.path("path").asText("");
		String key = one.path("message").asText("");
		Object[] arguments = Arguments.of(one.path("arguments"));
		try {
			return path.isEmpty() ? texts.of(key, arguments) : texts.of(new Violation(path,
					one.path("given").isNull() ? null : one.path("given").asText(null), key, List.of(arguments)));
		}
		catch (IllegalArgumentException changedSince) {
			// Its sentence takes other arguments today.
			return path + ": " + key;
		}
	}

	private Map<String, String> said(RecordRow row) {
		Map<String, String> said = new LinkedHashMap<>();
		JsonNode values = (row.said() == null) ? null : Json.parse(row.said());
		if (values != null && values.isObject()) {
			values.fields().forEachRemaining(one -> said.put(word("field.", one.getKey()), text(one.getValue())));
		}
		return said;
	}

	private static String text(JsonNode value) {
		return (value == null || value.isNull()) ? null : value.isValueNode() ? value.asText() : value.toString();
	}

	private List<Change> changes(RecordRow row) {
		List<Change> changes = new ArrayList<>();
		JsonNode all = (row.changes() == null) ? null : Json.parse(row.changes());
		if (all != null) {
			all.forEach(one -> changes.add(new Change(of(one.path("of").asText("")),
					(one.get("property") == null) ? null : word("audits.property.", one.get("property").asText("")),
					text(one.get("before")), text(one.get("after")),
					(one.get("kind") == null) ? null : word("audits.kind.", one.get("kind").asText()),
					text(one.get("rows")))));
		}
		return changes;
	}

	/** A table, or a thing with its id behind its kind. */
	private String of(String of) {
		String[] parts = of.split(" ", 2);
		String kind = word("audits.of.", parts[0]);
		if (kind.equals(parts[0])) {
			kind = word("audit.entity.", kind);
		}
		return (parts.length == 1) ? kind : kind + " " + parts[1];
	}

	/** Which decision, in which version, and which of its rules. */
	private List<String> decisions(RecordRow row) {
		List<String> decisions = new ArrayList<>();
		JsonNode all = (row.decisions() == null) ? null : Json.parse(row.decisions());
		if (all != null) {
			all.forEach(one -> {
				List<String> rules = new ArrayList<>();
				one.path("rules").forEach(rule -> rules.add(rule.asText()));
				String definition = one.path("definitionId").asText("");
				String[] parts = definition.split(":");
				decisions.add(texts.of("audits.decision", word("audits.table.", one.path("decision").asText("")),
						(parts.length > 1) ? parts[1] : definition,
						rules.isEmpty() ? texts.of("audits.decision.none") : String.join(", ", rules)));
			});
		}
		return decisions;
	}

}
