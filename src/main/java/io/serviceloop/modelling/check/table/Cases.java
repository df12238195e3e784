package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Every case that can come to a table: its inputs, each cut into regions that no rule
 * tells apart. What holds for one value of each region holds for all, so that an answer
 * about the cases is exact; they are searched, not counted through.
 */
final class Cases {

	/** More is no longer searched in memory. */
	private static final int MOST_STATES = 300_000;

	private static final int MOST_EXAMPLES = 20;

	private final List<Input> inputs;

	private final int rules;

	private final BooleanSupplier late;

	private final Set<State> known = new HashSet<>();

	/**
	 * An input, and which rules hold in each of its regions.
	 *
	 * @param name the variable
	 * @param regions what can come
	 * @param holding by region, the rules whose cells hold
	 */
	record Input(String name, List<Region> regions, List<BitSet> holding) {
	}

	/**
	 * From an input on, with these rules still possible, there is nothing to be found.
	 */
	private record State(int depth, BitSet possible) {
	}

	/** The search takes too long. */
	static final class TooMuch extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * @param late whether there is no more time
	 */
	Cases(List<Input> inputs, int rules, BooleanSupplier late) {
		this.inputs = inputs;
		this.rules = rules;
		this.late = late;
	}

	/**
	 * Cases for which no rule holds, a dozen or two at most.
	 * @throws TooMuch where that cannot be said in time
	 */
	List<Map<String, Object>> withoutRule() {
		BitSet all = new BitSet();
		all.set(0, rules);
		return search(all, null);
	}

	/**
	 * Cases for which a rule is the first to hold; empty where earlier ones always do.
	 * @throws TooMuch where that cannot be said in time
	 */
	List<Map<String, Object>> firstBy(int rule) {
		BitSet earlier = new BitSet();
		earlier.set(0, rule);
		return search(earlier, rule);
	}

	/** A case for which a rule holds; null where there is none. */
	Map<String, Object> of(int rule) {
		return common(rule, rule);
	}

	/** A case for which two rules hold; null where there is none. */
	Map<String, Object> common(int one, int other) {
		Map<String, Object> found = new LinkedHashMap<>();
		for (Input input : inputs) {
			int region = 0;
			while (region < input.regions().size()
					&& !(input.holding().get(region).get(one) && input.holding().get(region).get(other))) {
				region++;
			}
			if (region == input.regions().size()) {
				return null;
			}
			found.put(input.name(), input.regions().get(region).shown());
		}
		if (late.getAsBoolean()) {
			throw new TooMuch();
		}
		return found;
	}

	private List<Map<String, Object>> search(BitSet possible, Integer within) {
		known.clear();
		List<Map<String, Object>> found = new ArrayList<>();
		search(0, possible, within, new ArrayList<>(), found);
		return found;
	}

	/** Whether there is a case behind this. */
	private boolean search(int depth, BitSet possible, Integer within, List<Region> chosen,
			List<Map<String, Object>> found) {
		if (found.size() >= MOST_EXAMPLES) {
			return true;
		}
		if (depth == inputs.size() || possible.isEmpty() && within == null) {
			if (!possible.isEmpty()) {
				return false;
			}
			found.add(example(chosen));
			return true;
		}
		if (late.getAsBoolean() || known.size() > MOST_STATES) {
			throw new TooMuch();
		}
		State state = new State(depth, possible);
		if (known.contains(state)) {
			return false;
		}
		boolean any = false;
		Input input = inputs.get(depth);
		for (int i = 0; i < input.regions().size(); i++) {
			if (within != null && !input.holding().get(i).get(within)) {
				continue;
			}
			BitSet left = (BitSet) possible.clone();
			left.and(input.holding().get(i));
			chosen.add(input.regions().get(i));
			any |= search(depth + 1, left, within, chosen, found);
			chosen.remove(chosen.size() - 1);
			if (any && within != null) {
				return true;
			}
		}
		if (!any) {
			known.add(state);
		}
		return any;
	}

	/** Inputs that make no difference any more have one of their values. */
	private Map<String, Object> example(List<Region> chosen) {
		Map<String, Object> example = new LinkedHashMap<>();
		for (int i = 0; i < inputs.size(); i++) {
			Region region = (i < chosen.size()) ? chosen.get(i) : inputs.get(i).regions().get(0);
			example.put(inputs.get(i).name(), region.shown());
		}
		return example;
	}

}
