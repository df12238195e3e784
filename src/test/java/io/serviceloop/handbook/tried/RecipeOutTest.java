package io.serviceloop.handbook.tried;

import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.loop.people.People.Contact;
import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What was tried becomes a recipe, as whoever gives it away has changed it. */
@Serves("A41")
class RecipeOutTest {

	private final NameMarks marks = new NameMarks(List.of(new Contact("lwang7", "Wang Li", null)));

	@Test
	void whatIsTooLongIsRefusedForThatAndNotSearched() {
		RecipeOut out = RecipeOut.of(List.of(tried("Answer time", 8.0, 4.0)), marks,
				Map.of("take-0", "on", "measure-0-0", "lwang7 ".repeat(100_000), "stage-0", "lwang7"));
		assertThat(out.wrong()).extracting(Violation::key).containsExactly("recipe.person", "issues.import.long");
		assertThat(out.items().get(0).texts().get(4).isMarked()).isFalse();
	}

	@Test
	void aMetricWithoutANameIsMissingAndNotCalledNull() {
		RecipeOut out = RecipeOut.of(List.of(tried(null, 8.0, 4.0)), marks, Map.of());
		assertThat(out.items().get(0).texts().get(5).text()).isEmpty();
		assertThat(out.wrong()).extracting(Violation::key).containsExactly("wrong.missing");
	}

	@ParameterizedTest
	@CsvSource({ "8,4,100,50", "8,0,100,0", "8,-4,,", "0.001,100000,,", "-10,5,,", "-10,-5,,", "0,5,,", ",5,,",
			"8,,," })
	void percentAreOfAnAmountAboveNothing(Double before, Double after, Double beforePercent, Double afterPercent) {
		Recipe.Effect effect = RecipeOut.percent(tried("NPS", before, after).effect());
		assertThat(effect.beforePercent()).isEqualTo(beforePercent);
		assertThat(effect.afterPercent()).isEqualTo(afterPercent);
	}

	@Test
	void howFarATargetWasMissedIsSaidUnlessItIsBeyondAllMeasure() {
		assertThat(
				RecipeOut.percent(new Tried.Effect("m", "min", "decrease", 8.0, 4.0, -3.25, false, null)).attainment())
			.isEqualTo(-3.25);
		assertThat(RecipeOut.percent(new Tried.Effect("m", "min", "decrease", 8.0, 4.0, 1e7, false, null)).attainment())
			.isNull();
	}

	@Test
	void whereItComesFromIsLookedAtAsEveryOtherText() {
		Map<String, String> given = Map.of("take-0", "on", "from", "the team of Wang");
		RecipeOut out = RecipeOut.of(List.of(tried("Answer time", 8.0, 4.0)), marks, given);
		assertThat(out.wrong()).isEmpty();
		assertThat(out.isMarked()).isTrue();
		assertThat(out.unseen("")).extracting(Violation::path).containsExactly("from");
		assertThat(out.unseen(out.looked())).isEmpty();
		assertThat(RecipeOut
			.of(List.of(tried("Answer time", 8.0, 4.0)), marks, Map.of("take-0", "on", "from", "Wang Li's team"))
			.wrong()).extracting(Violation::path, Violation::key).containsExactly(tuple("from", "recipe.person"));
	}

	@Test
	void whatIsMarkedGoesOutOnlyAfterThePageHasShownIt() {
		Map<String, String> given = Map.of("take-0", "on", "stage-0", "with Wang,\n call 0571 8888  1234");
		RecipeOut out = RecipeOut.of(List.of(tried("Answer time", 8.0, 4.0)), marks, given);
		assertThat(out.wrong()).isEmpty();
		assertThat(out.looked()).isEqualTo("Wang\n0571 8888  1234");
		assertThat(out.unseen("")).extracting(Violation::given).containsExactly("Wang", "0571 8888  1234");
		assertThat(out.unseen("Wang")).extracting(Violation::path).containsExactly("items[0].stage");
		assertThat(out.unseen(out.looked().replace("\n", "\r\n"))).isEmpty();
		assertThat(RecipeOut.of(List.of(tried("Answer time", 8.0, 4.0)), marks, Map.of("x", "y")).unseen(""))
			.as("what stays here")
			.isEmpty();
	}

	private static Tried tried(String metric, Double before, Double after) {
		return new Tried("1", "IMP-2026-0001", "Faster", null, 1, "speed", "chat", "Customers wait", "No grading",
				"systemSupport", List.of(new Tried.Measure("technology", "Grade", false)),
				new Tried.Effect(metric, "min", "decrease", before, after, 1.0, true, "yes"));
	}

}
