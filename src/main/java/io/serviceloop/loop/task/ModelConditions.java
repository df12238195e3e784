package io.serviceloop.loop.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.EngineRights;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which answers a version of a model asks about, and so goes another way. A project stays
 * in the version in which it began, and process owners change models: what nothing hears
 * is neither offered nor taken.
 */
@Component
public class ModelConditions {

	private final RepositoryService repository;

	private final EngineRights rights;

	/** Of versions of models by their ids, without blanks. */
	private final Map<String, String> known = new ConcurrentHashMap<>();

	ModelConditions(@Lazy RepositoryService repository, EngineRights rights) {
		this.repository = repository;
		this.rights = rights;
	}

	/** Whether it asks {@link Answers#say}. */
	public boolean ask(String processDefinitionId, String variable, String value) {
		return of(processDefinitionId).contains("answers.say('" + variable + "','" + value + "')");
	}

	/** Whether it asks {@link Answers#given}. */
	public boolean ask(String processDefinitionId, String variable) {
		return of(processDefinitionId).contains("answers.given('" + variable + "')");
	}

	private String of(String processDefinitionId) {
		return known.computeIfAbsent(processDefinitionId,
				id -> rights.ask(() -> repository.getBpmnModelInstance(id))
					.getModelElementsByType(ConditionExpression.class)
					.stream()
					.map(condition -> condition.getTextContent().replaceAll("\\s", "").replace('"', '\''))
					.collect(Collectors.joining("\n")));
	}

}
