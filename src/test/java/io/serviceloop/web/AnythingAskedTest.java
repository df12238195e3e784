package io.serviceloop.web;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.serviceloop.Storm;
import io.serviceloop.web.Described.Operation;
import io.serviceloop.web.Described.Try;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked of any operation of the engine, by whomever: nothing fails,
 * everything is answered, and the work goes on afterwards.
 */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:asked;DB_CLOSE_DELAY=-1")
class AnythingAskedTest extends WebTest {

	private static final int ROUNDS = Storm.ON ? 25 : 1;

	private static final Described ENGINE = Described.engine();

	@ParameterizedTest
	@EnumSource
	void isAnsweredAndNoFailureOfOurs(Surface surface) {
		Foreign.account(engine, "asked", "service-agents");
		// One of each kind: one fault is found many times.
		Map<String, String> failures = new TreeMap<>();
		Map<Integer, Integer> answers = new HashMap<>();
		for (int round = 0; round < ROUNDS; round++) {
			Map<String, String> known = known(walk.to(LoopForm.IMPLEMENT_ACTION));
			for (Operation operation : ENGINE.operations()) {
				Try asked = ENGINE.request(operation, new Random((surface + " " + round + " " + operation).hashCode()),
						known);
				Answer answer = answered(asked, surface);
				answers.merge(answer.status() / 100, 1, Integer::sum);
				if (answer.status() >= 500) {
					failures.putIfAbsent(kind(answer), "round " + round + " of " + operation + ": " + asked);
				}
			}
		}
		// Else nothing but the door was tried.
		assertThat(answers.get(2)).isGreaterThan(ENGINE.operations().size() * ROUNDS / 10);
		assertThat(failures).as("%s, kinds of failures: %d", answers, failures.size()).isEmpty();
		theWorkGoesOn();
	}

	/** That there is no answer is said of what was asked. */
	private Answer answered(Try asked, Surface surface) {
		try {
			return asked.by(http, surface);
		}
		catch (UncheckedIOException ex) {
			throw new AssertionError("No answer to " + asked, ex);
		}
	}

	/** What was answered, without what differs from one request to the next. */
	private static String kind(Answer answer) {
		return (answer.status() + " " + answer.json().path("type").asText() + " "
				+ answer.json().path("message").asText(answer.text()))
			.replaceAll("[0-9a-f-]{36}|[0-9]+", "#");
	}

	private void theWorkGoesOn() {
		// An administrator may suspend what he likes.
		engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.suspended()
			.list()
			.forEach(process -> engine.getRepositoryService()
				.activateProcessDefinitionById(process.getId(), true, null));
		assertThat(new Raw(port).send("GET", "/actuator/health").status()).isEqualTo(200);
		Stop stop = walk.to(LoopForm.SET_GOALS);
		assertThat(Way.COMPLETE
			.hand(http, Surface.TASKLIST, stop.person(), stop.taskId(), Good.answers(LoopForm.SET_GOALS))
			.status()).isEqualTo(204);
	}

	/** Ids of what is there, under the names by which it is asked for. */
	private Map<String, String> known(Stop stop) {
		ProcessDefinition process = engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("improvementLoop")
			.latestVersion()
			.singleResult();
		String decision = engine.getRepositoryService()
			.createDecisionDefinitionQuery()
			.decisionDefinitionKey("problemPriority")
			.latestVersion()
			.singleResult()
			.getId();
		Job job = engine.getManagementService()
			.createJobQuery()
			.processInstanceId(stop.processInstanceId())
			.list()
			.get(0);
		Map<String, String> known = new HashMap<>();
		for (String name : List.of("task.id", "taskId", "parentTaskId")) {
			known.put(name, stop.taskId());
		}
		for (String name : List.of("process-instance.id", "execution.id", "processInstanceId", "executionId",
				"rootProcessInstanceId", "activityInstanceId", "variableScopeId")) {
			known.put(name, stop.processInstanceId());
		}
		for (String name : List.of("process-definition.id", "processDefinitionId", "sourceProcessDefinitionId",
				"targetProcessDefinitionId")) {
			known.put(name, process.getId());
		}
		for (String name : List.of("process-definition.key", "processDefinitionKey")) {
			known.put(name, process.getKey());
		}
		known.put("decision-definition.id", decision);
		known.put("decisionDefinitionId", decision);
		known.put("decision-definition.key", "problemPriority");
		known.put("decisionDefinitionKey", "problemPriority");
		known.put("deployment.id", process.getDeploymentId());
		known.put("deploymentId", process.getDeploymentId());
		known.put("resourceId",
				engine.getRepositoryService().getDeploymentResources(process.getDeploymentId()).get(0).getId());
		known.put("job.id", job.getId());
		known.put("jobId", job.getId());
		known.put("job-definition.id", job.getJobDefinitionId());
		known.put("jobDefinitionId", job.getJobDefinitionId());
		for (String name : List.of("user.id", "userId", "assignee", "owner", "id")) {
			known.put(name, "asked");
		}
		known.put("group.id", "asked");
		known.put("groupId", "asked");
		for (String name : List.of("activityId", "taskDefinitionKey", "sourceActivityId", "targetActivityId",
				"startActivityId")) {
			known.put(name, "userTask_implementAction");
		}
		for (String name : List.of("varName", "variableName", "variableNames")) {
			known.put(name, "title");
		}
		known.put("variable-instance.id",
				engine.getRuntimeService()
					.createVariableInstanceQuery()
					.processInstanceIdIn(stop.processInstanceId())
					.list()
					.get(0)
					.getId());
		known.put("businessKey", stop.businessKey());
		known.put("processInstanceBusinessKey", stop.businessKey());
		known.put("messageName", "actionDropped");
		return known;
	}

}
