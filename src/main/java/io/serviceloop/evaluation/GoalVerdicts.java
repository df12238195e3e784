package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.action.Actions;
import io.serviceloop.classification.Counts;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.RecordTypes;
import io.serviceloop.evaluation.proof.Case;
import io.serviceloop.evaluation.proof.Evidence;
import io.serviceloop.evaluation.proof.Mix;
import io.serviceloop.evaluation.proof.RecordedMix;
import io.serviceloop.evaluation.proof.Side;
import io.serviceloop.evaluation.proof.Verdict;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.goal.proof.Judgement;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Readings;
import io.serviceloop.goal.reading.Series;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.stereotype.Component;

/**
 * Gathers what is known of a goal before and after, for the one test of its change and
 * for what can be told of where it comes from (A37, D17). Periods of different length are
 * compared by the case, or by the day.
 */
@Component
class GoalVerdicts {

	private final Projects projects;

	private final Problems problems;

	private final Actions actions;

	private final Readings readings;

	private final Judgements judgements;

	private final RecordTypes records;

	GoalVerdicts(Projects projects, Problems problems, Actions actions, Readings readings, Judgements judgements,
			RecordTypes records) {
		this.projects = projects;
		this.problems = problems;
		this.actions = actions;
		this.readings = readings;
		this.judgements = judgements;
		this.records = records;
	}

	/**
	 * What the goals of a lap are judged by.
	 *
	 * @param judgements what was fixed with the approval, by goal; what is usual where
	 * nothing was
	 * @param window when the lap may be measured; null where it is not known
	 * @param approvedAt when that was fixed; null where no plan was approved
	 * @param readings of the service line, in the order of time
	 * @param measures what was planned for each goal, in every lap so far
	 * @param origins where the baselines come from, by goal
	 */
	record Grounds(int lap, LoopRules.Numbers numbers, Map<String, GoalJudgement> judgements, MeasuringWindow window,
			LocalDateTime approvedAt, List<Reading> readings, Map<String, List<Evidence.Measure>> measures,
			Map<String, Case.Baseline> origins) {

		/**
		 * As it is tested; where its period is not typed yet, as if it were the one that
		 * was fixed.
		 */
		Case tested(Goal goal, Measurement measured) {
			GoalJudgement judgement = judgements.get(goal.id());
			boolean dated = measured.from() != null && measured.to() != null;
			boolean other = (window == null) ? measured.isExplained() : dated
					&& !isPlanned(measured, judgement.windowDays())
					&& !isPlanned(measured, Math.min(numbers.count(LoopRules.MEASURING_DAYS), judgement.windowDays()));
			boolean changed = judgement.changed() || other;
			Double usual = Case.usual(
					untouched(own(goal), measures.getOrDefault(goal.id(), List.of()), measured.from()),
					numbers.count(LoopRules.READINGS_TO_JUDGE));
			return GoalVerdicts.tested(judgement, lap, measured, origins.get(goal.id()), usual, changed);
		}

		/**
		 * Plans of before were approved with a window as long as their baseline, and wait
		 * for that of the rules.
		 */
		private boolean isPlanned(Measurement measured, int days) {
			return window.isPlanned(measured.from(), measured.to(), Math.max(1, days));
		}

		Verdict verdict(Goal goal, Measurement measured, Mix mix) {
			GoalJudgement judgement = judgements.get(goal.id());
			return Verdict.of(new Evidence(tested(goal, measured), judgement.baselineFrom(), judgement.baselineTo(),
					measured.from(), measured.to(),
					own(goal).stream()
						.map(one -> new Evidence.Value(one.fromDate(), one.toDate(), one.readingValue()))
						.toList(),
					mix, measures.getOrDefault(goal.id(), List.of()), numbers.count(LoopRules.READINGS_TO_JUDGE),
					numbers.count(LoopRules.MEASURING_DAYS)));
		}

		/** The readings of what the goal is judged by. */
		private List<Reading> own(Goal goal) {
			String metric = judgements.get(goal.id()).metric();
			return Series.alike(readings.stream()
				.filter(reading -> reading.isOf(metric, goal.customerGroup(), goal.scenario()))
				.toList());
		}

		/**
		 * What was read, and filed, before the plan was approved, and before the first
		 * measure for the goal was rolled out in an earlier lap: what comes later could
		 * be picked, or has something of the change in it.
		 */
		private List<Double> untouched(List<Reading> own, List<Evidence.Measure> tried, LocalDate measuredFrom) {
			LocalDate from = (measuredFrom == null) ? LocalDate.MAX : measuredFrom;
			LocalDate touched = Stream
				.concat(tried.stream().map(Evidence.Measure::rolledOut),
						Stream.of((approvedAt == null) ? from : approvedAt.toLocalDate()))
				.filter(day -> day != null && day.isBefore(from))
				.min(Comparator.naturalOrder())
				.orElse(from);
			LocalDateTime filed = (approvedAt == null) ? touched.atStartOfDay() : approvedAt;
			return own.stream()
				.filter(reading -> reading.toDate().isBefore(touched) && reading.reportedAt().isBefore(filed))
				.map(Reading::readingValue)
				.toList();
		}

	}

