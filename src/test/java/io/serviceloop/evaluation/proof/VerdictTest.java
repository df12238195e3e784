package io.serviceloop.evaluation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Evidence.Measure;
import io.serviceloop.evaluation.proof.Evidence.Value;
import io.serviceloop.evaluation.proof.Mix.Type;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What can be told of a change, and what cannot. */
class VerdictTest {

	private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

	@Serves({ "A37", "C29" })
	@Test
	void aPickedBaselineGoesBackToWhatIsUsual() {
		List<Value> months = months(12, month -> (month == 12) ? 9.0 : 8 + month % 2 * 0.5);
		Part part = part(verdict(Baseline.UNKNOWN, months, List.of(), List.of()), "regression");
		// The mean of 5 months of 8, 6 of 8.5 and the baseline's 9.
		assertThat(part.value()).isCloseTo((5 * 8 + 6 * 8.5 + 9) / 12 - 9, within(1e-9));
		assertThat(part.low()).isLessThan(part.value());
		assertThat(verdict(Baseline.OF_ITS_OWN, months, List.of(), List.of()).parts().get(0).value()).isZero();
		// Where no reading is of its time, the baseline counts as one more.
		assertThat(part(verdict(Baseline.PICKED, months.subList(0, 11), List.of(), List.of()), "regression").value())
			.isCloseTo(part.value(), within(1e-9));
		untold(verdict(Baseline.PICKED, months.subList(0, 10), List.of(), List.of()), "regression",
				"verdict.regression.few");
	}

	@Serves("D17")
	@Test
	void aThresholdThatWasChangedToMoreThanThereIsStillGivesAVerdict() {
		Case tested = new Case(new Judgement(Kind.MEAN, "min", true, 5, 300, 80, 3), 2, new Side(9, 4.0, 100),
				new Side(6, 4.0, 100), Baseline.UNKNOWN, null, true);
		List<Value> months = months(12, month -> 8 + month % 2 * 0.5);
		Verdict verdict = Verdict.of(new Evidence(tested, DAY.minusMonths(1), DAY.minusDays(1), DAY.plusMonths(3),
				DAY.plusMonths(4).minusDays(1), months,
				Mix.of(List.of(new Type("billing", 50, 4, 90), new Type("repair", 50, 12, 10))), List.of(), 12, 28));
		assertThat(verdict.parts()).extracting(Part::value).isNotEmpty();
		assertThat(verdict.proof().proven()).isEqualTo(Proof.Proven.NOT_TESTABLE);
	}

	@Serves("A37")
	@Test
	void theSeasonIsToldFromTwoWholeYearsOfReadingsOn() {
		// More in summer, and a trend that is none of the season.
		List<Value> months = months(24, month -> 10 + 3 * Math.sin((month - 1) * Math.PI / 6) - 0.1 * month);
		Part part = part(verdict(Baseline.OF_ITS_OWN, months, List.of(), List.of()), "season");
		assertThat(part.value()).isCloseTo(season(9) - season(5), within(0.1));
		untold(verdict(Baseline.OF_ITS_OWN, months.subList(1, 24), List.of(), List.of()), "season",
				"verdict.season.few");
		List<Value> gap = new ArrayList<>(months);
		gap.remove(12);
		untold(verdict(Baseline.OF_ITS_OWN, gap, List.of(), List.of()), "season", "verdict.season.few");
	}

	/** The month of a year, the same series as above. */
	private static double season(int month) {
		return 3 * Math.sin((month - 6) * Math.PI / 6);
	}

	@Serves("A37")
	@Test
	void theMixIsWhatOtherSharesOfTheTypesAloneMakeOfTheValue() {
		Verdict verdict = verdict(Baseline.OF_ITS_OWN, List.of(),
				List.of(new Type("billing", 50, 4, 90), new Type("repair", 50, 12, 10)), List.of());
		Part part = part(verdict, "mix");
		assertThat(part.value()).isCloseTo(0.9 * 4 + 0.1 * 12 - 8, within(1e-9));
		assertThat(part.low()).isLessThan(part.value());
		// A type that one side lacks counts with the others like it.
		assertThat(part(verdict(Baseline.OF_ITS_OWN, List.of(),
				List.of(new Type("billing", 50, 4, 90), new Type("repair", 40, 12, 5), new Type("fax", 10, 7, 0),
						new Type("app", 0, 0, 5)),
				List.of()), "mix")
			.value()).isCloseTo((0.9 * 4 + 0.05 * 12 + 0.05 * 7) - (0.5 * 4 + 0.4 * 12 + 0.1 * 7), within(1e-9));
		untold(verdict(Baseline.OF_ITS_OWN, List.of(),
				List.of(new Type("billing", 50, 4, 90), new Type("app", 0, 0, 5)), List.of()), "mix",
				"verdict.mix.newTypes");
		untold(verdict(Baseline.OF_ITS_OWN, List.of(), List.of(), List.of()), "mix", "verdict.mix.noRecords");
	}

