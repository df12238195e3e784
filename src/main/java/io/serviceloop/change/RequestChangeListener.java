package io.serviceloop.change;

import java.util.Arrays;
import java.util.Collections;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.serviceloop.action.Actions;
import io.serviceloop.classification.Problems;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Checks a requested change and files it; only the lead of the project or a service
 * manager may ask.
 */
@Component
class RequestChangeListener implements ExecutionListener {

	private final Submissions submissions;

	private final People people;

	private final Projects projects;

	private final Actions actions;

	private final Problems problems;

	private final Changes changes;

	private final RuntimeService runtime;

	RequestChangeListener(Submissions submissions, People people, Projects projects, Actions actions, Problems problems,
			Changes changes, @Lazy RuntimeService runtime) {
		this.submissions = submissions;
		this.people = people;
		this.projects = projects;
		this.actions = actions;
		this.problems = problems;
		this.changes = changes;
		this.runtime = runtime;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Answers answers = submissions.of(execution);
		String businessKey = answers.text(Variables.PROJECT, 20);
		String kindName = answers.choice(Variables.CHANGE_KIND,
				Arrays.stream(ChangeRequest.Kind.values())
					.map(Enum::name)
					.collect(Collectors.toCollection(TreeSet::new)));
		String reason = answers.text(Variables.REASON, 1000);
		answers.refuseIfWrong();
		Project project = project(businessKey);
		ChangeRequest.Kind kind = ChangeRequest.Kind.valueOf(kindName);
		check(kind, new ChangeRequest(answers, project, submissions.today()), answers, businessKey);
		answers.refuseIfWrong();
		execution.setProcessBusinessKey(businessKey);
		Variables.TITLE.set(execution, project.title());
		Variables.PROCESS_OWNER.set(execution, project.processOwner());
		Variables.CHANGE_NUMBER.set(execution, file(execution, businessKey, kind, reason));
	}

	private Project project(String businessKey) {
		Project project = projects.find(businessKey)
			.orElseThrow(() -> SubmissionRefused.gone(Variables.PROJECT.name(), businessKey, "project.unknown"));
		if (submissions.me() != null && !project.lead().equals(submissions.me()) && !people.amIn(Role.MANAGER)) {
			throw SubmissionRefused.forbidden(Variables.PROJECT.name(), businessKey, "change.onlyLead", project.lead());
		}
		if (!project.running()) {
			throw SubmissionRefused.conflict(Variables.PROJECT.name(), businessKey, "project.ended");
		}
		return project;
	}

	private void check(ChangeRequest.Kind kind, ChangeRequest request, Answers answers, String businessKey) {
		switch (kind) {
			case reassignAction -> {
				request.action(actions.of(businessKey));
				String person = answers.text(Variables.NEW_RESPONSIBLE, 64);
				people.cannotWork(Collections.singleton(person))
					.forEach((id, fault) -> answers.wrong(Variables.NEW_RESPONSIBLE.name(), id, fault));
			}
			case postponeAction -> {
				request.action(actions.of(businessKey));
				request.date();
			}
			case dropAction -> request.action(actions.of(businessKey));
			case moveMeasurement -> request.measurement(runtime.createExecutionQuery()
				.processInstanceBusinessKey(businessKey)
				.messageEventSubscriptionName("measurementMoved")
				.count() > 0);
			case containProblem -> request.problem(problems.of(businessKey));
			case closeProject -> {
			}
		}
	}

	private int file(DelegateExecution execution, String businessKey, ChangeRequest.Kind kind, String reason) {
		String subject = (kind == ChangeRequest.Kind.containProblem) ? Variables.PROBLEM_ID.text(execution)
				: Variables.ACTION_ID.text(execution);
		String detail = switch (kind) {
			case reassignAction -> Variables.NEW_RESPONSIBLE.text(execution);
			case postponeAction, moveMeasurement -> Variables.NEW_DUE_DATE.text(execution);
			case containProblem -> Variables.CONTAINMENT.text(execution);
			case dropAction, closeProject -> null;
		};
		return changes.request(businessKey, kind.name(), subject, detail, reason, submissions.me(), submissions.now());
	}

}
