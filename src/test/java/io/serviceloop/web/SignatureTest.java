package io.serviceloop.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.Serves;
import io.serviceloop.audit.reader.SignatureStanding;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is signed is signed by somebody who has just proved who he is, and a signature is
 * seen to be broken where what it is under has changed.
 */
@Serves({ "E06", "E31" })
class SignatureTest extends WebTest {

	@Autowired
	private SignatureStanding standing;

	private Answer submit(Stop stop, Map<String, Object> answers) {
		return http.browse(stop.person(), "POST", Surface.TASKLIST.path("/task/" + stop.taskId() + "/submit-form"),
				Map.of("variables", Wire.rest(answers)));
	}

	private JsonNode signatures(Stop stop) {
		return http.get("auditor", "/api/audit/projects/" + stop.businessKey()).json().path("signatures");
	}

	@ParameterizedTest
	@CsvSource({ "VERIFY_ROOT_CAUSE, causeVerified", "APPROVE_PLAN, planApproved", "APPROVE_STANDARD, standardApproved",
			"DECIDE_CONTINUATION, projectContinued" })
	void whoHasNotProvedAgainWhoHeIsIsAskedToAndThenSigns(LoopForm form, String meaning) {
		Stop stop = walk.to(form);
		Map<String, Object> answers = Good.answers(form);
		Answer asked = submit(stop, answers);
		assertThat(asked.status()).as(asked.text()).isEqualTo(428);
		assertThat(asked.json().path("subject").textValue()).isEqualTo(stop.taskId());
		assertThat(asked.json().path("meaning").textValue()).startsWith("I ");
		assertThat(http.sign(stop.person(), stop.taskId(), "wrong").status()).isEqualTo(400);
		assertThat(submit(stop, answers).status()).isEqualTo(428);
		assertThat(http.sign(stop.person(), stop.taskId(), stop.person()).status()).isEqualTo(204);
		assertThat(submit(stop, answers).status()).isEqualTo(204);
		JsonNode signed = last(signatures(stop));
		assertThat(signed.path("meaning").textValue()).isEqualTo(meaning);
		assertThat(signed.path("person").textValue()).isEqualTo(stop.person());
		assertThat(signed.path("proof").textValue()).isEqualTo("session");
		assertThat(signed.path("sha256").textValue()).hasSize(64);
		assertThat(signed.path("state").textValue()).isEqualTo("intact");
		assertThat(signed.path("content").toString()).hasSizeGreaterThan(50);
	}

