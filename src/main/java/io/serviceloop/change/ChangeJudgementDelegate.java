package io.serviceloop.change;

import io.serviceloop.goal.judgement.ChangedJudgement;
import io.serviceloop.goal.judgement.JudgementChange;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Changes by what a goal of the lap is judged; what was approved stays beside it (D17).
 */
@Component
@InModels(processes = "changeProject")
class ChangeJudgementDelegate implements JavaDelegate {

	private final ChangedJudgement changed;

	private final Projects projects;

	private final Changes changes;

	private final People people;

	private final EngineClock clock;

	ChangeJudgementDelegate(ChangedJudgement changed, Projects projects, Changes changes, People people,
			EngineClock clock) {
		this.changed = changed;
		this.projects = projects;
		this.changes = changes;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		changed.file(businessKey, projects.find(businessKey).orElseThrow().lap(),
				Json.convert(ChangeVariables.NEW_JUDGEMENT.in(execution), JudgementChange.class),
				ChangeVariables.REASON.in(execution), people.me(), clock.now());
		changes.applied(businessKey, ChangeVariables.CHANGE_NUMBER.in(execution));
	}

}
