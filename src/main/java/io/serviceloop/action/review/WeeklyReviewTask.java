package io.serviceloop.action.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.action.LapDays;
import io.serviceloop.goal.reading.GoalReading;
import io.serviceloop.goal.reading.GoalReadings;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What the weekly review has found, who took part, what the goals show and what was
 * decided (A33, A35, E49).
 */
@Component
class WeeklyReviewTask extends Form<WeeklyReviewTask.Answer> {

	private final Reviews reviews;

	private final GoalReadings readings;

	private final Projects projects;

	private final People people;

	WeeklyReviewTask(Reviews reviews, GoalReadings readings, Projects projects, People people) {
		super(Place.task("improvementLoop", "weeklyReview"), Answer.class, Known.PROGRESS);
		this.reviews = reviews;
		this.readings = readings;
		this.projects = projects;
		this.people = people;
	}

	record Answer(@Size(max = MOST_ROWS) List<@NotBlank @Size(max = 64) String> participants,
			@NotBlank @Size(max = 4000) String progress, @Size(max = 4000) String obstacles,
			@Size(max = MOST_ROWS) List<GoalReading> readings, @Size(max = MOST_ROWS) List<Row> decisions) {

		Answer {
			participants = (participants == null) ? List.of() : participants;
			readings = (readings == null) ? List.of() : readings;
			decisions = (decisions == null) ? List.of() : decisions;
		}

	}

	/** Something that was decided, who does it and by when. */
	record Row(@NotBlank @Size(max = 2000) @Evidence String text, @NotBlank @Size(max = 64) String responsible,
			@NotNull LocalDate dueDate) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		participants(answer.participants(), submission, faults);
		readings.check(submission.businessKey(), answer.readings(), null, submission.today(), faults);
		List<Row> decisions = answer.decisions();
		Map<String, String> cannotWork = people
			.cannotWork(decisions.stream().map(Row::responsible).filter(WeeklyReviewTask::isSaid).distinct().toList());
		for (int i = 0; i < decisions.size(); i++) {
			Row row = decisions.get(i);
			String path = "decisions[" + i + "].";
			faults.person(path + "responsible", row.responsible(), cannotWork);
			faults.wrongIf(row.dueDate() != null && row.dueDate().isBefore(submission.today()), path + "dueDate",
					row.dueDate(), "action.dueDate.past", submission.today().toString());
			LapDays.notTooFar(path + "dueDate", row.dueDate(), submission.today(), faults);
		}
	}

	/** Everybody who takes part belongs to the project, and is named once. */
	private void participants(List<String> named, Submission submission, Faults faults) {
		if (named.isEmpty()) {
			return;
		}
		Project project = projects.find(submission.businessKey()).orElseThrow();
		Set<String> team = new TreeSet<>(projects.team(project.businessKey()));
		team.addAll(List.of(project.lead(), project.processOwner()));
		Map<String, Integer> seen = new HashMap<>();
		for (int i = 0; i < named.size(); i++) {
			String person = named.get(i);
			if (isSaid(person)) {
				String path = "participants[" + i + "]";
				faults.wrongIf(!team.contains(person), path, person, "review.notInTeam", String.join(", ", team));
				Integer twin = seen.putIfAbsent(person, i + 1);
				faults.wrongIf(twin != null, path, person, "review.namedTwice", String.valueOf(twin));
			}
		}
	}

	/** Whoever reports a review was there. */
	private static List<String> whoTookPart(List<String> named, String author) {
		List<String> people = named.stream().filter(Objects::nonNull).toList();
		return people.isEmpty() ? List.of(author) : people;
	}

	private static boolean isSaid(String text) {
		return text != null && !text.isBlank();
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		reviews.hold(submission.businessKey(), lap, answer.progress(), answer.obstacles(),
				whoTookPart(answer.participants(), submission.author()), submission.author(), submission.now());
		readings.file(submission.businessKey(), answer.readings(), submission.author(), submission.now());
		reviews.decide(submission.businessKey(), lap, answer.decisions());
	}

}
