package io.serviceloop.web;

import java.util.Map;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

class DraftsTest extends WebTest {

	@Autowired
	@Qualifier("forgottenDrafts")
	private RecurringTask<Void> round;

	private String task;

	@BeforeEach
	void aTaskOfTheLead() {
		task = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
	}

	@Test
	void aDraftIsReadByItsAuthorAloneAndStaysOutsideOfTheProcess() {
		assertThat(http.get("lead", path()).json().path("version").asInt()).isZero();
		Answer kept = keep("lead", 0, Map.of("scope", "Nothing but the chat\u0000 and 电话"));
		assertThat(kept.status()).as(kept.text()).isEqualTo(200);
		assertThat(kept.json().path("version").asInt()).isOne();
		assertThat(http.get("lead", path()).json().at("/content/scope").asText())
			.isEqualTo("Nothing but the chat\u0000 and 电话");
		// Who sees the task as well has a draft of his own, and nothing of this one.
		assertThat(http.get("manager", path()).json().path("content").isNull()).isTrue();
		assertThat(http.get("admin", path()).text()).doesNotContain("chat");
		assertThat(engine.getRuntimeService().createVariableInstanceQuery().list())
			.noneMatch(variable -> String.valueOf(variable.getValue()).contains("Nothing but the chat"));
		assertThat(http.get("agent", path()).status()).isEqualTo(404);
		assertThat(keep("agent", 0, Map.of("scope", "x")).status()).isEqualTo(404);
	}

	@Test
	void whatWasSavedElsewhereIsNotOverwrittenUnseen() {
		keep("lead", 0, Map.of("scope", "first"));
		assertThat(keep("lead", 0, Map.of("scope", "another window")).status()).isEqualTo(409);
		assertThat(keep("lead", 5, Map.of("scope", "from the future")).status()).isEqualTo(409);
		assertThat(keep("lead", 1, Map.of("scope", "second")).json().path("version").asInt()).isEqualTo(2);
		assertThat(http.get("lead", path()).json().at("/content/scope").asText()).isEqualTo("second");
		assertThat(http.ask(Proof.BASIC, "lead", "DELETE", path(), "", "").status()).isEqualTo(204);
		assertThat(keep("lead", 0, Map.of("scope", "anew")).status()).isEqualTo(200);
	}

	@Test
	void whatIsNoDraftIsRefusedAndNothingIsKept() {
		for (String body : new String[] { "", "null", "[]", "{\"version\":-1,\"content\":{}}",
				"{\"version\":\"0\",\"content\":{}}", "{\"version\":2147483647,\"content\":{}}",
				"{\"version\":1e99,\"content\":{}}", "{\"version\":0}", "{\"version\":0,\"content\":[]}",
				"{\"version\":0,\"content\":\"x\"}", "{\"version\":0,\"content\":{}" }) {
			assertThat(put(body).status()).as(body).isEqualTo(400);
		}
		assertThat(put("{\"version\":0,\"content\":{\"x\":\"" + "x".repeat(1 << 20) + "\"}}").status()).isEqualTo(413);
		assertThat(http.get("lead", path()).json().path("version").asInt()).isZero();
	}

	@Test
	void theDraftsOfTasksThatAreGoneAreForgotten() {
		keep("lead", 0, Map.of("scope", "x"));
		put("/api/drafts/start-improvementLoop", "{\"version\":0,\"content\":{\"title\":\"x\"}}");
		Loop gone = new Loop(engine).open();
		String other = gone.task("userTask_setGoals", "lead").getId();
		put("/api/drafts/" + other, "{\"version\":0,\"content\":{\"scope\":\"x\"}}");
		gone.setGoals();
		assertThat(http.get("lead", "/api/drafts/" + other).status()).isEqualTo(404);
		jdbc.update("update draft set saved_at = timestamp '2001-01-01 00:00:00' where subject = ?", task);
		round.execute(null, null);
		assertThat(of(task)).isOne();
		assertThat(of(other)).isZero();
		assertThat(of("start-improvementLoop")).isOne();
		jdbc.update("update draft set saved_at = timestamp '2001-01-01 00:00:00'");
		round.execute(null, null);
		assertThat(of("start-improvementLoop")).isZero();
	}

