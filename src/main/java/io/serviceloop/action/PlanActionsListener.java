package io.serviceloop.action;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files the plan: at least one action for every selected problem, nobody and
 * nothing unknown (A29–A31).
 */
@Component
class PlanActionsListener implements TaskListener {

	/** Characters that the register keeps of the names of all sites. */
	private static final int SITES = 2000;

	private final Submissions submissions;

	private final People people;

	private final Actions actions;

	private final Projects projects;

	PlanActionsListener(Submissions submissions, People people, Actions actions, Projects projects) {
		this.submissions = submissions;
		this.people = people;
		this.actions = actions;
		this.projects = projects;
	}

	@Override
	public void notify(DelegateTask task) {
		String businessKey = task.getExecution().getProcessBusinessKey();
		int lap = Variables.LAP.number(task);
		Answers answers = submissions.of(task);
		List<Action> plan = answers.rows(Variables.ACTIONS, Action.class);
		answers.distinct(Variables.ACTIONS, plan, Action::id);
		Set<String> selected = selected(Variables.PROBLEMS.json(task));
		Map<String, String> cannotWork = people.cannotWork(plan.stream().map(Action::responsible).toList());
		Set<String> used = (lap == 1) ? Set.of() : actions.usedBefore(businessKey, lap,
				plan.stream().map(Action::id).filter(Objects::nonNull).collect(Collectors.toSet()));
		for (int i = 0; i < plan.size(); i++) {
			check(plan.get(i), "actions[" + i + "].", answers, selected, cannotWork, used);
		}
		if (!plan.isEmpty()) {
			selected.stream()
				.filter(id -> plan.stream().noneMatch(action -> id.equals(action.problemId())))
				.forEach(id -> answers.wrong(Variables.ACTIONS.name(), null, "action.problem.none", id));
		}
		answers.refuseIfWrong();
		actions.write(businessKey, lap, plan);
		projects.moveTo(businessKey, "planActions", lap);
	}

	private void check(Action action, String path, Answers answers, Set<String> selected,
			Map<String, String> cannotWork, Set<String> used) {
		if (action.id() != null && used.contains(action.id())) {
			answers.wrong(path + "id", action.id(), "action.id.used");
		}
		if (action.problemId() != null && !action.problemId().isBlank() && !selected.contains(action.problemId())) {
			answers.wrong(path + "problemId", action.problemId(), "action.problem.unknown",
					String.join(", ", selected));
		}
		answers.fits(path + "pilotSites", Json.text(action.pilotSites()), SITES);
		if (cannotWork.containsKey(action.responsible())) {
			answers.wrong(path + "responsible", action.responsible(), cannotWork.get(action.responsible()));
		}
		if (action.dueDate() != null && action.dueDate().isBefore(submissions.today())) {
			answers.wrong(path + "dueDate", action.dueDate(), "action.dueDate.past", submissions.today().toString());
		}
		if (action.startDate() != null && action.dueDate() != null && action.startDate().isAfter(action.dueDate())) {
			answers.wrong(path + "startDate", action.startDate(), "action.startDate.late", action.dueDate().toString());
		}
	}

	private static Set<String> selected(JsonNode problems) {
		Set<String> ids = new LinkedHashSet<>();
		problems.forEach(problem -> {
			if (problem.path("selected").booleanValue()) {
				ids.add(problem.path("id").textValue());
			}
		});
		return ids;
	}

}
