package io.serviceloop.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * What our delegates and listeners wrote into the process of one project. The bare engine
 * has nobody who would write it, so there it comes with the submission before.
 */
final class Recorded {

	private Recorded() {
	}

	/** The additions by user task; under {@code start} those of the start form. */
	static Map<String, Map<String, Object>> of(Side ours, String processInstanceId) {
		return Map.of("start", Map.of("lap", last(ours, processInstanceId, "lap")),
				// As submitted, as scored, as decided: the last two are ours.
				"classifyProblems",
				Map.of("problems", revision(ours, processInstanceId, "problems", 1), "recordsTotal",
						last(ours, processInstanceId, "recordsTotal")),
				"confirmPriorities", Map.of("problems", revision(ours, processInstanceId, "problems", 2)),
				"findRootCause", Map.of("causeAuthor", "lead"), "approvePlan",
				Map.of("observationUntil", last(ours, processInstanceId, "observationUntil")), "measureResults",
				Map.of("measurements", last(ours, processInstanceId, "measurements"), "goalsMet", true, "anyGoalMet",
						true));
	}

	/** A submission with the additions; an addition stands for the value it replaces. */
	static Map<String, Object> with(Map<String, Object> submitted, Map<String, Object> additions) {
		Map<String, Object> all = new HashMap<>(submitted);
		all.putAll(additions);
		return all;
	}

	private static Object last(Side side, String processInstanceId, String variable) {
		return value(instance(side, processInstanceId, variable).getTypedValue());
	}

	private static Object revision(Side side, String processInstanceId, String variable, int revision) {
		HistoryService history = side.engine().getHistoryService();
		List<HistoricDetail> updates = history.createHistoricDetailQuery()
			.variableUpdates()
			.variableInstanceId(instance(side, processInstanceId, variable).getId())
			.orderPartiallyByOccurrence()
			.asc()
			.list();
		return value(((HistoricVariableUpdate) updates.get(revision)).getTypedValue());
	}

	private static HistoricVariableInstance instance(Side side, String processInstanceId, String variable) {
		return side.engine()
			.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.processInstanceId(processInstanceId)
			.variableName(variable)
			.singleResult();
	}

	private static Object value(TypedValue value) {
		return (value instanceof JsonValue json) ? Submitted.json(json.getValueSerialized()) : value.getValue();
	}

}
