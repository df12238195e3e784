package io.serviceloop.modelling.check.table;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;

/**
 * Finds the holes of a decision table: cases without a rule, rules that disagree, rules
 * that never hold, answers that nobody understands. What cannot be proven in time is
 * refused.
 */
public final class TableCheck {

	/**
	 * So long the tables of one deployment may be worked at together, in nanoseconds of
	 * this thread alone: on a busy machine, as many are while they start, the packaged
	 * tables would be refused for what others do.
	 */
	private static final long MOST_NANOS = 5_000_000_000L;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int MOST_CELLS = 20_000;

	private static final int MOST_FINDINGS = 20;

	/** The hit policies that this engine knows and that leave one answer. */
	private static final Set<String> SINGLE = Set.of("UNIQUE", "FIRST", "ANY");

	private static final Set<String> SEVERAL = Set.of("COLLECT", "RULE ORDER");

	private static final List<String> TYPES = List.of("string", "boolean", "integer", "long", "double", "number",
			"date");

	private final Node decision;

	private final Table table;

	private final DecisionUse use;

	private final Map<String, Domain> feeders;

	private final Map<String, Node> decisions;

	private final Findings findings;

	private final long end;

	private TableCheck(Node decision, Table table, DecisionUse use, Map<String, Domain> feeders,
			Map<String, Node> decisions, long end, Findings findings) {
		this.decision = decision;
		this.end = end;
		this.table = table;
		this.use = use;
		this.feeders = feeders;
		this.decisions = decisions;
		this.findings = findings;
	}

	/**
	 * Checks a decision.
	 * @param decision its element
	 * @param use what the application asks of it; null for a process owner's own
	 * @param feeders what can come, by variable, where forms say it
	 * @param decisions every decision there will be, by id
	 * @param end when the time is over that was given with {@link #end()}
	 */
	public static void check(Node decision, DecisionUse use, Map<String, Domain> feeders, Map<String, Node> decisions,
			long end, Findings findings) {
		Node logic = decision.child("decisionTable");
		Node expression = decision.child("literalExpression");
		if (logic == null && expression != null && use == null) {
			Node text = expression.child("text");
			Feel.faults((text == null) ? "" : text.text(), false)
				.forEach(fault -> findings.error(decision, fault.key(), fault.arguments().toArray()));
			return;
		}
		if (logic == null) {
			findings.error(decision, "empty-logic");
			return;
		}
		new TableCheck(decision, new Table(logic), use, feeders, decisions, end, findings).check();
	}

	/**
	 * When the tables of a deployment have to be proven that is checked from now on, in
	 * the current thread.
	 */
	public static long end() {
		return worked() + MOST_NANOS;
	}

	private static long worked() {
		return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
	}

	private void check() {
		String policy = table.hitPolicy();
		if (!SINGLE.contains(policy) && (use != null || !SEVERAL.contains(policy))) {
			findings.error(decision, "policy", policy,
					use == null ? "UNIQUE, FIRST, ANY, COLLECT, RULE ORDER" : "UNIQUE, FIRST, ANY");
			return;
		}
		if (table.rules().size() * (table.inputs().size() + table.outputs().size()) > MOST_CELLS) {
			findings.error(decision, "tooMuch-cells", MOST_CELLS);
			return;
		}
		boolean shape = shape();
		boolean answers = answers();
		if (shape & answers) {
			cases();
		}
	}

	/** Whether every rule has a cell in every column, and every column is understood. */
	private boolean shape() {
		boolean right = true;
		for (Table.Rule rule : table.rules()) {
			if (rule.tests().size() != table.inputs().size() || rule.answers().size() != table.outputs().size()) {
				findings.error(rule.node(), "unreadable-rule", rule.shown());
				right = false;
			}
		}
		if (table.inputs().isEmpty() || table.outputs().isEmpty() || table.rules().isEmpty()) {
			findings.error(decision, "empty-table");
			return false;
		}
		for (Table.Column column : Stream.concat(table.inputs().stream(), table.outputs().stream()).toList()) {
			if (column.type() != null && !TYPES.contains(column.type())) {
				findings.error(column.node(), "type", column.name(), column.type(), String.join(", ", TYPES));
				right = false;
			}
		}
		for (Table.Column input : table.inputs()) {
			right &= input(input);
		}
		Set<String> names = new HashSet<>();
		for (Table.Column output : table.outputs()) {
			boolean named = table.outputs().size() == 1 && use == null
					|| output.name() != null && output.name().matches("[A-Za-z_]\\w*");
			if (!named || !names.add(String.valueOf(output.name()))) {
				findings.error(output.node(), "output-name", String.valueOf(output.name()));
				right = false;
			}
		}
		if (use != null) {
			for (String output : use.outputs().keySet()) {
				if (!names.contains(output)) {
					findings.error(decision, "output-missing", output);
					right = false;
				}
			}
		}
		return right;
	}