	/** Reads what the goals of a lap are judged by, in six round trips. */
	Grounds grounds(String businessKey, List<Goal> goals, int lap, LoopRules.Numbers numbers) {
		List<Problems.Entry> known = problems.of(businessKey);
		Map<String, String> goalOf = known.stream()
			.collect(Collectors.toMap(Problems.Entry::id, Problems.Entry::goalId));
		Map<String, List<Evidence.Measure>> measures = actions.of(businessKey)
			.stream()
			.filter(action -> goalOf.containsKey(action.problemId()) && action.droppedAt() == null)
			.collect(Collectors.groupingBy(action -> goalOf.get(action.problemId()),
					Collectors.mapping(
							action -> new Evidence.Measure(action.id(), action.measure(), action.completedOn()),
							Collectors.toList())));
		Project project = projects.find(businessKey).orElseThrow();
		int observed = (project.observationDays() == null) ? 0 : project.observationDays();
		Map<String, GoalJudgement> fixed = new HashMap<>();
		GoalJudgement.of(goals, lap, observed, numbers).forEach(usual -> fixed.put(usual.goalId(), usual));
		judgements.of(businessKey, lap).forEach(one -> fixed.put(one.goalId(), one));
		Map<String, Case.Baseline> origins = new HashMap<>();
		fixed.forEach((goalId, judgement) -> origins.put(goalId,
				origin(judgement,
						known.stream()
							.filter(problem -> problem.selected() && problem.goalId().equals(goalId))
							.map(Problems.Entry::counted)
							.toList(),
						project)));
		return new Grounds(lap, numbers, fixed, MeasuringWindow.of(project),
				actions.approvedAt(businessKey, lap).orElse(null), readings.ofLine(project.serviceLine()), measures,
				origins);
	}

	/**
	 * Where a baseline comes from (C29): it was picked where it is of the days by which
	 * its problems were chosen; it is of its own where all of them were chosen by other
	 * records, and its days were held out. A project that was opened to fix something
	 * takes the time at which that was bad: there nobody knows.
	 * @param chosen what the records said of the problems that the lap works on; null for
	 * one that rests on none
	 */
	static Case.Baseline origin(GoalJudgement judgement, List<Counts> chosen, Project project) {
		LocalDate from = judgement.baselineFrom();
		LocalDate to = judgement.baselineTo();
		if (from == null || to == null) {
			return Case.Baseline.UNKNOWN;
		}
		if (chosen.stream().anyMatch(counts -> counts != null && counts.rankedWithin(from, to))) {
			return Case.Baseline.PICKED;
		}
		boolean heldOut = !chosen.isEmpty()
				&& chosen.stream().allMatch(counts -> counts != null && counts.heldOut(from));
		return (heldOut && !"targetedFix".equals(project.triggerKind())) ? Case.Baseline.OF_ITS_OWN
				: Case.Baseline.UNKNOWN;
	}

	/** What the stored records say of the types of cases, in one round trip. */
	Mix mix(String businessKey, Goal goal, Measurement measured, Grounds grounds) {
		GoalJudgement judgement = grounds.judgements().get(goal.id());
		if (judgement.baselineFrom() == null || judgement.baselineTo() == null) {
			return Mix.untold(Reason.of("verdict.mix.noWindow"));
		}
		RecordTypes.Times times = new RecordTypes.Times(goal.customerGroup(), goal.scenario(), judgement.baselineFrom(),
				judgement.baselineTo(), measured.from(), measured.to());
		return RecordedMix.of(records.compared(businessKey, times), judgement.judgement(), judgement.baseline(),
				grounds.numbers().number(LoopRules.TOLERANCE_PERCENT));
	}

	/**
	 * A goal as it is tested.
	 * @param origin where its baseline comes from
	 * @param usual what its metric was before; null where there are too few readings
	 * @param changed whether another period was measured than was planned
	 */
	static Case tested(GoalJudgement fixed, int lap, Measurement measured, Case.Baseline origin, Double usual,
			boolean changed) {
		Judgement judgement = fixed.judgement();
		Side before = side(judgement, fixed.baseline(), fixed.sd(), fixed.baselineSampleSize(), fixed.baselineFrom(),
				fixed.baselineTo());
		Side after = side(judgement, measured.after(), measured.sd(), measured.sampleSize(), measured.from(),
				measured.to());
		return new Case(judgement, Math.max(1, lap), before, after, origin, usual, changed);
	}

	/** A number a day rests on its days, everything else on its cases. */
	private static Side side(Judgement judgement, double value, Double sd, Integer cases, LocalDate from,
			LocalDate to) {
		return new Side(value, sd, (judgement.kind() == Judgement.Kind.PER_DAY) ? days(from, to) : cases);
	}

	private static Integer days(LocalDate from, LocalDate to) {
		return (from == null || to == null || to.isBefore(from)) ? null
				: (Integer) Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
	}

}
