package io.serviceloop.modelling.check.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

	private final Map<Step, List<Way>> open;

	private final Map<Scope, Map<Step, Boolean>> ends = new HashMap<>();

	private final Map<Scope, Boolean> finishing = new HashMap<>();

	private Reach(Set<Step> never, Map<String, Object> known, Map<Step, List<Way>> open) {
		this.never = never;
		this.known = known;
		this.open = open;
	}

	/**
	 * A reach.
	 * @param never the steps that are not completed
	 * @param known the values of variables that conditions may read
	 */
	static Reach without(Collection<Step> never, Map<String, Object> known) {
		return new Reach(new HashSet<>(never), known, new HashMap<>());
	}

	static Reach everywhere() {
		return without(Set.of(), Map.of());
	}

	boolean isNever(Step step) {
		return never.contains(step);
	}

	/** Whether a way can be taken, as far as the values are known. */
	private boolean isOpen(Way way) {
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

	List<Way> open(Step step) {
		return open.computeIfAbsent(step, key -> key.out().stream().filter(this::isOpen).toList());
	}

	/** What is reached from the start of a scope. */
	Set<Step> from(Scope scope) {
		return new Walk(this, scope, false, walk -> walk.begin(scope)).reached();
	}

	/** What is reached once some steps have been completed. */
	Set<Step> after(Collection<Step> completed) {
		return new Walk(this, null, false, walk -> completed.forEach(walk::leave)).reached();
	}

	/** What is reached from the start of a process if no join waits. */
	Set<Step> anyhow(Scope process) {
		return new Walk(this, null, true, walk -> walk.begin(process)).reached();
	}

	/** The ways on which tokens come to each step along one, where no join waits. */
	Map<Step, Set<Way>> arrivals(Way way) {
		return new Walk(this, null, true, walk -> walk.take(way)).arrived();
	}

	/** What is reached along a way. */
	Set<Step> along(Way way) {
		return new Walk(this, null, true, walk -> walk.take(way)).reached();
	}

	/** The ways on which tokens come to a join before it is passed. */
	Set<Way> awaited(Step join, Scope border, Consumer<Walk> origin) {
		return new Walk(new Reach(Set.of(join), known, open), border, true, origin).arrived()
			.getOrDefault(join, Set.of());
	}

	/** The same, from the start of a process. */
	Set<Way> awaited(Step join, Scope process) {
		return awaited(join, null, walk -> walk.begin(process));
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

	/** Where a step that could come to an end leads to what cannot. */
	Stream<Step> traps(Scope process) {
		return Stream.concat(Stream.of(process), process.all().map(Step::inner).filter(Objects::nonNull))
			.flatMap(scope -> scope.steps().stream().filter(ends(scope)::get).flatMap(step -> {
				Stream<Step> on = step.isFork() ? Stream.empty() : open(step).stream().map(Way::target);
				return Stream.concat(on, step.boundary().stream())
					.filter(next -> !ends(scope).get(next) && !next.isThrown());
			}))
			.distinct();
	}

	private boolean isLeft(Step step, Map<Step, Boolean> ends) {
		return step.boundary().stream().anyMatch(event -> event.interrupts() && ends.get(event) && isRaised(event));
	}

	private boolean isRaised(Step event) {
		return event.raisers().isEmpty() || from(event.host().inner()).stream().anyMatch(event.raisers()::contains);
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
	boolean passes(Step step) {
		return step.inner() == null || step.isForEach() || finishes(step.inner());
	}

}
