package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.Projects;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.stereotype.Component;

/**
 * Step 1 sets goals, scope, cycle, observation time and sources of data (A06, A09–A11).
 */
@Component
class SetGoalsTask extends Form<SetGoalsTask.Answer> {

	private static final int FIVE_YEARS = 1826;

	private final People people;

	private final Projects projects;

	private final Goals goals;

	private final LoopRules rules;

	SetGoalsTask(People people, Projects projects, Goals goals, LoopRules rules) {
		super(Place.task("improvementLoop", "setGoals"), Answer.class);
		this.people = people;
		this.projects = projects;
		this.goals = goals;
		this.rules = rules;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Goal> goals,
			@NotBlank @Size(max = 2000) @Evidence String scope,
			@NotNull @Range(min = 1, max = FIVE_YEARS) Integer cycleDays,
			@NotNull @Range(min = 0, max = FIVE_YEARS) Integer observationDays,
			@NotNull @Size(min = 1, max = MOST_ROWS) List<DataSource> dataSources) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.distinct("goals", answer.goals(), Goal::id);
		faults.distinct("dataSources", answer.dataSources(), DataSource::id);
		LocalDate today = submission.today();
		LocalDate lastDay = (answer.cycleDays() == null || answer.observationDays() == null) ? null
				: today.plusDays(answer.cycleDays() + (long) answer.observationDays());
		faults.wrong(SmartCheck.check(answer.goals(), today, lastDay));
		Map<String, String> cannotWork = people
			.cannotWork(answer.dataSources().stream().map(DataSource::responsible).toList());
		for (int i = 0; i < answer.dataSources().size(); i++) {
			faults.person("dataSources[" + i + "].responsible", answer.dataSources().get(i).responsible(), cannotWork);
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		goals.write(submission.businessKey(), answer.goals(), answer.dataSources(),
				rules.now().count(LoopRules.WINDOW_DAYS));
		projects.plan(submission.businessKey(), answer.scope(), answer.cycleDays(), answer.observationDays());
	}

	@Override
	public boolean everyLap() {
		return false;
	}

}
