package io.serviceloop.web;

import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A flow chart is kept where a cause is searched for, and seen by who verifies it. */
class FlowChartTest extends WebTest {

	@Test
	@Serves({ "A27", "E10", "E11" })
	void isAddedAtTheTaskAndSavedAsAFile() {
		Walk.Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
		Answer added = http.upload("quality", "/api/tasks/" + stop.taskId() + "/flow-charts", "..\\way \"in\".svg",
				"<svg onload=alert(1)>", "", "");
		assertThat(added.status()).as(added.text()).isEqualTo(200);
		String address = "/api/projects/" + stop.businessKey() + "/flow-charts/" + added.json().at("/0/id").asText();
		Answer read = http.get("lead", address);
		assertThat(read.text()).isEqualTo("<svg onload=alert(1)>");
		assertThat(read.type()).startsWith("application/octet-stream");
		walk.complete(stop, Good.answers(LoopForm.FIND_ROOT_CAUSE));
		String verifying = walk.tasks(stop.businessKey()).get(0).getId();
		assertThat(http.get("owner", "/api/tasks/" + verifying + "/context").text()).contains(address);
	}

	@Test
	void isRefusedWhereItIsTooLargeEmptyOrAtAnotherTask() {
		Walk.Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
		String address = "/api/tasks/" + stop.taskId() + "/flow-charts";
		assertThat(http.upload("quality", address, "a.png", "x".repeat(1_000_001), "", "").status()).isEqualTo(400);
		assertThat(http.upload("quality", address, "a.png", "", "", "").status()).isEqualTo(400);
		assertThat(http.upload("auditor", address, "a.png", "x", "", "").status()).isEqualTo(403);
		assertThat(http.upload("agent", address, "a.png", "x", "", "").status()).isEqualTo(404);
		assertThat(http.get("lead", "/api/projects/" + stop.businessKey() + "/flow-charts").json().size()).isZero();
	}

}
