package io.serviceloop.evaluation.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.serviceloop.classification.Counts;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Records;
import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Evidence.Value;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;
import org.junit.jupiter.api.Assumptions;

/**
 * Projects in which nobody did anything, made of real records drawn again and again: what
 * gain do they claim?
 */
public final class Resampled {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

	private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

	private static final int WEEKS = 12;

	private static final int WEEKS_AFTER = 4;

	private static final int A_WEEK = 20;

	private static final int MONTHS = 12;

	private static final int A_MONTH = 100;

	private final SplittableRandom random = new SplittableRandom(29);

	private final List<NamedCsvRecord> incidents = incidents();

	/**
	 * Mean gain in percent of the mean baseline.
	 *
	 * @param naive as before and after say
	 * @param claimed what the verdict says that the measure brought
	 */
	public record Gain(double naive, double claimed) {
	}

	/** A file of real data; the test is skipped where it is not at hand. */
	private static Path data(String name) {
		Path path = Path.of(System.getProperty("serviceloop.data", "../shared/data")).resolve(name);
		Assumptions.assumeTrue(Files.exists(path), () -> "Skipped: " + name + " is not at hand (-Dserviceloop.data=…)");
		return path;
	}

	private static List<NamedCsvRecord> incidents() {
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
			.ofNamedCsvRecord(data("uci_incidents_final_odd.csv"))) {
			return reader.stream().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The most frequent type of incidents, picked by its frequency. */
	public Gain ofTheMostFrequentType(int projects) {
		List<String> names = new ArrayList<>();
		int[] types = incidents.stream().mapToInt(row -> {
			if (!names.contains(row.getField("category"))) {
				names.add(row.getField("category"));
			}
			return names.indexOf(row.getField("category"));
		}).toArray();
		double[] sums = new double[4];
		for (int i = 0; i < projects; i++) {
			long[][] weekly = new long[names.size()][WEEKS + WEEKS_AFTER];
			for (int record = 0; record < (WEEKS + WEEKS_AFTER) * A_WEEK; record++) {
				weekly[types[random.nextInt(types.length)]][record / A_WEEK]++;
			}
			long[] naive = weekly[0];
			long[] best = weekly[0];
			Counts counts = counted(best);
			for (long[] each : weekly) {
				naive = (sum(each, 0, WEEKS) > sum(naive, 0, WEEKS)) ? each : naive;
				if (sum(each, 0, WEEKS) > WEEKS && counted(each).perWeek() > counts.perWeek()) {
					best = each;
					counts = counted(each);
				}
			}
			sums[0] += sum(naive, 0, WEEKS) / (double) WEEKS;
			sums[1] += sum(naive, WEEKS, WEEKS + WEEKS_AFTER) / (double) WEEKS_AFTER;
			sums[2] += counts.baselinePerWeek();
			sums[3] += sum(best, WEEKS, WEEKS + WEEKS_AFTER) / (double) WEEKS_AFTER;
		}
		return new Gain(100 * (sums[0] - sums[1]) / sums[0], 100 * (sums[2] - sums[3]) / sums[2]);
	}

	private static Counts counted(long[] weekly) {
		List<FeedbackSummary.Week> weeks = new ArrayList<>();
		for (int week = 0; week < WEEKS; week++) {
			LocalDate monday = MONDAY.plusWeeks(week);
			weeks.add(new FeedbackSummary.Week("%d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR),
					monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)), weekly[week]));
		}
		long number = sum(weekly, 0, WEEKS);
		return Counts.of(new Records.Counted(number, number / (double) WEEKS, null, number, null, MONDAY.atStartOfDay(),
				MONDAY.plusWeeks(WEEKS).minusDays(1).atStartOfDay(), weeks, MONDAY,
				MONDAY.plusWeeks(WEEKS).minusDays(1)), 8);
	}

	private static long sum(long[] values, int from, int to) {
		return Arrays.stream(values, from, to).sum();
	}

	/**
	 * The hours from the opening to the solution, with the worst of twelve months for the
	 * baseline.
	 */
	public Gain ofTheHoursToTheSolution(int projects) {
		double[] hours = incidents.stream()
			.filter(row -> !row.getField("resolved_at").equals("?"))
			.mapToDouble(row -> Duration
				.between(LocalDateTime.parse(row.getField("opened_at"), TIME),
						LocalDateTime.parse(row.getField("resolved_at"), TIME))
				.toMinutes() / 60.0)
			.toArray();
		return ofTheWorstMonth(hours, true, projects);
	}

	/** The share of incidents within the agreed time, in percent. */
	public Gain ofTheShareInTime(int projects) {
		return ofTheWorstMonth(
				incidents.stream().mapToDouble(row -> row.getField("made_sla").equals("true") ? 100 : 0).toArray(),
				false, projects);
	}

	private Gain ofTheWorstMonth(double[] cases, boolean lowerIsBetter, int projects) {
		double baseline = 0;
		double naive = 0;
		double claimed = 0;
		for (int i = 0; i < projects; i++) {
			List<Value> readings = new ArrayList<>();
			Value worst = null;
			for (int month = 0; month < MONTHS; month++) {
				LocalDate first = MONDAY.plusMonths(month);
				Value reading = new Value(first, first.plusMonths(1).minusDays(1), mean(cases));
				readings.add(reading);
				if (worst == null
						|| (lowerIsBetter ? reading.value() > worst.value() : reading.value() < worst.value())) {
					worst = reading;
				}
			}
			LocalDate from = MONDAY.plusMonths(MONTHS + 2);
			double after = mean(cases);
			Judgement judgement = new Judgement(Kind.MEAN, "u", lowerIsBetter,
					worst.value() * (lowerIsBetter ? 0.9 : 1.1), 5, 80, 1);
			Verdict verdict = Verdict.of(new Evidence(
					new Case(judgement, 1, new Side(worst.value(), null, A_MONTH), new Side(after, null, A_MONTH),
							Baseline.UNKNOWN, null, false),
					worst.from(), worst.to(), from, from.plusMonths(1).minusDays(1), readings, Mix.of(List.of()),
					List.of(new Evidence.Measure("a1", "Nothing at all", from.minusDays(28))), MONTHS, 28));
			double brought = verdict.parts().get(verdict.parts().size() - 1).value();
			double better = lowerIsBetter ? -1 : 1;
			baseline += worst.value();
			naive += better * verdict.change();
			claimed += better * brought;
		}
		return new Gain(100 * naive / baseline, 100 * claimed / baseline);
	}

	private double mean(double[] cases) {
		double sum = 0;
		for (int i = 0; i < A_MONTH; i++) {
			sum += cases[random.nextInt(cases.length)];
		}
		return sum / A_MONTH;
	}

}
