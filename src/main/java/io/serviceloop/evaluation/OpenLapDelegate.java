package io.serviceloop.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.classification.ProblemList;
import io.serviceloop.classification.Problems;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Opens the next lap: counts it, clears what the last one left in the process, selects
 * what remains (A39, A40).
 */
@Component
class OpenLapDelegate implements JavaDelegate {

	/** What a lap puts into the process; none of it may drive the next one. */
	private static final List<Variable> OF_ONE_LAP = List.of(Variables.SELECTION, Variables.ACTIONS,
			Variables.PLAN_APPROVED, Variables.APPROVAL_NOTE, Variables.PROGRESS, Variables.OBSTACLES,
			Variables.OBSERVATION_UNTIL, Variables.MEASUREMENTS, Variables.GOALS_MET, Variables.ANY_GOAL_MET,
			Variables.CONCLUSION, Variables.CUSTOMER_FEEDBACK, Variables.TEAM_FEEDBACK, Variables.CONTINUE_PROJECT,
			Variables.DECISION_NOTE);

	private final Problems problems;

	private final ProblemList list;

	private final Evaluations evaluations;

	private final Projects projects;

	private final Submissions submissions;

	OpenLapDelegate(Problems problems, ProblemList list, Evaluations evaluations, Projects projects,
			Submissions submissions) {
		this.problems = problems;
		this.list = list;
		this.evaluations = evaluations;
		this.projects = projects;
		this.submissions = submissions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		int last = Variables.LAP.number(execution);
		int lap = last + 1;
		Set<String> missed = evaluations.measurements(businessKey)
			.stream()
			.filter(measured -> measured.lap() == last && !Boolean.TRUE.equals(measured.met()))
			.map(Evaluations.Measured::goalId)
			.collect(Collectors.toSet());
		NextLap next = NextLap.of(problems.of(businessKey), missed, lap);
		problems.decide(businessKey, next.decisions(), submissions.me(), submissions.now());
		projects.moveTo(businessKey, next.problemsKnown() ? "findRootCause" : "classifyProblems", lap);
		OF_ONE_LAP.stream()
			.filter(variable -> variable.in(execution) != null)
			.forEach(variable -> variable.clear(execution));
		Variables.PROBLEMS.set(execution, list.decided(Variables.PROBLEMS.json(execution), next.decisions(), lap));
		Variables.PROBLEMS_KNOWN.set(execution, next.problemsKnown());
		Variables.LAP.set(execution, lap);
	}

}
