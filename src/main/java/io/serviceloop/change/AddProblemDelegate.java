package io.serviceloop.change;

import io.serviceloop.classification.AddedProblem;
import io.serviceloop.classification.ClassificationVariables;
import io.serviceloop.classification.Problem;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Adds a problem to a running project, which the next lap works on where its goal was
 * missed (A21).
 */
@Component
@InModels(processes = "changeProject")
class AddProblemDelegate implements JavaDelegate {

	private final AddedProblem added;

	private final Projects projects;

	private final TaskRefs running;

	private final Changes changes;

	AddProblemDelegate(AddedProblem added, Projects projects, TaskRefs running, Changes changes) {
		this.added = added;
		this.projects = projects;
		this.running = running;
		this.changes = changes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		Problem problem = Json.convert(ChangeVariables.NEW_PROBLEM.in(execution), Problem.class);
		int lap = projects.find(businessKey).orElseThrow().lap();
		running.tell(businessKey, ClassificationVariables.PROBLEMS, added.file(businessKey, lap, problem));
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

}
