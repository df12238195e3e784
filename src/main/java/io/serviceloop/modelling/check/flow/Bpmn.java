package io.serviceloop.modelling.check.flow;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Node;

/** How the elements of a diagram are written. */
final class Bpmn {

	static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String CAMUNDA = Node.CAMUNDA;

	private static final Set<String> SCOPES = Set.of("subProcess", "transaction", "adHocSubProcess");

	private static final Set<String> TASKS = Set.of("task", "userTask", "serviceTask", "sendTask", "receiveTask",
			"scriptTask", "manualTask", "businessRuleTask", "callActivity");

	private static final Set<String> EVENTS = Set.of("startEvent", "endEvent", "boundaryEvent",
			"intermediateCatchEvent", "intermediateThrowEvent");

	private Bpmn() {
	}

	/** Whether tokens stand on it. */
	static boolean isStep(Node node) {
		String name = node.name();
		return NAMESPACE.equals(node.qname().getNamespaceURI())
				&& (SCOPES.contains(name) || TASKS.contains(name) || EVENTS.contains(name) || name.endsWith("Gateway"));
	}

	static boolean isScope(Node node) {
		return SCOPES.contains(node.name());
	}

	static boolean isActivity(Node node) {
		return SCOPES.contains(node.name()) || TASKS.contains(node.name());
	}

	/** Empty where it has none. */
	static String id(Node node) {
		return Objects.requireNonNullElse(node.attribute("id"), "");
	}

	/** The process that an activity calls; empty where it names none. */
	static String called(Node call) {
		return Objects.requireNonNullElse(stripped(call.attribute("calledElement")), "");
	}

	/** The activities among processes that call one. */
	static List<Node> callers(Collection<Node> processes, String id) {
		return processes.stream()
			.flatMap(Node::all)
			.filter(call -> call.name().equals("callActivity") && id.equals(called(call)))
			.toList();
	}

	/** What a call hands over, by the names that it has there. */
	static Set<String> handed(Node call) {
		return extensions(call, "in").map(mapping -> mapping.attribute("target"))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	/** Whether it is on, where nothing is said it is off. */
	static boolean isTrue(Node node, String attribute) {
		return "true".equals(stripped(node.attribute(attribute)));
	}

	/** An attribute of the engine's; null where it is not there or empty. */
	static String camunda(Node node, String attribute) {
		return stripped(node.attribute(CAMUNDA, attribute));
	}

	/** Null where nothing is there. */
	static String stripped(String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** The parts between commas. */
	static List<String> list(String text) {
		return (text == null) ? List.of()
				: Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
	}

	/** The engine's own elements of a name that belong to an element. */
	static Stream<Node> extensions(Node node, String name) {
		return node.children("extensionElements")
			.stream()
			.flatMap(extensions -> extensions.children().stream())
			.filter(extension -> extension.is(CAMUNDA, name));
	}

	/** Input parameters, or output parameters. */
	static Stream<Node> parameters(Node node, String name) {
		return extensions(node, "inputOutput").flatMap(mapping -> mapping.children(name).stream());
	}

	/** The bean that an element names as {@code ${bean}}; null where it names none. */
	static String bean(Node node) {
		String text = stripped((CAMUNDA.equals(node.qname().getNamespaceURI())) ? node.attribute("delegateExpression")
				: node.attribute(CAMUNDA, "delegateExpression"));
		return (text != null && text.matches("[$#]\\{\\s*\\w+\\s*}")) ? text.substring(2, text.length() - 1).strip()
				: null;
	}

	/** The definition of what an event is about; null where it is about nothing. */
	static Node definition(Node event) {
		return event.children()
			.stream()
			.filter(child -> child.name().endsWith("EventDefinition"))
			.findFirst()
			.orElse(null);
	}

	/** What an event is about: {@code timer}, {@code message}; empty for nothing. */
	static String kind(Node event) {
		Node definition = definition(event);
		return (definition == null) ? "" : definition.name().replace("EventDefinition", "");
	}

	/** The name of the message that an element is about; null where it has none. */
	static String message(Node node) {
		Node source = node.name().equals("receiveTask") ? node : definition(node);
		String reference = (source == null) ? null : stripped(source.attribute("messageRef"));
		Node definitions = node;
		while (definitions.parent() != null) {
			definitions = definitions.parent();
		}
		return (reference == null) ? null : definitions.children("message")
			.stream()
			.filter(message -> Objects.equals(message.attribute("id"), reference.substring(reference.indexOf(':') + 1)))
			.map(message -> message.attribute("name"))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/** What runs for each element of a list; null where it runs once. */
	static Node each(Node activity) {
		return activity.child("multiInstanceLoopCharacteristics");
	}

	/** As people find it: its label, or its id. */
	static String shown(Node node) {
		String label = stripped(node.label());
		String id = stripped(node.id());
		return (label != null) ? label.replaceAll("\\s+", " ") : (id != null) ? id : node.name();
	}

}
