package io.serviceloop.change;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.action.LapDays;
import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.Actions;
import io.serviceloop.classification.AddedProblem;
import io.serviceloop.classification.Problem;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.judgement.ChangedJudgement;
import io.serviceloop.goal.judgement.JudgementChange;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A change of a running project; only its lead or a service manager may ask for one, and
 * only its process owner for one of what a goal is judged by. Which fields are asked for
 * depends on the kind of change.
 */
@Component
@InModels(sets = { "title", "processOwner", "changeNumber" })
class ChangeProjectStart extends Form<ChangeProjectStart.Answer> {

	/** The steps in which a project has problems. */
	private static final Set<String> DESCRIBED = Set.of("classifyProblems", "findRootCause", "planActions",
			"implementAction", "evaluateResult");

	/** The steps from the approval of a plan on. */
	private static final Set<String> APPROVED = Set.of("implementAction", "evaluateResult");

	private final People people;

	private final Projects projects;

	private final Actions actions;

	private final Problems problems;

	private final Changes changes;

	private final AddedProblem added;

	private final ContinueWithout without;

	private final ChangedJudgement judgement;

	private final Evaluations evaluations;

	private final OpenTasks open;

	private final RuntimeService runtime;

	ChangeProjectStart(People people, Projects projects, Actions actions, Problems problems, Changes changes,
			AddedProblem added, ContinueWithout without, ChangedJudgement judgement, Evaluations evaluations,
			OpenTasks open, @Lazy RuntimeService runtime) {
		super(Place.start("changeProject", "changeProject"), Answer.class);
		this.people = people;
		this.projects = projects;
		this.actions = actions;
		this.problems = problems;
		this.changes = changes;
		this.added = added;
		this.without = without;
		this.judgement = judgement;
		this.evaluations = evaluations;
		this.open = open;
		this.runtime = runtime;
	}

	record Answer(@NotBlank @Size(max = 20) String project, @NotNull @Pattern(
			regexp = "addProblem|changeJudgement|closeProject|containProblem|continueWithout|dropAction|moveMeasurement|postponeAction|reassignAction") String changeKind,
			@Size(max = 40) String actionId, @Size(max = 64) String newResponsible, LocalDate newDueDate,
			@Size(max = 40) String problemId, @Size(max = 2000) String containment, Problem newProblem,
			JudgementChange newJudgement, @NotBlank @Size(max = 1000) String reason) {

		String subject() {
			return switch (changeKind) {
				case "containProblem" -> problemId;
				case "addProblem" -> newProblem.id();
				case "changeJudgement" -> newJudgement.goalId();
				default -> actionId;
			};
		}

		String detail() {
			return switch (changeKind) {
				case "reassignAction" -> newResponsible;
				case "postponeAction", "moveMeasurement" -> newDueDate.toString();
				case "containProblem" -> containment;
				case "addProblem" -> newProblem.description();
				default -> null;
			};
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (faults.complained("project") || faults.complained("changeKind")) {
			// Without project and kind there is nothing to compare the rest with.
			return;
		}
		Project project = project(answer, submission);
		switch (answer.changeKind()) {
			case "reassignAction" -> {
				action(answer, project, faults);
				faults.needed("newResponsible", answer.newResponsible());
				faults.person("newResponsible", answer.newResponsible(),
						people.cannotWork(Collections.singleton(answer.newResponsible())));
			}
			case "postponeAction" -> {
				action(answer, project, faults);
				date(answer, submission, faults);
			}
			case "continueWithout" -> {
				action(answer, project, faults);
				without.check(project.businessKey(), answer.actionId(), open
					.waiting(project.businessKey(), "continueWithout", ActionVariables.ACTION_ID, answer.actionId())
					.isPresent(), faults);
			}
			case "dropAction" -> action(answer, project, faults);
			case "moveMeasurement" -> {
				date(answer, submission, faults);
				faults.wrongIf(open.waiting(project.businessKey(), "measurementMoved", null, null).isEmpty(),
						"changeKind", answer.changeKind(), "change.notObserving");
			}
			case "containProblem" -> problem(answer, project, faults);
			case "addProblem" -> added(answer, project, faults);
			case "changeJudgement" -> judgement(answer, project, faults);
			default -> {
			}
		}
	}

	/** Whoever closes a project signs it, here as well as where it is decided about. */
	@Override
	protected String meaning(Answer answer) {
		return answer.changeKind().equals("closeProject") ? "projectClosed" : null;
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("change", ChangeVariables.CHANGE_NUMBER.in(submission.scope()));
	}

	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		return changes.of(businessKey)
			.stream()
			.filter(change -> at.get("change").equals(change.number()))
			.map(Changes.Entry::asked)
			.toList();
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Project project = projects.find(answer.project()).orElseThrow();
		submission.execution().setProcessBusinessKey(project.businessKey());
		String detail = answer.changeKind().equals("continueWithout")
				? without.whom(project.businessKey(), answer.actionId()) : answer.detail();
		ProjectVariables.TITLE.set(submission.scope(), project.title());
		ProjectVariables.PROCESS_OWNER.set(submission.scope(), project.processOwner());
		ChangeVariables.CHANGE_NUMBER.set(submission.scope(), changes.request(project.businessKey(),
				answer.changeKind(), answer.subject(), detail, answer.reason(), submission.me(), submission.now()));
	}

