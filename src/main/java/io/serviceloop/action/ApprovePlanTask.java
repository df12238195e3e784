package io.serviceloop.action;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serviceloop.classification.ClassificationVariables;
import io.serviceloop.classification.Problems;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What the process owner says of the plan, which somebody else wrote: a refusal needs its
 * reason (E16), and people, systems and equipment are confirmed (E18). With the approval
 * it is fixed by what the lap will be judged (D17). Where not the plan is wrong but the
 * selection of problems, the no sends that back; causes that were verified stay. In place
 * of a decision somebody is named to check the plan first.
 */
@Component
@InModels(sets = { "muchEffort", "analysedProblems" })
class ApprovePlanTask extends Form<ApprovePlanTask.Answer> {

	private final Actions actions;

	private final Projects projects;

	private final Goals goals;

	private final Judgements judgements;

	private final LoopRules rules;

	private final Problems problems;

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	private final PlanChecks checks;

	ApprovePlanTask(Actions actions, Projects projects, Goals goals, Judgements judgements, LoopRules rules,
			Problems problems, SendBackSteps steps, SendBacks sendBacks, PlanChecks checks) {
		super(Place.task("improvementLoop", "approvePlan"), Answer.class, Known.PLAN);
		this.actions = actions;
		this.projects = projects;
		this.goals = goals;
		this.judgements = judgements;
		this.rules = rules;
		this.problems = problems;
		this.steps = steps;
		this.sendBacks = sendBacks;
		this.checks = checks;
	}

	/**
	 * The decision, or who is to check the plan before it.
	 *
	 * @param planApproved null where somebody is named to check it first
	 * @param checker user id of that person; null where it is decided now
	 */
	record Answer(Boolean planApproved, Boolean peopleReady, Boolean systemsReady, Boolean equipmentReady,
			@Size(max = 2000) String approvalNote, @Size(max = 30) String sendBackTo, @Size(max = 64) String checker) {

		/** Whether the plan is checked before it is decided. */
		private boolean toCheck() {
			return checker != null && !checker.isBlank();
		}

		/** Whether something that was asked for is not there. */
		private boolean lacks() {
			return Stream.of(peopleReady, systemsReady, equipmentReady).anyMatch(Boolean.FALSE::equals);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (answer.toCheck()) {
			faults.wrongIf(answer.planApproved() != null, "planApproved", answer.planApproved(), "plan.checkFirst");
			checks.check("checker", false, List.of(answer.checker()),
					ActionVariables.PLAN_AUTHOR.in(submission.scope()),
					projects.find(submission.businessKey()).orElseThrow(), submission, faults);
			faults.wrongIf(answer.approvalNote() != null, "approvalNote", answer.approvalNote(), "plan.checkFirst");
			faults.wrongIf(answer.sendBackTo() != null, "sendBackTo", answer.sendBackTo(), "plan.checkFirst");
			return;
		}
		faults.needed("planApproved", answer.planApproved());
		faults.reasonForNo(answer.planApproved(), answer.approvalNote(), "approvalNote", "plan.noteMissing");
		faults.wrongIf(Boolean.TRUE.equals(answer.planApproved()) && answer.lacks() && answer.approvalNote() == null
				&& !faults.complained("approvalNote"), "approvalNote", null, "plan.resources");
		steps.check(submission, "approvePlan", answer.sendBackTo(), Boolean.FALSE.equals(answer.planApproved()),
				answer.approvalNote(), "approvalNote", faults);
		faults.wrongIf("confirmPriorities".equals(answer.sendBackTo()) && !faults.complained("sendBackTo")
				&& isWorkDone(submission), "sendBackTo", answer.sendBackTo(), "plan.workDone");
	}

	/** Whether the lap has actions that no plan touches any more. */
	private boolean isWorkDone(Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		return actions.settled(submission.businessKey(), lap).stream().anyMatch(action -> action.lap() == lap);
	}

	@Override
	protected String meaning(Answer answer) {
		return answer.toCheck() ? null : answer.planApproved() ? "planApproved" : "planRefused";
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("lap", ProjectVariables.LAP.in(submission.scope()), "moment", submission.now().toString());
	}

	/**
	 * The decision, and the actions of the lap as they are planned; what became of them
	 * is not signed.
	 */
	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		LocalDateTime moment = LocalDateTime.parse(String.valueOf(at.get("moment")));
		List<Actions.PlanDecision> decisions = actions.planDecisions(businessKey)
			.stream()
			.filter(decision -> at.get("lap").equals(decision.lap()))
			.toList();
		if (decisions.stream().anyMatch(decision -> decision.decidedAt().isAfter(moment))) {
			// The plan that it was about is kept nowhere but in its record.
			return null;
		}
		Map<String, Object> signed = new LinkedHashMap<>();
		signed.put("decision",
				decisions.stream()
					.filter(one -> one.decidedAt().equals(moment))
					.map(ApprovePlanTask::decided)
					.toList());
		signed.put("actions", planned(businessKey, at.get("lap")));
		return signed;
	}

