package io.serviceloop.modelling.check.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import javax.xml.namespace.QName;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;

/**
 * Checks that a BPMN file holds nothing but what is on the list, each value of the kind
 * that its place takes.
 */
public final class BpmnContent {

	/** The one schema that old editors name, which nobody loads. */
	private static final String SCHEMA = BpmnLanguage.BPMN + " BPMN20.xsd";

	private static final int LONGEST_ID = 128;

	private static final int LONGEST_NAME = 255;

	private static final int MOST_REPETITIONS = 100;

	/**
	 * Ids of people and groups, as the engine takes them
	 * (user-resource-whitelist-pattern).
	 */
	private static final Pattern PERSON = Pattern.compile("[a-zA-Z0-9._@-]+");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,99}");

	private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,99}");

	private static final Pattern FORM_PAGE = Pattern.compile("embedded:/forms/\\w+\\.html");

	private static final Pattern COLOUR = Pattern.compile("#?\\w{1,30}|rgba?\\([\\d., %]{1,40}\\)");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	private static final Pattern RETRIES = Pattern.compile("[RPTDHMS\\d/, ]{1,60}");

	private static final Set<String> CODES = Set.of("singleEntry", "singleResult", "collectEntries", "resultList");

	/** Where the name of a variable stands. */
	private static final Set<String> NAMES = Set.of("resultVariable", "elementVariable", "initiator", "variableName");

	/** A day, a moment or a length of time, as the engine reads it. */
	private static final Pattern DAY = Pattern
		.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?|P(?=\\d|T\\d)(\\d{1,4}[YMWD])*(T(\\d{1,4}[HMS])+)?");

	private static final Set<String> PEOPLE = Set.of("assignee", "candidateUsers", "candidateGroups");

	private static final Set<String> DAYS = Set.of("dueDate", "followUpDate");

	private static final Set<String> NUMBERS = Set.of("priority", "jobPriority");

	private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

	private static final Set<String> CONDITIONS = Set.of("conditionExpression", "condition", "completionCondition");

	/** Texts that are read by people, or by nobody. */
	private static final Set<String> PROSE = Set.of("documentation", "text", "property");

	private final Vocabulary words;

	private final Expressions expressions;

	private final Findings findings;

	private BpmnContent(Vocabulary words, Findings findings) {
		this.words = words;
		this.expressions = new Expressions(words);
		this.findings = findings;
	}

	/** Finds what a file holds that it may not. */
	public static void check(Node definitions, Vocabulary words, Findings findings) {
		if (!definitions.is(BpmnLanguage.BPMN, "definitions")) {
			findings.error(definitions.file(), "unreadable-bpmn");
			return;
		}
		BpmnLanguage.WORDS.check(definitions, findings);
		BpmnContent content = new BpmnContent(words, findings);
		definitions.all().forEach(content::node);
		content.ids(definitions);
	}

	private void ids(Node definitions) {
		Set<String> seen = new TreeSet<>();
		definitions.all().filter(node -> node.attribute("id") != null).forEach(node -> {
			if (!seen.add(node.attribute("id"))) {
				findings.error(node, "twice", node.attribute("id"));
			}
		});
		if (definitions.children("process").isEmpty()) {
			findings.error(definitions.file(), "empty-process");
		}
	}

	private void node(Node node) {
		node.attributes().forEach((name, value) -> attribute(node, name, value));
		text(node);
		if (node.name().equals("process") && words.starts().containsKey(String.valueOf(node.attribute("id")))
				&& "false".equals(node.attribute(BpmnLanguage.CAMUNDA, "isStartableInTasklist"))) {
			findings.error(node, "promise-notStartable");
		}
		if (Set.of("receiveTask", "messageEventDefinition").contains(node.name()) && isOfTheApplication(node)
				&& !words.messages().containsKey(String.valueOf(message(node)))) {
			findings.error(node, "endless-message", String.valueOf(message(node)));
		}
		if (node.name().equals("message") && words.messages().containsKey(String.valueOf(node.attribute("name")))) {
			String owner = words.messages().get(node.attribute("name"));
			if (node.parent()
				.children("process")
				.stream()
				.noneMatch(process -> owner.equals(process.attribute("id")))) {
				findings.error(node, "reserved-message", node.attribute("name"), owner);
			}
		}
	}

	private void attribute(Node node, QName name, String value) {
		String local = name.getLocalPart();
		if (name.getNamespaceURI().equals(BpmnLanguage.CAMUNDA) && !BpmnLanguage.WORDS.allows(node.qname(), name)) {
			return;
		}
		boolean known = switch (name.getNamespaceURI()) {
			case "" -> plain(node, local, value);
			case BpmnLanguage.CAMUNDA -> camunda(node, local, value);
			case BpmnLanguage.XSI -> local.equals("schemaLocation") ? value.strip().equals(SCHEMA)
					: value.strip().matches("(\\w+:)?(tFormalExpression|Point)");
			default -> BpmnLanguage.PREFIXES.containsValue(name.getNamespaceURI())
					? COLOUR.matcher(value.strip()).matches() : !Expressions.isIn(value);
		};
		if (!known) {
			findings.error(node, fault(local, value), local, Findings.shortened(value), node.line(), longest(local),
					value.length());
		}
	}

	/** What is wrong with a value that may not stand at an attribute. */
	private static String fault(String local, String value) {
		if (local.equals("formKey")) {
			return "form-key";
		}
		if (Expressions.isIn(value)) {
			return "expression";
		}
		return (value.length() > longest(local)) ? "long" : PEOPLE.contains(local) ? "person" : "value";
	}

	private static int longest(String local) {
		return local.equals("id") ? LONGEST_ID : local.equals("value") ? 4000 : LONGEST_NAME;
	}

	private boolean plain(Node node, String local, String value) {
		boolean inCall = node.is(BpmnLanguage.CAMUNDA, "in") || node.is(BpmnLanguage.CAMUNDA, "out");
		if (inCall) {
			return switch (local) {
				case "businessKey" -> Expressions.isBusinessKey(value);
				case "sourceExpression" ->
					Expressions.isNull(value) || Expressions.isVariable(value) && expressions.isValue(value, local);
				default -> NAME.matcher(value).matches() && !expressions.isReserved(value);
			};
		}
		if (node.is(BpmnLanguage.CAMUNDA, "executionListener") && local.equals("delegateExpression")) {
			return value.equals(value.strip()) && Expressions.isVariable(value);
		}
		if (local.equals("name") && Set.of("inputParameter", "outputParameter").contains(node.name())) {
			return NAME.matcher(value).matches() && !expressions.isReserved(value);
		}
		if (local.equals("calledElement")) {
			return ID.matcher(value).matches();
		}
		if (Expressions.isIn(value)) {
			findings.error(node, "expression-nowhere", local, Findings.shortened(value), node.line());
			return true;
		}
		return value.length() <= longest(local);
	}

	private boolean camunda(Node node, String local, String value) {
		String text = value;
		if (!text.equals(text.strip())) {
			// The engine does not take the blanks away.
			return false;
		}
		if (NAMES.contains(local)) {
			return NAME.matcher(text).matches() && !expressions.isReserved(text);
		}
		if (local.startsWith("async") && text.equals("true") && isOfTheApplication(node)) {
			findings.error(node, "promise-async");
		}
		if (PEOPLE.contains(local)) {
			return people(text, local);
		}
		if (DAYS.contains(local)) {
			return Expressions.isIn(text) ? expressions.isValue(text, local) : DAY.matcher(text).matches();
		}
		if (NUMBERS.contains(local)) {
			return NUMBER.matcher(text).matches();
		}
		return switch (local) {
			case "delegateExpression" -> Expressions.isVariable(text);
			case "collection" -> expressions.isValue(text, local) && !Expressions.isVariable(text);
			case "formRef", "decisionRef" -> ID.matcher(text).matches();
			case "formKey" -> FORM_PAGE.matcher(text).matches();
			case "mapDecisionResult" -> CODES.contains(text);
			default -> !Expressions.isIn(text) && text.length() <= LONGEST_NAME;
		};
	}

	/** The name of the message that an event waits for; null where none is named. */
	private static String message(Node event) {
		Node root = event;
		while (root.parent() != null) {
			root = root.parent();
		}
		return root.children("message")
			.stream()
			.filter(message -> String.valueOf(event.attribute("messageRef")).equals(message.attribute("id")))
			.map(message -> message.attribute("name"))
			.findFirst()
			.orElse(null);
	}

	private boolean isOfTheApplication(Node node) {
		Node process = node;
		while (process != null && !process.name().equals("process")) {
			process = process.parent();
		}
		return process != null && words.isOwn(String.valueOf(process.attribute("id")));
	}

	/** Ids, separated by commas, or who stands in a variable. */
	private boolean people(String text, String place) {
		for (String one : text.split(",")) {
			if (place.equals("candidateGroups") && Expressions.isIn(one)) {
				return false;
			}
			if (Expressions.isIn(one) ? !expressions.isValue(text.contains("(") ? text : one, place)
					: !PERSON.matcher(one.strip()).matches() && !text.contains("(")) {
				return false;
			}
		}
		return text.length() <= LONGEST_NAME;
	}

	private void text(Node node) {
		String text = node.text();
		if (text.isEmpty()) {
			return;
		}
		String name = node.name();
		boolean right = true;
		if (!text.equals(text.strip()) && !PROSE.contains(name)) {
			// The engine takes away plain blanks only.
			right = false;
		}
		else if (CONDITIONS.contains(name)) {
			right = expressions.isCondition(text);
		}
		else if (TIMES.contains(name)) {
			right = !Expressions.isIn(text) || expressions.isValue(text, name);
		}
		else if (name.equals("inputParameter") || name.equals("outputParameter")) {
			right = !Expressions.isIn(text) ? text.length() <= 4000
					: Expressions.isNull(text) || Expressions.isVariable(text) && expressions.isValue(text, name);
		}
		else if (name.equals("loopCardinality")) {
			right = NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MOST_REPETITIONS;
		}
		else if (name.equals("failedJobRetryTimeCycle")) {
			right = RETRIES.matcher(text).matches();
		}
		else if (Expressions.isIn(text) && !(PROSE.contains(name) && !node.parent().name().equals("userTask"))) {
			findings.error(node, "expression-nowhere", name, Findings.shortened(text), node.line());
		}
		if (!right) {
			findings.error(node, Expressions.isIn(text) ? "expression" : "value", name, Findings.shortened(text),
					node.line());
		}
	}

}
