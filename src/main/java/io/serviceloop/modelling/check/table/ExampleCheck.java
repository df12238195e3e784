package io.serviceloop.modelling.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import io.serviceloop.modelling.check.table.ExampleFile.Example;
import io.serviceloop.modelling.check.table.Search.Box;

/** Finds the cases for which a table has no worked example. */
final class Proposals {

	static final int MOST = 20;

	private final Space space;

	private final Space.Conditions asked;

	private final Decider decider;

	private final Budget budget;

	/** By rule; null where it never applies. */
	private final List<Box> boxes = new ArrayList<>();

	private final List<int[]> points = new ArrayList<>();

	/** On each axis the regions at boundaries that no example is in. */
	private final List<BitSet> wanted = new ArrayList<>();

	private final List<Map<String, Object>> proposals = new ArrayList<>();

	Proposals(Space space, Space.Conditions asked, Decider decider, Budget budget) {
		this.space = space;
		this.asked = asked;
		this.decider = decider;
		this.budget = budget;
		Space.Way way = space.ways().get(0);
		for (int row = 0; row < asked.cells().size(); row++) {
			boxes.add(space.box(asked, row, way));
		}
		space.axes().forEach(axis -> wanted.add(new BitSet()));
		boxes.stream().filter(java.util.Objects::nonNull).forEach(this::want);
	}

	/** Both sides of each end of a rule. */
	private void want(Box box) {
		for (int axis = 0; axis < wanted.size(); axis++) {
			BitSet side = box.sides().get(axis);
			for (int region = 1; region < space.axes().get(axis).regions().size(); region++) {
				if (!space.axes().get(axis).listed() && side.get(region) != side.get(region - 1)) {
					wanted.get(axis).set(region - 1, region + 1);
				}
			}
		}
	}

	/**
	 * Rows that are missing beside some examples, one more than {@link #MOST} at most.
	 */
	List<Map<String, Object>> beside(List<Example> examples) {
		for (Example example : examples) {
			int[] point = new int[space.axes().size()];
			boolean possible = true;
			for (int axis = 0; axis < point.length; axis++) {
				point[axis] = space.axes().get(axis).regionOf(example.inputs().get(space.axes().get(axis).variable()));
				possible = possible && point[axis] >= 0;
			}
			if (possible) {
				add(point);
			}
		}
		List<Box> above = new ArrayList<>();
		for (int row = 0; row < boxes.size() && proposals.size() <= MOST; row++) {
			if (boxes.get(row) != null) {
				applying(boxes.get(row), above);
				if (asked.table().policy().equals(Table.FIRST)) {
					above.add(boxes.get(row));
				}
			}
		}
		for (Box box : boxes) {
			for (int axis = 0; box != null && axis < wanted.size() && proposals.size() <= MOST; axis++) {
				otherwise(box, axis);
			}
		}
		for (int axis = 0; axis < wanted.size(); axis++) {
			for (int region = wanted.get(axis).nextSetBit(0); region >= 0
					&& proposals.size() <= MOST; region = wanted.get(axis).nextSetBit(region + 1)) {
				boundary(axis, region);
			}
		}
		return proposals;
	}

	private void applying(Box box, List<Box> above) {
		budget.look();
		boolean there = points.stream()
			.anyMatch(point -> holds(box, point, -1) && above.stream().noneMatch(other -> holds(other, point, -1)));
		if (!there) {
			Search.holes(box, above, 1, budget).forEach(free -> propose(pick(free)));
		}
	}

	/** A case in which one condition of a rule alone does not hold. */
	private void otherwise(Box box, int axis) {
		budget.look();
		BitSet side = box.sides().get(axis);
		BitSet other = space.axes().get(axis).all();
		other.andNot(side);
		boolean there = other.isEmpty()
				|| points.stream().anyMatch(point -> holds(box, point, axis) && !side.get(point[axis]));
		if (!there) {
			List<BitSet> sides = new ArrayList<>(box.sides());
			sides.set(axis, other);
			propose(pick(new Box(sides)));
		}
	}

	private void boundary(int axis, int region) {
		budget.look();
		Box box = boxes.stream()
			.filter(one -> one != null && one.sides().get(axis).get(region))
			.findFirst()
			.orElse(null);
		if (box != null) {
			int[] point = pick(box);
			point[axis] = region;
			propose(point);
		}
	}

	/** A case of a box, at a boundary without example where there is one. */
	private int[] pick(Box box) {
		int[] point = new int[box.sides().size()];
		for (int axis = 0; axis < point.length; axis++) {
			BitSet side = box.sides().get(axis);
			BitSet best = (BitSet) wanted.get(axis).clone();
			best.and(side);
			point[axis] = best.isEmpty() ? space.axes().get(axis).regionOf(space.axes().get(axis).example(side))
					: best.nextSetBit(0);
		}
		return point;
	}

	private void propose(int[] point) {
		add(point);
		Map<String, Object> row = new LinkedHashMap<>();
		for (int axis = 0; axis < point.length; axis++) {
			row.put(space.axes().get(axis).variable(), space.axes().get(axis).regions().get(point[axis]).value());
		}
		List<Map<String, Object>> said = decider.decide(Map.copyOf(withoutNothing(row)));
		if (said != null && said.size() == 1
				&& proposals.stream().noneMatch(known -> known.entrySet().containsAll(row.entrySet()))) {
			said.get(0).forEach((name, value) -> row.put(String.valueOf(name), value));
			proposals.add(row);
		}
	}

	private static Map<String, Object> withoutNothing(Map<String, Object> row) {
		Map<String, Object> given = new LinkedHashMap<>(row);
		given.values().removeIf(java.util.Objects::isNull);
		return given;
	}

	private void add(int[] point) {
		points.add(point);
		for (int axis = 0; axis < point.length; axis++) {
			wanted.get(axis).clear(point[axis]);
		}
	}

	/** Whether a case is in a box, one axis left aside. */
	private static boolean holds(Box box, int[] point, int aside) {
		for (int axis = 0; axis < point.length; axis++) {
			if (axis != aside && !box.sides().get(axis).get(point[axis])) {
				return false;
			}
		}
		return true;
	}

}
