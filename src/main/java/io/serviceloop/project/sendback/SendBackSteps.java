package io.serviceloop.project.sendback;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.task.ModelConditions;
import org.springframework.stereotype.Component;

/**
 * Decision {@code sendBackSteps}: to which earlier steps a decision may send work back
 * (E16). A process owner takes a step away, or allows it; where the model in which a
 * project runs has no way back, the table cannot make one. Where a plain no leads to the
 * step anyway, it still does.
 */
@Component
public class SendBackSteps {

	/** The key of the decision. */
	static final String KEY = "sendBackSteps";

	private static final String PATH = SendBackVariables.SEND_BACK_TO.name();

	private static final String DECISION = "decision";

	private static final String STEP = "step";

	private static final String ALLOWED = "allowed";

	/** The ways back that the models have, by the stem of the task that decides. */
	private static final Map<String, List<String>> WAYS = Map.of("confirmPriorities", List.of("classifyProblems"),
			"verifyRootCause", List.of("findRootCause"), "approvePlan", List.of("planActions", "confirmPriorities"),
			"decidePilot", List.of("runPilot"), "evaluateResult", List.of("measureResults"), "approveStandard",
			List.of("standardise"));

	/** Those that a plain no leads to anyway, in every version of the models. */
	private static final Set<String> NEAREST = Set.of("planActions", "findRootCause", "runPilot", "standardise");

	/** What the table has to know: every decision with every step. */
	static final DecisionUse USE = new DecisionUse(KEY,
			Map.of(DECISION, Domain.texts(WAYS.keySet().stream().sorted().toList()), STEP,
					Domain.texts(WAYS.values().stream().flatMap(List::stream).sorted().toList())),
			Map.of(ALLOWED, Domain.flag()));

	private final Decisions decisions;

	private final ModelConditions conditions;

	SendBackSteps(Decisions decisions, ModelConditions conditions) {
		this.decisions = decisions;
		this.conditions = conditions;
	}

	/**
	 * The steps to which a decision may send back, the nearest first; empty where to
	 * none.
	 * @param decision the stem of the task that decides
	 * @param processDefinitionId the version of the model in which it stands
	 */
	public List<String> of(String decision, String processDefinitionId) {
		List<String> ways = WAYS.getOrDefault(decision, List.of())
			.stream()
			.filter(step -> NEAREST.contains(step) || conditions.ask(processDefinitionId, PATH, step))
			.toList();
		return ways.isEmpty() ? ways
				: decisions.ask(List.of(KEY),
						latest -> ways.stream()
							.filter(step -> latest.get(KEY)
								.look(Map.of(DECISION, decision, STEP, step))
								.filter(row -> Boolean.TRUE.equals(row.get(ALLOWED)))
								.isPresent())
							.toList());
	}

	/**
	 * Refuses a step to which a decision may not send back, one beside a yes, and one
	 * without the reason.
	 * @param to null where nothing is sent back
	 * @param no whether the decision is one that can send back
	 * @param note the reason; null where there is none
	 * @param path the name under which the form submits the reason
	 */
	public void check(Submission submission, String decision, String to, boolean no, String note, String path,
			Faults faults) {
		if (to == null || faults.complained(PATH)) {
			return;
		}
		faults.wrongIf(!no, PATH, to, "sendBack.withYes");
		List<String> steps = of(decision, submission.processDefinitionId());
		faults.wrongIf(no && !steps.contains(to), PATH, to, steps.isEmpty() ? "sendBack.nowhere" : "wrong.choice",
				String.join(", ", steps));
		faults.wrongIf((note == null || note.isBlank()) && !faults.complained(path), path, null,
				"sendBack.noteMissing");
	}

}
