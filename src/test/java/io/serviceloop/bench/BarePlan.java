package io.serviceloop.bench;

import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;

/**
 * What the bare model asks about an action of the plan: read from the variable, no SQL.
 */
public class BarePlan {

	public String dueDate(SpinJsonNode actions, String id) {
		return action(actions, id).prop("dueDate").stringValue();
	}

	public boolean training(SpinJsonNode actions, String id) {
		return action(actions, id).prop("trainingRequired").boolValue();
	}

	public boolean pilot(SpinJsonNode actions, String id) {
		return !action(actions, id).prop("pilotSites").elements().isEmpty();
	}

	/** What our beans and delegates would say, where models ask for it. */
	public void known(DelegateExecution execution) {
		execution.setVariable("muchEffort", false);
		execution.setVariable("guardPastLimit", false);
		execution.setVariable("observationUntil", "2099-01-01T00:00:00");
		execution.setVariable("effectCheckAt", "2099-01-01T00:00:00");
		execution.setVariable("goalsMet", true);
	}

	public boolean wantsAnother(String businessKey, Integer lap) {
		return false;
	}

	public List<String> asked(String businessKey) {
		return List.of();
	}

	public List<String> agents(String businessKey) {
		return List.of("agent");
	}

	public Date answersUntil() {
		return new Date(System.currentTimeMillis() + 86_400_000L);
	}

	private static SpinJsonNode action(SpinJsonNode actions, String id) {
		return actions.elements()
			.stream()
			.filter(action -> action.prop("id").stringValue().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
