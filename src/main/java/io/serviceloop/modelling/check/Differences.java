package io.serviceloop.modelling.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.XmlReader;

/** In which elements two versions of a file differ. */
final class Differences {

	private static final int MOST = 12;

	private Differences() {
	}

	/**
	 * The ids of the elements that differ, at most a dozen.
	 * @param name of the file
	 */
	static List<String> of(String name, byte[] one, byte[] other) {
		Map<String, String> first = parts(name, one);
		Map<String, String> second = parts(name, other);
		TreeSet<String> ids = new TreeSet<>(first.keySet());
		ids.addAll(second.keySet());
		List<String> differing = ids.stream().filter(id -> !Objects.equals(first.get(id), second.get(id))).toList();
		List<String> shown = new ArrayList<>(differing.subList(0, Math.min(MOST, differing.size())));
		if (differing.size() > MOST) {
			shown.add("…");
		}
		return shown;
	}

	private static Map<String, String> parts(String name, byte[] content) {
		Map<String, String> parts = new LinkedHashMap<>();
		if (name.endsWith(".form")) {
			components(Json.parse(content), parts);
		}
		else if (!name.endsWith(Brought.EXAMPLES)) {
			Node root = XmlReader.read(name, content, new Findings());
			if (root != null) {
				root.all()
					.filter(node -> node.id() != null)
					.forEach(node -> parts.merge(node.id(), node.attributes() + node.text(), String::concat));
			}
		}
		return parts;
	}

	private static void components(JsonNode form, Map<String, String> parts) {
		form.path("components").forEach(component -> {
			parts.put(component.path("key").asText(component.path("id").asText()), component.toString());
			components(component, parts);
		});
	}

}
