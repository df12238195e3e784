package io.serviceloop.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks the measured values: every goal once, none that is not a goal (A37). */
@Component
class MeasureResultsListener implements TaskListener {

	private final Submissions submissions;

	private final Goals goals;

	MeasureResultsListener(Submissions submissions, Goals goals) {
		this.submissions = submissions;
		this.goals = goals;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		List<Measurement> measured = answers.rows(Variables.MEASUREMENTS, Measurement.class);
		answers.distinct(Variables.MEASUREMENTS, measured, "goalId", Measurement::goalId);
		Set<String> known = goals.of(task.getExecution().getProcessBusinessKey())
			.stream()
			.map(Goal::id)
			.collect(Collectors.toSet());
		for (int i = 0; i < measured.size(); i++) {
			Measurement row = measured.get(i);
			String path = "measurements[" + i + "].";
			if (row.goalId() != null && !row.goalId().isBlank() && !known.contains(row.goalId())) {
				answers.wrong(path + "goalId", row.goalId(), "problem.goal.unknown", String.join(", ", known));
			}
			if (row.from() != null && row.to() != null && row.from().isAfter(row.to())) {
				answers.wrong(path + "to", row.to(), "measurement.period", row.from().toString());
			}
		}
		if (!measured.isEmpty()) {
			known.stream()
				.filter(id -> measured.stream().noneMatch(row -> id.equals(row.goalId())))
				.forEach(id -> answers.wrong(Variables.MEASUREMENTS.name(), null, "measurement.missing", id));
		}
		answers.refuseIfWrong();
	}

}
