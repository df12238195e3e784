package io.serviceloop.web;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is signed is signed by somebody who has just proved who he is, and a signature is
 * seen to be broken where what it is under has changed.
 */
@Serves({ "E06", "E31" })
class SignatureTest extends WebTest {

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
		engine.getRepositoryService().deleteDeployment(deployed.json().path("id").textValue(), true);
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
