package io.serviceloop.audit.trail;

import java.util.Map;

import io.serviceloop.project.Project;

/** Which of the seven steps a task belongs to. */
public final class Steps {

	private static final Map<String, String> OF_TASKS = Map.ofEntries(Map.entry("setGoals", "setGoals"),
			Map.entry("collectData", "collectData"), Map.entry("classifyProblems", "classifyProblems"),
			Map.entry("decideLaunch", "classifyProblems"), Map.entry("confirmPriorities", "classifyProblems"),
			Map.entry("planActions", "planActions"), Map.entry("checkPlan", "planActions"),
			Map.entry("approvePlan", "planActions"), Map.entry("approveEffort", "planActions"),
			Map.entry("checkEffect", "implementAction"), Map.entry("weeklyReview", "implementAction"));

	private static final Map<String, String> OF_PROCESSES = Map.of("rootCauseAnalysis", "findRootCause",
			"actionImplementation", "implementAction", "followUpDecision", "implementAction", "improvementLoop",
			"evaluateResult");

	private Steps() {
	}

	/**
	 * The step of a task, as {@link Project#STEPS} has it; null where it stands beside
	 * them, as the change of a project does.
	 */
	public static String of(TaskDone task) {
		String process = String.valueOf(task.process());
		String stem = String.valueOf(task.taskKey()).replaceFirst("^userTask_", "");
		String known = process.equals("improvementLoop") ? OF_TASKS.get(stem) : null;
		return (known == null) ? OF_PROCESSES.get(process) : known;
	}

}
