package io.serviceloop.action.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.CompletedOn;
import io.serviceloop.action.training.Trainings.Participant;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.stereotype.Component;

/**
 * One round of a training with its test (A34, E51): all service agents of the team, or
 * those who have not passed yet. Nobody who took the test and failed leaves the list but
 * by passing, or by the decision of a manager.
 */
@Component
@InModels(sets = { "trainingPassed", "trainingRound" })
class TrainStaffTask extends Form<TrainStaffTask.Answer> {

	private final Trainings trainings;

	private final Projects projects;

	private final People people;

	private final LoopRules rules;

	TrainStaffTask(Trainings trainings, Projects projects, People people, LoopRules rules) {
		super(Place.task("actionImplementation", "trainStaff"), Answer.class, Known.ACTION);
		this.trainings = trainings;
		this.projects = projects;
		this.people = people;
		this.rules = rules;
	}

	/**
	 * A round.
	 *
	 * @param leftOut who of the list is not trained at all; may be null
	 */
	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Trained> participants,
			@Size(max = MOST_ROWS) List<LeftOut> leftOut, @Size(max = 4000) String result,
			@Size(max = 4000) String evidence, @NotNull LocalDate completedOn) {

		Answer {
			leftOut = (leftOut == null) ? List.of() : leftOut;
		}

	}

	/**
	 * Somebody who was trained.
	 *
	 * @param score result of the test, in percent
	 * @param date the day of the own test; null for the day the training was finished
	 */
	record Trained(@NotBlank @Size(max = 64) String user, @NotNull @Range(min = 0, max = 100) Double score,
			LocalDate date) {
	}

	/** Somebody who is not trained, and why. */
	record LeftOut(@NotBlank @Size(max = 64) String user, @NotBlank @Size(max = 1000) @Evidence String reason) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		CompletedOn.check("completedOn", answer.completedOn(), submission, faults);
		faults.distinct("participants", answer.participants(), "user", Trained::user, "training.twice");
		faults.distinct("leftOut", answer.leftOut(), "user", LeftOut::user, "training.twice");
		Training training = training(submission);
		Set<String> named = named(answer);
		Roll roll = roll(training, submission, named);
		Set<String> trained = trained(answer);
		for (int i = 0; i < answer.participants().size(); i++) {
			Trained row = answer.participants().get(i);
			String path = "participants[" + i + "].";
			faults.person(path + "user", row.user(), roll.cannotWork());
			faults.wrongIf(training.passed().contains(row.user()), path + "user", row.user(), "training.passedBefore");
			CompletedOn.check(path + "date", row.date(), submission, faults);
		}
		for (int i = 0; i < answer.leftOut().size(); i++) {
			String user = answer.leftOut().get(i).user();
			String path = "leftOut[" + i + "].user";
			faults.wrongIf(trained.contains(user), path, user, "training.twice");
			faults.wrongIf(training.next() > 1, path, user, "training.leftOutLater");
			faults.wrongIf(user != null && training.next() == 1 && !roll.expected().contains(user), path, user,
					"training.notOnList");
		}
		if (!answer.participants().isEmpty()) {
			List<String> missing = roll.expected().stream().filter(id -> !named.contains(id)).toList();
			faults.wrongIf(!missing.isEmpty(), "participants", null,
					(training.next() == 1) ? "training.missing" : "training.leftMissing", String.join(", ", missing));
		}
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.rows("training_participant", Trainings.LATEST);
			taken.rows("training_round", Trainings.LATEST);
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Training training = training(submission);
		double passMark = rules.now().number(LoopRules.PASS_MARK_PERCENT);
		List<Participant> rows = new ArrayList<>();
		answer.participants()
			.forEach(row -> rows.add(new Participant(row.user(), row.score(), row.score() >= passMark,
					row.user().equals(submission.author()), (row.date() == null) ? answer.completedOn() : row.date(),
					null)));
		answer.leftOut().forEach(row -> rows.add(new Participant(row.user(), null, false, false, null, row.reason())));
		Trainings.Round round = new Trainings.Round(ActionVariables.ACTION_ID.in(submission.scope()),
				ProjectVariables.LAP.in(submission.scope()), training.next(), passMark, rows, answer.result(),
				answer.evidence(), answer.completedOn(), submission.me());
		trainings.write(submission.businessKey(), round, submission.now());
		Training now = new Training(Stream.concat(training.rounds().stream(), Stream.of(round)).toList());
		Set<String> left = now.left();
		left.removeAll(people.cannotWork(left).keySet());
		TrainingVariables.TRAINING_ROUND.set(submission.scope(), round.number());
		// Nobody at all who has passed never leads on.
		TrainingVariables.TRAINING_PASSED.set(submission.scope(), left.isEmpty() && !now.passed().isEmpty());
	}

	/**
	 * Who has to be named.
	 *
	 * @param expected user ids
	 * @param cannotWork why somebody who was named, or is expected, cannot be trained
	 */
	private record Roll(Set<String> expected, Map<String, String> cannotWork) {
	}

	private Roll roll(Training training, Submission submission, Set<String> named) {
		Collection<String> all = (training.next() == 1) ? projects.team(submission.businessKey()) : training.left();
		Set<String> together = new LinkedHashSet<>(named);
		together.addAll(all);
		Map<String, Set<String>> groups = people.groupsOf(together);
		Map<String, String> cannotWork = people.cannotWork(together, groups);
		Set<String> expected = all.stream()
			.filter(id -> !cannotWork.containsKey(id))
			.filter(id -> training.next() > 1 || groups.getOrDefault(id, Set.of()).contains(Role.AGENT.group()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return new Roll(expected, cannotWork);
	}

	private Training training(Submission submission) {
		return trainings.of(submission.businessKey(), ActionVariables.ACTION_ID.in(submission.scope()));
	}

	private static Set<String> trained(Answer answer) {
		return answer.participants()
			.stream()
			.map(Trained::user)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Set<String> named(Answer answer) {
		Set<String> named = trained(answer);
		answer.leftOut().stream().map(LeftOut::user).filter(Objects::nonNull).forEach(named::add);
		return named;
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return ActionVariables.ACTION_ID;
	}

}
