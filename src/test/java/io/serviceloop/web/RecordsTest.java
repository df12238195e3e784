package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people change and are refused leaves exactly one record each. */
@Serves({ "E06", "E31" })
class RecordsTest extends WebTest {

	private static final String EIGHTH = "eighth";

	private static final String NINTH = "ninth";

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

	/** What people do with a task or a project at random; some of it leaves no record. */
	private enum Deed {

		COMPLETE, SUBMIT_FORM, PUT_DOWN, CLAIM, UNCLAIM, NOTE, COPY, END_COPY, URGE, DRAFT, READ, RUN_JOB, TWICE_AT_ONCE

	}

	/** The applications that are asked, by turns; one here. */
	List<Http> nodes() {
		return List.of(http);
	}

	/**
	 * Of what nine people do at random over both surfaces, our own interface and jobs,
	 * good, wrong and foreign, and of what collides: each that was acknowledged is one
	 * record, each that was refused is one, and there are no others.
	 */
	@Test
	void theRecordsAreExactlyWhatWasAcknowledgedAndRefused() throws Exception {
		List<String> people = List.of("lead", "agent", "quality", "manager", "owner", "auditor", "admin", EIGHTH,
				NINTH);
		List.of(EIGHTH, NINTH).forEach(this::member);
		List<String> expected = new ArrayList<>();
		Stop stop = walk.to(LoopForm.COLLECT_DATA);
		List<Http> nodes = nodes();
		since();
		for (int round : Storm.numbers(120, 1000)) {
			Random chance = Storm.chance(round);
			Stop next = walk.anywhere(stop.businessKey(), chance).orElse(null);
			if (next == null) {
				next = walk.to(LoopForm.COLLECT_DATA);
			}
			stop = next;
			Deed deed = Deed.values()[chance.nextInt(Deed.values().length)];
			String person = chance.nextInt(3) == 0 ? people.get(chance.nextInt(people.size())) : stop.person();
			Http node = nodes.get(chance.nextInt(nodes.size()));
			for (Asked asked : ask(deed, stop, person, node, chance)) {
				assertThat(asked.answer().status()).as(deed + " " + asked.answer().text()).isLessThan(500);
				asked.outcome()
					.ifPresent(outcome -> expected.add(person(deed, person) + " " + asked.about() + " " + outcome));
			}
		}
		assertThat(records(expected.size()))
			.extracting(record -> record.get("person") + " "
					+ Objects.requireNonNullElse(record.get("task_id"), record.get("business_key")) + " "
					+ record.get("outcome"))
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	private static String person(Deed deed, String person) {
		return (deed == Deed.RUN_JOB) ? "admin" : person;
	}

	/**
	 * What was asked and answered; {@code changes} is false where nothing was to be
	 * changed.
	 */
	private record Asked(Answer answer, String about, boolean changes) {

		Optional<String> outcome() {
			int status = answer.status();
			// Who was slower than somebody else is told so, and asks again.
			boolean collided = status == 409 && !answer.text().contains("\"violations\"");
			return (!changes || collided) ? Optional.empty() : Optional.of((status < 300) ? "done" : "refused");
		}

	}

	private List<Asked> ask(Deed deed, Stop stop, String person, Http node, Random chance) throws Exception {
		String task = stop.taskId();
		Surface surface = chance.nextBoolean() ? Surface.ENGINE_REST : Surface.TASKLIST;
		int lap = jdbc.queryForObject("select lap from project where business_key = ?", Integer.class,
				stop.businessKey());
		Map<String, Object> answers = chance.nextInt(4) == 0 ? Good.map("result", 7) : Good.answers(stop.form(), lap);
		String copy = "/api/projects/" + stop.businessKey() + "/copies/" + EIGHTH;
		return switch (deed) {
			case COMPLETE -> List.of(new Asked(Way.COMPLETE.hand(node, surface, person, task, answers), task, true));
			case SUBMIT_FORM ->
				List.of(new Asked(Way.SUBMIT_FORM.hand(node, surface, person, task, answers), task, true));
			case PUT_DOWN -> List.of(new Asked(Way.VARIABLES.hand(node, surface, person, task, answers), task, true));
			case CLAIM ->
				List.of(new Asked(node.post(surface, person, "/task/" + task + "/claim", Map.of("userId", person)),
						task, true));
			case UNCLAIM ->
				List.of(new Asked(node.post(surface, person, "/task/" + task + "/unclaim", Map.of()), task, true));
			case NOTE -> List.of(new Asked(
					node.post(surface, person, "/task/" + task + "/comment/create", Map.of("message", "Seen.")), task,
					true));
			case COPY ->
				List.of(new Asked(node.ask(Http.Proof.BASIC, person, "PUT", copy, "", ""), stop.businessKey(), true));
			case END_COPY -> List
				.of(new Asked(node.ask(Http.Proof.BASIC, person, "DELETE", copy, "", ""), stop.businessKey(), true));
			case URGE -> List.of(new Asked(node.ask(Http.Proof.BASIC, person, "POST", "/api/tasks/" + task + "/urge",
					"application/json", "{}"), task, true));
			case DRAFT -> List.of(new Asked(node.ask(Http.Proof.BASIC, person, "PUT", "/api/drafts/" + task,
					"application/json", "{\"version\":0,\"content\":{\"scope\":\"It\"}}"), task, false));
			case READ ->
				List.of(new Asked(node.ask(Http.Proof.BASIC, person, "GET", "/engine-rest/task/" + task, "", ""), task,
						false));
			case RUN_JOB -> engine.getManagementService()
				.createJobQuery()
				.processInstanceId(stop.processInstanceId())
				.timers()
				.list()
				.stream()
				.limit(1)
				.map(job -> new Asked(node.ask(Http.Proof.BASIC, "admin", "POST",
						"/engine-rest/job/" + job.getId() + "/execute", "", ""), stop.businessKey(), true))
				.toList();
			case TWICE_AT_ONCE -> TwiceAtOnceTest
				.atOnce(2,
						i -> Way.COMPLETE.hand(node, Surface.ENGINE_REST, person, task,
								(i == 0) ? answers : Good.map("result", 8)))
				.stream()
				.map(answer -> new Asked(answer, task, true))
				.toList();
		};
	}

	private void member(String id) {
		if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
			User user = engine.getIdentityService().newUser(id);
			user.setPassword(id);
			((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
			engine.getIdentityService().createMembership(id, "service-agents");
		}
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