	@Serves("A37")
	@Test
	void aMeasureIsToldWhereNoOtherRollOutLiesInItsWindow() {
		Measure script = new Measure("a1", "Script", DAY.plusDays(10));
		Part only = part(verdict(Baseline.OF_ITS_OWN, List.of(), List.of(), List.of(script)), "measure");
		assertThat(only.subject()).isEqualTo("a1");
		assertThat(only.value()).isEqualTo(-3);
		assertThat(only.low()).isLessThan(-3);
		Measure later = new Measure("a2", "Training", DAY.plusDays(30));
		Verdict usual = verdict(Baseline.PICKED, months(12, month -> (month == 12) ? 9.0 : 8 + month % 2 * 0.5),
				List.of(), List.of(script));
		assertThat(part(usual, "measure").value()).as("without what goes back to what is usual")
			.isCloseTo(usual.change() - part(usual, "regression").value(), within(1e-9))
			.isGreaterThan(usual.change());
		Verdict near = verdict(Baseline.OF_ITS_OWN, List.of(), List.of(), List.of(script, later));
		assertThat(measures(near)).allSatisfy(part -> assertThat(part.value()).isNull());
		assertThat(near.parts().get(3).reasons().get(0))
			.isEqualTo(Reason.of("verdict.measure.other", "Training", DAY.plusDays(30).toString(), 28));
		Measure far = new Measure("a3", "Form", DAY.plusDays(70));
		List<Value> weeks = new ArrayList<>();
		for (int week = -4; week < 20; week++) {
			LocalDate monday = DAY.plusDays(10 + 7L * week);
			weeks.add(new Value(monday, monday.plusDays(6), (week < 0) ? 9 + week % 2 : (week < 9) ? 7 : 6.5));
		}
		Verdict apart = verdict(Baseline.OF_ITS_OWN, weeks, List.of(), List.of(script, far));
		assertThat(measures(apart)).extracting(Part::value).containsExactly(-1.5, -0.5);
		untold(verdict(Baseline.OF_ITS_OWN, List.of(), List.of(), List.of(script, far)), "measure",
				"verdict.measure.noReadings");
		untold(verdict(Baseline.OF_ITS_OWN, List.of(), List.of(), List.of(new Measure("a4", "Tool", null))), "measure",
				"verdict.measure.notRolledOut");
	}

	@Serves("A37")
	@Test
	void partsAreNeverScaledToAddUp() {
		Random random = new Random(7);
		for (int i = 0; i < 2000; i++) {
			List<Value> months = months(random.nextInt(40), month -> random.nextDouble() * 10);
			List<Type> types = IntStream.range(0, random.nextInt(4))
				.mapToObj(type -> new Type("t" + type, random.nextInt(5), random.nextDouble(), random.nextInt(5)))
				.toList();
			List<Measure> measures = IntStream.range(0, random.nextInt(4))
				.mapToObj(each -> new Measure("a" + each, "t",
						random.nextBoolean() ? null : DAY.plusDays(random.nextInt(90))))
				.toList();
			Verdict verdict = verdict(Baseline.values()[random.nextInt(3)], months, types, measures);
			assertThat(verdict.parts()).hasSize(3 + measures.size()).allSatisfy(part -> {
				assertThat(part.reasons()).isNotEmpty();
				assertThat(part.value() == null || Double.isFinite(part.value())).isTrue();
				if (part.low() != null) {
					assertThat(part.value()).isBetween(part.low(), part.high());
				}
			});
			// What one part is, no other one changes.
			assertThat(part(verdict, "mix"))
				.isEqualTo(part(verdict(Baseline.OF_ITS_OWN, List.of(), types, List.of()), "mix"));
			assertThat(verdict.reasons()).extracting(Reason::key).containsExactly("verdict.parts");
		}
	}

	/** Months up to the one before the first measure; the last one is the baseline. */
	private static List<Value> months(int count, IntToDoubleFunction value) {
		return IntStream.rangeClosed(1, count).mapToObj(month -> {
			LocalDate first = DAY.minusMonths(count - month + 1L);
			return new Value(first, first.plusMonths(1).minusDays(1), value.applyAsDouble(month));
		}).toList();
	}

	private static Verdict verdict(Baseline baseline, List<Value> readings, List<Type> types, List<Measure> measures) {
		Side before = new Side((baseline == Baseline.OF_ITS_OWN) ? 8 : 9, 4.0, 100);
		Side after = new Side(before.value() - 3, 4.0, 100);
		Case tested = new Case(new Judgement(Kind.MEAN, "min", true, 5, 5, 80, 1), 1, before, after, baseline, null,
				false);
		return Verdict.of(new Evidence(tested, DAY.minusMonths(1), DAY.minusDays(1), DAY.plusMonths(3),
				DAY.plusMonths(4).minusDays(1), readings, Mix.of(types), measures, 12, 28));
	}

	private static Part part(Verdict verdict, String of) {
		return verdict.parts().stream().filter(part -> part.of().equals(of)).findFirst().orElseThrow();
	}

	private static List<Part> measures(Verdict verdict) {
		return verdict.parts().stream().filter(part -> part.of().equals("measure")).toList();
	}

	private static void untold(Verdict verdict, String of, String key) {
		assertThat(part(verdict, of).value()).isNull();
		assertThat(part(verdict, of).reasons()).extracting(Reason::key).containsExactly(key);
	}

}
