package io.serviceloop.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.classification.ClassificationVariables;
import io.serviceloop.classification.ProblemList;
import io.serviceloop.classification.Problems;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Opens the next lap: counts it, clears what the last one left in the process, selects
 * what remains (A39, A40).
 */
@Component
@InModels(processes = "improvementLoop", sets = { "problems", "problemsKnown", "missedGoals", "lap" })
class OpenLapDelegate implements JavaDelegate {

	private static final List<String> OWN = Stream
		.of(EvaluationVariables.OBSERVATION_UNTIL, EvaluationVariables.GOALS_MET, EvaluationVariables.ANY_GOAL_MET,
				EvaluationVariables.GUARD_PAST_LIMIT, ClassificationVariables.GOAL_REASONS,
				ClassificationVariables.ANALYSED)
		.map(Variable::name)
		.toList();

	private final Problems problems;

	private final ProblemList list;

	private final Evaluations evaluations;

	private final Projects projects;

	private final Forms forms;

	private final People people;

	private final EngineClock clock;

	OpenLapDelegate(Problems problems, ProblemList list, Evaluations evaluations, Projects projects, Forms forms,
			People people, EngineClock clock) {
		this.problems = problems;
		this.list = list;
		this.evaluations = evaluations;
		this.projects = projects;
		this.forms = forms;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		int last = ProjectVariables.LAP.in(execution);
		int lap = last + 1;
		Set<String> missed = Evaluations.Measured.missed(evaluations.measurements(businessKey), last);
		NextLap next = NextLap.of(problems.of(businessKey), missed, lap);
		problems.decide(businessKey, next.decisions(), people.me(), clock.now());
		projects.openLap(businessKey, next.problemsKnown() ? "findRootCause" : "classifyProblems", lap, clock.now());
		// What a lap put into the process must not drive the next one.
		Variable.forget(execution, forms.ofOneLap("improvementLoop"));
		Variable.forget(execution, OWN);
		ClassificationVariables.PROBLEMS.set(execution,
				list.decided(ClassificationVariables.PROBLEMS.in(execution), next.decisions(), lap));
		ClassificationVariables.MISSED_GOALS.set(execution, Json.tree(missed.stream().sorted().toList()));
		EvaluationVariables.PROBLEMS_KNOWN.set(execution, next.problemsKnown());
		ProjectVariables.LAP.set(execution, lap);
	}

}
