package io.serviceloop.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The measured values: every goal once, none that is not a goal, no day that is still to
 * come (A37). They are filed with their verdict, by {@link EvaluateGoalsDelegate}.
 */
@Component
class MeasureResultsTask extends Form<MeasureResultsTask.Answer> {

	private final Goals goals;

	MeasureResultsTask(Goals goals) {
		super(Place.task("improvementLoop", "measureResults"), Answer.class);
		this.goals = goals;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Measurement> measurements) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		List<Measurement> measured = answer.measurements();
		faults.distinct("measurements", measured, "goalId", Measurement::goalId);
		Set<String> known = goals.of(submission.businessKey()).stream().map(Goal::id).collect(Collectors.toSet());
		for (int i = 0; i < measured.size(); i++) {
			Measurement row = measured.get(i);
			String path = "measurements[" + i + "].";
			faults.wrongIf(row.goalId() != null && !row.goalId().isBlank() && !known.contains(row.goalId()),
					path + "goalId", row.goalId(), "problem.goal.unknown", String.join(", ", known));
			faults.wrongIf(row.from() != null && row.to() != null && row.from().isAfter(row.to()), path + "to",
					row.to(), "measurement.period", String.valueOf(row.from()));
			faults.notAfter(path + "from", row.from(), submission.today());
			faults.notAfter(path + "to", row.to(), submission.today());
		}
		if (!measured.isEmpty()) {
			known.stream()
				.filter(id -> measured.stream().noneMatch(row -> id.equals(row.goalId())))
				.forEach(id -> faults.wrong("measurements", null, "measurement.missing", id));
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The next box judges and files.
	}

}
