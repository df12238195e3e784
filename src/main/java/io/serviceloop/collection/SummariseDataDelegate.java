package io.serviceloop.collection;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts what all sources brought; the project comes to step 3. */
@Component
@InModels(processes = "improvementLoop", sets = "recordsTotal")
class SummariseDataDelegate implements JavaDelegate {

	private final Collected collected;

	private final Projects projects;

	SummariseDataDelegate(Collected collected, Projects projects) {
		this.collected = collected;
		this.projects = projects;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		CollectionVariables.RECORDS_TOTAL.set(execution, collected.total(businessKey));
		projects.moveTo(businessKey, "classifyProblems", ProjectVariables.LAP.in(execution));
	}

}
