package io.serviceloop.audit.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * XES, IEEE 1849: a trace for each project, and in it an event for each moment in the
 * life of its tasks. There is nothing but attributes in it, and those are written by
 * hand: the platform's writer of XML leaves ends of lines in them as they are, which
 * readers take for blanks.
 */
final class XesLog implements EventLog {

	private static final String STRING = "string";

	private static final String DATE = "date";

	private static final String INTEGER = "int";

	private static final String NAME = "concept:name";

	private static final String TRANSITION = "lifecycle:transition";

	/** What stands for a value that is missing, by the standard. */
	private static final String INVALID = "__INVALID__";

	/** Their names, and their prefixes, by which their addresses are called too. */
	private static final List<List<String>> EXTENSIONS = List.of(List.of("Concept", "concept"),
			List.of("Lifecycle", "lifecycle"), List.of("Organizational", "org"), List.of("Time", "time"),
			List.of("ID", "identity"));

	private final Writer out;

	XesLog(OutputStream stream) throws IOException {
		out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
		begin();
	}

	private void begin() throws IOException {
		out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		out.write("<log xes.version=\"1849.2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n");
		for (List<String> extension : EXTENSIONS) {
			empty("extension", "name", extension.get(0), "prefix", extension.get(1), "uri",
					"http://www.xes-standard.org/" + extension.get(1) + ".xesext");
		}
		out.write("<global scope=\"trace\">\n");
		attribute(STRING, NAME, INVALID);
		out.write("</global>\n<global scope=\"event\">\n");
		attribute("id", "identity:id", "00000000-0000-0000-0000-000000000000");
		attribute(STRING, NAME, INVALID);
		attribute(STRING, TRANSITION, "complete");
		attribute(DATE, "time:timestamp", "1970-01-01T00:00:00.000Z");
		attribute(INTEGER, "lap", "0");
		attribute(STRING, "taskKey", INVALID);
		attribute(STRING, "process", INVALID);
		attribute(INTEGER, "modelVersion", "0");
		out.write("</global>\n");
		classifier("Activity", NAME);
		classifier("Activity and transition", NAME + " " + TRANSITION);
		classifier("Task key and transition", "taskKey " + TRANSITION);
		attribute(STRING, NAME, "ServiceLoop");
		attribute(STRING, "lifecycle:model", "standard");
	}

	private void classifier(String name, String keys) throws IOException {
		empty("classifier", "name", name, "scope", "event", "keys", keys);
	}

	@Override
	public void write(LoggedProject project) throws IOException {
		LoggedProject.Facts facts = project.facts();
		out.write("<trace>\n");
		attribute(STRING, NAME, facts.businessKey());
		attribute(STRING, "title", facts.title());
		attribute(STRING, "serviceLine", facts.serviceLine());
		attribute(STRING, "trigger", facts.triggerKind());
		attribute(STRING, "state", facts.state());
		attribute(STRING, "lead", facts.lead());
		attribute(STRING, "processOwner", facts.processOwner());
		attribute(DATE, "opened", EventLog.time(facts.openedAt()));
		attribute(DATE, "closed", (facts.closedAt() == null) ? null : EventLog.time(facts.closedAt()));
		for (LoggedEvent event : project.events()) {
			write(event);
		}
		out.write("</trace>\n");
	}

	private void write(LoggedEvent event) throws IOException {
		out.write("<event>\n");
		attribute("id", "identity:id", event.id());
		attribute(STRING, NAME, event.name());
		attribute(STRING, "concept:instance", event.activityId());
		attribute(STRING, TRANSITION, event.transition().name());
		attribute(DATE, "time:timestamp", EventLog.time(event.time()));
		attribute(STRING, "org:resource", event.person());
		attribute(STRING, "forWhom", event.forWhom());
		attribute(INTEGER, "lap", String.valueOf(event.lap()));
		attribute(STRING, "subject", event.subject());
		attribute(STRING, "taskKey", event.taskKey());
		attribute(STRING, "kind", event.kind());
		attribute(STRING, "process", event.process());
		attribute(INTEGER, "modelVersion", String.valueOf(event.version()));
		attribute(STRING, "instance", event.instanceId());
		out.write("</event>\n");
	}

	/** Nothing where the value is null. */
	private void attribute(String type, String key, String value) throws IOException {
		if (value != null) {
			empty(type, "key", key, "value", value);
		}
	}

	private void empty(String element, String... namesAndValues) throws IOException {
		out.write("<" + element);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			out.write(" " + namesAndValues[i] + "=\"");
			escape(namesAndValues[i + 1]);
			out.write('"');
		}
		out.write("/>\n");
	}

	/** What XML has no way to write becomes the sign for what cannot be shown. */
	private void escape(String value) throws IOException {
		for (int point : value.codePoints().toArray()) {
			switch (point) {
				case '&' -> out.write("&amp;");
				case '<' -> out.write("&lt;");
				case '>' -> out.write("&gt;");
				case '"' -> out.write("&quot;");
				case '\t', '\n', '\r' -> out.write("&#" + point + ";");
				default -> out.write(Character.toString(isWritable(point) ? point : '\uFFFD'));
			}
		}
	}

	/** What XML 1.0 calls a character. */
	private static boolean isWritable(int point) {
		return point >= ' ' && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point > 0xFFFF;
	}

	@Override
	public void end() throws IOException {
		out.write("</log>\n");
		out.flush();
	}

	@Override
	public void close() {
		// It holds nothing but what it writes to, which is somebody else's.
	}

}
