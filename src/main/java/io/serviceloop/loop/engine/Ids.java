package io.serviceloop.loop.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/**
 * What the models ask about lists: over which ids a step is repeated, and who is
 * responsible. The engine asks more than once, so the answer depends on the argument
 * alone.
 */
@Component("ids")
public class Ids {

	/** The ids of all elements, in their order. */
	@InModels(at = "collection")
	public List<String> of(SpinJsonNode list) {
		List<String> ids = new ArrayList<>();
		list.elements().forEach(element -> ids.add(element.prop("id").stringValue()));
		return ids;
	}

	/**
	 * The ids of the elements that are selected, in their order; what was analysed
	 * already is not analysed again.
	 */
	@InModels(at = "collection")
	public List<String> selected(SpinJsonNode list) {
		List<String> ids = new ArrayList<>();
		list.elements()
			.stream()
			.filter(element -> element.prop("selected").boolValue()
					&& !(element.hasProp("analysed") && element.prop("analysed").boolValue()))
			.forEach(element -> ids.add(element.prop("id").stringValue()));
		return ids;
	}

	/** The user id of the person responsible for an element. */
	@InModels(at = "assignee")
	public String responsible(SpinJsonNode list, String id) {
		return list.elements()
			.stream()
			.filter(element -> element.prop("id").stringValue().equals(id))
			.findFirst()
			.orElseThrow()
			.prop("responsible")
			.stringValue();
	}

}
