package io.serviceloop.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/**
 * A project in which only lead, quality, manager, owner, mate and checker take part, and
 * the id of everything the engine and the application keep of it. Every text in it
 * carries a word that stands nowhere else.
 */
final class Foreign {

	/** Found in an answer, it gives the project away. */
	static final String MARK = "Xylograph";

	/** Its agent; the {@code agent} of the demo is a stranger to it. */
	private static final String MATE = "mate";

	/** Its inspector. */
	private static final String CHECKER = "checker";

	private static final Set<String> TEXTS = Set.of("title", "serviceLine", "scope", "name", "customerGroup", "formula",
			"dataSource", "findings", "type", "subtype", "description", "impactNote", "rootCause", "verificationNote",
			"measure", "expectedEffect", "resources", "department", "result", "evidence", "approvalNote");

	/**
	 * Ids that are no secret of the project: models, and the number of an import, which
	 * any number contains.
	 */
	private static final Set<String> OF_ALL = Set.of("pd", "subpd", "dep", "res", "dd", "jobdef", "import");

	private final ProcessEngine engine;

	private final Http http;

	private final Walk walk;

	private final Map<String, String> ids = new LinkedHashMap<>();

	private Foreign(ProcessEngine engine, Http http) {
		this.engine = engine;
		this.http = http;
		this.walk = new Among(engine);
	}

	/**
	 * A project at step 6, with an import, notes and files at an open and at a finished
	 * task.
	 */
	static Foreign implementing(ProcessEngine engine, Http http) {
		team(engine);
		Foreign project = new Foreign(engine, http);
		project.lead();
		project.collect();
		return project;
	}

	/** A project at step 7, where the inspectors have an open task. */
	static Foreign measuring(ProcessEngine engine, Http http) {
		team(engine);
		Foreign project = new Foreign(engine, http);
		Walk.Stop stop = project.walk.to(LoopForm.MEASURE_RESULTS);
		project.ids.put("key", stop.businessKey());
		project.ids.put("task", stop.taskId());
		project.ids.put("pi", stop.processInstanceId());
		project.note("quality", project.task(stop.businessKey(), LoopForm.MEASURE_RESULTS), "");
		return project;
	}

	/** An agent and an inspector whom no test takes for a stranger. */
	static List<Object> team(ProcessEngine engine) {
		account(engine, MATE, "service-agents");
		account(engine, CHECKER, "quality-inspectors");
		return Good.list(MATE, CHECKER);
	}

	/** Completes the task as one of those who may. */
	void done() {
		walk.complete(new Walk.Stop(null, ids.get("task"), null, null, "quality"),
				walk.good(LoopForm.MEASURE_RESULTS, 1));
	}

