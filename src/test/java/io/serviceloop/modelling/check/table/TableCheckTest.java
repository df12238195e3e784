package io.serviceloop.modelling.check.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules with holes are found, each with a case that shows it; tables without are not
 * accused.
 */
class TableCheckTest {

	@ParameterizedTest
	@ValueSource(strings = { "problemScreening", "problemPriority", "loopRules", "metricCatalogue", "sendBackSteps",
			"taskDueDays", "departments" })
	void theShippedTablesHaveNoHoles(String table) throws IOException {
		assertThat(Dmn.findings(shipped(table), Map.of())).isEmpty();
	}

	@Test
	@Serves({ "C24", "C25", "C26", "C27", "C28" })
	void theCellsThatTheSourceLeavesUndefinedAreEachNamed() throws IOException {
		String table = shipped("problemPriority");
		// The source gives P0 to 5×5, P1 to what is at least 4, P2 to what is at least 3,
		// P3 to what is at most 2: six cells are in none of them.
		for (String cell : List.of("5 2", "5 1", "4 2", "4 1", "3 2", "3 1")) {
			String[] scores = cell.split(" ");
			table = table
				.replaceFirst("(?s)<rule id=\"rule_problemPriority_\\d+\">(?:(?!</rule>).)*?urgencyScore\">\\s*<text>"
						+ scores[0] + "</text>(?:(?!</rule>).)*?impactScore\">\\s*<text>" + scores[1]
						+ "</text>(?:(?!</rule>).)*?</rule>", "");
		}
		assertThat(Dmn.findings(table, Map.of())).extracting(Finding::rule, Finding::example)
			.containsExactlyInAnyOrder(hole(5, 2), hole(5, 1), hole(4, 2), hole(4, 1), hole(3, 2), hole(3, 1));
	}

	private static org.assertj.core.groups.Tuple hole(long urgency, long impact) {
		return org.assertj.core.groups.Tuple.tuple("hole", Map.of("urgencyScore", urgency, "impactScore", impact));
	}

