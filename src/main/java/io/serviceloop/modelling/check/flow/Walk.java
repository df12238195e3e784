package io.serviceloop.modelling.check.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.serviceloop.modelling.check.flow.Step.Way;

/** One walk of tokens, by the rules of a reach. */
final class Walk {

	private final Reach reach;

	private final Scope border;

	private final boolean loose;

	private final Consumer<Walk> origin;

	private final Set<Step> reached = new HashSet<>();

	private final Set<Step> left = new HashSet<>();

	private final Map<Step, Set<Way>> arrived = new HashMap<>();

	private final Map<Step, Set<Way>> awaited = new HashMap<>();

	private final Set<Step> raised = new HashSet<>();

	private final Deque<Step> next = new ArrayDeque<>();

	/**
	 * Walks.
	 * @param border the scope that is not left; null for none
	 * @param loose whether joins wait for nothing
	 */
	Walk(Reach reach, Scope border, boolean loose, Consumer<Walk> origin) {
		this.reach = reach;
		this.border = border;
		this.loose = loose;
		this.origin = origin;
		origin.accept(this);
		do {
			while (!next.isEmpty()) {
				visit(next.poll());
			}
			arrived.keySet().stream().filter(this::isComplete).forEach(this::enter);
			raised.stream().filter(this::isRaised).forEach(this::enter);
		}
		while (!next.isEmpty());
	}

	private void visit(Step step) {
		border(step);
		if (step.inner() != null) {
			begin(step.inner());
		}
		if (!reach.isNever(step) && !step.isByEvent() && (loose || reach.passes(step))) {
			leave(step);
		}
	}

	/** What stands at the border of a step that tokens are in. */
	private void border(Step step) {
		step.boundary().forEach(event -> {
			if (event.raisers().isEmpty()) {
				enter(event);
			}
			else {
				raised.add(event);
			}
		});
	}

	private boolean isRaised(Step event) {
		return event.raisers().stream().anyMatch(reached::contains);
	}

	/** Whether a join waits for nothing more, though not all of its ways were taken. */
	private boolean isComplete(Step join) {
		return !reached.contains(join) && arrived.get(join)
			.containsAll(awaited.computeIfAbsent(join, key -> reach.awaited(key, border, origin)));
	}

	Set<Step> reached() {
		return reached;
	}

	/** The ways on which tokens came, by what they lead to. */
	Map<Step, Set<Way>> arrived() {
		return arrived;
	}

	void begin(Scope scope) {
		scope.starts().forEach(this::enter);
		scope.byEvent().forEach(this::enter);
	}

	private void enter(Step step) {
		if (reached.add(step)) {
			next.add(step);
		}
	}

	void take(Way way) {
		Step target = way.target();
		Set<Way> ways = arrived.computeIfAbsent(target, key -> new HashSet<>());
		ways.add(way);
		if (loose || !target.awaitsOthers() || ways.size() == target.in().size()) {
			enter(target);
		}
	}

	/**
	 * Goes on from a step, and from what stands around it where that ends with it.
	 */
	void leave(Step step) {
		if (!left.add(step)) {
			return;
		}
		reach.open(step).forEach(this::take);
		step.scope().linked(step).forEach(this::enter);
		Scope scope = step.scope();
		Step around = scope.step();
		if (!step.isByEvent()) {
			scope.byEvent().forEach(this::enter);
		}
		if (scope == border || around == null) {
			return;
		}
		border(around);
		boolean ended = step.isByEvent() ? step.inner().isInterrupting() : step.out().isEmpty() && !step.isThrown();
		if (ended && !reach.isNever(around) && (loose || !reached.contains(around) || reach.passes(around))) {
			leave(around);
		}
	}

}