	/** Standards are approved for many reasons, outside of projects as well. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			APPROVE_CHAPTER | chapterApproved | true | false | standardApproved | standardRefused
			APPROVE_PROPOSAL | proposalDecision | approve | refuse | standardApproved | standardRefused
			APPROVE_PROPOSAL | proposalDecision | approve | sendBack | standardApproved | standardRefused
			""")
	void whatBecomesAStandardOutsideOfAProjectIsSignedAsWell(LoopForm form, String variable, String yes, String no,
			String approved, String refused) {
		Map.of(yes, approved, no, refused).forEach((decision, meaning) -> {
			Stop stop = walk.to(form);
			Map<String, Object> answers = new HashMap<>(Good.answers(form));
			answers.put(variable, decision.matches("true|false") ? (Object) Boolean.valueOf(decision) : decision);
			answers.put("approvalNote", "The second line says who calls the customer back, and by when.");
			assertThat(submit(stop, answers).status()).isEqualTo(428);
			assertThat(http.sign(stop.person(), stop.taskId(), stop.person()).status()).isEqualTo(204);
			Answer answer = submit(stop, answers);
			assertThat(answer.status()).as(answer.text()).isEqualTo(204);
			JsonNode record = recordOf(stop);
			assertThat(record.path("signature").path("meaning").textValue()).isEqualTo(meaning);
			assertThat(record.path("signatureState").textValue()).isEqualTo("intact");
			String table = (form == LoopForm.APPROVE_CHAPTER) ? "handbook_version" : "handbook_proposal";
			jdbc.update("update " + table
					+ " set text = 'Something else' where decided_by = ? and id = (select max(id) from " + table + ")",
					stop.person());
			assertThat(recordOf(stop).path("signatureState").textValue()).isEqualTo("changed");
		});
	}

	@Test
	void whatWasSentBackAndMendedIsNoAlarm() {
		Stop stop = walk.to(LoopForm.APPROVE_PROPOSAL);
		Map<String, Object> back = Map.of("proposalDecision", "sendBack", "approvalNote",
				"The second line says who calls the customer back, and by when.");
		assertThat(Way.COMPLETE.hand(http, Surface.ENGINE_REST, stop.person(), stop.taskId(), back).status())
			.isEqualTo(204);
		jdbc.update(
				"update handbook_proposal set state = 'open', text = 'Mended' where id = (select max(id) from handbook_proposal)");
		assertThat(recordOf(stop).path("signatureState").textValue()).isEqualTo("followed");
	}

	private JsonNode lastRecord() {
		return item(jdbc.queryForObject("select max(id) from audit_record where signature is not null", Long.class));
	}

	private JsonNode recordOf(Stop stop) {
		return item(jdbc.queryForObject("select max(id) from audit_record where task_id = ? and signature is not null",
				Long.class, stop.taskId()));
	}

	private JsonNode item(long id) {
		// The list of the interface is some seconds behind.
		ObjectNode item = JsonNodeFactory.instance.objectNode();
		JsonNode signature = Http.read(jdbc.queryForObject(
				"select cast(signature as varchar(100000)) from audit_record where id = ?", String.class, id));
		String businessKey = jdbc.queryForObject("select business_key from audit_record where id = ?", String.class,
				id);
		item.set("signature", signature);
		return item.put("signatureState", standing.of(businessKey, signature));
	}

	/** Closing it early is closing it. */
	@Test
	void aProjectThatAChangeClosesIsClosedWithASignature() {
		Stop stop = walk.to(LoopForm.COLLECT_DATA);
		Map<String, Object> close = Map.of("project", stop.businessKey(), "changeKind", "closeProject", "reason",
				"The product was taken from the market last week.");
		Answer asked = start("lead", close);
		assertThat(asked.status()).as(asked.text()).isEqualTo(428);
		assertThat(asked.json().path("meaning").textValue()).isEqualTo("I close this project.");
		String subject = asked.json().path("subject").textValue();
		assertThat(http.sign("lead", subject, "lead").status()).isEqualTo(204);
		Map<String, Object> another = new HashMap<>(close);
		another.put("reason", "The service line was sold to somebody else.");
		assertThat(start("lead", another).status()).as("what was not proved").isEqualTo(428);
		assertThat(start("lead", close).status()).isEqualTo(200);
		JsonNode signed = last(signatures(stop));
		assertThat(signed.path("meaning").textValue()).isEqualTo("projectClosed");
		assertThat(signed.path("state").textValue()).isEqualTo("intact");
		assertThat(http.browse("auditor", "/audit/projects/" + stop.businessKey(), "en").text())
			.contains("I close this project.");
		jdbc.update("update project_change set reason = 'No reason' where business_key = ?", stop.businessKey());
		assertThat(last(signatures(stop)).path("state").textValue()).isEqualTo("changed");
	}

	/** What does not close it needs none. */
	@Test
	void anotherChangeIsNotSigned() {
		Stop stop = walk.to(LoopForm.IMPLEMENT_ACTION);
		Answer answer = start("lead", Map.of("project", stop.businessKey(), "changeKind", "reassignAction", "actionId",
				"a11", "newResponsible", "quality", "reason", "Somebody who knows the system does it."));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
	}

	private Answer start(String person, Map<String, Object> answers) {
		return http.browse(person, "POST", Surface.TASKLIST.path("/process-definition/key/changeProject/submit-form"),
				Map.of("variables", Wire.rest(answers)));
	}

	private static JsonNode last(JsonNode list) {
		assertThat(list).isNotEmpty();
		return list.get(list.size() - 1);
	}

