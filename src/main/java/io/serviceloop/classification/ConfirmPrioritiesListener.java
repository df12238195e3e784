package io.serviceloop.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files which problems the lap works on; a problem that is not named is not
 * worked on.
 */
@Component
class ConfirmPrioritiesListener implements TaskListener {

	private final Submissions submissions;

	private final Problems problems;

	private final ProblemList list;

	private final Projects projects;

	ConfirmPrioritiesListener(Submissions submissions, Problems problems, ProblemList list, Projects projects) {
		this.submissions = submissions;
		this.problems = problems;
		this.list = list;
		this.projects = projects;
	}

	@Override
	public void notify(DelegateTask task) {
		JsonNode scored = Variables.PROBLEMS.json(task);
		Answers answers = submissions.of(task);
		List<Selection> selection = answers.rows(Variables.SELECTION, Selection.class);
		answers.distinct(Variables.SELECTION, selection, Selection::id);
		Set<String> known = ProblemList.ids(scored);
		for (int i = 0; i < selection.size(); i++) {
			Selection row = selection.get(i);
			String path = "selection[" + i + "].";
			if (row.id() != null && !row.id().isBlank() && !known.contains(row.id())) {
				answers.wrong(path + "id", row.id(), "selection.unknown", String.join(", ", known));
			}
			if (row.overridePriority() != null && row.overrideReason() == null) {
				answers.wrong(path + "overrideReason", null, "selection.reasonMissing");
			}
			if (row.overridePriority() == null && row.overrideReason() != null) {
				answers.wrong(path + "overridePriority", null, "selection.priorityMissing");
			}
		}
		if (!selection.isEmpty() && selection.stream().noneMatch(row -> Boolean.TRUE.equals(row.selected()))) {
			answers.wrong(Variables.SELECTION.name(), null, "selection.none");
		}
		answers.refuseIfWrong();
		String businessKey = task.getExecution().getProcessBusinessKey();
		int lap = Variables.LAP.number(task);
		List<Problems.Decision> decisions = new ArrayList<>();
		for (String id : known) {
			decisions.add(selection.stream()
				.filter(row -> row.id().equals(id))
				.findFirst()
				.map(row -> new Problems.Decision(lap, id, row.selected(), row.overridePriority(),
						row.overrideReason()))
				.orElse(new Problems.Decision(lap, id, false, null, null)));
		}
		problems.decide(businessKey, decisions, submissions.me(), submissions.now());
		projects.moveTo(businessKey, "findRootCause", lap);
		Variables.PROBLEMS.set(task, list.decided(scored, decisions, lap));
	}

}
