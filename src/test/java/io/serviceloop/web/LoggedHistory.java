package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Event logs read by programs that share nothing with what wrote them: FastCSV, the
 * platform's DOM, Jackson.
 */
final class LoggedHistory {

	private LoggedHistory() {
	}

	/** An event, as each of the formats tells it; null where a format leaves it out. */
	record Told(String project, String id, String activity, String transition, long at, String person, String forWhom,
			int lap, String subject, String taskKey, String kind, String process, int version, String activityId,
			String instance) {
	}

	static List<NamedCsvRecord> rows(byte[] csv) {
		String text = new String(csv, StandardCharsets.UTF_8);
		if (text.charAt(0) != '\uFEFF') {
			throw new IllegalArgumentException("a spreadsheet would not take it for UTF-8");
		}
		return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
	}

	static List<Told> csv(byte[] csv) {
		return rows(csv).stream()
			.map(row -> new Told(row.getField("project"), row.getField("eventId"), row.getField("activity"),
					row.getField("transition"), at(row.getField("time")), known(row.getField("person")),
					known(row.getField("forWhom")), Integer.parseInt(row.getField("lap")),
					known(row.getField("subject")), row.getField("taskKey"), row.getField("kind"),
					row.getField("process"), Integer.parseInt(row.getField("modelVersion")), row.getField("activityId"),
					row.getField("instanceId")))
			.toList();
	}

	private static String known(String cell) {
		return cell.isEmpty() ? null : cell;
	}

