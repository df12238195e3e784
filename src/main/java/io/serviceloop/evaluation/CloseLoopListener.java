package io.serviceloop.evaluation;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Notes how a project ended: its goals reached or not, and how well that is proven (A37).
 */
@Component
@InModels(processes = "improvementLoop", at = "endEvent:start")
class CloseLoopListener implements ExecutionListener {

	private final Projects projects;

	private final Evaluations evaluations;

	private final EngineClock clock;

	CloseLoopListener(Projects projects, Evaluations evaluations, EngineClock clock) {
		this.projects = projects;
		this.evaluations = evaluations;
		this.clock = clock;
	}

	@Override
	public void notify(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		if (EvaluationVariables.GOALS_MET.in(execution)) {
			int lap = ProjectVariables.LAP.in(execution);
			Reached reached = Reached.of(evaluations.measurements(businessKey), lap);
			projects.reached(businessKey, reached.proven(), reached.late(), clock.now());
		}
		else {
			projects.close(businessKey, "notReached", EvaluationVariables.DECISION_NOTE.in(execution), clock.now());
		}
	}

	/**
	 * All goals of the last lap together: as well proven as the one that is proven worst,
	 * and late where one is.
	 *
	 * @param proven null where a goal was judged before that was asked
	 */
	record Reached(String proven, boolean late) {

		static Reached of(List<Evaluations.Measured> measured, int lap) {
			List<Evaluations.Measured> last = measured.stream().filter(row -> row.lap() == lap).toList();
			return new Reached(Stream.of("no", "notTestable", "yes")
				.filter(one -> last.stream().anyMatch(row -> one.equals(row.proven())))
				.findFirst()
				.filter(one -> last.stream().allMatch(row -> row.proven() != null))
				.orElse(null), last.stream().anyMatch(row -> Boolean.TRUE.equals(row.late())));
		}

	}

}
