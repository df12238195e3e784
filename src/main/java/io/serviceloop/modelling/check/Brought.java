package io.serviceloop.modelling.check;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.modelling.check.content.BpmnContent;
import io.serviceloop.modelling.check.content.DmnContent;
import io.serviceloop.modelling.check.content.FormContent;
import io.serviceloop.modelling.check.flow.FlowCheck;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.XmlReader;

/** The files of a deployment, read, each checked by itself. */
final class Brought {

	/** What stands behind the id of a decision in the name of its worked examples. */
	static final String EXAMPLES = ".examples.csv";

	private static final int MOST_FILES = 60;

	private static final int MOST_MODELS = 60;

	private static final int LARGEST = 2 * 1024 * 1024;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._()@/-]{1,200}");

	private final Models models = Models.none();

	private final Vocabulary words;

	private final Findings findings;

	private Brought(Vocabulary words, Findings findings) {
		this.words = words;
		this.findings = findings;
	}

	/** Reads files by name, and finds what they may not hold. */
	static Models read(Map<String, byte[]> files, Vocabulary words, Findings findings) {
		Brought brought = new Brought(words, findings);
		if (files.isEmpty()) {
			findings.error("-", "empty");
		}
		if (files.size() > MOST_FILES) {
			findings.error("-", "tooMuch-files", MOST_FILES, files.size());
			return brought.models;
		}
		files.forEach(brought::file);
		if (brought.models.processes().size() + brought.models.decisions().size() > MOST_MODELS) {
			findings.error("-", "tooMuch-models", MOST_MODELS);
			return Models.none();
		}
		return brought.models;
	}

	private void file(String path, byte[] content) {
		String name = shortName(path);
		models.brought().add(name);
		if (!NAME.matcher(path).matches() || path.contains("..")) {
			findings.error(name, "resource-name");
		}
		else if (content.length > LARGEST) {
			findings.error(name, "tooMuch-bytes", LARGEST, content.length);
		}
		else if (name.endsWith(".bpmn")) {
			xml(name, content, true);
		}
		else if (name.endsWith(".dmn")) {
			xml(name, content, false);
		}
		else if (name.endsWith(".form")) {
			JsonNode form = FormContent.check(name, content, words, findings);
			if (form != null) {
				put(models.forms(), name, form.path("id").textValue(), form);
			}
		}
		else if (name.endsWith(EXAMPLES)) {
			put(models.examples(), name, decisionOf(name), new String(content, StandardCharsets.UTF_8));
		}
		else {
			findings.error(name, "resource");
		}
	}

	private void xml(String name, byte[] content, boolean bpmn) {
		Node root = XmlReader.read(name, content, findings);
		if (root == null
				|| bpmn && root.children("process").stream().anyMatch(one -> FlowCheck.isTooLarge(one, findings))) {
			return;
		}
		if (bpmn) {
			BpmnContent.check(root, words, findings);
		}
		else {
			DmnContent.check(root, findings);
		}
		Map<String, Node> kind = bpmn ? models.processes() : models.decisions();
		root.children(bpmn ? "process" : "decision").forEach(node -> {
			if (node.attribute("id") == null || node.attribute("id").isBlank()) {
				findings.error(node, "unreadable-id");
			}
			else {
				put(kind, name, node.attribute("id"), node);
			}
		});
	}

	private <T> void put(Map<String, T> kind, String file, String id, T read) {
		if (kind.put(id, read) != null) {
			findings.error(file, "twice-file", id);
		}
	}

	/** The id of the decision that worked examples belong to. */
	static String decisionOf(String examples) {
		return shortName(examples).replace(EXAMPLES, "");
	}

	/**
	 * What is in a model, by what it is and its id, as {@link House#origins()} says it.
	 */
	static Set<String> ids(Models models) {
		return Stream
			.of(models.processes().keySet().stream().map(id -> "process " + id),
					models.decisions().keySet().stream().map(id -> "decision " + id),
					models.forms().keySet().stream().map(id -> "form " + id),
					models.examples().keySet().stream().map(id -> "examples " + id))
			.flatMap(Function.identity())
			.collect(Collectors.toSet());
	}

	/** The name of a file without the folder in front of it. */
	static String shortName(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replaceFirst("]$", "");
	}

}
