package io.serviceloop.modelling.check.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Step.Way;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;

/** Whether a process rests on its way round, and can come to an end from everywhere. */
final class Loops {

	private final Scope process;

	private final Models models;

	/** Of called processes, by id, whether every way through them rests. */
	private final Map<String, Boolean> known = new HashMap<>();

	private final Findings findings;

	private final Set<Step> reached;

	Loops(Scope process, Models models, Findings findings) {
		this.process = process;
		this.models = models;
		this.findings = findings;
		this.reached = Reach.everywhere().anyhow(process);
	}

	void check() {
		restless();
		endless(process);
		process.all().map(Step::inner).filter(Objects::nonNull).forEach(this::endless);
		process.all()
			.filter(step -> step.is("callActivity") && isRecursive(Bpmn.called(step.node())))
			.forEach(step -> findings.error(step.node(), "loop-recursive", Bpmn.called(step.node())));
	}

	/** Where something goes round without end and without anybody to stop it. */
	private void restless() {
		Reach reach = Reach.without(resting(process, new HashSet<>(Set.of(id()))), Map.of());
		Map<Step, Set<Step>> after = new HashMap<>();
		List<Step> steps = process.all()
			.filter(reached::contains)
			.filter(step -> !rests(step) && !step.isByEvent())
			.toList();
		steps.forEach(step -> after.put(step, reach.after(List.of(step))));
		Set<Step> told = new HashSet<>();
		for (Step step : steps) {
			if (after.get(step).contains(step) && !told.contains(step) && !isCalm(step)) {
				steps.stream()
					.filter(other -> after.get(step).contains(other) && after.get(other).contains(step))
					.forEach(told::add);
				findings.error(step.node(), "loop");
			}
		}
	}

	private boolean isCalm(Step step) {
		return step.is("callActivity") && waits(step, new HashSet<>(Set.of(id())));
	}

	/** All that a token rests on. */
	private Set<Step> resting(Scope scope, Set<String> callers) {
		Set<Step> resting = new LinkedHashSet<>();
		scope.all()
			.filter(step -> rests(step) || step.is("callActivity") && waits(step, callers))
			.forEach(resting::add);
		return resting;
	}

	/** A date that has passed, or a condition that holds, stops nobody. */
	private static boolean rests(Step step) {
		Node definition = Bpmn.definition(step.node());
		return step.waits() && !step.is("eventBasedGateway") && !Bpmn.kind(step.node()).equals("conditional")
				&& (definition == null || definition.child("timeDate") == null);
	}

	/** Whether every way through a called process rests. */
	private boolean waits(Step call, Set<String> callers) {
		String id = Bpmn.called(call.node());
		Node called = models.processes().get(id);
		if (called == null || FlowCheck.isTooMuch(called)) {
			return true;
		}
		if (call.isForEach() || callers.size() > 8 || !callers.add(id)) {
			return false;
		}
		Boolean waits = known.get(id);
		if (waits == null) {
			Scope scope = new Scope(called, null);
			waits = !Reach.without(resting(scope, callers), Map.of()).finishes(scope);
			known.put(id, waits);
		}
		callers.remove(id);
		return waits;
	}

	/** What cannot end, where nothing beside or around it ends it. */
	private void endless(Scope scope) {
		Set<Step> ending = new HashSet<>();
		Deque<Step> next = new ArrayDeque<>();
		scope.steps()
			.stream()
			.filter(step -> step.out().isEmpty() && scope.linked(step).isEmpty() && !step.isSealed())
			.forEach(next::add);
		while (!next.isEmpty()) {
			Step step = next.poll();
			if (ending.add(step)) {
				step.in().stream().map(Way::source).forEach(next::add);
				scope.steps().stream().filter(thrown -> scope.linked(thrown).contains(step)).forEach(next::add);
				Stream.ofNullable(step.host()).forEach(next::add);
			}
		}
		if (!isEnded(scope)) {
			List<Step> never = scope.steps()
				.stream()
				.filter(step -> !ending.contains(step) && reached.contains(step) && !step.isByEvent())
				.toList();
			List<Step> first = never.stream()
				.filter(step -> step.in().stream().map(Way::source).anyMatch(ending::contains))
				.toList();
			(first.isEmpty() ? never.stream().limit(1) : first.stream())
				.forEach(step -> findings.error(step.node(), "endless"));
		}
	}

	/** Whether something ends a scope from beside or around. */
	private boolean isEnded(Scope scope) {
		if (scope.steps().stream().anyMatch(step -> step.isTerminating() && reached.contains(step))
				|| scope.byEvent().stream().map(Step::inner).anyMatch(Scope::isInterrupting)) {
			return true;
		}
		Step around = scope.step();
		return around != null && (around.boundary().stream().anyMatch(Step::interrupts) || isEnded(around.scope()));
	}

	private boolean isRecursive(String id) {
		Set<String> seen = new HashSet<>();
		Deque<String> next = new ArrayDeque<>(List.of(id));
		while (!next.isEmpty()) {
			String called = next.poll();
			if (called.equals(id())) {
				return true;
			}
			if (seen.add(called) && models.processes().get(called) != null) {
				models.processes()
					.get(called)
					.all()
					.filter(node -> node.name().equals("callActivity"))
					.map(Bpmn::called)
					.forEach(next::add);
			}
		}
		return false;
	}

	private String id() {
		return Bpmn.id(process.node());
	}

}
