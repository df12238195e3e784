package io.serviceloop.loop.form;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.Variable;

import static io.serviceloop.loop.form.Variables.*;

/**
 * Every form of the models with the variables it submits: the start forms and the user
 * tasks. What a form does not declare here cannot be submitted with it.
 */
public enum LoopForm {

	OPEN_PROJECT("improvementLoop", null, TITLE, TRIGGER, SERVICE_LINE, LEAD, PROCESS_OWNER),
	SET_GOALS("improvementLoop", "setGoals", GOALS, SCOPE, CYCLE_DAYS, OBSERVATION_DAYS, DATA_SOURCES),
	COLLECT_DATA("improvementLoop", "collectData", FINDINGS, RECORDS_COLLECTED),
	CLASSIFY_PROBLEMS("improvementLoop", "classifyProblems", PROBLEMS),
	CONFIRM_PRIORITIES("improvementLoop", "confirmPriorities", SELECTION),
	PLAN_ACTIONS("improvementLoop", "planActions", ACTIONS),
	APPROVE_PLAN("improvementLoop", "approvePlan", PLAN_APPROVED, APPROVAL_NOTE),
	WEEKLY_REVIEW("improvementLoop", "weeklyReview", PROGRESS, OBSTACLES),
	MEASURE_RESULTS("improvementLoop", "measureResults", MEASUREMENTS),
	EVALUATE_RESULT("improvementLoop", "evaluateResult", CONCLUSION, CUSTOMER_FEEDBACK, TEAM_FEEDBACK),
	STANDARDISE("improvementLoop", "standardise", HANDBOOK_TITLE, HANDBOOK_TEXT),
	DECIDE_CONTINUATION("improvementLoop", "decideContinuation", CONTINUE_PROJECT, DECISION_NOTE),
	FIND_ROOT_CAUSE("rootCauseAnalysis", "findRootCause", WHYS, ROOT_CAUSE, CAUSE_CLASS, FISHBONE, FIVE_W1H),
	VERIFY_ROOT_CAUSE("rootCauseAnalysis", "verifyRootCause", CAUSE_VERIFIED, VERIFICATION_NOTE),
	TRAIN_STAFF("actionImplementation", "trainStaff", RESULT, EVIDENCE, COMPLETED_ON),
	RUN_PILOT("actionImplementation", "runPilot", RESULT, EVIDENCE, COMPLETED_ON),
	IMPLEMENT_ACTION("actionImplementation", "implementAction", RESULT, EVIDENCE, COMPLETED_ON),
	CHANGE_PROJECT("changeProject", null, PROJECT, CHANGE_KIND, ACTION_ID, NEW_RESPONSIBLE, NEW_DUE_DATE, PROBLEM_ID,
			CONTAINMENT, REASON),
	APPROVE_DROP("changeProject", "approveDrop", DROP_APPROVED, DROP_NOTE),
	ARRANGE_SUBSTITUTE("arrangeSubstitute", null, PERSON, SUBSTITUTE, AWAY_FROM, AWAY_UNTIL),
	END_ABSENCE("arrangeSubstitute", "endAbsence"), HAND_OVER_WORK("handOverWork", null, PERSON, RECIPIENT, REASON);

	private static final Map<String, LoopForm> BY_TASK = Arrays.stream(values())
		.filter(form -> form.stem != null)
		.collect(Collectors.toMap(LoopForm::taskKey, Function.identity()));

	/** The processes of the application, whose variables only the application writes. */
	public static final Set<String> PROCESSES = Arrays.stream(values())
		.map(LoopForm::process)
		.collect(Collectors.toUnmodifiableSet());

	private final String process;

	private final String stem;

	private final List<Variable> submitted;

	LoopForm(String process, String stem, Variable... submitted) {
		this.process = process;
		this.stem = stem;
		this.submitted = List.of(submitted);
	}

	/** The form of a user task; empty for tasks that a process owner added to a model. */
	public static Optional<LoopForm> ofTask(String taskKey) {
		return Optional.ofNullable(BY_TASK.get(taskKey));
	}

	/** The start form of a process; empty for a process that is only called. */
	public static Optional<LoopForm> ofStart(String process) {
		return Arrays.stream(values()).filter(form -> form.stem == null && form.process.equals(process)).findFirst();
	}

	/** The process the form belongs to. */
	public String process() {
		return process;
	}

	/** The id of the user task; null for a start form. */
	public String taskKey() {
		return (stem == null) ? null : "userTask_" + stem;
	}

	/** The name of the bean that checks and files a submission of the task. */
	public String listenerName() {
		return stem + "Listener";
	}

	/** What the form submits. */
	public List<Variable> submitted() {
		return submitted;
	}

}
