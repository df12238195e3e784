package io.serviceloop.project;

import java.util.Arrays;
import java.util.Map;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Checks the start form, enters the project into its register and gives it its business
 * key (A02–A05, A11).
 */
@Component
class OpenProjectListener implements ExecutionListener {

	private static final Set<String> TRIGGERS = new TreeSet<>(
			List.of("regularReview", "targetedFix", "preLaunchCheck"));

	private final Submissions submissions;

	private final People people;

	private final Projects projects;

	OpenProjectListener(Submissions submissions, People people, Projects projects) {
		this.submissions = submissions;
		this.people = people;
		this.projects = projects;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Answers answers = submissions.of(execution);
		String title = answers.text(Variables.TITLE, 200);
		String trigger = answers.choice(Variables.TRIGGER, TRIGGERS);
		String serviceLine = answers.text(Variables.SERVICE_LINE, 200);
		String lead = answers.text(Variables.LEAD, 64);
		String owner = answers.text(Variables.PROCESS_OWNER, 64);
		Map<String, String> cannotWork = people.cannotWork(Arrays.asList(lead, owner));
		if (cannotWork.containsKey(lead)) {
			answers.wrong(Variables.LEAD.name(), lead, cannotWork.get(lead));
		}
		if (cannotWork.containsKey(owner)) {
			answers.wrong(Variables.PROCESS_OWNER.name(), owner, cannotWork.get(owner));
		}
		answers.refuseIfWrong();
		String businessKey = projects.open(title, trigger, serviceLine, lead, owner, submissions.me(),
				submissions.now());
		execution.setProcessBusinessKey(businessKey);
		Variables.LAP.set(execution, 1);
	}

}
