package io.serviceloop.web;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told after a task, over HTTP, and to whom. */
@Serves({ "A05", "E06", "E29" })
class AfterTaskApiTest extends WebTest {

	private static final String LEAD = "afterLead";

	private static final String STRANGER = "afterStranger";

	@BeforeEach
	void people() {
		Foreign.account(engine, LEAD, "project-leads");
		Foreign.account(engine, STRANGER, "service-agents");
	}

	@Test
	void whoSeesTheProjectLearnsForWhomItWaitsAndWhichTaskIsHisOwn() {
		Walk.Stop stop = walk.at(LoopForm.SET_GOALS);
		JsonNode lead = next("lead", stop.processInstanceId());
		assertThat(lead.at("/project/businessKey").asText()).isEqualTo(stop.businessKey());
		assertThat(lead.at("/project/state").asText()).isEqualTo("running");
		assertThat(lead.at("/project/next")).hasSize(1);
		assertThat(lead.at("/project/next/0/task").asText()).isEqualTo("Set goals");
		assertThat(lead.at("/project/next/0/who/0").asText()).isEqualTo("Lena Lead");
		assertThat(lead.at("/project/next/0/mine").asBoolean()).isTrue();
		assertThat(lead.at("/own/id").asText()).isEqualTo(stop.taskId());
		JsonNode owner = next("owner", stop.processInstanceId());
		assertThat(owner.at("/project/next/0/mine").asBoolean()).isFalse();
		assertThat(owner.toString()).doesNotContain(stop.taskId());
	}

	@Test
	void whoDoesNotSeeTheProjectLearnsNotEvenThatThereIsOne() {
		Walk.Stop stop = walk.at(LoopForm.SET_GOALS);
		for (String person : List.of(LEAD, STRANGER)) {
			assertThat(next(person, stop.processInstanceId())).as(person)
				.isEqualTo(next(person, "nothing-of-this-kind"));
			assertThat(next(person, stop.processInstanceId()).path("project").isNull()).as(person).isTrue();
		}
	}

	@Test
	void theFirstScreenTellsALeadWhatOthersFinishedAndNobodyElse() {
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		String key = stop.businessKey();
		assertThat(first("lead")).contains("slFirstDone", "/projects/" + key, "Collect data, ");
		assertThat(first("owner")).doesNotContain("slFirstDone");
		assertThat(first(STRANGER)).doesNotContain("IMP-", "processStart");
		assertThat(first(LEAD)).doesNotContain("IMP-").contains("processStart=improvementLoop");
		assertThat(first("auditor")).doesNotContain("processStart");
	}

	private JsonNode next(String person, String instance) {
		return http.get(person, "/api/process-instances/" + instance + "/next").json();
	}

	private String first(String person) {
		return http.get(person, "/api/my-work/first").text();
	}

}
