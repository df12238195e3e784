package io.serviceloop.evaluation.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.serviceloop.evaluation.proof.Case.Baseline;
import io.serviceloop.evaluation.proof.Metrics.Metric;
import io.serviceloop.evaluation.proof.Proof.Proven;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.proof.Judgement.Kind;

/**
 * Projects without any effect, of teams that look for one: they go round as long as they
 * may, set targets that chance can reach, take the worst month for the baseline, and,
 * where the window that was fixed shows nothing, look through others and at other
 * metrics.
 */
public final class Simulated {

	private static final double ERROR = 5;

	private static final double POWER = 80;

	private static final int LAPS = 8;

	private static final int WINDOWS = 6;

	private static final int MOST_GOALS = 3;

	private static final int READINGS = 12;

	private final SplittableRandom random;

	/**
	 * Whether goals and laps share the error, as they do; otherwise each test has all of
	 * it.
	 */
	private final boolean shared;

	/**
	 * How many projects in a hundred had, in any of their laps and goals, one that was …
	 *
	 * @param metAndProven met and proven
	 * @param proven proven, met or not
	 * @param picked met and proven, if nobody knew that the baseline is the worst of
	 * twelve
	 */
	public record Found(double metAndProven, double proven, double picked) {
	}

	/**
	 * How many first laps of one goal in a hundred show a clear gain where nothing is
	 * fixed: with the whole error on the good side, as such teams test.
	 *
	 * @param fixed in one window
	 * @param anyWindow in the best of six windows
	 * @param anyMetric in the best window of any of three metrics
	 */
	public record Shopped(double fixed, double anyWindow, double anyMetric) {
	}

	public Simulated(long seed, boolean shared) {
		this.random = new SplittableRandom(seed);
		this.shared = shared;
	}

	public Found withoutEffect(int projects) {
		boolean[][] found = new boolean[projects][3];
		for (boolean[] project : found) {
			int goals = 1 + random.nextInt(MOST_GOALS);
			for (int i = 0; i < goals; i++) {
				Goal goal = new Goal(goals);
				for (int lap = 1; lap <= LAPS; lap++) {
					goal.measure(lap, project);
				}
			}
		}
		return new Found(percent(found, 0), percent(found, 1), percent(found, 2));
	}

	public Shopped shopping(int projects) {
		boolean[][] found = new boolean[projects][3];
		for (boolean[] project : found) {
			for (int other = 0; other < MOST_GOALS; other++) {
				Metric metric = any();
				int n = sample(metric);
				Side before = metric.draw(n, random);
				for (int window = 0; window < WINDOWS; window++) {
					if (clear(metric, before, metric.draw(n, random))) {
						project[0] |= other == 0 && window == 0;
						project[1] |= other == 0;
						project[2] = true;
					}
				}
			}
		}
		return new Shopped(percent(found, 0), percent(found, 1), percent(found, 2));
	}

	/** The power of each kind of metric, with a true effect of the size of its goal. */
	public static Map<String, Double> powers(long seed, int lap, int goals, int projects) {
		Simulated simulated = new Simulated(seed, true);
		Map<String, Double> powers = new LinkedHashMap<>();
		powers.put("satisfaction 75 to 80", simulated.power(Metrics.satisfaction(75), Metrics.satisfaction(80), 75, 80,
				20.0, lap, goals, projects));
		powers.put("solved at once 65 to 80 %", simulated.power(Metrics.share(0.65, false), Metrics.share(0.8, false),
				65, 80, null, lap, goals, projects));
		powers.put("complaints 40 to 38 a day",
				simulated.power(Metrics.perDay(40), Metrics.perDay(38), 40, 38, null, lap, goals, projects));
		return powers;
	}

	/**
	 * How many goals in a hundred with a true effect of the size of the goal are proven,
	 * if just as many cases are measured as it takes.
	 */
	private double power(Metric metric, Metric improved, double from, double to, Double sd, int lap, int goals,
			int projects) {
		boolean[][] found = new boolean[projects][1];
		int n = judgement(metric, to, goals).casesNeeded(from, to, sd, lap).intValue();
		for (boolean[] project : found) {
			double baseline = metric.draw(n, random).value();
			double target = baseline + to - from;
			// The team measures as many as its form says for the baseline that it found.
			double needed = judgement(metric, target, goals).casesNeeded(baseline, target, sd, lap);
			int m = (int) Math.ceil(needed * n / (2 * n - needed) - 1e-9);
			project[0] = Proof
				.of(new Case(judgement(metric, target, goals), lap, new Side(baseline, sd, n), improved.draw(m, random),
						Baseline.OF_ITS_OWN, null, false))
				.proven() == Proven.YES;
		}
		return percent(found, 0);
	}

