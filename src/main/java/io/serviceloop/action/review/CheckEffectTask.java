package io.serviceloop.action.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.reading.GoalReading;
import io.serviceloop.goal.reading.GoalReadings;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What the goals show soon after the last roll-out of a lap; what got worse, or does not
 * move, goes to the next review (A35).
 */
@Component
class CheckEffectTask extends Form<CheckEffectTask.Answer> {

	private final EffectChecks checks;

	private final GoalReadings readings;

	private final Goals goals;

	CheckEffectTask(EffectChecks checks, GoalReadings readings, Goals goals) {
		super(Place.task("improvementLoop", "checkEffect"), Answer.class, Known.PROGRESS);
		this.checks = checks;
		this.readings = readings;
		this.goals = goals;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<GoalReading> readings) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		LocalDate rolledOut = checks.find(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()))
			.map(EffectChecks.Check::rolledOutOn)
			.orElse(null);
		readings.check(submission.businessKey(), answer.readings(), rolledOut, submission.today(), faults);
		faults.distinct("readings", answer.readings(), "goalId", GoalReading::goalId);
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Map<String, Goal> known = goals.of(submission.businessKey())
			.stream()
			.collect(Collectors.toMap(Goal::id, Function.identity()));
		int lap = ProjectVariables.LAP.in(submission.scope());
		readings.file(submission.businessKey(), answer.readings(), submission.author(), submission.now());
		checks.done(submission.businessKey(), lap,
				answer.readings()
					.stream()
					.map(row -> new EffectChecks.Value(lap, row.goalId(), row.value(), row.on(),
							Movement.of(known.get(row.goalId()), row.value()).code()))
					.toList(),
				submission.author(), submission.now());
	}

}