	@Test
	void aProofHoldsForOneTaskAndOnePerson() {
		Stop first = walk.to(LoopForm.APPROVE_PLAN);
		Stop second = walk.to(LoopForm.APPROVE_PLAN);
		assertThat(http.sign("owner", first.taskId(), "owner").status()).isEqualTo(204);
		assertThat(submit(second, Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(428);
		assertThat(submit(first, Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(204);
	}

	@Test
	void aProgramProvesItWithEachRequest() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		assertThat(Way.COMPLETE
			.hand(http, Surface.ENGINE_REST, "owner", stop.taskId(), Good.answers(LoopForm.APPROVE_PLAN))
			.status()).isEqualTo(204);
		assertThat(last(signatures(stop)).path("proof").textValue()).isEqualTo("request");
	}

	/** A header at the door for browsers proves nothing: nobody looks at it there. */
	@Test
	void aWrongPasswordInTheRequestOfASessionProvesNothing() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		Answer asked = http.browse("owner", "POST", Surface.TASKLIST.path("/task/" + stop.taskId() + "/complete"),
				Map.of("variables", Wire.rest(Good.answers(LoopForm.APPROVE_PLAN))), "Authorization",
				Http.basic("owner", "wrong"));
		assertThat(asked.status()).isEqualTo(428);
	}

	/** Who finds a session open has an account of his own, and its password. */
	@Test
	void somebodyElsesPasswordProvesNothingForWhoeverLeftTheSessionOpen() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		assertThat(submit(stop, Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(428);
		assertThat(http
			.browse("owner", "POST", "/api/signatures/" + stop.taskId(), Map.of("password", "agent"), "Authorization",
					Http.basic("agent", "agent"))
			.status()).isEqualTo(204);
		assertThat(submit(stop, Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(428);
	}

	@Test
	void theLastOfManyProofsHoldsAsWell() {
		for (int i = 0; i < 25; i++) {
			assertThat(http.sign("owner", "task-" + i, "owner").status()).isEqualTo(204);
		}
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		assertThat(http.sign("owner", stop.taskId(), "owner").status()).isEqualTo(204);
		assertThat(submit(stop, Good.answers(LoopForm.APPROVE_PLAN)).status()).isEqualTo(204);
	}

	@Test
	void aDecisionThatIsGoneBreaksItsSignatureToo() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		Way.COMPLETE.hand(http, Surface.ENGINE_REST, "owner", stop.taskId(), Good.answers(LoopForm.APPROVE_PLAN));
		jdbc.update("delete from plan_decision where business_key = ?", stop.businessKey());
		assertThat(last(signatures(stop)).path("state").textValue()).isEqualTo("changed");
	}

	@Test
	void whatIsRefusedAnywayAsksForNoSignature() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		assertThat(submit(stop, Good.map("planApproved", false)).status()).isEqualTo(400);
		assertThat(http
			.browse("agent", "POST", Surface.TASKLIST.path("/task/" + stop.taskId() + "/complete"),
					Map.of("variables", Wire.rest(Good.answers(LoopForm.APPROVE_PLAN))))
			.status()).isEqualTo(403);
	}

	@Test
	void aChangedPlanBreaksItsSignatureVisibly() {
		Stop stop = walk.to(LoopForm.APPROVE_PLAN);
		Way.COMPLETE.hand(http, Surface.ENGINE_REST, "owner", stop.taskId(), Good.answers(LoopForm.APPROVE_PLAN));
		assertThat(last(signatures(stop)).path("state").textValue()).isEqualTo("intact");
		jdbc.update("update action set measure = 'Something else' where business_key = ?", stop.businessKey());
		assertThat(last(signatures(stop)).path("state").textValue()).isEqualTo("changed");
		assertThat(http.browse("auditor", "/audit/projects/" + stop.businessKey(), "en").text())
			.contains("changed since it was signed", "I approve this plan.");
		jdbc.update(
				"update audit_record set signature = replace(cast(signature as varchar(100000)), 'measure', 'pressure') "
						+ "where business_key = ? and signature is not null",
				stop.businessKey());
		assertThat(last(signatures(stop)).path("state").textValue()).isEqualTo("broken");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aModelIsPutToUseByWhoSignsIt(Surface surface) {
		String form = "{\"id\":\"signed\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[]}";
		Answer deployed = new Modeler(http).deploy(surface, Map.of("signed.form", form));
		assertThat(deployed.status()).as(deployed.text()).isEqualTo(200);
		String state = lastRecord().path("signatureState").textValue();
		jdbc.update("update ACT_GE_BYTEARRAY set BYTES_ = ? where NAME_ = 'signed.form'",
				"{}".getBytes(StandardCharsets.UTF_8));
		String changed = lastRecord().path("signatureState").textValue();
		engine.getRepositoryService().deleteDeployment(deployed.json().path("id").textValue(), true);
		assertThat(state).isEqualTo("intact");
		assertThat(changed).isEqualTo("changed");
		assertThat(
				jdbc.queryForObject("select person_name from audit_record where id = (select max(id) from audit_record "
						+ "where signature is not null)", String.class))
			.isEqualTo("Oskar Owner");
		JsonNode signature = Http.read(jdbc.queryForObject("""
				select cast(signature as varchar(10000)) from audit_record where id =
				  (select max(id) from audit_record where signature is not null)
				""", String.class));
		assertThat(signature.path("meaning").textValue()).isEqualTo("modelDeployed");
		assertThat(signature.path("proof").textValue())
			.isEqualTo((surface == Surface.ENGINE_REST) ? "request" : "session");
		assertThat(signature.path("content").path("signed.form").textValue()).matches("sha256:[0-9a-f]{64}");
	}

}