	private static long at(String time) {
		if (!time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)")) {
			throw new IllegalArgumentException("without milliseconds or zone: " + time);
		}
		return OffsetDateTime.parse(time).toInstant().toEpochMilli();
	}

	static Document xml(byte[] xes) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xes));
		}
		catch (Exception ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static List<Element> children(Element parent, String name) {
		return IntStream.range(0, parent.getChildNodes().getLength())
			.mapToObj(parent.getChildNodes()::item)
			.filter(node -> node instanceof Element && node.getLocalName().equals(name))
			.map(Element.class::cast)
			.toList();
	}

	/** The attributes of a log, a trace or an event, by key. */
	static Map<String, String> attributes(Element of) {
		Map<String, String> attributes = new HashMap<>();
		for (String type : List.of("string", "date", "int", "id")) {
			for (Element attribute : children(of, type)) {
				if (attributes.put(attribute.getAttribute("key"), attribute.getAttribute("value")) != null) {
					throw new IllegalArgumentException("twice: " + attribute.getAttribute("key"));
				}
			}
		}
		return attributes;
	}

	static List<Told> xes(byte[] xes) {
		List<Told> told = new ArrayList<>();
		for (Element trace : children(xml(xes).getDocumentElement(), "trace")) {
			String project = attributes(trace).get("concept:name");
			for (Element event : children(trace, "event")) {
				Map<String, String> has = attributes(event);
				told.add(new Told(project, has.get("identity:id"), has.get("concept:name"),
						has.get("lifecycle:transition"), at(has.get("time:timestamp")), has.get("org:resource"),
						has.get("forWhom"), Integer.parseInt(has.get("lap")), has.get("subject"), has.get("taskKey"),
						has.get("kind"), has.get("process"), Integer.parseInt(has.get("modelVersion")),
						has.get("concept:instance"), has.get("instance")));
			}
		}
		return told;
	}

	static JsonNode json(byte[] ocel) {
		try {
			return Http.JSON.readTree(ocel);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static List<Told> ocel(byte[] ocel) {
		List<Told> told = new ArrayList<>();
		for (JsonNode event : json(ocel).path("events")) {
			Map<String, String> has = new HashMap<>();
			event.path("attributes").forEach(one -> has.put(one.path("name").asText(), one.path("value").asText()));
			Map<String, String> about = new HashMap<>();
			event.path("relationships")
				.forEach(one -> about.put(one.path("qualifier").asText(), one.path("objectId").asText()));
			told.add(new Told(about.get("project"), event.path("id").asText(), has.get("activity"),
					has.get("transition"), at(event.path("time").asText()), person(about.get("person")),
					person(about.get("for whom")), Integer.parseInt(has.get("lap")), has.get("subject"),
					has.get("taskKey"), has.get("kind"), has.get("process"), Integer.parseInt(has.get("modelVersion")),
					has.get("activityId"), has.get("instance")));
		}
		return told;
	}

	private static String person(String object) {
		return (object == null) ? null : object.substring("person/".length());
	}

	/**
	 * What is wrong with an object-centric log: by the schema of OCEL 2.0, and by what
	 * its text asks for beyond it: types and attributes are declared, values are of their
	 * type, ids are given once, and whatever is related to is there. The two disagree
	 * about values: the schema takes texts alone, the text shows numbers; what keeps the
	 * schema is right here.
	 */
	static List<String> faults(JsonNode log) {
		List<String> faults = new ArrayList<>();
		Map<String, Map<String, String>> objects = types(log.path("objectTypes"), "objectTypes", faults);
		Map<String, Map<String, String>> events = types(log.path("eventTypes"), "eventTypes", faults);
		TreeSet<String> ids = new TreeSet<>();
		TreeSet<String> things = new TreeSet<>();
		for (JsonNode object : list(log, "objects", faults)) {
			String id = text(object, "id", faults);
			things.add(id);
			if (!ids.add(id)) {
				faults.add("twice: " + id);
			}
			values(object, objects.get(text(object, "type", faults)), true, faults);
		}
		for (JsonNode event : list(log, "events", faults)) {
			if (!ids.add(text(event, "id", faults))) {
				faults.add("twice: " + event.path("id"));
			}
			moment(text(event, "time", faults), faults);
			values(event, events.get(text(event, "type", faults)), false, faults);
			if (event.path("relationships").isEmpty()) {
				faults.add("about nothing: " + event);
			}
		}
		for (String all : List.of("objects", "events")) {
			log.path(all).forEach(one -> one.path("relationships").forEach(related -> {
				text(related, "qualifier", faults);
				if (!things.contains(text(related, "objectId", faults))) {
					faults.add("related to nothing: " + related);
				}
			}));
		}
		return faults;
	}

	private static Map<String, Map<String, String>> types(JsonNode declared, String name, List<String> faults) {
		Map<String, Map<String, String>> types = new HashMap<>();
		if (!declared.isArray()) {
			faults.add("no list: " + name);
		}
		declared.forEach(type -> {
			Map<String, String> attributes = new HashMap<>();
			list(type, "attributes", faults).forEach(attribute -> {
				String of = text(attribute, "type", faults);
				if (!List.of("string", "time", "integer", "float", "boolean").contains(of)) {
					faults.add("no type: " + of);
				}
				attributes.put(text(attribute, "name", faults), of);
			});
			if (types.put(text(type, "name", faults), attributes) != null) {
				faults.add("declared twice: " + type.path("name"));
			}
		});
		return types;
	}

	private static void values(JsonNode of, Map<String, String> declared, boolean timed, List<String> faults) {
		if (declared == null) {
			faults.add("of no declared type: " + of);
			return;
		}
		for (JsonNode attribute : of.path("attributes")) {
			String name = text(attribute, "name", faults);
			String value = text(attribute, "value", faults);
			if (timed) {
				moment(text(attribute, "time", faults), faults);
			}
			boolean right = switch (declared.getOrDefault(name, "")) {
				case "string" -> true;
				case "integer" -> value.matches("-?\\d+");
				case "float" -> value.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
				case "boolean" -> value.matches("true|false");
				case "time" -> moment(value, faults);
				default -> false;
			};
			if (!right) {
				faults.add("undeclared, or of another type: " + attribute + " of " + of.path("type"));
			}
		}
	}

	private static boolean moment(String time, List<String> faults) {
		try {
			at(time);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return !faults.add(ex.getMessage());
		}
	}

	private static JsonNode list(JsonNode of, String name, List<String> faults) {
		if (!of.path(name).isArray()) {
			faults.add("no list: " + name);
		}
		return of.path(name);
	}

	private static String text(JsonNode of, String name, List<String> faults) {
		if (!of.path(name).isTextual()) {
			faults.add("no text " + name + ": " + of);
		}
		return of.path(name).asText();
	}

}
