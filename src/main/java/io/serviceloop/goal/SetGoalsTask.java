package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.stereotype.Component;

/**
 * Step 1 sets goals, scope, cycle, observation time and sources of data (A06, A09, A10,
 * B10). What a goal may be stands in the catalogue of metrics, how long an effect is
 * observed without a reason in the rules of the loop (A36).
 */
@Component
class SetGoalsTask extends Form<SetGoalsTask.Answer> {

	private static final int FIVE_YEARS = 1826;

	private static final int MOST_STAGES = 50;

	private final People people;

	private final Projects projects;

	private final Goals goals;

	private final Decisions decisions;

	private final MetricCatalogue catalogue;

	private final LoopRules rules;

	SetGoalsTask(People people, Projects projects, Goals goals, Decisions decisions, MetricCatalogue catalogue,
			LoopRules rules) {
		super(Place.task("improvementLoop", "setGoals"), Answer.class);
		this.people = people;
		this.projects = projects;
		this.goals = goals;
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.rules = rules;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Goal> goals,
			@NotBlank @Size(max = 2000) @Evidence String scope,
			@NotNull @Size(min = 1, max = MOST_STAGES) List<@NotBlank @Size(max = 100) String> stages,
			@NotNull @Range(min = 1, max = FIVE_YEARS) Integer cycleDays,
			@NotNull @Range(min = 0, max = FIVE_YEARS) Integer observationDays,
			@Size(max = 1000) @Evidence String observationReason,
			@NotNull @Size(max = MOST_ROWS) List<DataSource> dataSources) {
	}

	/** The tables that step 1 asks, of one moment. */
	private record Tables(Catalogue catalogue, LoopRules.Numbers numbers) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.distinct("goals", answer.goals(), Goal::id);
		faults.distinct("dataSources", answer.dataSources(), DataSource::id);
		// Of what is not there yet, there may be no data.
		faults.wrongIf(
				answer.dataSources().isEmpty() && !faults.complained("dataSources")
						&& !"preLaunchCheck".equals(ProjectVariables.TRIGGER.in(submission.scope())),
				"dataSources", 0, "wrong.count", 1, MOST_ROWS);
		LocalDate today = submission.today();
		Tables tables = tables();
		LocalDate lastDay = (answer.cycleDays() == null || answer.observationDays() == null) ? null
				: today.plusDays(answer.cycleDays() + (long) answer.observationDays()
						+ tables.numbers().count(LoopRules.MEASURING_DAYS));
		faults.wrong(SmartCheck.check(answer.goals(), today, lastDay));
		new GoalChecks(tables.catalogue(), today, faults).list(answer.goals());
		for (int i = 0; i < answer.stages().size(); i++) {
			String stage = Catalogue.plain(answer.stages().get(i));
			faults.wrongIf(answer.stages().subList(0, i).stream().map(Catalogue::plain).anyMatch(stage::equals),
					"stages[" + i + "]", answer.stages().get(i), "wrong.idTwice");
		}
		if (answer.observationDays() != null && !usual(answer.observationDays(), tables.numbers())) {
			faults.wrongIf(answer.observationReason() == null && !faults.complained("observationReason"),
					"observationReason", null, "goal.observation", answer.observationDays(),
					tables.numbers().number(LoopRules.LEAST_OBSERVATION_DAYS),
					tables.numbers().number(LoopRules.MOST_OBSERVATION_DAYS));
		}
		Map<String, String> cannotWork = people
			.cannotWork(answer.dataSources().stream().map(DataSource::responsible).toList());
		for (int i = 0; i < answer.dataSources().size(); i++) {
			faults.person("dataSources[" + i + "].responsible", answer.dataSources().get(i).responsible(), cannotWork);
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Tables tables = tables();
		goals.write(submission.businessKey(),
				answer.goals()
					.stream()
					.map(goal -> tables.catalogue().find(goal.metric()).map(goal::of).orElse(goal))
					.toList(),
				answer.dataSources(), tables.numbers().count(LoopRules.WINDOW_DAYS));
		boolean usual = usual(answer.observationDays(), tables.numbers());
		projects.plan(submission.businessKey(),
				new Projects.Plan(answer.scope(), answer.stages().stream().map(String::strip).toList(),
						answer.cycleDays(), answer.observationDays(), usual ? null : answer.observationReason()));
	}

	private Tables tables() {
		return decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Tables(catalogue.of(latest.get(MetricCatalogue.KEY)),
						rules.of(latest.get(LoopRules.KEY))));
	}

	private static boolean usual(int days, LoopRules.Numbers numbers) {
		return days >= numbers.number(LoopRules.LEAST_OBSERVATION_DAYS)
				&& days <= numbers.number(LoopRules.MOST_OBSERVATION_DAYS);
	}

	@Override
	public boolean everyLap() {
		return false;
	}

}
