package io.serviceloop.modelling.check.flow;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Step.Way;

/**
 * Which variables are set on some way, and which on every way, when a step is entered and
 * when it is left. What a lap forgets is not followed.
 */
final class DataFlow {

	private final Variables variables;

	private final Map<String, Integer> numbers = new TreeMap<>();

	private final Map<Step, Facts> entered = new HashMap<>();

	private final Map<Step, Facts> left = new HashMap<>();

	private final Map<Step, BitSet> beside = new HashMap<>();

	private final Map<Step, Sets> sets = new HashMap<>();

	private final Facts begin;

	/**
	 * Follows the variables of a process.
	 * @param sometimes what some who start it set
	 * @param always what all who start it set
	 */
	DataFlow(Scope process, Variables variables, Set<String> sometimes, Set<String> always) {
		this.variables = variables;
		this.begin = new Facts(bits(sometimes), bits(always));
		List<Step> steps = process.all().toList();
		concurrent(steps);
		boolean changed = true;
		for (int round = 0; changed && round <= 2 * steps.size(); round++) {
			changed = false;
			for (Step step : steps) {
				changed |= visit(step);
			}
		}
	}

	/**
	 * What is set.
	 *
	 * @param may on some way
	 * @param must on every way
	 */
	record Facts(BitSet may, BitSet must) {

		Facts with(BitSet sometimes, BitSet always) {
			Facts more = new Facts((BitSet) may.clone(), (BitSet) must.clone());
			more.may.or(sometimes);
			more.may.or(always);
			more.must.or(always);
			return more;
		}

	}

	/**
	 * What a step sets.
	 *
	 * @param local what it has for itself alone
	 * @param all what it and everything in it may set
	 */
	private record Sets(BitSet before, BitSet sometimes, BitSet always, BitSet local, BitSet all) {
	}

	private Sets sets(Step step) {
		Sets known = sets.get(step);
		if (known == null) {
			BitSet before = bits(variables.before(step));
			BitSet sometimes = bits(variables.after(step, false));
			BitSet all = (BitSet) before.clone();
			all.or(sometimes);
			if (step.inner() != null) {
				all.or(setBy(step.inner().steps()));
			}
			known = new Sets(before, sometimes, bits(variables.after(step, true)), bits(variables.local(step).keySet()),
					all);
			sets.put(step, known);
		}
		return known;
	}

	/** What is set when a step has been entered, with what it has for itself. */
	Facts inside(Step step) {
		Facts facts = entered.get(step);
		return (facts == null) ? null : facts.with(new BitSet(), sets(step).local());
	}

	/** When a step is entered; null where it never is. */
	Facts entered(Step step) {
		return entered.get(step);
	}

	Facts left(Step step) {
		return left.get(step);
	}

	Facts plus(Facts facts, Collection<String> names) {
		return facts.with(new BitSet(), bits(names));
	}

	/** Whether something that is reached at first sets it. */
	boolean isSetBy(Set<Step> steps, String name) {
		return begin.may().get(numbers.get(name))
				|| steps.stream().anyMatch(step -> sets(step).all().get(numbers.get(name)));
	}

	boolean holds(BitSet facts, String name) {
		return numbers.containsKey(name) && facts.get(numbers.get(name));
	}

	private BitSet bits(Collection<String> names) {
		BitSet bits = new BitSet();
		names.forEach(name -> bits.set(numbers.computeIfAbsent(name, key -> numbers.size())));
		return bits;
	}

	private boolean visit(Step step) {
		Facts before = before(step);
		if (before == null) {
			return false;
		}
		before = before.with(beside.getOrDefault(step, new BitSet()), sets(step).before());
		Facts after = (step.inner() == null) ? before : ended(step, before);
		if (after != null) {
			after = after.with(sets(step).sometimes(), sets(step).always());
		}
		boolean changed = !before.equals(entered.put(step, before));
		if (after != null) {
			changed |= !after.equals(left.put(step, after));
		}
		return changed;
	}