	/** Its lead and managers change it; what it is judged by, its process owner alone. */
	private Project project(Answer answer, Submission submission) {
		String businessKey = answer.project();
		Project project = projects.find(businessKey)
			.orElseThrow(() -> SubmissionRefused.gone("project", businessKey, "project.unknown"));
		boolean owners = answer.changeKind().equals("changeJudgement");
		if (submission.me() != null && owners && !project.processOwner().equals(submission.me())) {
			throw SubmissionRefused.forbidden("changeKind", answer.changeKind(), "change.onlyOwner",
					project.processOwner());
		}
		if (submission.me() != null && !owners && !project.lead().equals(submission.me())
				&& !people.amIn(Role.MANAGER)) {
			throw SubmissionRefused.forbidden("project", businessKey, "change.onlyLead", project.lead());
		}
		if (!project.running()) {
			throw SubmissionRefused.conflict("project", businessKey, "project.ended");
		}
		return project;
	}

	/** The action that is changed has to be open. */
	private void action(Answer answer, Project project, Faults faults) {
		faults.needed("actionId", answer.actionId());
		boolean running = project.step().equals("implementAction");
		List<String> open = actions.of(project.businessKey())
			.stream()
			.filter(action -> running && action.open() && action.lap() == project.lap())
			.map(Actions.Entry::id)
			.toList();
		faults.wrongIf(answer.actionId() != null && !open.contains(answer.actionId()), "actionId", answer.actionId(),
				"change.action.notOpen", running ? String.join(", ", open) : "–");
	}

	/** The new due date of an action, or the new day of measuring. */
	private static void date(Answer answer, Submission submission, Faults faults) {
		faults.needed("newDueDate", answer.newDueDate());
		faults.wrongIf(answer.newDueDate() != null && answer.newDueDate().isBefore(submission.today()), "newDueDate",
				answer.newDueDate(), "action.dueDate.past", submission.today().toString());
		LapDays.notTooFar("newDueDate", answer.newDueDate(), submission.today(), faults);
	}

	/**
	 * A problem that is added, unless the task that describes them is open, or yet to
	 * come.
	 */
	private void added(Answer answer, Project project, Faults faults) {
		faults.needed("newProblem", answer.newProblem());
		boolean described = DESCRIBED.contains(project.step()) && runtime.createExecutionQuery()
			.processInstanceBusinessKey(project.businessKey())
			.activityId("userTask_classifyProblems")
			.count() == 0;
		faults.wrongIf(!described, "changeKind", answer.changeKind(), "change.describeThere");
		if (answer.newProblem() != null && described) {
			added.check(project.businessKey(), answer.newProblem(), "newProblem.", faults);
		}
	}

	/** What a goal is judged by changes from the approval until it is measured. */
	private void judgement(Answer answer, Project project, Faults faults) {
		faults.needed("newJudgement", answer.newJudgement());
		boolean fixed = APPROVED.contains(project.step())
				&& !evaluations.measured(project.businessKey(), project.lap());
		faults.wrongIf(!fixed, "changeKind", answer.changeKind(), "change.notJudgedYet");
		if (answer.newJudgement() != null && fixed) {
			judgement.check(project.businessKey(), project.lap(), answer.newJudgement(), "newJudgement.", faults);
		}
	}

	/** The problem that is contained, and how. */
	private void problem(Answer answer, Project project, Faults faults) {
		faults.needed("problemId", answer.problemId());
		faults.needed("containment", answer.containment());
		List<String> known = problems.of(project.businessKey()).stream().map(Problems.Entry::id).toList();
		faults.wrongIf(answer.problemId() != null && !known.contains(answer.problemId()), "problemId",
				answer.problemId(), "selection.unknown", String.join(", ", known));
	}

}
