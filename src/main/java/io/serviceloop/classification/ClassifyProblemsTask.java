package io.serviceloop.classification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.sendback.SendBackVariables;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The list of problems, old and new, in the first lap and in every lap that has to
 * describe problems anew: complete, concrete, of known goals, none twice, and a reason
 * for each goal without one (A20, A21, A24). It is filed with its scores, by
 * {@link ScoreProblemsDelegate}.
 */
@Component
class ClassifyProblemsTask extends Form<ClassifyProblemsTask.Answer> {

	private final Goals goals;

	private final Problems problems;

	private final LoopRules rules;

	private final ProblemRecords records;

	private final SendBacks sendBacks;

	ClassifyProblemsTask(Goals goals, Problems problems, LoopRules rules, ProblemRecords records, SendBacks sendBacks) {
		super(Place.task("improvementLoop", "classifyProblems"), Answer.class, Known.EVERYTHING_AND_RECORDS);
		this.goals = goals;
		this.problems = problems;
		this.rules = rules;
		this.records = records;
		this.sendBacks = sendBacks;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Problem> problems,
			@Size(max = MOST_ROWS) List<GoalReason> goalReasons) {
	}

	/**
	 * Why a goal has no problem in a lap (A21).
	 *
	 * @param goalId the goal
	 * @param reason why nothing stands in its way that is worth describing
	 */
	record GoalReason(@NotBlank @Size(max = 40) String goalId, @NotBlank @Size(max = 1000) @Evidence String reason) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		String businessKey = submission.businessKey();
		Set<String> known = goals.of(businessKey)
			.stream()
			.map(Goal::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		new ProblemChecks(known, goals.stages(businessKey), rules.now(), records.of(businessKey, answer.problems()),
				faults)
			.list(answer.problems());
		reasons(answer, submission, known, faults);
		if (ProjectVariables.LAP.in(submission.scope()) > 1 || isAgain(submission)) {
			Set<String> listed = answer.problems().stream().map(Problem::id).collect(Collectors.toSet());
			problems.of(businessKey)
				.stream()
				.filter(problem -> !listed.contains(problem.id()))
				.forEach(problem -> faults.wrong("problems", problem.id(), "problem.gone", problem.description()));
		}
	}

	/** Whether the list was sent back, and so described before. */
	private static boolean isAgain(Submission submission) {
		return SendBackVariables.SEND_BACK_TO.is(submission.scope(), "classifyProblems");
	}

	/** Every goal has a problem, or the reason why it has none. */
	private static void reasons(Answer answer, Submission submission, Set<String> known, Faults faults) {
		faults.distinct("goalReasons", answer.goalReasons(), "goalId", GoalReason::goalId);
		for (int i = 0; i < answer.goalReasons().size(); i++) {
			String goal = answer.goalReasons().get(i).goalId();
			faults.wrongIf(goal != null && !goal.isBlank() && !known.contains(goal), "goalReasons[" + i + "].goalId",
					goal, "problem.goal.unknown", String.join(", ", known));
		}
		if (faults.complained("goalReasons") || faults.complained("problems") && answer.problems().isEmpty()) {
			return;
		}
		Set<String> said = answer.goalReasons().stream().map(GoalReason::goalId).collect(Collectors.toSet());
		answer.problems().stream().map(Problem::goalId).forEach(said::add);
		wanting(submission, known).stream()
			.filter(goal -> !said.contains(goal))
			.forEach(goal -> faults.wrong("goalReasons", null, "problem.goal.without", goal));
	}

	/** In later laps the goals that the last one missed; in the first one all. */
	private static List<String> wanting(Submission submission, Set<String> known) {
		List<String> missed = ClassificationVariables.missedGoals(submission);
		return known.stream().filter(goal -> missed.isEmpty() || missed.contains(goal)).toList();
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			int lap = ProjectVariables.LAP.in(submission.scope());
			boolean again = isAgain(submission);
			taken.rows("goal_reason", "lap = :lap");
			problems.takeBack(submission.businessKey(), lap,
					again ? sendBacks.said(submission.businessKey(), "classifyProblems", lap).path("problems") : null,
					taken);
		};
	}

	@Override
	public Set<String> filedBy() {
		return Set.of("serviceTask_scoreProblems");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		problems.explain(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()), answer.goalReasons(),
				isAgain(submission), submission.me(), submission.now());
	}

	@Override
	public boolean everyLap() {
		return false;
	}

}
