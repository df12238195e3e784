package io.serviceloop.tasklist;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.task.TaskDescription;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * The few things the delivery has to know from the engine: what a model says itself, what
 * a task or filter is really called. None of it reaches the reader unless the engine's
 * own answer did, so these reads need no right of the reader.
 */
class EngineReads {

	private final ProcessEngine engine;

	private final EngineRights rights;

	// A definition never changes once it is deployed.
	private final Map<String, Map<String, SourceText>> models = new ConcurrentHashMap<>();

	EngineReads(ProcessEngine engine, EngineRights rights) {
		this.engine = engine;
		this.rights = rights;
	}

	/** The user tasks of a process definition by element id; empty where it is gone. */
	Map<String, SourceText> model(String processDefinitionId) {
		Map<String, SourceText> known = models.get(processDefinitionId);
		if (known == null) {
			known = rights.ask(() -> read(processDefinitionId));
			models.put(processDefinitionId, known);
		}
		return known;
	}

	private Map<String, SourceText> read(String processDefinitionId) {
		Map<String, SourceText> tasks = new HashMap<>();
		if (engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionId(processDefinitionId)
			.count() > 0) {
			engine.getRepositoryService()
				.getBpmnModelInstance(processDefinitionId)
				.getModelElementsByType(UserTask.class)
				.forEach((task) -> tasks.put(task.getId(), new SourceText(task.getName(), documentation(task))));
		}
		return tasks;
	}

	private static String documentation(UserTask task) {
		return task.getDocumentations()
			.stream()
			.map(Documentation::getTextContent)
			.map(TaskDescription::of)
			.findFirst()
			.orElse(null);
	}

	/** A task as it is stored, with the fields a translation can change. */
	Optional<ObjectNode> task(String taskId) {
		Task task = rights.ask(() -> engine.getTaskService().createTaskQuery().taskId(taskId).singleResult());
		return Optional.ofNullable(task)
			.map((stored) -> Json.object()
				.put("name", stored.getName())
				.put("description", stored.getDescription())
				.put("taskDefinitionKey", stored.getTaskDefinitionKey())
				.put("processDefinitionId", stored.getProcessDefinitionId()));
	}

	/** A filter as it is stored, with the fields a translation can change. */
	Optional<ObjectNode> filter(String filterId) {
		Filter filter = rights
			.ask(() -> engine.getFilterService().createFilterQuery().filterId(filterId).singleResult());
		return Optional.ofNullable(filter).map((stored) -> {
			ObjectNode node = Json.object().put("name", stored.getName()).put("resourceType", "Task");
			node.set("properties", Json.tree(stored.getProperties()));
			return node;
		});
	}

}
