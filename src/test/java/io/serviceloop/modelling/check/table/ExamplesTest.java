package io.serviceloop.modelling.check.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Worked examples hold when they come with a table, and tell what changed when they do
 * not.
 */
class ExamplesTest {

	private static final String TABLE = Dmn.file(
			"UNIQUE; amount double, kind string \"a\",\"b\" -> level string; <5, - -> \"low\"; >=5, \"a\" -> \"mid\"; >=5, \"b\" -> \"high\"");

	@ParameterizedTest
	@ValueSource(strings = { "problemScreening", "problemPriority", "loopRules", "metricCatalogue", "sendBackSteps",
			"taskDueDays", "departments" })
	void theShippedExamplesHold(String decision) throws IOException {
		assertThat(tried(TableCheckTest.shipped(decision), decision,
				Files.readString(Path.of("bpmn", decision + ".examples.csv")), true))
			.filteredOn(Finding::isError)
			.isEmpty();
	}

	@Test
	void anExampleThatComesWithTheTableHasToHold() {
		List<Finding> found = tried(TABLE, "x", "amount,kind,level,why\n5,a,low,as ever\n4.99,b,low,\n", true);
		assertThat(found).filteredOn(Finding::isError).singleElement().satisfies(finding -> {
			assertThat(finding.rule()).isEqualTo("example");
			assertThat(finding.message().arguments()).containsExactly(2L, "amount = 5.0, kind = a", "level = low",
					"level = mid");
			assertThat(String.valueOf(finding.example())).contains("expected={level=low}", "actual={level=mid}");
		});
	}

	@Test
	void anEarlierExampleTellsWhatChanges() {
		assertThat(tried(TABLE, "x", "amount,kind,level\n5,a,low\n4,a,low\n", false)).singleElement()
			.satisfies(finding -> {
				assertThat(finding.rule()).isEqualTo("changedOutcome");
				assertThat(finding.severity()).isEqualTo(Severity.WARNING);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			examples | amount,sort,level\\n5,a,mid
			examples | amount,level\\n5,mid
			examples | amount,kind,level\\nmany,a,mid
			examples | amount,kind,level\\n"5,a,mid
			example  | amount,kind,level\\n5,c,mid
			example  | amount,kind,level\\n,a,low
			""")
	void whatIsNoExampleIsNamed(String rule, String content) {
		assertThat(tried(TABLE, "x", content.replace("\\n", "\n"), true)).extracting(Finding::rule).contains(rule);
	}

	@Test
	void examplesOfNoDecisionAndTooManyAreRefused() {
		Findings findings = new Findings();
		Examples.check(null, "y.examples.csv", "a,b\n1,2\n", true, findings);
		assertThat(findings.all()).extracting(Finding::rule).containsExactly("examples");
		assertThat(tried(TABLE, "x", "amount,kind,level\n" + "5,a,mid\n".repeat(1001), true)).extracting(Finding::rule)
			.contains("tooMuch");
	}

	@Test
	void missingExamplesAreProposedOnBothSidesOfEachCondition() {
		List<Finding> found = tried(TABLE, "x", "amount,kind,level\n4,a,low\n", true);
		assertThat(found).singleElement().satisfies(finding -> {
			assertThat(finding.rule()).isEqualTo("proposal");
			assertThat(String.valueOf(finding.example())).contains("amount=5, kind=a, level=mid",
					"amount=5, kind=b, level=high");
		});
		StringBuilder all = new StringBuilder("amount,kind,level\n");
		all.append("4,a,low\n4,b,low\n5,a,mid\n5,b,high\n");
		assertThat(tried(TABLE, "x", all.toString(), true)).isEmpty();
	}

	private static List<Finding> tried(String table, String decision, String content, boolean brought) {
		Findings findings = new Findings();
		Examples.check(Dmn.decisions(table).get(decision), decision + ".examples.csv", content, brought, findings);
		return findings.all();
	}

}
