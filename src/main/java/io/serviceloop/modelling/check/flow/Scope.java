package io.serviceloop.modelling.check.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Step.Way;
import io.serviceloop.modelling.check.source.Node;

/** A process or a sub-process: the steps in it and the ways between them. */
final class Scope {

	private final Node node;

	private final Step step;

	private final List<Step> steps = new ArrayList<>();

	private final Map<String, Step> byId = new HashMap<>();

	private final List<Node> loose = new ArrayList<>();

	private final List<Step> starts;

	private final List<Step> byEvent;

	/**
	 * Reads a scope and everything in it.
	 * @param step the sub-process; null for a process
	 */
	Scope(Node node, Step step) {
		this.node = node;
		this.step = step;
		node.children().stream().filter(Bpmn::isStep).forEach(child -> {
			Step inside = new Step(child, this);
			steps.add(inside);
			byId.putIfAbsent(inside.id(), inside);
		});
		starts = steps.stream().filter(inside -> inside.is("startEvent")).toList();
		byEvent = steps.stream().filter(Step::isByEvent).toList();
		node.children("sequenceFlow").forEach(this::way);
		steps.stream()
			.filter(event -> event.is("boundaryEvent"))
			.filter(event -> byId.get(event.node().attribute("attachedToRef")) != null)
			.filter(event -> Bpmn.isActivity(byId.get(event.node().attribute("attachedToRef")).node()))
			.forEach(event -> event.standAt(byId.get(event.node().attribute("attachedToRef"))));
	}

	private void way(Node flow) {
		Step source = byId.get(flow.attribute("sourceRef"));
		Step target = byId.get(flow.attribute("targetRef"));
		if (source == null || target == null) {
			loose.add(flow);
			return;
		}
		Node condition = flow.child("conditionExpression");
		Way way = new Way(flow, source, target, (condition == null) ? null : Expression.of(condition.text()));
		source.out().add(way);
		target.in().add(way);
	}

	Node node() {
		return node;
	}

	/** The sub-process that it is the inside of; null for a process. */
	Step step() {
		return step;
	}

	List<Step> steps() {
		return steps;
	}

	/** Sequence flows that do not connect two steps of this scope. */
	List<Node> loose() {
		return loose;
	}

	List<Step> starts() {
		return starts;
	}

	/** What events start in it, beside the flow. */
	List<Step> byEvent() {
		return byEvent;
	}

	/** Whether the event that starts it ends what runs around it. */
	boolean isInterrupting() {
		return starts().stream().allMatch(Step::interrupts);
	}

	/** Its own steps and those of every scope in it. */
	Stream<Step> all() {
		return steps.stream().flatMap(Step::within);
	}

	/** Where a link that is thrown goes on. */
	List<Step> linked(Step thrown) {
		Node link = Bpmn.definition(thrown.node());
		return (!thrown.is("intermediateThrowEvent") || !Bpmn.kind(thrown.node()).equals("link")) ? List.of() : steps
			.stream()
			.filter(caught -> caught.is("intermediateCatchEvent") && Bpmn.kind(caught.node()).equals("link"))
			.filter(caught -> Objects.equals(Bpmn.definition(caught.node()).attribute("name"), link.attribute("name")))
			.toList();
	}

}