	private static Map<String, Object> decided(Actions.PlanDecision decision) {
		Map<String, Object> decided = new LinkedHashMap<>();
		decided.put("approved", decision.approved());
		decided.put("note", decision.note());
		decided.put("decidedBy", decision.decidedBy());
		decided.put("peopleReady", decision.peopleReady());
		decided.put("systemsReady", decision.systemsReady());
		decided.put("equipmentReady", decision.equipmentReady());
		return decided;
	}

	private List<Map<String, Object>> planned(String businessKey, Object lap) {
		return actions.of(businessKey).stream().filter(action -> lap.equals(action.lap())).map(action -> {
			Map<String, Object> planned = new LinkedHashMap<>();
			planned.put("id", action.id());
			planned.put("problemId", action.problemId());
			planned.put("measure", action.measure());
			planned.put("expectedEffect", action.expectedEffect());
			planned.put("expectedGain", action.expectedGain());
			planned.put("resources", action.resources());
			planned.put("effortDays", action.effortDays());
			planned.put("responsible", action.responsible());
			planned.put("startDate", action.startDate());
			planned.put("dueDate", action.dueDate());
			planned.put("trainingRequired", action.trainingRequired());
			planned.put("pilotSites", action.pilotSites());
			return planned;
		}).toList();
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			if (answer.toCheck()) {
				taken.rows("plan_check", PlanChecks.LAST_ASKED);
				checks.forget();
				return;
			}
			taken.rows("plan_decision", Actions.LATEST_DECISION);
			sendBacks.takeBack(submission, "approvePlan", answer.sendBackTo(), null);
			projects.moveTo(submission.businessKey(), "planActions", ProjectVariables.LAP.in(submission.scope()));
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		if (answer.toCheck()) {
			checks.ask(List.of(answer.checker()), submission);
			return;
		}
		String businessKey = submission.businessKey();
		int lap = ProjectVariables.LAP.in(submission.scope());
		LoopRules.Numbers numbers = rules.now();
		double limit = numbers.number(LoopRules.EFFORT_LIMIT_DAYS);
		Effort effort = actions.effort(businessKey, lap);
		boolean much = answer.planApproved() && effort.above(limit);
		actions.decide(businessKey, lap,
				new Actions.Approval(answer.planApproved(), answer.approvalNote(), answer.peopleReady(),
						answer.systemsReady(), answer.equipmentReady(), effort.days(), much ? limit : null),
				submission.me(), submission.now());
		ActionVariables.MUCH_EFFORT.set(submission.scope(), much);
		if (answer.sendBackTo() != null) {
			sendBack(answer, businessKey, lap, submission);
		}
		if (answer.planApproved()) {
			if (judgements.of(businessKey, lap).isEmpty()) {
				// A plan that was written before this was asked for.
				judgements.fix(businessKey, lap, GoalJudgement.of(goals.of(businessKey), lap,
						projects.find(businessKey).orElseThrow().observationDays(), numbers));
			}
			if (!much) {
				projects.moveTo(businessKey, "implementAction", lap);
			}
		}
	}

	private void sendBack(Answer answer, String businessKey, int lap, Submission submission) {
		List<Actions.Entry> plan = actions.of(businessKey).stream().filter(action -> action.lap() == lap).toList();
		sendBacks.write(submission, "approvePlan", answer.sendBackTo(), null, answer.approvalNote(), Map.of("actions",
				plan, "selections", problems.decisions(businessKey).stream().filter(row -> row.lap() == lap).toList()));
		if (answer.sendBackTo().equals("confirmPriorities")) {
			Set<String> analysed = new TreeSet<>();
			if (ClassificationVariables.ANALYSED.isSet(submission.scope())) {
				analysed.addAll(Json.list(ClassificationVariables.ANALYSED.in(submission.scope()), String.class));
			}
			ClassificationVariables.PROBLEMS.in(submission.scope()).forEach(problem -> {
				if (problem.path("selected").booleanValue()) {
					analysed.add(problem.path("id").textValue());
				}
			});
			ClassificationVariables.ANALYSED.set(submission.scope(), Json.tree(List.copyOf(analysed)));
			projects.moveTo(businessKey, "classifyProblems", lap);
		}
	}

	@Override
	public Variable<String> notBy() {
		return ActionVariables.PLAN_AUTHOR;
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