	@ParameterizedTest(name = "{0}: {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
									hole     | {amount=5}          | UNIQUE; amount double -> x string; <5 -> "a"; >5 -> "b"
									hole     | {amount=5}          | UNIQUE; amount double -> x string; [1..5[ -> "a"; <1 -> "c"; ]5..9] -> "b"; >9 -> "d"
									hole     | {amount=4.5}        | UNIQUE; amount double -> x string; <=4 -> "a"; >=5 -> "b"
									hole     | {amount=0}          | UNIQUE; amount integer -> x string; <0 -> "a"; >0 -> "b"
									hole     | {amount=-2}         | UNIQUE; amount double -> x string; <-2 -> "a"; >-2 -> "b"
									hole     | {amount=0.1}        | UNIQUE; amount double -> x string; <0.1 -> "a"; >0.1 -> "b"
									hole     | {kind=c}            | UNIQUE; kind string "a","b","c" -> x string; "a" -> "a"; "b" -> "b"
									hole     | {kind=a}            | UNIQUE; kind string "a","b" -> x string; not("a") -> "a"
									hole     | {yes=false}         | UNIQUE; yes boolean -> x string; true -> "a"
									hole     | {kind=b, amount=5}  | UNIQUE; kind string "a","b", amount double -> x string; "a", - -> "a"; "b", not(5) -> "b"
									hole     | {amount=7}          | FIRST; amount integer -> x string; <7 -> "a"; >7 -> "b"
									hole     | {amount=6}          | UNIQUE; amount double -> x string; ? > 3 and ? < 6 -> "a"; <=3 -> "b"; >6 -> "c"
									hole     |                     | UNIQUE; fed double -> x string; <10 -> "a"; >=10 -> "b"
									hole     | {amount=5}          | UNIQUE; amount integer [1..5] -> x string; <5 -> "a"
					hole     | {amount=3}          | UNIQUE; amount double 1,3,7 -> x string; <3 -> "a"; >3 -> "b"
					hole     | {kind=null}         | UNIQUE; kind string "a",null -> x string; "a" -> "a"
					hole     | {kind=b}            | UNIQUE; kind string "a","b" -> x string; starts with(?,"a") -> "a"
					hole     | {x=a, x2=b}         | UNIQUE; x string "a","b", x2 string "a","b" -> y string; "b", - -> "a"; "a", "a" -> "b"
					overlap  | {amount=5}          | UNIQUE; amount double -> x string; <=5 -> "a"; >=5 -> "b"
									overlap  |                     | UNIQUE; amount double -> x string; - -> "a"; >5 -> "a"
									overlap  | {amount=5}          | ANY; amount double -> x string; <=5 -> "a"; >=5 -> "b"
									overlap  | {kind=a}            | UNIQUE; kind string "a","b" -> x string; "a","b" -> "a"; "a" -> "b"
									never    |                     | FIRST; amount double -> x string; <5 -> "a"; <3 -> "b"; - -> "c"
									never    |                     | FIRST; amount double, yes boolean -> x string; -, true -> "a"; -, false -> "b"; >7, - -> "c"
									never    |                     | UNIQUE; kind string "a","b" -> x string; "a" -> "a"; "b" -> "b"; "c" -> "c"
									never    |                     | UNIQUE; amount double -> x string; - -> "a"; [5..3] -> "b"
									unproven |                     | UNIQUE; kind string -> x string; "a" -> "a"; not("a") -> "b"
									unproven |                     | UNIQUE; amount double -> x string; < other -> "a"; - -> "b"
									unproven |                     | UNIQUE; amount double -> x string; string length(string(?)) > 3 -> "a"
									unproven |                     | UNIQUE; amount*2 double -> x string; <5 -> "a"; >=5 -> "b"
									unproven |                     | UNIQUE; amount double -> x string; ? + 1 > 5 -> "a"; ? + 1 <= 5 -> "b"
									feel     |                     | UNIQUE; amount double -> x string; now() -> "a"
									feel     |                     | UNIQUE; amount double -> x double; - -> 9**999999999
									feel     |                     | UNIQUE; amount double -> x string; - -> for i in 1..1000000000 return i
									feel     |                     | UNIQUE; amount double -> x string; - -> external(1)
									feel     |                     | UNIQUE; amount double -> x string; ] -> "a"
									feel     |                     | UNIQUE; amount double -> x string; - -> ${lead}
									output   |                     | UNIQUE; amount double -> x string; - -> low
									output   |                     | UNIQUE; amount double -> x integer; - -> "low"
									output   |                     | UNIQUE; amount double -> x string, x string; - -> "low", "low"
							type     |                     | UNIQUE; amount double -> x text; - -> "low"
							type     |                     | UNIQUE; amount decimal -> x string; - -> "low"
							hole     | {yes=false}         | UNIQUE; yes boolean -> x string; true -> "a"; not(true) -> "b"
									policy   |                     | PRIORITY; amount double -> x string; - -> "a"
									policy   |                     | OUTPUT ORDER; amount double -> x string; - -> "a"
									empty    |                     | UNIQUE; amount double -> x string
									""")
	void whatIsWrongIsFoundWithACaseThatShowsIt(String rule, String example, String table) {
		List<Finding> found = Dmn.findings(Dmn.file(table),
				Map.of("fed", new Domain("number", null, 0.0, 20.0, List.of(), true)));
		assertThat(found).as(table).extracting(Finding::rule).contains(rule);
		if (example != null) {
			assertThat(found).extracting(finding -> String.valueOf(finding.example())).contains(example);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "UNIQUE; amount double -> x string; <5 -> \"a\"; >=5 -> \"b\"",
			"UNIQUE; amount integer -> x string; <5 -> \"a\"; 5 -> \"b\"; [6..9] -> \"c\"; ]9..20[ -> \"d\"; >19 -> \"e\"",
			"UNIQUE; kind string \"a\",\"b,c\",\"文\" -> x string; \"a\",\"文\" -> \"a\"; not(\"a\",\"文\") -> \"b\"",
			"FIRST; amount double, yes boolean -> x string; <5, true -> \"a\"; -, - -> \"b\"",
			"ANY; amount double -> x string; <=5 -> \"a\"; >=5 -> \"a\"",
			"UNIQUE; amount double -> x double; -5.5 -> 1; <-5.5 -> 2.5; ]-5.5..100[ -> -3; >=100 -> amount * 2",
			"UNIQUE; a boolean, b boolean -> x boolean; true, true -> true; true, false -> false; false, - -> false",
			"UNIQUE; amount integer [1..5] -> x string; <3 -> \"a\"; [3..5] -> \"b\"",
			"UNIQUE; amount double, amount double -> x string; >= 0, <= 5 -> \"a\"; < 0, - -> \"b\"; > 5, - -> \"c\"",
			"COLLECT; amount double -> x string; <=5 -> \"a\"; >=5 -> \"b\"",
			"UNIQUE; yes boolean -> x string; true -> if yes then \"a\" else \"b\"; false -> upper case(\"b\")" })
	void aTableWithoutHolesIsNotAccused(String table) {
		assertThat(Dmn.findings(Dmn.file(table), Map.of())).as(table).isEmpty();
	}

	@Test
	void whatTheApplicationAsksKeepsItsNamesAndItsCodes() throws IOException {
		assertThat(rules(shipped("problemPriority").replace("\"P3\"", "\"P4\""))).contains("output");
		assertThat(rules(shipped("problemPriority").replace("name=\"priority\"", "name=\"prio\""))).contains("output");
		assertThat(rules(shipped("problemPriority").replace("<text>urgencyScore</text>", "<text>urgency</text>")))
			.contains("input");
		assertThat(rules(shipped("problemPriority").replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\"")))
			.contains("policy");
		assertThat(rules(shipped("problemScreening").replace("\"medium\"", "\"middle\""))).contains("output");
		assertThat(rules(shipped("problemScreening").replace("[1..5[", "[1..5]"))).contains("overlap");
		assertThat(rules(shipped("problemScreening").replace("&lt; 1<", "&lt; 0.5<"))).contains("hole");
		assertThat(rules(shipped("loopRules").replace("<text>30</text>", "<text>-1</text>"))).contains("output");
		assertThat(rules(shipped("loopRules").replace("\"small\"</text>\n        </inputEntry>",
				"\"tiny\"</text>\n        </inputEntry>")))
			.contains("hole", "never");
	}

	@Test
	void aCatalogueTakesMetricsOfAnOwnEachOnceAndComplete() throws IOException {
		String catalogue = shipped("metricCatalogue");
		assertThat(rules(catalogue.replace("\"csat\"", "\"smiles\""))).isEmpty();
		assertThat(rules(catalogue.replace("\"csat\"", "\"nps\""))).contains("overlap");
		assertThat(rules(catalogue.replace("\"points\"", ""))).contains("output");
		assertThat(rules(catalogue.replace("\"points\"", "\" \""))).contains("output");
		assertThat(rules(catalogue.replace("<text>-100</text>", "<text>\"low\"</text>"))).contains("output");
		assertThat(rules(catalogue.replace("\"quarter\"</text>\n        </outputEntry>",
				"\"century\"</text>\n        </outputEntry>")))
			.contains("output");
	}

	@Test
	@Serves("A32")
	void theDaysOfTasksTakeTasksOfAnOwnAboveTheRowForAllOthers() throws IOException {
		String days = shipped("taskDueDays");
		assertThat(rules(days.replace("\"userTask_setGoals\"", "\"userTask_askSponsor\""))).isEmpty();
		assertThat(rules(days.replace("\"userTask_setGoals\"", "-"))).contains("never");
		assertThat(rules(days.replace("<text>10</text>", "<text>0</text>"))).contains("output");
		assertThat(rules(days.replace("name=\"workingDays\"", "name=\"days\""))).contains("output");
	}

	@Test
	void aTableThatBuildsOnAnotherIsAskedWithItsAnswers() {
		String both = Dmn.file("UNIQUE; amount double -> level string; <5 -> \"low\"; >=5 -> \"high\"")
			.replace("</definitions>",
					"<decision id=\"y\"><informationRequirement id=\"q\"><requiredDecision href=\"#x\"/></informationRequirement>"
							+ "<decisionTable id=\"ty\"><input id=\"iy\"><inputExpression id=\"ey\" typeRef=\"string\"><text>level</text></inputExpression></input>"
							+ "<output id=\"oy\" name=\"z\" typeRef=\"string\"/><rule id=\"ry\"><inputEntry id=\"cy\"><text>\"low\"</text></inputEntry>"
							+ "<outputEntry id=\"dy\"><text>\"a\"</text></outputEntry></rule></decisionTable></decision></definitions>");
		assertThat(Dmn.findings(both, Map.of())).extracting(finding -> String.valueOf(finding.example()))
			.containsExactly("{level=high}");
	}

	@Test
	void twelveInputsOfTwentyRegionsAndSixtyRulesAreSearchedAndNotCounted() {
		String inputs = IntStream.range(0, 12).mapToObj(i -> "a" + i + " double").collect(Collectors.joining(", "));
		String rules = IntStream.range(0, 60)
			.mapToObj(rule -> IntStream.range(0, 12)
				.mapToObj(i -> (i == rule % 12) ? "[" + (rule / 12 * 4) + ".." + (rule / 12 * 4 + 4) + "[" : "-")
				.collect(Collectors.joining(", ")) + " -> \"x\"")
			.collect(Collectors.joining("; "));
		List<Finding> found = Dmn.findings(Dmn.file("FIRST; " + inputs + " -> x string; " + rules), Map.of());
		assertThat(found).extracting(Finding::rule).contains("hole").doesNotContain("unproven");
		List<Finding> closed = Dmn.findings(
				Dmn.file("FIRST; " + inputs + " -> x string; " + rules + "; " + "-, ".repeat(11) + "- -> \"y\""),
				Map.of());
		assertThat(closed).extracting(Finding::rule).doesNotContain("hole");
	}

	private static List<String> rules(String table) {
		return Dmn.findings(table, Map.of()).stream().map(Finding::rule).toList();
	}

	static String shipped(String table) throws IOException {
		return Files.readString(Path.of("bpmn", table + ".dmn"));
	}

}
