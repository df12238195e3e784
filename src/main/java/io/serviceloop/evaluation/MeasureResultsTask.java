package io.serviceloop.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The measured values, as {@link MeasurementChecks} has them (A36, A37). They are filed
 * with their verdict, by {@link EvaluateGoalsDelegate}.
 */
@Component
class MeasureResultsTask extends Form<MeasureResultsTask.Answer> {

	private final Goals goals;

	private final Judgements judgements;

	private final Projects projects;

	private final Decisions decisions;

	private final MetricCatalogue catalogue;

	private final LoopRules rules;

	MeasureResultsTask(Goals goals, Judgements judgements, Projects projects, Decisions decisions,
			MetricCatalogue catalogue, LoopRules rules) {
		super(Place.task("improvementLoop", "measureResults"), Answer.class);
		this.goals = goals;
		this.judgements = judgements;
		this.projects = projects;
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.rules = rules;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Measurement> measurements) {
	}

	/** The tables that are asked, of one moment. */
	private record Tables(Catalogue catalogue, int fewestCases) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		Tables tables = decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Tables(catalogue.of(latest.get(MetricCatalogue.KEY)),
						rules.of(latest.get(LoopRules.KEY)).count(LoopRules.MINIMUM_CASES)));
		Project project = projects.find(submission.businessKey()).orElseThrow();
		Map<String, GoalJudgement> fixed = judgements.of(project.businessKey(), project.lap())
			.stream()
			.collect(Collectors.toMap(GoalJudgement::goalId, Function.identity()));
		List<Goal> all = goals.of(submission.businessKey());
		unasked(answer.measurements(), all, faults);
		new MeasurementChecks(all, tables.catalogue(), tables.fewestCases(),
				goalId -> MeasuringWindow.of(project, fixed.get(goalId)), submission.today(), faults)
			.list(answer.measurements());
	}

	/** A value of a guard metric says nothing where the goal has none. */
	private static void unasked(List<Measurement> measured, List<Goal> goals, Faults faults) {
		for (int i = 0; i < measured.size(); i++) {
			Measurement row = measured.get(i);
			faults.wrongIf(
					row.guardAfter() != null && goals.stream()
						.anyMatch(goal -> goal.id().equals(row.goalId()) && goal.guardMetric() == null),
					"measurements[" + i + "].guardAfter", row.guardAfter(), "measurement.noGuard");
		}
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> taken.rows("measurement", "lap = :lap");
	}

	@Override
	public Set<String> filedBy() {
		return Set.of("serviceTask_evaluateGoals");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The next box judges and files.
	}

}