	/** Two tabs of a browser share its session; the page of one is not the other's. */
	@Test
	void aPageOfWhoeverWasSignedInBeforeKeepsAndCompletesNothingInTheNameOfTheNext() {
		String draft = "{\"version\":0,\"content\":{\"scope\":\"of the lead\"}}";
		String complete = "/camunda/api/engine/engine/default/task/" + task + "/complete";
		for (String other : new String[] { "lead", "%C3%A9", "%", "" }) {
			assertThat(http.askFromPageOf(other, "manager", "PUT", path(), draft).status()).as(other).isEqualTo(401);
			assertThat(http.askFromPageOf(other, "manager", "GET", "/api/people", "").status()).isEqualTo(401);
		}
		assertThat(of(task)).isZero();
		assertThat(http.askFromPageOf("lead", "admin", "POST", complete, "{}").status()).isEqualTo(401);
		assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isOne();
		assertThat(http.askFromPageOf("lead", "lead", "PUT", path(), draft).status()).isEqualTo(200);
		assertThat(http.askFromPageOf("%6Cead", "lead", "GET", "/api/people", "").status()).isEqualTo(200);
	}

	/** The id of a process names its key only where that is short. */
	@Test
	void aProcessWithALongKeyHasADraftThatEndsWhenItIsStarted() {
		String key = "p" + "rocess".repeat(30);
		String deployment = engine.getRepositoryService()
			.createDeployment()
			.name("long key")
			.source("serviceloop")
			.addModelInstance("long.bpmn",
					Bpmn.createExecutableProcess(key)
						.camundaHistoryTimeToLive(1)
						.startEvent()
						.userTask("do")
						.endEvent()
						.done())
			.deploy()
			.getId();
		Authorization mayStart = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		mayStart.setUserId("lead");
		mayStart.setResource(Resources.PROCESS_DEFINITION);
		mayStart.setResourceId(key);
		mayStart.addPermission(Permissions.CREATE_INSTANCE);
		engine.getAuthorizationService().saveAuthorization(mayStart);
		try {
			String id = engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(key)
				.singleResult()
				.getId();
			assertThat(id).doesNotContain(":");
			String draft = "{\"version\":0,\"content\":{\"title\":\"begun\"}}";
			for (String start : new String[] { "start", "submit-form" }) {
				Answer kept = put("/api/drafts/start-" + id, draft);
				assertThat(kept.status()).as(kept.text()).isEqualTo(200);
				assertThat(http.get("lead", "/api/drafts/start-" + key).json().at("/content/title").asText())
					.isEqualTo("begun");
				Answer started = http.post(Surface.TASKLIST, "lead", "/process-definition/" + id + "/" + start,
						Map.of());
				assertThat(started.status()).as(started.text()).isEqualTo(200);
				assertThat(of("start-" + key)).isZero();
			}
		}
		finally {
			engine.getAuthorizationService().deleteAuthorization(mayStart.getId());
			engine.getRepositoryService().deleteDeployment(deployment, true);
		}
	}

	private int of(String subject) {
		return jdbc.queryForObject("select count(*) from draft where subject = ?", Integer.class, subject);
	}

	private String path() {
		return "/api/drafts/" + task;
	}

	private Answer keep(String person, int version, Map<String, Object> content) {
		return http.ask(Proof.BASIC, person, "PUT", path(), "application/json",
				Loop.json(Map.of("version", version, "content", content)));
	}

	private Answer put(String body) {
		return put(path(), body);
	}

	private Answer put(String path, String body) {
		return http.ask(Proof.BASIC, "lead", "PUT", path, "application/json", body);
	}

}
