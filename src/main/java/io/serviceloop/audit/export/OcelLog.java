package io.serviceloop.audit.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serviceloop.audit.export.OcelProject.Related;
import io.serviceloop.audit.export.OcelProject.Thing;
import io.serviceloop.audit.export.OcelProject.Value;

/**
 * An object-centric event log, OCEL 2.0 in JSON: projects, goals, problems, causes,
 * actions, standards and people, and the events with what they are about. The JSON schema
 * of the standard takes texts for values alone, its text shows numbers: what is written
 * are texts, and the declared type says how they are read.
 * <p>
 * The format has all objects in one list and all events in another. So that each project
 * is read once, and the two lists agree, events wait in a file, packed, until all objects
 * are written.
 */
final class OcelLog implements EventLog {

	/** A moment for what is not known to have been otherwise, by the standard. */
	static final String ALWAYS = "1970-01-01T00:00:00.000Z";

	private static final int PEOPLE_AT_ONCE = 100;

	private static final JsonFactory JSON = JsonFactory.builder().build();

	private static final String STRING = "string";

	private static final String TIME = "time";

	/** What objects of each type can have. */
	private static final Map<String, Map<String, String>> TYPES = Map.of("project",
			Map.of("title", STRING, "serviceLine", STRING, "trigger", STRING, "state", STRING), "goal",
			Map.of("name", STRING, "metric", STRING, "unit", STRING, "direction", STRING, "target", "float", "dueDate",
					TIME, "value", "float", "met", "boolean"),
			"problem",
			Map.of("description", STRING, "stage", STRING, "type", STRING, "priority", STRING, "overrideReason",
					STRING),
			"cause", Map.of("rootCause", STRING, "causeClass", STRING, "lap", "integer", "verified", "boolean"),
			"action",
			Map.of("measure", STRING, "kind", STRING, "department", STRING, "lap", "integer", "dueDate", TIME, "state",
					STRING),
			"standard", Map.of("title", STRING, "lap", "integer", "version", "integer", "approved", "boolean"),
			"person", Map.of("name", STRING));

	/** What events of each type have, or can have. */
	private static final Map<String, String> OF_EVENTS = Map.of("activity", STRING, "transition", STRING, "lap",
			"integer", "subject", STRING, "taskKey", STRING, "kind", STRING, "process", STRING, "modelVersion",
			"integer", "activityId", STRING, "instance", STRING);

	private final OutputStream out;

	private final Names names;

	private final Path waiting;

	private final JsonGenerator json;

	private final JsonGenerator events;

	private final Set<String> eventTypes = new TreeSet<>();

	/** Bounded by the number of accounts. */
	private final Set<String> people = new TreeSet<>();

	OcelLog(OutputStream out, Names names) throws IOException {
		this.out = out;
		this.names = names;
		this.waiting = Files.createTempFile("serviceloop-events", ".gz");
		this.json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
		this.events = JSON.createGenerator(new GZIPOutputStream(Files.newOutputStream(waiting)));
		begin();
	}

	private void begin() throws IOException {
		json.writeStartObject();
		json.writeArrayFieldStart("objectTypes");
		for (Map.Entry<String, Map<String, String>> type : sorted(TYPES)) {
			type(type.getKey(), type.getValue());
		}
		json.writeEndArray();
		json.writeArrayFieldStart("objects");
		events.writeStartArray();
	}

	private static <T> List<Map.Entry<String, T>> sorted(Map<String, T> map) {
		return map.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
	}

	private void type(String name, Map<String, String> attributes) throws IOException {
		json.writeStartObject();
		json.writeStringField("name", name);
		json.writeArrayFieldStart("attributes");
		for (Map.Entry<String, String> attribute : sorted(attributes)) {
			json.writeStartObject();
			json.writeStringField("name", attribute.getKey());
			json.writeStringField("type", attribute.getValue());
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	@Override
	public void write(LoggedProject project) throws IOException {
		OcelProject told = new OcelProject(project);
		for (Thing thing : told.things()) {
			write(thing);
		}
		for (LoggedEvent event : project.events()) {
			write(event, told.about(event));
		}
		people.addAll(told.people());
	}

	private void write(Thing thing) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", thing.id());
		json.writeStringField("type", thing.type());
		json.writeArrayFieldStart("attributes");
		for (Value value : thing.values()) {
			json.writeStartObject();
			json.writeStringField("name", value.name());
			json.writeStringField("time", value.since());
			json.writeStringField("value", value.value());
			json.writeEndObject();
		}
		json.writeEndArray();
		related(json, thing.related());
		json.writeEndObject();
	}

	private static void related(JsonGenerator json, List<Related> to) throws IOException {
		json.writeArrayFieldStart("relationships");
		for (Related related : to) {
			json.writeStartObject();
			json.writeStringField("objectId", related.id());
			json.writeStringField("qualifier", related.qualifier());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** OCEL has no life cycles: each transition of an activity is a type of event. */
	private static String type(LoggedEvent event) {
		return event.name() + " (" + event.transition() + ")";
	}

	private void write(LoggedEvent event, List<Related> about) throws IOException {
		String type = type(event);
		eventTypes.add(type);
		events.writeStartObject();
		events.writeStringField("id", event.id());
		events.writeStringField("type", type);
		events.writeStringField(TIME, EventLog.time(event.time()));
		events.writeArrayFieldStart("attributes");
		attribute("activity", event.name());
		attribute("transition", event.transition());
		attribute("lap", event.lap());
		attribute("subject", event.subject());
		attribute("taskKey", event.taskKey());
		attribute("kind", event.kind());
		attribute("process", event.process());
		attribute("modelVersion", event.version());
		attribute("activityId", event.activityId());
		attribute("instance", event.instanceId());
		events.writeEndArray();
		related(events, about);
		events.writeEndObject();
	}

	private void attribute(String name, Object value) throws IOException {
		if (value != null) {
			events.writeStartObject();
			events.writeStringField("name", name);
			events.writeStringField("value", value.toString());
			events.writeEndObject();
		}
	}

	@Override
	public void end() throws IOException {
		writePeople();
		json.writeEndArray();
		json.writeArrayFieldStart("eventTypes");
		for (String type : eventTypes) {
			type(type, OF_EVENTS);
		}
		json.writeEndArray();
		events.writeEndArray();
		events.close();
		json.writeFieldName("events");
		// The list as it lies there.
		json.writeRawValue("");
		json.flush();
		try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(waiting)))) {
			in.transferTo(out);
		}
		json.writeEndObject();
		json.flush();
	}

	private void writePeople() throws IOException {
		List<String> all = new ArrayList<>(people);
		for (int from = 0; from < all.size(); from += PEOPLE_AT_ONCE) {
			List<String> some = all.subList(from, Math.min(from + PEOPLE_AT_ONCE, all.size()));
			Map<String, String> called = names.apply(some);
			for (String person : some) {
				write(new Thing(OcelProject.person(person), "person",
						List.of(new Value("name", called.getOrDefault(person, person), ALWAYS)), List.of()));
			}
		}
	}

	@Override
	public void close() throws IOException {
		try {
			events.close();
		}
		finally {
			Files.deleteIfExists(waiting);
		}
	}

	static String since(LocalDateTime moment) {
		return (moment == null) ? ALWAYS : EventLog.time(moment);
	}

	static String since(LocalDate day) {
		return (day == null) ? ALWAYS : EventLog.time(day.atStartOfDay());
	}

}