	/** An account whose password is its name; left alone where it is there. */
	static void account(ProcessEngine engine, String id, String group) {
		if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
			User user = engine.getIdentityService().newUser(id);
			user.setFirstName(id);
			user.setPassword(id);
			((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
			engine.getIdentityService().createMembership(id, group);
		}
	}

	/**
	 * Whether a text tells anything of this project, be it only that something of it
	 * exists.
	 */
	boolean isToldBy(String text) {
		return text.contains(MARK) || ids.entrySet()
			.stream()
			.anyMatch(id -> !OF_ALL.contains(id.getKey()) && text.contains(id.getValue()));
	}

	String id(String name) {
		return ids.get(name);
	}

	/** Puts ids in the place of their names: {@code {task}}, {@code {pi}}. */
	String fill(String text) {
		for (Map.Entry<String, String> id : ids.entrySet()) {
			text = text.replace("{" + id.getKey() + "}", id.getValue());
		}
		if (text.matches(".*\\{[a-zA-Z]+}.*")) {
			throw new IllegalArgumentException("no such id in " + text);
		}
		return text;
	}

	private void lead() {
		String key = walk.open();
		ids.put("key", key);
		Task goals = task(key, LoopForm.SET_GOALS);
		ids.put("done", goals.getId());
		note("lead", goals, "old");
		walk.complete(stop(goals, "lead"), walk.good(LoopForm.SET_GOALS, 1));
		ids.put("import", upload(key));
		while (tasks(key, LoopForm.IMPLEMENT_ACTION).isEmpty()) {
			Task task = walk.tasks(key).get(0);
			LoopForm form = LoopForm.ofTask(task.getTaskDefinitionKey()).orElseThrow();
			if (form == LoopForm.FIND_ROOT_CAUSE) {
				ids.put("groupDone", task.getId());
			}
			if (form == LoopForm.VERIFY_ROOT_CAUSE) {
				ids.put("verified", task.getId());
			}
			walk.complete(stop(task, Good.person(form)), walk.good(form, 1));
		}
		note(MATE, task(key, LoopForm.IMPLEMENT_ACTION), "");
	}

	private Walk.Stop stop(Task task, String person) {
		return new Walk.Stop(null, task.getId(), task.getProcessInstanceId(), null, person);
	}

	private List<Task> tasks(String key, LoopForm form) {
		return walk.tasks(key).stream().filter(task -> task.getTaskDefinitionKey().equals(form.taskKey())).toList();
	}

	private Task task(String key, LoopForm form) {
		return tasks(key, form).get(0);
	}

	private void note(String person, Task task, String which) {
		TaskService tasks = engine.getTaskService();
		walk.as(person, () -> {
			ids.put(which + "comment",
					tasks.createComment(task.getId(), task.getProcessInstanceId(), MARK + " said").getId());
			return ids.put(which + "attachment", tasks
				.createAttachment("text/html", task.getId(), task.getProcessInstanceId(), MARK + ".html",
						MARK + " file", new java.io.ByteArrayInputStream(("<script>" + MARK + "</script>").getBytes()))
				.getId());
		});
	}

	private String upload(String key) {
		Http.Answer answer = http.upload(MATE, "/api/projects/" + key + "/feedback?wait=true", MARK + ".csv",
				"number,opened,category\n" + MARK + "1,2026-01-05," + MARK + " late\n" + MARK + "2,nonsense," + MARK
						+ " lost\n",
				"{\"externalId\":\"number\",\"time\":\"opened\",\"type\":\"category\",\"header\":true}",
				"customerFeedback");
		if (answer.status() != 200) {
			throw new IllegalStateException(answer.text());
		}
		return answer.json().path("id").asText();
	}

	private void collect() {
		String key = ids.get("key");
		HistoryService history = engine.getHistoryService();
		var instance = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(key, "improvementLoop")
			.singleResult();
		String pi = instance.getId();
		Task open = task(key, LoopForm.IMPLEMENT_ACTION);
		ids.put("pi", pi);
		ids.put("pd", instance.getProcessDefinitionId());
		ids.put("sub", open.getProcessInstanceId());
		ids.put("subpd", open.getProcessDefinitionId());
		ids.put("task", open.getId());
		ids.put("execution", open.getExecutionId());
		ids.put("caused",
				history.createHistoricTaskInstanceQuery()
					.taskId(ids.get("groupDone"))
					.singleResult()
					.getProcessInstanceId());
		ids.put("dep", engine.getRepositoryService().getProcessDefinition(ids.get("pd")).getDeploymentId());
		ids.put("res",
				engine.getRepositoryService()
					.getDeploymentResources(ids.get("dep"))
					.stream()
					.filter(resource -> resource.getName().endsWith("improvementLoop.bpmn"))
					.findFirst()
					.orElseThrow()
					.getId());
		ids.put("var",
				engine.getRuntimeService()
					.createVariableInstanceQuery()
					.processInstanceIdIn(pi)
					.variableName("title")
					.singleResult()
					.getId());
		ids.put("hvar",
				history.createHistoricVariableInstanceQuery()
					.processInstanceId(ids.get("caused"))
					.variableName("rootCause")
					.singleResult()
					.getId());
		ids.put("detail",
				history.createHistoricDetailQuery().processInstanceId(pi).variableUpdates().list().get(0).getId());
		ids.put("activity", history.createHistoricActivityInstanceQuery().processInstanceId(pi).list().get(0).getId());
		ids.put("activityOfTask",
				history.createHistoricActivityInstanceQuery()
					.processInstanceId(open.getProcessInstanceId())
					.activityId(open.getTaskDefinitionKey())
					.singleResult()
					.getId());
		Job job = engine.getManagementService()
			.createJobQuery()
			.processInstanceId(open.getProcessInstanceId())
			.list()
			.get(0);
		ids.put("job", job.getId());
		ids.put("jobdef", job.getJobDefinitionId());
		ids.put("joblog", history.createHistoricJobLogQuery().jobId(job.getId()).list().get(0).getId());
		var decision = history.createHistoricDecisionInstanceQuery().processInstanceId(pi).list().get(0);
		ids.put("decision", decision.getId());
		ids.put("dd", decision.getDecisionDefinitionId());
		var operation = history.createUserOperationLogQuery().processInstanceId(pi).list().get(0);
		ids.put("operation", operation.getOperationId());
		ids.put("log", operation.getId());
	}

	/** The people of this project, and its words in every text. */
	private static final class Among extends Walk {

		Among(ProcessEngine engine) {
			super(engine);
		}

		@Override
		<T> T as(String person, java.util.function.Supplier<T> work) {
			return super.as(person.equals("agent") ? MATE : person, work);
		}

		@Override
		Map<String, Object> good(LoopForm form, int lap) {
			Map<String, Object> answers = super.good(form, lap);
			if (form == LoopForm.OPEN_PROJECT) {
				answers.put("team", Good.list(MATE, CHECKER));
			}
			if (form == LoopForm.TRAIN_STAFF) {
				answers.put("participants", Good.list(Good.trained(MATE, 85)));
			}
			if (form == LoopForm.VERIFY_ROOT_CAUSE) {
				answers.put("verificationNote", "holds");
			}
			answers.replaceAll(this::marked);
			return answers;
		}

		@SuppressWarnings("unchecked")
		private Object marked(String name, Object value) {
			if (value instanceof String text) {
				return TEXTS.contains(name) ? MARK + " " + text : name.equals("responsible") ? MATE : text;
			}
			if (value instanceof Map<?, ?> map) {
				((Map<String, Object>) map).replaceAll(this::marked);
			}
			else if (value instanceof List<?> list) {
				List<Object> marked = new ArrayList<>();
				list.forEach(element -> marked.add(marked(name.equals("whys") ? "result" : name, element)));
				return marked;
			}
			return value;
		}

	}

}