	private static Judgement judgement(Metric metric, double target, int goals) {
		return new Judgement(metric.kind(), "u", metric.lowerIsBetter(), target, ERROR, POWER, goals);
	}

	private static double percent(boolean[][] found, int which) {
		return 100.0 * Arrays.stream(found).filter(project -> project[which]).count() / found.length;
	}

	private Metric any() {
		return Metrics.ALL.get(random.nextInt(Metrics.ALL.size()));
	}

	private int sample(Metric metric) {
		return (metric.kind() == Kind.PER_DAY) ? 14 + random.nextInt(50) : 12 << random.nextInt(6);
	}

	/** As who has one test only sees it. */
	private static boolean clear(Metric metric, Side before, Side after) {
		Judgement alone = new Judgement(metric.kind(), "u", metric.lowerIsBetter(), after.value(), 2 * ERROR, POWER, 1);
		Proof proof = Proof.of(new Case(alone, 1, before, after, Baseline.OF_ITS_OWN, null, false));
		return proof.p() != null && proof.p() * 100 <= 2 * ERROR && metric.worse(before.value(), after.value());
	}

	/** What a goal is about, and what the team has of it before the approval. */
	private final class Goal {

		private final Metric metric = any();

		private final int n = sample(metric);

		private final int m = sample(metric);

		/** Half of them have nothing to pick: there, no guard but the level holds. */
		private final Baseline origin = random.nextBoolean() ? Baseline.OF_ITS_OWN
				: Baseline.values()[random.nextInt(Baseline.values().length)];

		private final double ambition = List.of(0.01, 1.0, 3.0).get(random.nextInt(3));

		private final Double usual;

		private final Side before;

		private final Side worst;

		private final int goals;

		Goal(int goals) {
			this.goals = goals;
			List<Double> readings = new ArrayList<>();
			Side first = metric.draw(n, random);
			Side bad = first;
			for (int i = 0; i < READINGS; i++) {
				Side month = metric.draw(n, random);
				readings.add(month.value());
				bad = metric.worse(month.value(), bad.value()) ? month : bad;
			}
			// Whoever may pick picks; there is nothing to pick in a baseline of its own.
			before = (origin == Baseline.OF_ITS_OWN) ? first : bad;
			worst = bad;
			usual = Case.usual(readings, READINGS);
		}

		/**
		 * One that chance reaches by itself; the nearest one for which the cases are
		 * enough; or one so far that few would be enough.
		 */
		private double target(Side from) {
			double sd = switch (metric.kind()) {
				case MEAN -> from.sd();
				case SHARE -> Math.sqrt(Math.max(1, from.value() * (100 - from.value())));
				case PER_DAY -> (from.sd() == null) ? Math.sqrt(from.value()) : from.sd();
			};
			double gap = ambition * 2.81 * sd * Math.sqrt(1.0 / n + 1.0 / m);
			double target = metric.lowerIsBetter() ? from.value() - gap : from.value() + gap;
			return (metric.kind() == Kind.SHARE) ? Math.min(100, Math.max(0, target)) : Math.max(0, target);
		}

		void measure(int lap, boolean[] found) {
			Side after = metric.draw(m, random);
			boolean proven = proven(lap, before, after, origin, usual, false);
			found[1] |= proven;
			found[0] |= proven && met(before, after);
			found[2] |= met(worst, after) && proven(lap, worst, after, Baseline.UNKNOWN, null, false);
			if (!found[0]) {
				// The best of the other windows: with another window than the approved
				// one.
				Side best = after;
				for (int window = 1; window < WINDOWS; window++) {
					Side other = metric.draw(m, random);
					best = metric.worse(best.value(), other.value()) ? other : best;
				}
				found[0] |= proven(lap, before, best, origin, usual, true);
			}
		}

		private boolean proven(int lap, Side from, Side after, Baseline baseline, Double known, boolean changed) {
			Judgement judgement = new Judgement(metric.kind(), "u", metric.lowerIsBetter(), target(from), ERROR, POWER,
					shared ? goals : 1);
			return Proof.of(new Case(judgement, shared ? lap : 1, from, after, baseline, known, changed))
				.proven() == Proven.YES;
		}

		private boolean met(Side from, Side after) {
			return (from.value() - after.value()) / (from.value() - target(from)) >= 1;
		}

	}

}