	private boolean input(Table.Column input) {
		if (!input.name().matches("[A-Za-z_]\\w*")) {
			findings.error(input.node(), "unproven-input", Findings.shortened(input.name()));
			return false;
		}
		if (use != null && !use.inputs().containsKey(input.name())) {
			findings.error(input.node(), "input", input.name(), String.join(", ", use.inputs().keySet()));
			return false;
		}
		return true;
	}

	/** Whether every answer is a value of its kind. */
	private boolean answers() {
		boolean right = true;
		Set<String> known = table.inputs().stream().map(Table.Column::name).collect(Collectors.toSet());
		for (Table.Rule rule : table.rules()) {
			for (int i = 0; i < Math.min(rule.answers().size(), table.outputs().size()); i++) {
				right &= Answers.check(rule, rule.answers().get(i), table.outputs().get(i), known,
						(use == null) ? null : use.outputs().get(table.outputs().get(i).name()), use != null, findings);
			}
		}
		return right;
	}

	private void cases() {
		List<Cases.Input> inputs = new ArrayList<>();
		for (String name : table.inputs().stream().map(Table.Column::name).distinct().toList()) {
			Cases.Input input = input(name);
			if (input == null) {
				return;
			}
			inputs.add(input);
		}
		inputs.sort(java.util.Comparator.comparing(input -> new HashSet<>(input.holding()).size()));
		try {
			search(new Cases(inputs, table.rules().size(), () -> worked() > end));
		}
		catch (Cases.TooMuch ex) {
			findings.error(decision, "unproven-time", MOST_NANOS / 1_000_000_000L);
		}
	}

	/** Null where it cannot be told what comes, or what the cells say of it: found. */
	private Cases.Input input(String name) {
		List<Integer> columns = new ArrayList<>();
		for (int i = 0; i < table.inputs().size(); i++) {
			if (table.inputs().get(i).name().equals(name)) {
				columns.add(i);
			}
		}
		Table.Column column = table.inputs().get(columns.get(0));
		Domains domains = new Domains(use, feeders, decision, decisions);
		Domain domain = domains.of(column, findings);
		Tests tests = new Tests(table, columns, findings);
		if (domain == null || !tests.arePlain(Domains.isFinite(domain))) {
			return null;
		}
		String listed = domains.listedNumbers(column);
		List<Region> regions = Region.of(domain, tests.boundaries(listed));
		if (!listed.isEmpty()) {
			regions.removeIf(region -> !Table.holds(listed, region.shown()));
		}
		List<BitSet> holding = new ArrayList<>();
		for (Region region : regions) {
			BitSet rules = tests.holding(region);
			if (rules == null) {
				return null;
			}
			holding.add(rules);
		}
		return new Cases.Input(name, regions, holding);
	}

	private void search(Cases cases) {
		List<Map<String, Object>> holes = cases.withoutRule();
		boolean several = SEVERAL.contains(table.hitPolicy());
		holes.forEach(hole -> {
			if (several) {
				findings.warningWith(hole, decision, "hole", Table.shown(hole));
			}
			else {
				findings.errorWith(hole, decision, "hole", Table.shown(hole));
			}
		});
		int found = 0;
		for (Table.Rule rule : table.rules()) {
			int index = rule.number() - 1;
			boolean never = cases.of(index) == null
					|| table.hitPolicy().equals("FIRST") && cases.firstBy(index).isEmpty();
			if (never && found++ < MOST_FINDINGS) {
				findings.error(rule.node(), "never", rule.shown());
			}
		}
		if (table.hitPolicy().equals("UNIQUE") || table.hitPolicy().equals("ANY")) {
			overlaps(cases);
		}
	}

	private void overlaps(Cases cases) {
		int found = 0;
		for (int one = 0; one < table.rules().size(); one++) {
			for (int other = one + 1; other < table.rules().size() && found < MOST_FINDINGS; other++) {
				Map<String, Object> both = cases.common(one, other);
				if (both != null && (table.hitPolicy().equals("UNIQUE") || differ(one, other, both))) {
					found++;
					findings.errorWith(both, table.rules().get(other).node(), "overlap", table.rules().get(one).shown(),
							table.rules().get(other).shown(), Table.shown(both));
				}
			}
		}
	}

	private boolean differ(int one, int other, Map<String, Object> both) {
		return !Objects.equals(table.answer(table.rules().get(one), both),
				table.answer(table.rules().get(other), both));
	}

}
