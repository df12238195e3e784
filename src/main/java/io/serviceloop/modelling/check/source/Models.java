package io.serviceloop.modelling.check.source;

import java.util.Map;

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
		Map<String, String> examples, java.util.Set<String> brought) {
}
