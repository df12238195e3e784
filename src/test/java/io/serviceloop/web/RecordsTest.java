package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people change and are refused leaves exactly one record each. */
@Serves({ "E06", "E31" })
class RecordsTest extends WebTest {

	private long before;

	@BeforeEach
	void since() {
		before = jdbc.queryForObject("select coalesce(max(id), 0) from audit_record", Long.class);
	}

	private List<Map<String, Object>> records() {
		return jdbc.queryForList(
				"select * from audit_record where id > ? and door not in ('job', 'application')" + " order by id",
				before);
	}

	/** A refusal is written down once it is answered. */
	private List<Map<String, Object>> records(int many) {
		for (int i = 0; i < 100 && records().size() < many; i++) {
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return records();
	}

	private Map<String, Object> single() {
		List<Map<String, Object>> records = records(1);
		assertThat(records).hasSize(1);
		before = ((Number) records.get(0).get("id")).longValue();
		return records.get(0);
	}

	private Answer complete(Stop stop, String person, Map<String, Object> answers) {
		return Way.COMPLETE.hand(http, Surface.ENGINE_REST, person, stop.taskId(), answers);
	}

	@Test
	void aSubmissionIsOneRecordWithWhatWasSaidAndByWhichVersions() {
		Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		since();
		assertThat(complete(stop, "lead", Good.answers(LoopForm.CLASSIFY_PROBLEMS)).status()).isEqualTo(204);
		Map<String, Object> record = single();
		assertThat(record).containsEntry("person", "lead")
			.containsEntry("what", "completeTask")
			.containsEntry("outcome", "done")
			.containsEntry("door", "engine-rest")
			.containsEntry("business_key", stop.businessKey())
			.containsEntry("task_id", stop.taskId())
			.containsEntry("task_key", "userTask_classifyProblems")
			.containsEntry("process_key", "improvementLoop");
		assertThat(record.get("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
		assertThat(text(record, "said")).contains("\"problems\":").contains("Customers wait five minutes");
		assertThat(text(record, "decisions")).contains("\"decision\":\"problemPriority\"", "rule_problemPriority_2");
		assertThat(text(record, "changes")).contains("{\"of\":\"problem\",\"kind\":\"insert\",\"rows\":2}");
		assertThat(text(record, "form_version")).startsWith("classifyProblems:");
	}

	@Test
	void whatWasRefusedIsARecordWithItsValuesAndTheReason() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		since();
		assertThat(complete(stop, "owner", Good.map("planApproved", false)).status()).isEqualTo(400);
		Map<String, Object> refused = single();
		assertThat(refused).containsEntry("outcome", "refused")
			.containsEntry("person", "owner")
			.containsEntry("what", "completeTask")
			.containsEntry("business_key", stop.businessKey());
		assertThat(text(refused, "said")).contains("planApproved");
		assertThat(text(refused, "reason")).contains("\"path\":\"approvalNote\"");
		assertThat(complete(stop, "agent", Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(403);
		assertThat(single()).containsEntry("outcome", "refused").containsEntry("person", "agent");
		assertThat(complete(stop, "owner", Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(204);
		assertThat(single()).containsEntry("outcome", "done").containsEntry("person", "owner");
	}

	@Test
	void theSameSentAgainIsAnsweredAndLeavesNoSecondRecord() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		since();
		complete(stop, "owner", Good.answers(LoopForm.APPROVE_PLAN));
		single();
		assertThat(complete(stop, "owner", Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(204);
		assertThat(records()).isEmpty();
	}

	@Test
	void whatIsAskedOfOurOwnInterfaceIsRecordedToo() {
		Stop stop = walk.to(LoopForm.PLAN_ACTIONS);
		since();
		String copies = "/api/projects/" + stop.businessKey() + "/copies/auditor";
		assertThat(http.ask(Http.Proof.BASIC, "lead", "PUT", copies, "", "").status()).isEqualTo(204);
		assertThat(single()).containsEntry("what", "copy")
			.containsEntry("subject", "auditor")
			.containsEntry("business_key", stop.businessKey())
			.containsEntry("door", "api");
		assertThat(http
			.ask(Http.Proof.BASIC, "auditor", "PUT", "/api/projects/" + stop.businessKey() + "/copies/manager", "", "")
			.status()).isEqualTo(403);
		assertThat(single()).containsEntry("outcome", "refused")
			.containsEntry("person", "auditor")
			.containsEntry("business_key", stop.businessKey());
		assertThat(http.ask(Http.Proof.BASIC, "lead", "DELETE", copies, "", "").status()).isEqualTo(204);
		assertThat(single()).containsEntry("what", "endCopy");
	}

	@Test
	void whatAnAdministratorChangesIsToldWithWhatItIsNow() {
		assertThat(http
			.ask(Http.Proof.BASIC, "admin", "PUT", "/engine-rest/user/agent/profile", "application/json",
					"{\"id\":\"agent\",\"firstName\":\"Anna\",\"lastName\":\"Agent\",\"email\":\"anna@example.org\"}")
			.status()).isEqualTo(204);
		Map<String, Object> record = single();
		assertThat(record).containsEntry("what", "saveUser").containsEntry("person", "admin");
		assertThat(text(record, "said")).contains("\"email\":\"anna@example.org\"", "\"password\":false");
	}

	@Test
	void aJobThatSomebodyRunsByHandIsHisDeed() {
		Stop stop = walk.to(LoopForm.WEEKLY_REVIEW);
		String timer = engine.getManagementService()
			.createJobQuery()
			.timers()
			.processDefinitionKey("actionImplementation")
			.list()
			.stream()
			.filter(job -> stop.businessKey()
				.equals(engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceId(job.getProcessInstanceId())
					.singleResult()
					.getBusinessKey()))
			.findFirst()
			.orElseThrow()
			.getId();
		since();
		assertThat(
				http.ask(Http.Proof.BASIC, "admin", "POST", "/engine-rest/job/" + timer + "/execute", "", "").status())
			.isEqualTo(204);
		assertThat(single()).containsEntry("person", "admin")
			.containsEntry("door", "engine-rest")
			.containsEntry("what", "executeJobs")
			.containsEntry("business_key", stop.businessKey());
	}

	@Test
	void whoseATaskBecomesWithoutAPersonsDoingIsTold() {
		Stop stop = walk.to(LoopForm.APPROVE_STANDARD);
		engine.getTaskService().setAssignee(stop.taskId(), "manager");
		since();
		engine.getTaskService().setAssignee(stop.taskId(), "owner");
		List<Map<String, Object>> told = jdbc.queryForList("select * from audit_record where id > ?", before);
		assertThat(told).hasSize(1);
		assertThat(text(told.get(0), "changes")).contains("\"property\":\"assignee\",\"before\":\"manager\"",
				"\"property\":\"assignee\",\"before\":null,\"after\":\"owner\"");
	}

	/** What the database refuses, what is too long for its column, and what is shut. */
	@Test
	void aRefusalIsWrittenWhereverItIsFound() {
		assertThat(http
			.ask(Http.Proof.BASIC, "admin", "POST", "/engine-rest/user/create", "application/json",
					"{\"profile\":{\"id\":\"lead\"},\"credentials\":{\"password\":\"a long enough password\"}}")
			.status()).isBetween(400, 409);
		assertThat(single()).containsEntry("outcome", "refused")
			.containsEntry("person", "admin")
			.containsEntry("what", "saveUser");
		String nowhere = "x".repeat(300);
		assertThat(http
			.ask(Http.Proof.BASIC, "lead", "POST", "/engine-rest/task/" + nowhere + "/complete", "application/json",
					"{}")
			.status()).isEqualTo(404);
		assertThat(single()).containsEntry("what", "completeTask").containsEntry("outcome", "refused");
		assertThat(http.ask(Http.Proof.NO_TOKEN, "lead", "PUT", "/api/projects/P-1/copies/agent", "", "").status())
			.isEqualTo(403);
		assertThat(single()).containsEntry("what", "PUT /api/projects/P-1/copies/agent")
			.containsEntry("person", "lead")
			.containsEntry("outcome", "refused");
		Stop stop = walk.to(LoopForm.PLAN_ACTIONS);
		since();
		assertThat(http
			.ask(Http.Proof.BASIC, "auditor", "POST", "/api/tasks/" + stop.taskId() + "/urge", "application/json", "{}")
			.status()).isBetween(400, 499);
		assertThat(single()).containsEntry("task_id", stop.taskId()).containsEntry("business_key", stop.businessKey());
	}

	@Test
	void everyChangeHasAName() {
		walk.to(LoopForm.STANDARDISE);
		// What tests write by themselves comes through the same door.
		assertThat(jdbc.queryForList(
				"select distinct what from audit_record where what like 'write:%' and door <> 'application'",
				String.class))
			.isEmpty();
	}

	@Test
	void whatOnlyReadsLeavesNothing() {
		Stop stop = walk.to(LoopForm.PLAN_ACTIONS);
		since();
		for (String path : List.of("/api/projects", "/api/projects/" + stop.businessKey(),
				"/api/tasks/" + stop.taskId(), "/engine-rest/task?assignee=lead", "/projects/" + stop.businessKey(),
				"/my-work")) {
			http.ask(Http.Proof.BASIC, "lead", "GET", path, "", "");
		}
		http.ask(Http.Proof.BASIC, "lead", "POST", "/engine-rest/task", "application/json", "{\"assignee\":\"lead\"}");
		http.ask(Http.Proof.BASIC, "lead", "PUT", "/api/drafts/" + stop.taskId(), "application/json",
				"{\"version\":0,\"content\":{\"scope\":\"It\"}}");
		assertThat(records()).isEmpty();
	}

	/**
	 * Of actions of several people at random, good ones, wrong ones and foreign ones:
	 * each that was acknowledged is one record, each that was refused is one, and there
	 * are no others.
	 */
	@Test
	void theRecordsAreExactlyWhatWasAcknowledgedAndRefused() {
		List<String> people = List.of("lead", "agent", "quality", "manager", "owner", "auditor", "admin");
		List<String> expected = new ArrayList<>();
		String project = null;
		since();
		for (int round : Storm.numbers(60, 1000)) {
			Random chance = Storm.chance(round);
			Stop stop = walk.anywhere(String.valueOf(project), chance).orElse(null);
			if (stop == null) {
				long walked = jdbc.queryForObject("select max(id) from audit_record", Long.class);
				stop = walk.to(LoopForm.COLLECT_DATA);
				project = stop.businessKey();
				assertThat(walked).isPositive();
			}
			int lap = jdbc.queryForObject("select lap from project where business_key = ?", Integer.class, project);
			Map<String, Object> answers = chance.nextInt(4) == 0 ? Good.map("result", 7)
					: Good.answers(stop.form(), lap);
			String person = chance.nextInt(3) == 0 ? people.get(chance.nextInt(people.size())) : stop.person();
			int status = complete(stop, person, answers).status();
			expected.add(person + " " + stop.taskId() + " " + (status < 300 ? "done" : "refused"));
			assertThat(status).isIn(204, 400, 403, 404, 409);
		}
		assertThat(records(expected.size()))
			.extracting(record -> record.get("person") + " " + record.get("task_id") + " " + record.get("outcome"))
			.containsExactlyInAnyOrderElementsOf(expected);
		assertThat(records()).extracting(record -> Objects.toString(record.get("what"))).containsOnly("completeTask");
	}

	private static String text(Map<String, Object> record, String column) {
		Object value = record.get(column);
		try {
			return (value instanceof java.sql.Clob clob) ? clob.getSubString(1, (int) clob.length())
					: String.valueOf(value);
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
