package io.serviceloop.modelling.check.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The house as it will be after a deployment: what it brings, and the latest of
 * everything else.
 *
 * @param processes the {@code bpmn:process} elements, by id
 * @param decisions the {@code decision} elements, by id
 * @param forms Camunda Forms, by id
 * @param examples worked examples as they were deployed, by the id of their decision
 * @param brought the names of the files that are being deployed: what is wrong elsewhere
 * was there before
 */
public record Models(Map<String, Node> processes, Map<String, Node> decisions, Map<String, JsonNode> forms,
		Map<String, String> examples, Set<String> brought) {

	/** Nothing yet. */
	public static Models none() {
		return new Models(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
				new LinkedHashSet<>());
	}

	/** These, and of other models what these do not replace. */
	public Models over(Models others) {
		Models both = none();
		both.processes.putAll(others.processes);
		both.processes.putAll(processes);
		both.decisions.putAll(others.decisions);
		both.decisions.putAll(decisions);
		both.forms.putAll(others.forms);
		both.forms.putAll(forms);
		both.examples.putAll(others.examples);
		both.examples.putAll(examples);
		both.brought.addAll(brought);
		return both;
	}

}
