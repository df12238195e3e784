package io.serviceloop.modelling.check.flow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.serviceloop.modelling.check.flow.Step.Way;

/**
 * Where tokens can get, and whether a scope can end, if some steps are never completed
 * and some values are known. A step that is not completed can still be left by an event
 * at its border. Several ways at once (a fork) end only together, a join waits for all of
 * its ways; a terminating end needs nobody.
 */
final class Reach {

	private final Set<Step> never;

	private final Map<String, Object> known;

	private final Map<Scope, Map<Step, Boolean>> ends = new HashMap<>();

	private final Map<Scope, Boolean> finishing = new HashMap<>();

	private Reach(Set<Step> never, Map<String, Object> known) {
		this.never = never;
		this.known = known;
	}

	/**
	 * A reach.
	 * @param never the steps that are not completed
	 * @param known the values of variables that conditions may read
	 */
	static Reach without(Collection<Step> never, Map<String, Object> known) {
		return new Reach(new HashSet<>(never), known);
	}

	static Reach everywhere() {
		return new Reach(Set.of(), Map.of());
	}

	/** Whether a way can be taken, as far as the values are known. */
	boolean isOpen(Way way) {
		Step source = way.source();
		if (source.ignoresConditions()) {
			return true;
		}
		boolean inTurn = source.is("exclusiveGateway");
		for (Way other : source.out()) {
			if (other == way) {
				if (inTurn && !way.isDefault()) {
					break;
				}
			}
			else if ((inTurn || way.isDefault()) && !other.isDefault() && isSurelyTaken(other)) {
				return false;
			}
		}
		return way.isDefault() || way.condition() == null || !Boolean.FALSE.equals(way.condition().truth(known));
	}

	private boolean isSurelyTaken(Way way) {
		return way.condition() == null || Boolean.TRUE.equals(way.condition().truth(known));
	}

	private List<Way> open(Step step) {
		return step.out().stream().filter(this::isOpen).toList();
	}

	/** What is reached from the start of a scope. */
	Set<Step> from(Scope scope) {
		return new Walk(scope, false, walk -> walk.begin(scope)).reached;
	}

	/** What is reached once some steps have been completed. */
	Set<Step> after(Collection<Step> completed) {
		return new Walk(null, false, walk -> completed.forEach(walk::leave)).reached;
	}

	/** The ways on which tokens come to a join before it is passed. */
	static Set<Way> awaited(Scope process, Step join) {
		return without(Set.of(join), Map.of()).arriving(join, null, walk -> walk.begin(process));
	}

	private Set<Way> arriving(Step join, Scope border, Consumer<Walk> origin) {
		return new Walk(border, true, origin).arrived.getOrDefault(join, Set.of());
	}

	/** Whether a scope can end. */
	boolean finishes(Scope scope) {
		Boolean before = finishing.get(scope);
		if (before == null) {
			before = scope.starts().stream().anyMatch(ends(scope)::get)
					|| from(scope).stream().anyMatch(end -> isCut(scope, end)) || isInterrupted(scope);
			finishing.put(scope, before);
		}
		return before;
	}

	/** Whether the process can end once a step has been completed. */
	boolean finishesAfter(Step step) {
		Scope scope = step.scope();
		return finishesAround(scope, ended(step, ends(scope)) || isInterrupted(scope)
				|| after(List.of(step)).stream().anyMatch(end -> isCut(scope, end)));
	}

	private boolean finishesAround(Scope scope, boolean ended) {
		Step around = scope.step();
		if (around == null) {
			return ended;
		}
		Scope outer = around.scope();
		if (around.isByEvent()) {
			return finishesAround(outer, around.inner().isInterrupting() ? ended : finishes(outer));
		}
		return ended && !never.contains(around) && finishesAfter(around)
				|| finishesAround(outer, isLeft(around, ends(outer)) || isInterrupted(outer));
	}

	private boolean isCut(Scope scope, Step end) {
		return end.scope() == scope && end.isTerminating() && !never.contains(end);
	}

