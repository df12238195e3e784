package io.serviceloop.modelling.check.flow;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.modelling.check.flow.DataFlow.Facts;
import io.serviceloop.modelling.check.flow.Step.Way;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;

/**
 * Whether what a process reads was set before, and whether what an owner's element sets
 * is not the application's.
 */
final class VariableCheck {

	private final Scope process;

	private final Models models;

	private final Vocabulary words;

	private final Findings findings;

	private final Variables variables;

	private final List<Node> callers;

	private final boolean unknown;

	private final DataFlow flow;

	VariableCheck(Scope process, Variables variables, Models models, Vocabulary words, Findings findings) {
		String id = Bpmn.id(process.node());
		this.process = process;
		this.models = models;
		this.words = words;
		this.findings = findings;
		this.variables = variables;
		this.callers = Bpmn.callers(models.processes().values(), id);
		boolean called = words.isOwn(id) && !words.starts().containsKey(id)
				|| "false".equals(Bpmn.camunda(process.node(), "isStartableInTasklist"));
		boolean asks = words.starts().containsKey(id) || !called && process.starts()
			.stream()
			.anyMatch(start -> Bpmn.camunda(start.node(), "formRef") != null || Bpmn.definition(start.node()) != null);
		this.unknown = callers.isEmpty() && called || callers.stream()
			.flatMap(call -> Bpmn.extensions(call, "in"))
			.anyMatch(mapping -> mapping.attribute("variables") != null);
		Set<String> sometimes = new HashSet<>();
		Set<String> always = new HashSet<>();
		callers.forEach(call -> sometimes.addAll(Bpmn.handed(call)));
		if (!asks) {
			always.addAll(sometimes);
			callers.forEach(call -> always.retainAll(Bpmn.handed(call)));
		}
		this.flow = new DataFlow(process, variables, sometimes, always);
	}

	void check() {
		process.all().filter(step -> flow.entered(step) != null).forEach(this::read);
		if (words.isOwn(Bpmn.id(process.node()))) {
			process.all().filter(this::isOwners).forEach(this::written);
			process.all().forEach(this::inputs);
		}
	}

	private void read(Step step) {
		variables.listed(step).forEach(text -> read(step, step.node(), text, flow.entered(step)));
		Set<String> before = new LinkedHashSet<>(variables.each(step));
		variables.local(step).forEach((name, text) -> {
			read(step, step.node(), text, flow.plus(flow.entered(step), before));
			before.add(name);
		});
		boolean starts = step.is("startEvent") && step.scope().step() == null;
		if (!starts) {
			variables.inside(step).forEach(text -> read(step, step.node(), text, flow.inside(step)));
		}
		Facts left = flow.left(step);
		if (left != null) {
			Facts own = flow.plus(left, variables.local(step).keySet());
			variables.left(step)
				.forEach(text -> read(step, step.node(), text, flow.plus(own, variables.after(step, true))));
			step.out()
				.stream()
				.filter(way -> way.condition() != null && !step.ignoresConditions())
				.forEach(way -> condition(way, left));
		}
	}

	private void condition(Way way, Facts facts) {
		read(way.source(), way.node(), way.condition().text(), facts);
		Set<String> names = variables.in(way.condition().text());
		if (!way.condition().isOne()) {
			findings.error(way.node(), "condition", way.condition().text());
		}
		else if (way.condition().isVariable()) {
			names.stream()
				.filter(name -> variables.kind(name) != null && variables.kind(name) != Kind.FLAG)
				.forEach(name -> findings.error(way.node(), "condition-noFlag", name));
		}
	}

	private void read(Step step, Node at, String text, Facts facts) {
		for (String name : variables.in(text)) {
			if (!flow.holds(facts.may(), name)) {
				never(at, name, text);
			}
			else if (!flow.holds(facts.must(), name) && !unknown && !isSetAtFirst(step, name)) {
				never(at, name, text);
			}
			else if (!flow.holds(facts.must(), name) && !unknown && !isSetOnTheWay(step, name)) {
				findings.warning(at, "variable-sometimes", name, text);
			}
		}
	}

	/**
	 * Whether nobody comes to a step, by either way, but through what sets a variable.
	 */
	private boolean isSetOnTheWay(Step step, String name) {
		List<Step> setting = process.all().filter(other -> variables.after(other, true).contains(name)).toList();
		return LoopPromises.ways(Bpmn.id(process.node()))
			.stream()
			.noneMatch(known -> Reach.without(setting, known).from(process).contains(step));
	}

	/** What only a later lap sets is missing in the first. */
	private boolean isSetAtFirst(Step step, String name) {
		return variables.after(step, false).contains(name) || LoopPromises.ways(Bpmn.id(process.node()))
			.stream()
			.allMatch(known -> flow.isSetBy(Reach.without(List.of(step), known).anyhow(process), name));
	}

	private void never(Node at, String name, String text) {
		if (unknown) {
			findings.warning(at, "variable-unknown", name, text);
			return;
		}
		findings.error(at, "variable-never", name, text);
		// Where only the caller comes new, it is he who has to be told.
		callers.stream()
			.filter(call -> models.brought().contains(call.file()) && !call.file().equals(at.file()))
			.filter(call -> !Bpmn.handed(call).contains(name))
			.forEach(call -> findings.error(call, "variable-notHandedOver", name, Bpmn.id(process.node())));
	}

	/** Whether an owner has added it. */
	private boolean isOwners(Step step) {
		return !(step.is("userTask") && words.tasks().containsKey(step.id()));
	}

	/** Beside forms, which have their own check. */
	private void written(Step step) {
		Node node = step.node();
		taken(step, Bpmn.camunda(node, "initiator"));
		taken(step, Bpmn.camunda(node, "resultVariable"));
		Bpmn.parameters(node, "outputParameter").forEach(parameter -> taken(step, parameter.attribute("name")));
		Bpmn.extensions(node, "out").forEach(mapping -> taken(step, mapping.attribute("target")));
		Bpmn.extensions(node, "formData")
			.flatMap(data -> data.children("formField").stream())
			.forEach(field -> taken(step, field.attribute("id")));
		Node each = Bpmn.each(node);
		String element = (each == null) ? null : Bpmn.camunda(each, "elementVariable");
		if (element != null
				&& !Expression.of(Bpmn.camunda(each, "collection")).says(Variables.EACH.getOrDefault(element, "-"))) {
			taken(step, element);
		}
	}

	private void taken(Step step, String name) {
		if (name != null && variables.isTaken(name.strip())) {
			findings.error(step.node(), "ownName", name.strip());
		}
	}

	/**
	 * A value that an element has for itself hides the application's, so that what is
	 * submitted there is lost.
	 */
	private void inputs(Step step) {
		boolean own = step.is("userTask") && words.tasks().containsKey(step.id());
		Bpmn.parameters(step.node(), "inputParameter")
			.filter(parameter -> variables.isTaken(Objects.requireNonNullElse(parameter.attribute("name"), "").strip()))
			.filter(parameter -> !isEmpty(parameter) || !step.is("userTask") || own && !step.isForEach())
			.forEach(parameter -> findings.error(step.node(), "ownName-hidden", parameter.attribute("name").strip()));
		if (own) {
			Bpmn.parameters(step.node(), "outputParameter")
				.filter(parameter -> variables
					.isTaken(Objects.requireNonNullElse(parameter.attribute("name"), "").strip()))
				.forEach(parameter -> findings.error(step.node(), "ownName", parameter.attribute("name").strip()));
		}
	}

	private static boolean isEmpty(Node parameter) {
		return parameter.children().isEmpty() && Expression.of(parameter.text()).isNull();
	}

}
