package io.serviceloop.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Drives a proposal for the handbook. */
public class ProposedStandard {

	private static final Map<String, Object> NEW = Loop.values("handbookTitle", "Calls at noon", "chapter", "script",
			"handbookText", "Who calls at noon is called back.", "proposalReason",
			"Forty callers of May gave up at noon.");

	private final ProcessEngine engine;

	private String instance;

	public ProposedStandard(ProcessEngine engine) {
		this.engine = engine;
	}

	/** Somebody proposes a standard, but for what is said otherwise. */
	public ProposedStandard propose(String person, Map<String, Object> otherwise) {
		Map<String, Object> values = new HashMap<>(NEW);
		values.putAll(otherwise);
		engine.getIdentityService().setAuthentication(person, List.of(Loop.groups(person)));
		try {
			instance = engine.getRuntimeService().startProcessInstanceByKey("handbookProposal", values).getId();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
		return this;
	}

	public ProposedStandard sendBack(String person) {
		return decide(person, "sendBack", "approvalNote", "Say who calls back at noon.");
	}

	public ProposedStandard decide(String person, String decision, Object... more) {
		Map<String, Object> values = Loop.values(more);
		values.put("proposalDecision", decision);
		return complete(person, values);
	}

	public ProposedStandard mend(String text) {
		return mend("agent", text);
	}

	/** Somebody mends it, but for what is said otherwise only its text. */
	ProposedStandard mend(String person, String text, Object... more) {
		Map<String, Object> values = new HashMap<>(NEW);
		values.put("proposalMending", "mend");
		values.put("handbookText", text);
		values.putAll(Loop.values(more));
		return complete(person, values);
	}

	public ProposedStandard complete(String person, Map<String, Object> values) {
		return completeAs(person, Loop.groups(person), values);
	}

	ProposedStandard completeAs(String person, String group, Map<String, Object> values) {
		String task = task().getId();
		engine.getIdentityService().setAuthentication(person, List.of(group));
		try {
			engine.getTaskService().complete(task, values);
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
		return this;
	}

	/** The open task; null where it has ended. */
	public Task task() {
		return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
	}

}
