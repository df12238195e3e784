package io.serviceloop.action;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.classification.ClassificationVariables;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.goal.metric.Range;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The plan: at least one action for every selected problem, nobody and nothing unknown
 * (A29–A31), its days within the cycle of the lap, and more than reminders (E45, E109).
 * Where an action was stopped after its pilot, the plan of the lap is taken up again:
 * what is over stays, what is submitted is added (E52).
 */
@Component
@InModels(sets = "planAuthor")
class PlanActionsTask extends Form<PlanActionsTask.Answer> {

	/** Characters that the register keeps of the names of all sites. */
	private static final int SITES = 2000;

	private final People people;

	private final Actions actions;

	private final Projects projects;

	private final Goals goals;

	private final Judgements judgements;

	private final LoopRules rules;

	private final MetricCatalogue catalogue;

	private final PlanChecks checks;

	private final SendBacks sendBacks;

	PlanActionsTask(People people, Actions actions, Projects projects, Goals goals, Judgements judgements,
			LoopRules rules, MetricCatalogue catalogue, PlanChecks checks, SendBacks sendBacks) {
		super(Place.task("improvementLoop", "planActions"), Answer.class);
		this.catalogue = catalogue;
		this.checks = checks;
		this.sendBacks = sendBacks;
		this.people = people;
		this.actions = actions;
		this.projects = projects;
		this.goals = goals;
		this.judgements = judgements;
		this.rules = rules;
	}