	private boolean isInterrupted(Scope scope) {
		return scope.byEvent()
			.stream()
			.map(Step::inner)
			.anyMatch(beside -> beside.isInterrupting() && finishes(beside));
	}

	private static boolean isLeft(Step step, Map<Step, Boolean> ends) {
		return step.boundary().stream().anyMatch(event -> event.interrupts() && ends.get(event));
	}

	/** For each step of a scope whether what stands on it can come to an end. */
	private Map<Step, Boolean> ends(Scope scope) {
		Map<Step, Boolean> before = ends.get(scope);
		if (before != null) {
			return before;
		}
		Map<Step, Boolean> now = new HashMap<>();
		scope.steps().forEach(step -> now.put(step, false));
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int i = scope.steps().size() - 1; i >= 0; i--) {
				Step step = scope.steps().get(i);
				if (!now.get(step)
						&& (isLeft(step, now) || !never.contains(step) && passes(step) && ended(step, now))) {
					now.put(step, true);
					changed = true;
				}
			}
		}
		ends.put(scope, now);
		return now;
	}

	private boolean ended(Step step, Map<Step, Boolean> ends) {
		List<Step> linked = step.scope().linked(step);
		if (!linked.isEmpty()) {
			return linked.stream().anyMatch(ends::get);
		}
		if (step.out().isEmpty()) {
			return !step.isThrown() || step.scope().step() == null;
		}
		Predicate<Way> ending = way -> ends.get(way.target());
		return step.isFork() ? step.out().stream().allMatch(ending) : open(step).stream().anyMatch(ending);
	}

	/** Whether a step that was entered can be completed. */
	private boolean passes(Step step) {
		return step.inner() == null || step.isForEach() || finishes(step.inner());
	}

	/** One walk of tokens. */
	private final class Walk {

		private final Scope border;

		private final boolean loose;

		private final Consumer<Walk> origin;

		private final Set<Step> reached = new HashSet<>();

		private final Set<Step> left = new HashSet<>();

		private final Map<Step, Set<Way>> arrived = new HashMap<>();

		private final Map<Step, Set<Way>> awaited = new HashMap<>();

		private final Deque<Step> next = new ArrayDeque<>();

		/**
		 * Walks.
		 * @param border the scope that is not left; null for none
		 * @param loose whether joins wait for nothing
		 */
		Walk(Scope border, boolean loose, Consumer<Walk> origin) {
			this.border = border;
			this.loose = loose;
			this.origin = origin;
			origin.accept(this);
			while (!next.isEmpty()) {
				Step step = next.poll();
				step.boundary().forEach(this::enter);
				if (step.inner() != null) {
					begin(step.inner());
				}
				if (!never.contains(step) && !step.isByEvent() && (loose || passes(step))) {
					leave(step);
				}
			}
		}

		private void begin(Scope scope) {
			scope.starts().forEach(this::enter);
			scope.byEvent().forEach(this::enter);
		}

		private void enter(Step step) {
			if (reached.add(step)) {
				next.add(step);
			}
		}

		private void take(Way way) {
			Step target = way.target();
			Set<Way> ways = arrived.computeIfAbsent(target, key -> new HashSet<>());
			ways.add(way);
			if (loose || !target.isJoin() || ways.containsAll(awaited.computeIfAbsent(target,
					join -> without(Set.of(join), Map.of()).arriving(join, border, origin)))) {
				enter(target);
			}
		}

		/**
		 * Goes on from a step, and from what stands around it where that ends with it.
		 */
		private void leave(Step step) {
			if (!left.add(step)) {
				return;
			}
			open(step).forEach(this::take);
			step.scope().linked(step).forEach(this::enter);
			Scope scope = step.scope();
			Step around = scope.step();
			scope.byEvent().forEach(this::enter);
			if (scope == border || around == null) {
				return;
			}
			around.boundary().forEach(this::enter);
			boolean ended = step.isByEvent() ? step.inner().isInterrupting() : step.out().isEmpty() && !step.isThrown();
			if (ended && !never.contains(around) && (loose || !reached.contains(around) || passes(around))) {
				leave(around);
			}
		}

	}

}
