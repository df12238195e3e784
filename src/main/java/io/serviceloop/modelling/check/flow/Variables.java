package io.serviceloop.modelling.check.flow;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Asked;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;

/** Which variables the elements of a process set and read. */
final class Variables {

	private static final Set<String> OF_A_TASK = Set.of("assignee", "candidateUsers", "candidateGroups", "dueDate",
			"followUpDate", "priority");

	private static final Set<String> OF_EACH = Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances",
			"nrOfCompletedInstances");

	private final Scope process;

	/** Each element of a list of the application has its own name. */
	static final Map<String, String> EACH = Map.of("sourceId", "${ids.of(dataSources)}", "problemId",
			"${ids.selected(problems)}", "actionId", "${ids.of(actions)}");

	private final String id;

	private final Set<String> taken;

	private final Models models;

	private final Vocabulary words;

	private final Set<String> beans;

	Variables(Scope process, Models models, Vocabulary words) {
		this.process = process;
		this.id = Bpmn.id(process.node());
		this.models = models;
		this.words = words;
		this.beans = Stream
			.of(words.functions().keySet().stream().map(name -> name.replaceAll("\\..*", "")),
					words.delegates().keySet().stream(), words.listeners().keySet().stream())
			.flatMap(names -> names)
			.collect(Collectors.toSet());
		this.taken = taken();
	}

	/** What is read by a text, beans aside. */
	Set<String> in(String text) {
		return Expression.of(text).variables(beans);
	}

	/** Whether a variable is the application's in this process, which alone sets it. */
	boolean isTaken(String name) {
		return words.isOwn(id) && words.variables().containsKey(name) && taken.contains(name);
	}

	private Set<String> taken() {
		Stream<Asked> asked = Stream.concat(words.tasks().values().stream(), words.starts().values().stream())
			.filter(form -> form.process().equals(id));
		Stream<Vocabulary.Offered> offered = Stream
			.concat(words.delegates().values().stream(), words.listeners().values().stream())
			.filter(bean -> bean.processes().contains(id));
		Set<String> names = new HashSet<>(EACH.keySet());
		asked.forEach(form -> {
			names.addAll(form.submits().keySet());
			names.addAll(form.sets());
		});
		offered.forEach(bean -> names.addAll(bean.sets()));
		Bpmn.callers(models.processes().values(), id).forEach(call -> names.addAll(Bpmn.handed(call)));
		return names;
	}

	/** What a variable holds; null where that is not known, or not always the same. */
	Kind kind(String name) {
		if (isTaken(name)) {
			return words.variables().get(name);
		}
		Set<Kind> kinds = new HashSet<>();
		process.all()
			.flatMap(step -> FormFields.of(step.node(), models).stream())
			.filter(field -> field.key().equals(name))
			.forEach(field -> kinds.add(field.kind()));
		return (kinds.size() == 1) ? kinds.iterator().next() : null;
	}

	/** What is set before a step is entered: by its listeners. */
	Set<String> before(Step step) {
		return listened(step.node(), "executionListener", Set.of("start"));
	}

	/** What a step has for itself alone, in the order in which it comes. */
	Map<String, String> local(Step step) {
		Map<String, String> local = new LinkedHashMap<>();
		each(step).forEach(name -> local.put(name, ""));
		Bpmn.parameters(step.node(), "inputParameter")
			.filter(parameter -> parameter.attribute("name") != null)
			.forEach(parameter -> local.put(parameter.attribute("name"), parameter.text()));
		return local;
	}

	/** What one of several runs has for itself. */
	Set<String> each(Step step) {
		Node each = Bpmn.each(step.node());
		Set<String> names = new LinkedHashSet<>();
		if (each != null) {
			names.addAll(OF_EACH);
			names.add(Objects.requireNonNullElse(Bpmn.camunda(each, "elementVariable"), "loopCounter"));
			each.children("inputDataItem")
				.stream()
				.map(item -> item.attribute("name"))
				.filter(Objects::nonNull)
				.forEach(names::add);
		}
		return names;
	}

	/**
	 * What is set when a step is left.
	 * @param surely whether only what is set in any case
	 */
	Set<String> after(Step step, boolean surely) {
		Node node = step.node();
		Set<String> names = new LinkedHashSet<>();
		names.addAll(listened(node, "taskListener", Set.of("create", "assignment", "update", "complete", "timeout")));
		names.addAll(listened(node, "executionListener", Set.of("end")));
		switch (node.name()) {
			case "startEvent" -> {
				names.addAll(answered(words.starts().get(id), node, surely));
				names.addAll(named(Bpmn.camunda(node, "initiator")));
			}
			case "userTask" -> names.addAll(answered(words.tasks().get(step.id()), node, surely));
			case "serviceTask", "sendTask", "businessRuleTask" -> {
				Vocabulary.Offered delegate = words.delegates().get(Objects.requireNonNullElse(Bpmn.bean(node), ""));
				names.addAll((delegate == null) ? Set.of() : delegate.sets());
				names.addAll(named(Bpmn.camunda(node, "resultVariable")));
			}
			case "callActivity" ->
				Bpmn.extensions(node, "out").forEach(mapping -> names.addAll(named(mapping.attribute("target"))));
			default -> {
				// Nothing else sets anything of its own.
			}
		}
		names.removeAll(local(step).keySet());
		if (surely && step.isForEach()) {
			names.clear();
		}
		Bpmn.parameters(node, "outputParameter").forEach(parameter -> names.addAll(named(parameter.attribute("name"))));
		return names;
	}

	private Set<String> answered(Asked asked, Node node, boolean surely) {
		if (asked != null && asked.process().equals(id)) {
			Set<String> names = new LinkedHashSet<>(asked.submits().keySet());
			names.addAll(asked.sets());
			return names;
		}
		Set<String> names = FormFields.of(node, models)
			.stream()
			.filter(FormFields.Field::isAnswered)
			.filter(field -> !surely || !field.isConditional())
			.map(FormFields.Field::key)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Bpmn.extensions(node, "formData")
			.flatMap(data -> data.children("formField").stream())
			.forEach(field -> names.addAll(named(field.attribute("id"))));
		return names;
	}

	private Set<String> listened(Node node, String kind, Set<String> events) {
		return Bpmn.extensions(node, kind)
			.filter(listener -> events.contains(Objects.requireNonNullElse(listener.attribute("event"), "")))
			.map(listener -> words.listeners().get(Objects.requireNonNullElse(Bpmn.bean(listener), "")))
			.filter(Objects::nonNull)
			.flatMap(listener -> listener.sets().stream())
			.collect(Collectors.toSet());
	}

	private static Set<String> named(String name) {
		return (Bpmn.stripped(name) == null) ? Set.of() : Set.of(name.strip());
	}

	/** What a list is read from, before the first of its elements. */
	Stream<String> listed(Step step) {
		Node each = Bpmn.each(step.node());
		if (each == null) {
			return Stream.empty();
		}
		return Stream
			.concat(Stream.of(Objects.requireNonNullElse(Bpmn.camunda(each, "collection"), "")),
					Stream.concat(each.children("loopCardinality").stream(), each.children("loopDataInputRef").stream())
						.map(Node::text))
			.map(text -> text.matches("\\w+") && !text.matches("\\d+") ? "${" + text + "}" : text);
	}

	/** The texts that are read once a step was entered. */
	List<String> inside(Step step) {
		Node node = step.node();
		Stream<String> texts = switch (node.name()) {
			case "userTask" -> Stream.concat(OF_A_TASK.stream().sorted().map(name -> Bpmn.camunda(node, name)),
					Stream.concat(Stream.of(node.attribute("name")),
							Stream.concat(node.children("documentation").stream(), performers(node)).map(Node::text)));
			case "callActivity" -> Stream.concat(Stream.of(node.attribute("calledElement")),
					Bpmn.extensions(node, "in")
						.flatMap(mapping -> Stream.of(variable(mapping.attribute("source")),
								mapping.attribute("sourceExpression"), mapping.attribute("businessKey"))));
			case "businessRuleTask" -> Stream.of(Bpmn.camunda(node, "decisionRef"), Bpmn.camunda(node, "expression"));
			case "serviceTask", "sendTask" -> Stream.of(Bpmn.camunda(node, "expression"));
			default -> node.children()
				.stream()
				.filter(child -> child.name().endsWith("EventDefinition"))
				.flatMap(Node::all)
				.map(Node::text);
		};
		return texts.filter(Objects::nonNull).filter(text -> text.contains("{")).toList();
	}

	private static Stream<Node> performers(Node task) {
		return task.children()
			.stream()
			.filter(child -> Set.of("humanPerformer", "potentialOwner").contains(child.name()))
			.flatMap(Node::all);
	}

	private static String variable(String name) {
		return (Bpmn.stripped(name) == null || !name.strip().matches("\\w+")) ? null : "${" + name.strip() + "}";
	}

	/** The texts that are read when a step is left. */
	List<String> left(Step step) {
		Node each = Bpmn.each(step.node());
		Stream<Node> done = (each == null) ? Stream.empty() : each.children("completionCondition").stream();
		return Stream.concat(Bpmn.parameters(step.node(), "outputParameter"), done).map(Node::text).toList();
	}

}