	/**
	 * The plan.
	 *
	 * @param checkers user ids of those who check it before it is approved; empty for
	 * nobody
	 */
	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<Action> actions,
			@Size(max = PlanChecks.MOST) List<@NotBlank @Size(max = 64) String> checkers) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		List<Action> plan = answer.actions();
		faults.distinct("actions", plan, Action::id);
		Set<String> selected = selected(ClassificationVariables.PROBLEMS.in(submission.scope()), any -> true);
		List<Actions.Entry> settled = settled(submission, lap);
		Map<String, String> cannotWork = people.cannotWork(plan.stream().map(Action::responsible).toList());
		Set<String> used = settled.stream().map(Actions.Entry::id).collect(Collectors.toSet());
		Project project = projects.find(submission.businessKey()).orElseThrow();
		LapDays days = LapDays.of(project);
		checks.check("checkers", true, PlanChecks.said(answer.checkers()), submission.author(), project, submission,
				faults);
		for (int i = 0; i < plan.size(); i++) {
			Action action = plan.get(i);
			String path = "actions[" + i + "].";
			faults.wrongIf(action.id() != null && used.contains(action.id()), path + "id", action.id(),
					"action.id.used");
			faults.wrongIf(
					action.problemId() != null && !action.problemId().isBlank()
							&& !selected.contains(action.problemId()),
					path + "problemId", action.problemId(), "action.problem.unknown", String.join(", ", selected));
			sitesOnce(action, path + "pilotSites", faults);
			faults.fits(path + "pilotSites", Json.text(action.pilotSites()), SITES);
			faults.person(path + "responsible", action.responsible(), cannotWork);
			days.check(action, path, submission.today(), faults);
		}
		if (!plan.isEmpty()) {
			selected.stream()
				.filter(id -> plan.stream().noneMatch(action -> id.equals(action.problemId())))
				.filter(id -> !isSettled(settled.stream()
					.filter(action -> action.lap() == lap && id.equals(action.problemId()))
					.toList()))
				.forEach(id -> faults.wrong("actions", null, "action.problem.none", id));
		}
		// One reason is enough for a whole plan; it stands with the action that has it.
		faults.wrongIf(!plan.isEmpty() && plan.stream().allMatch(action -> action.weak() && action.reason() == null)
				&& !faults.complained("actions[0].reason"), "actions[0].reason", null, "action.weakPlan");
		shortLoop(plan, submission, faults);
		gains(plan, submission, faults);
	}

	/**
	 * Nothing becomes better than a value of its metric can be: in the first lap from the
	 * baseline, later from wherever it may have come to.
	 */
	private void gains(List<Action> plan, Submission submission, Faults faults) {
		Map<String, Goal> goals = this.goals.of(submission.businessKey())
			.stream()
			.collect(Collectors.toMap(Goal::id, Function.identity()));
		Map<String, Goal> ofProblems = new HashMap<>();
		ClassificationVariables.PROBLEMS.in(submission.scope())
			.forEach(problem -> ofProblems.put(problem.path("id").textValue(),
					goals.get(problem.path("goalId").asText())));
		boolean first = ProjectVariables.LAP.in(submission.scope()) == 1;
		Catalogue metrics = catalogue.now();
		for (int i = 0; i < plan.size(); i++) {
			Double gain = plan.get(i).expectedGain();
			Goal goal = ofProblems.get(plan.get(i).problemId());
			if (gain != null && goal != null) {
				Range range = Range.of(metrics.find(goal.metric()), goal.min(), goal.max());
				Double most = first ? range.room(goal.baseline(), goal.direction().equals("decrease")) : range.width();
				faults.wrongIf(most != null && gain > most, "actions[" + i + "].expectedGain", gain,
						"action.gain.beyond", most, goal.unit());
			}
		}
	}

	/**
	 * The actions that this plan cannot touch any more; in the first plan of a project
	 * there are none.
	 */
	private List<Actions.Entry> settled(Submission submission, int lap) {
		boolean first = lap == 1 && ActionVariables.PLAN_AUTHOR.in(submission.scope()) == null;
		return first ? List.of() : actions.settled(submission.businessKey(), lap);
	}

	/**
	 * Whether nothing more need be planned for a problem: something of it is done, or all
	 * of it was dropped. What was stopped is replaced.
	 */
	private static boolean isSettled(List<Actions.Entry> ofProblem) {
		return ofProblem.stream().anyMatch(action -> action.completedOn() != null)
				|| !ofProblem.isEmpty() && ofProblem.stream().noneMatch(action -> action.stoppedAt() != null);
	}

	private static void sitesOnce(Action action, String path, Faults faults) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < action.pilotSites().size(); i++) {
			String site = action.pilotSites().get(i);
			faults.wrongIf(site != null && !seen.add(site.strip().toLowerCase(Locale.ROOT)), path + "[" + i + "]", site,
					"pilot.siteTwice");
		}
	}

	/** A problem of the short loop has one action, and no pilot. */
	private static void shortLoop(List<Action> plan, Submission submission, Faults faults) {
		Set<String> small = selected(ClassificationVariables.PROBLEMS.in(submission.scope()),
				problem -> problem.path("shortLoop").booleanValue());
		Set<String> planned = new LinkedHashSet<>();
		for (int i = 0; i < plan.size(); i++) {
			Action action = plan.get(i);
			if (small.contains(action.problemId())) {
				String path = "actions[" + i + "].";
				faults.wrongIf(!planned.add(action.problemId()), path + "problemId", action.problemId(),
						"action.shortLoop.one");
				faults.wrongIf(action.pilotSites() != null && !action.pilotSites().isEmpty(), path + "pilotSites",
						Json.text(action.pilotSites()), "action.shortLoop.pilot", action.problemId());
			}
		}
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			int lap = ProjectVariables.LAP.in(submission.scope());
			taken.rows("action", "lap = :lap and not " + Actions.OVER);
			boolean goesOn = settled(submission, lap).stream().anyMatch(action -> action.lap() == lap);
			if (!goesOn) {
				taken.rows("goal_judgement", "lap = :lap");
			}
			if (!answer.checkers().isEmpty()) {
				taken.rows("plan_check", PlanChecks.LAST_ASKED);
				checks.forget();
			}
			projects.moveTo(submission.businessKey(), goesOn ? "implementAction" : comesFrom(submission, lap), lap);
		};
	}

	/**
	 * The step before a plan: the plan itself where it was refused, but for one that was
	 * sent back to the selection of problems.
	 */
	private String comesFrom(Submission submission, int lap) {
		String key = submission.businessKey();
		return actions.planDecisions(key)
			.stream()
			.filter(decision -> decision.lap() == lap)
			.reduce((earlier, later) -> later)
			.filter(refused -> sendBacks.of(key)
				.stream()
				.noneMatch(
						sent -> sent.toStep().equals("confirmPriorities") && sent.sentAt().equals(refused.decidedAt())))
			.map(refused -> "planActions")
			.orElse("findRootCause");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		String businessKey = submission.businessKey();
		actions.write(businessKey, lap, answer.actions());
		if (settled(submission, lap).stream().noneMatch(action -> action.lap() == lap)) {
			judgements.fix(businessKey, lap, GoalJudgement.of(goals.of(businessKey), lap,
					projects.find(businessKey).orElseThrow().observationDays(), rules.now()));
		}
		projects.moveTo(businessKey, "planActions", lap);
		ActionVariables.PLAN_AUTHOR.set(submission.scope(), submission.author());
		if (!answer.checkers().isEmpty()) {
			checks.ask(answer.checkers(), submission);
		}
	}

	/** The ids of some of the problems that the lap works on. */
	private static Set<String> selected(JsonNode problems, Predicate<JsonNode> which) {
		Set<String> ids = new LinkedHashSet<>();
		problems.forEach(problem -> {
			if (problem.path("selected").booleanValue() && which.test(problem)) {
				ids.add(problem.path("id").textValue());
			}
		});
		return ids;
	}

}