	private Facts before(Step step) {
		Scope scope = step.scope();
		if (step.host() != null) {
			return (entered.get(step.host()) == null) ? null
					: entered.get(step.host()).with(sets(step.host()).all(), new BitSet());
		}
		if (step.isByEvent()) {
			Facts around = around(scope);
			return (around == null) ? null : around.with(setBy(scope.steps()), new BitSet());
		}
		Stream<Facts> ways = step.in().stream().map(Way::source).map(left::get);
		if (step.is("startEvent")) {
			ways = Stream.of((scope.step() == null) ? begin : inside(scope.step()));
		}
		else if (Bpmn.kind(step.node()).equals("link")) {
			ways = scope.steps().stream().filter(thrown -> scope.linked(thrown).contains(step)).map(left::get);
		}
		return merged(ways, step.isJoin());
	}

	/** When the scope had begun. */
	private Facts around(Scope scope) {
		return (scope.step() != null) ? inside(scope.step()) : merged(scope.starts().stream().map(left::get), false);
	}

	private static Facts merged(Stream<Facts> coming, boolean together) {
		List<Facts> all = coming.filter(Objects::nonNull).toList();
		if (all.isEmpty()) {
			return null;
		}
		Facts merged = new Facts((BitSet) all.get(0).may().clone(), (BitSet) all.get(0).must().clone());
		all.forEach(facts -> {
			merged.may().or(facts.may());
			if (together) {
				merged.must().or(facts.must());
			}
			else {
				merged.must().and(facts.must());
			}
		});
		return merged;
	}

	/** What is set when everything in a sub-process has come to its end. */
	private Facts ended(Step step, Facts before) {
		Function<Scope, Stream<Facts>> ends = scope -> scope.steps()
			.stream()
			.filter(inside -> inside.out().isEmpty() && !inside.isThrown() && !inside.isByEvent())
			.map(left::get);
		Facts ended = merged(
				Stream.concat(ends.apply(step.inner()),
						step.inner().byEvent().stream().map(Step::inner).filter(Scope::isInterrupting).flatMap(ends)),
				false);
		if (ended == null) {
			return step.isForEach() ? before : null;
		}
		BitSet local = sets(step).local();
		ended.may().andNot(local);
		ended.must().andNot(local);
		return before.with(ended.may(), step.isForEach() ? new BitSet() : ended.must());
	}

	private BitSet setBy(Collection<Step> steps) {
		BitSet bits = new BitSet();
		steps.forEach(step -> bits.or(sets(step).all()));
		return bits;
	}

	/** What several tokens at once may have set for each other. */
	private void concurrent(List<Step> steps) {
		Reach reach = Reach.everywhere();
		for (Step step : steps) {
			if (step.isFork() || step.is("inclusiveGateway") && step.out().size() > 1) {
				exchange(step.out().stream().map(reach::along).toList());
			}
			step.boundary()
				.stream()
				.filter(event -> !event.interrupts())
				.forEach(event -> exchange(List.of(reach.after(List.of(event)),
						Stream.concat(step.within(), reach.after(List.of(step)).stream()).toList())));
			if (step.isByEvent() && !step.inner().isInterrupting()) {
				exchange(List.of(step.inner().all().toList(), step.scope().all().toList()));
			}
		}
	}

	/** Gives each branch what all others set. */
	private void exchange(List<? extends Collection<Step>> branches) {
		List<BitSet> set = branches.stream().map(this::setBy).toList();
		for (int i = 0; i < set.size(); i++) {
			BitSet others = new BitSet();
			for (int j = 0; j < set.size(); j++) {
				others.or((i == j) ? new BitSet() : set.get(j));
			}
			branches.get(i).forEach(step -> beside.computeIfAbsent(step, key -> new BitSet()).or(others));
		}
	}

}
