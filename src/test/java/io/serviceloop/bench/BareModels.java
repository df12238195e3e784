package io.serviceloop.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/**
 * Our models without our code: the same boxes, timers and tasks, but nothing behind them.
 * They are made from our own at every run, so that the comparison follows when a model
 * changes.
 */
final class BareModels {

	static final List<String> PROCESSES = List.of("improvementLoop", "rootCauseAnalysis", "actionImplementation");

	private BareModels() {
	}

	/** The stripped models by resource name. */
	static Map<String, BpmnModelInstance> all() {
		Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
		PROCESSES.forEach(process -> models.put(process + ".bpmn",
				strip(Bpmn.readModelFromStream(BareModels.class.getResourceAsStream("/bpmn/" + process + ".bpmn")))));
		return models;
	}

	private static BpmnModelInstance strip(BpmnModelInstance model) {
		model.getModelElementsByType(ServiceTask.class).forEach(task -> {
			task.removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "delegateExpression");
			task.setCamundaExpression("${plan.known(execution)}");
		});
		model.getModelElementsByType(CamundaExecutionListener.class)
			.forEach(listener -> listener.getParentElement().removeChildElement(listener));
		// Our StartActionListener reads these from a table; without tables they can only
		// come from the caller's variable.
		CallActivity action = model.getModelElementById("callActivity_implementAction");
		if (action != null) {
			handOver(action, "responsible", "${ids.responsible(actions, actionId)}");
			handOver(action, "actionDueDate", "${plan.dueDate(actions, actionId)}");
			handOver(action, "startsLater", "${false}");
			handOver(action, "trainingRequired", "${plan.training(actions, actionId)}");
			handOver(action, "pilotPlanned", "${plan.pilot(actions, actionId)}");
		}
		return model;
	}

	private static void handOver(CallActivity activity, String variable, String expression) {
		CamundaIn in = activity.getExtensionElements().addExtensionElement(CamundaIn.class);
		in.setCamundaSourceExpression(expression);
		in.setCamundaTarget(variable);
	}

}
