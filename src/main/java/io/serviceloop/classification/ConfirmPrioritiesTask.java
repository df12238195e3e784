package io.serviceloop.classification;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Which problems the lap works on; a problem that is not named is not worked on. Who
 * leaves out one that ranks higher says why (A22, A23). A list that is wrong itself is
 * sent back to be classified anew, and nothing is chosen.
 */
@Component
@InModels(sets = "problems")
class ConfirmPrioritiesTask extends Form<ConfirmPrioritiesTask.Answer> {

	private static final Variable<JsonNode> SELECTION = Variable.json("selection");

	private final Problems problems;

	private final ProblemList list;

	private final Projects projects;

	private final LoopRules rules;

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	ConfirmPrioritiesTask(Problems problems, ProblemList list, Projects projects, LoopRules rules, SendBackSteps steps,
			SendBacks sendBacks) {
		super(Place.task("improvementLoop", "confirmPriorities"), Answer.class);
		this.problems = problems;
		this.list = list;
		this.projects = projects;
		this.rules = rules;
		this.steps = steps;
		this.sendBacks = sendBacks;
	}

	/**
	 * What is submitted.
	 *
	 * @param selection empty where the list is sent back
	 * @param sendBackTo null where it is not
	 */
	record Answer(@Size(max = MOST_ROWS) List<Choice.Selection> selection, @Size(max = 30) String sendBackTo,
			@Size(max = 2000) String sendBackNote) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		List<Choice.Selection> selection = answer.selection();
		steps.check(submission, "confirmPriorities", answer.sendBackTo(), true, answer.sendBackNote(), "sendBackNote",
				faults);
		if (answer.sendBackTo() != null) {
			return;
		}
		faults.wrongIf(selection.isEmpty() && !faults.complained("selection"), "selection",
				SELECTION.isSet(submission.scope()) ? 0 : null, "wrong.missing");
		faults.distinct("selection", selection, Choice.Selection::id);
		JsonNode scored = ClassificationVariables.PROBLEMS.in(submission.scope());
		Set<String> known = ProblemList.ids(scored);
		for (int i = 0; i < selection.size(); i++) {
			Choice.Selection row = selection.get(i);
			String path = "selection[" + i + "].";
			faults.wrongIf(row.id() != null && !row.id().isBlank() && !known.contains(row.id()), path + "id", row.id(),
					"selection.unknown", String.join(", ", known));
			faults.wrongIf(row.overridePriority() != null && row.overrideReason() == null, path + "overrideReason",
					null, "selection.reasonMissing");
			faults.wrongIf(row.overridePriority() == null && row.overrideReason() != null, path + "overridePriority",
					null, "selection.priorityMissing");
		}
		faults.wrongIf(!selection.isEmpty() && selection.stream().noneMatch(row -> Boolean.TRUE.equals(row.selected())),
				"selection", null, "selection.none");
		if (!faults.any()) {
			new Choice(scored, selection, ClassificationVariables.missedGoals(submission)).check(rules, faults);
		}
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			sendBacks.takeBack(submission, "confirmPriorities", answer.sendBackTo(), null);
			if (answer.sendBackTo() == null) {
				taken.rows("problem_selection", "lap = :lap");
			}
			projects.moveTo(submission.businessKey(), "classifyProblems", ProjectVariables.LAP.in(submission.scope()));
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String businessKey = submission.businessKey();
		int lap = ProjectVariables.LAP.in(submission.scope());
		JsonNode scored = ClassificationVariables.PROBLEMS.in(submission.scope());
		if (answer.sendBackTo() != null) {
			sendBacks.write(submission, "confirmPriorities", answer.sendBackTo(), null, answer.sendBackNote(),
					Map.of("problems", problems.of(businessKey), "goalReasons", problems.withoutProblem(businessKey)));
			projects.moveTo(businessKey, answer.sendBackTo(), lap);
			return;
		}
		List<Problems.Decision> decisions = ProblemList.ids(scored)
			.stream()
			.map(id -> decision(id, lap, answer.selection()))
			.toList();
		problems.decide(businessKey, decisions, ClassificationVariables.ANALYSED.isSet(submission.scope()),
				submission.me(), submission.now());
		projects.moveTo(businessKey, "findRootCause", lap);
		ClassificationVariables.PROBLEMS.set(submission.scope(), ProblemList
			.analysed(list.decided(scored, decisions, lap), ClassificationVariables.ANALYSED.in(submission.scope())));
	}

	private static Problems.Decision decision(String id, int lap, List<Choice.Selection> selection) {
		return selection.stream()
			.filter(row -> row.id().equals(id))
			.findFirst()
			.map(row -> new Problems.Decision(lap, id, row.selected(), row.overridePriority(), row.overrideReason(),
					row.reason(), row.selected() && row.shortLoop()))
			.orElse(new Problems.Decision(lap, id, false, null, null, null, false));
	}

}
