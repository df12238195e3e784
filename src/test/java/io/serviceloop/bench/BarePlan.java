package io.serviceloop.bench;

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

	private static SpinJsonNode action(SpinJsonNode actions, String id) {
		return actions.elements()
			.stream()
			.filter(action -> action.prop("id").stringValue().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
