package io.serviceloop.goal.proof;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.serviceloop.goal.metric.Units;

/**
 * How it will be judged whether a goal's change is more than chance: fixed with the
 * approval of the plan, before anything is measured (D17, A37).
 *
 * @param kind which test
 * @param unit of all values of the goal
 * @param lowerIsBetter whether a lower value is better
 * @param target value to be reached, in {@code unit}
 * @param errorPercent how often, in percent, chance alone may pass for a change, both
 * sides together, in all goals and laps of a project
 * @param powerPercent how often, in percent, a true change of the size of the goal is to
 * be seen
 * @param goals how many goals the project has, at least 1
 */
public record Judgement(Kind kind, String unit, boolean lowerIsBetter, double target, double errorPercent,
		double powerPercent, int goals) {

	/** What kind of number a metric is: it decides the test. */
	public enum Kind {

		/**
		 * A mean of single cases; it needs their number and their standard deviation.
		 */
		MEAN("meanChange"),

		/** A share of cases in percent; it needs their number. */
		SHARE("shareChange"),

		/** Cases a day; it needs the number of days. */
		PER_DAY("perDayChange");

		private static final List<String> A_DAY = List.of("perday", "/day", "/d", "aday", "daily", "/天", "/日", "每天",
				"每日");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		/** As registers have it. */
		public String code() {
			return code;
		}

		/** The kind of a code. */
		public static Kind ofCode(String code) {
			return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst().orElse(MEAN);
		}

		/** The kind of a metric by the unit of its values. */
		public static Kind of(String unit) {
			if (Units.isShare(unit)) {
				return SHARE;
			}
			String plain = Normalizer.normalize(unit, Normalizer.Form.NFKC)
				.toLowerCase(Locale.ROOT)
				.replaceAll("\\s", "");
			return A_DAY.stream().anyMatch(day -> plain.endsWith(day) || plain.startsWith(day)) ? PER_DAY : MEAN;
		}

	}

	/**
	 * The part of the error that one goal has in one lap, in percent, both sides
	 * together: all goals have the same, each lap half of the lap before. The parts of
	 * the good side of all laps, however many, are the error at most; the first lap of a
	 * single goal has the error that the form of the goals counts with (docs/adr/0022).
	 * @param lap from 1 on
	 */
	public double levelPercent(int lap) {
		return errorPercent / goals / Math.pow(2, lap - 1.0);
	}

	/**
	 * How many cases (of {@link Kind#PER_DAY}: days) each of two periods needs so that a
	 * change is proven in a lap; null where no number is enough.
	 * @param before value before
	 * @param after value after
	 * @param sd standard deviation of single cases, of days for {@link Kind#PER_DAY};
	 * null where it is not known: then null for a mean, and days differ as chance makes
	 * them
	 */
	public Double casesNeeded(double before, double after, Double sd, int lap) {
		CasesNeeded needed = new CasesNeeded(levelPercent(lap), powerPercent);
		return switch (kind) {
			case MEAN -> (sd == null) ? null : needed.forMeans(before, after, sd);
			case SHARE -> needed.forShares(before, after);
			case PER_DAY -> needed.forMeans(before, after, (sd == null) ? Math.sqrt((before + after) / 2) : sd);
		};
	}

}
