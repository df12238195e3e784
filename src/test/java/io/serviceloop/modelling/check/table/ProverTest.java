package io.serviceloop.modelling.check.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.serviceloop.Storm;
import io.serviceloop.modelling.check.source.Finding;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of a table is what the engine does with it: where no hole is found, every
 * case that is tried has a rule; where one is named, the engine finds none.
 */
class ProverTest {

	private static final int TABLES = Storm.ON ? 300 : 40;

	private static final int CASES = Storm.ON ? 10_000 : 250;

	private static final List<String> TEXTS = List.of("a", "b", "c");

	private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

	@Test
	void theEngineAgreesOnRandomTables() {
		int whole = 0;
		int holed = 0;
		for (int round = 0; round < TABLES; round++) {
			Random chance = new Random(round);
			String file = Dmn.file(table(chance));
			DmnDecision decision = engine.parseDecision("x",
					new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
			List<Finding> found = Dmn.findings(file, Map.of());
			String which = "round " + round + ": " + file + found;
			assertThat(found).as(which).extracting(Finding::rule).doesNotContain("unproven", "feel", "output", "type");
			List<Finding> holes = of("hole", found);
			for (Finding hole : holes) {
				assertThat(answers(decision, example(hole))).as(which).isZero();
			}
			for (Finding overlap : of("overlap", found)) {
				assertThat(answers(decision, example(overlap))).as(which).isGreaterThan(1);
			}
			if (holes.isEmpty()) {
				whole++;
			}
			else {
				holed++;
			}
			for (int i = 0; i < CASES; i++) {
				Map<String, Object> inputs = inputs(chance);
				int answers = answers(decision, inputs);
				if (answers == 0) {
					assertThat(holes).as(which + inputs).isNotEmpty();
				}
				if (answers > 1) {
					assertThat(of("overlap", found)).as(which + inputs).isNotEmpty();
				}
			}
		}
		assertThat(whole).isGreaterThan(TABLES / 20);
		assertThat(holed).isGreaterThan(TABLES / 4);
	}

	private static List<Finding> of(String rule, List<Finding> found) {
		return found.stream().filter(finding -> finding.rule().equals(rule)).toList();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> example(Finding finding) {
		return (Map<String, Object>) finding.example();
	}

	/** How many rules hold: 2 for several under the policy UNIQUE. */
	private int answers(DmnDecision decision, Map<String, Object> inputs) {
		try {
			return engine.evaluateDecisionTable(decision, new HashMap<>(inputs)).size();
		}
		catch (DmnHitPolicyException ex) {
			return 2;
		}
	}

	private static Map<String, Object> inputs(Random chance) {
		Map<String, Object> inputs = new HashMap<>();
		inputs.put("amount", (chance.nextInt(3) == 0) ? chance.nextInt(9) - 2 : chance.nextInt(90) / 10.0 - 2);
		inputs.put("times", chance.nextInt(9) - 2);
		inputs.put("kind", TEXTS.get(chance.nextInt(3)));
		inputs.put("yes", chance.nextBoolean());
		return inputs;
	}

	/**
	 * Some are cut along boundaries, so that they have no hole, and then perhaps damaged.
	 */
	private static String table(Random chance) {
		List<String> rules = new ArrayList<>();
		List<String> numbers = cut(chance, false);
		List<String> counts = cut(chance, true);
		List<String> texts = chance.nextBoolean() ? List.of("\"a\"", "not(\"a\")") : List.of("\"a\",\"b\"", "\"c\"");
		for (String number : numbers) {
			for (String count : counts) {
				for (String text : texts) {
					rules.add(number + ", " + count + ", " + text + ", -");
				}
			}
		}
		for (int i = chance.nextInt(3); i > 0; i--) {
			int at = chance.nextInt(rules.size());
			switch (chance.nextInt(4)) {
				case 0 -> rules.remove(at);
				case 1 -> rules.set(at, rules.get(at).replaceFirst("\\[|]", "("));
				case 2 -> rules.set(at, rules.get(at).replaceFirst("-$", "true"));
				default -> rules.add(rules.get(at));
			}
			if (rules.isEmpty()) {
				rules.add("-, -, -, -");
			}
		}
		return "UNIQUE; amount double, times integer, kind string \"a\",\"b\",\"c\", yes boolean -> x string; "
				+ rules.stream().map(rule -> rule + " -> \"r\"").collect(Collectors.joining("; "));
	}

	private static List<String> cut(Random chance, boolean whole) {
		List<String> cells = new ArrayList<>();
		double from = chance.nextInt(3) - 1;
		String low = number(from, whole);
		cells.add(chance.nextBoolean() ? "<" + low : "not(>=" + low + ")");
		for (int i = chance.nextInt(2); i > 0; i--) {
			String high = number(Double.parseDouble(low) + 1 + chance.nextInt(3), whole);
			cells.add("[" + low + ".." + high + (chance.nextBoolean() ? "[" : ")"));
			low = high;
		}
		cells.add(">=" + low);
		return cells;
	}

	private static String number(double value, boolean whole) {
		return whole ? String.valueOf((int) value) : String.valueOf(value);
	}

}
