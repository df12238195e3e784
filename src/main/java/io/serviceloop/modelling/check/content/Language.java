package io.serviceloop.modelling.check.content;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.namespace.QName;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;

/**
 * The elements of a language of models, each with the attributes it may have and the
 * elements that may stand in it, by their full names: another namespace is another word.
 *
 * @param words by the full name of the element
 * @param everywhere attributes that say nothing to the engine and may stand anywhere, by
 * their namespaces
 */
record Language(Map<QName, Word> words, Set<String> everywhere) {

	/** What runs code or reaches out, by its name. */
	private static final Set<String> CODE = Set.of("script", "scriptTask", "scriptFormat", "resource", "language",
			"expressionLanguage", "class", "expression", "type", "topic", "field", "connector", "connectorId",
			"taskListener", "delegateExpression", "variableMappingClass", "variableMappingDelegateExpression",
			"formHandlerClass", "formData", "import", "sendTask", "implementation", "operationRef", "caseRef",
			"businessKnowledgeModel", "invocation", "functionDefinition", "list", "map");

	/**
	 * An element.
	 *
	 * @param attributes the full names of its attributes
	 * @param fixed what an attribute has to say, where it may say one thing only: what
	 * the language itself fills in
	 * @param children the full names of what may stand in it
	 */
	record Word(Set<QName> attributes, Map<QName, Set<String>> fixed, Set<QName> children) {
	}

	/**
	 * Reads a list of lines {@code element | attributes | elements in it}; names are
	 * written with the prefixes given, {@code @name} stands for a set of names that was
	 * given before as a line {@code @name | names}, and {@code name=value} allows an
	 * attribute that one value.
	 */
	static Language of(String list, Map<String, String> prefixes, Set<String> everywhere) {
		Map<String, List<String>> sets = new LinkedHashMap<>();
		Map<QName, Word> words = new LinkedHashMap<>();
		list.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
			String[] cells = line.split("\\|", -1);
			if (line.startsWith("@")) {
				sets.put(cells[0].strip(), names(cells[1], sets));
				return;
			}
			for (String element : cells[0].strip().split("\\s+")) {
				words.put(qname(element, prefixes, ""), word(names(cells[1], sets), names(cells[2], sets), prefixes));
			}
		});
		return new Language(words, everywhere);
	}

	private static Word word(List<String> attributes, List<String> children, Map<String, String> prefixes) {
		Set<QName> free = new HashSet<>();
		Map<QName, Set<String>> fixed = new HashMap<>();
		for (String attribute : attributes) {
			String[] said = attribute.split("=", 2);
			QName name = attribute(said[0], prefixes);
			if (said.length == 2) {
				fixed.computeIfAbsent(name, any -> new HashSet<>()).add(said[1]);
			}
			free.add(name);
		}
		return new Word(free, fixed,
				children.stream().map(name -> qname(name, prefixes, "")).collect(Collectors.toSet()));
	}

	private static List<String> names(String cell, Map<String, List<String>> sets) {
		return Arrays.stream(cell.strip().split("\\s+"))
			.filter(name -> !name.isEmpty())
			.flatMap(name -> name.startsWith("@") ? sets.get(name).stream() : java.util.stream.Stream.of(name))
			.toList();
	}

	private static QName attribute(String name, Map<String, String> prefixes) {
		return name.contains(":") ? qname(name, prefixes, "") : new QName(name);
	}

	private static QName qname(String name, Map<String, String> prefixes, String none) {
		int colon = name.indexOf(':');
		return new QName(prefixes.get((colon < 0) ? none : name.substring(0, colon)), name.substring(colon + 1));
	}

	/** Finds every element and attribute that is not on the list. */
	void check(Node root, Findings findings) {
		Word word = words.get(root.qname());
		if (word == null) {
			unlisted(root, "unlisted-element", findings);
			return;
		}
		root.attributes().forEach((attribute, value) -> {
			boolean said = word.fixed().containsKey(attribute) && !word.fixed().get(attribute).contains(value);
			if (said || !word.attributes().contains(attribute) && !everywhere.contains(attribute.getNamespaceURI())) {
				findings.error(root, runsCode(attribute) ? "script-attribute" : "unlisted-attribute", shown(attribute),
						shown(root.qname()), root.line());
			}
		});
		for (Node child : root.children()) {
			if (word.children().contains(child.qname())) {
				check(child, findings);
			}
			else {
				unlisted(child, words.containsKey(child.qname()) ? "unlisted-here" : "unlisted-element", findings);
			}
		}
	}

	private static void unlisted(Node node, String sentence, Findings findings) {
		findings.error(node, runsCode(node.qname()) ? "script-element" : sentence, shown(node.qname()), node.line(),
				(node.parent() == null) ? "" : shown(node.parent().qname()));
	}

	/** Whatever its namespace: the engine does not look at all of them. */
	private static boolean runsCode(QName name) {
		return CODE.contains(name.getLocalPart());
	}

	/** Whether an element may have an attribute. */
	boolean allows(QName element, QName attribute) {
		return words.containsKey(element) && words.get(element).attributes().contains(attribute);
	}

	/** A name as it is written in a model, with the usual prefix. */
	static String shown(QName name) {
		String space = name.getNamespaceURI();
		return BpmnLanguage.PREFIXES.entrySet()
			.stream()
			.filter(entry -> entry.getValue().equals(space) && !entry.getKey().isEmpty())
			.map(entry -> entry.getKey() + ":" + name.getLocalPart())
			.findFirst()
			.orElse((space.isEmpty() || BpmnLanguage.PREFIXES.containsValue(space)
					|| DmnLanguage.PREFIXES.containsValue(space)) ? name.getLocalPart()
							: "{" + space + "}" + name.getLocalPart());
	}

}
