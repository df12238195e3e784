package io.serviceloop.web;

import java.net.Socket;
import java.util.List;
import java.util.Map;

import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A refusal is an answer, and nothing for whoever reads the log. */
@ExtendWith(OutputCaptureExtension.class)
class QuietRefusalsTest extends WebTest {

	@Test
	void aRefusedSubmissionWritesNoStackIntoTheLog(CapturedOutput output) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.put("cycleDays", 0);
		for (Surface surface : Surface.values()) {
			for (Way way : Way.values()) {
				refused("no cycle", way.hand(http, surface, stop.person(), stop.taskId(), answers));
			}
			refused("a file of nothing", http.post(surface, stop.person(), "/task/" + stop.taskId() + "/complete",
					Map.of("variables", Map.of("scope", Map.of("value", "x", "type", "File")))));
		}
		assertThat(output.getAll()).doesNotContain("ENGINE-REST").doesNotContain("\tat ");
	}

	/** As when somebody leaves a page, or a line breaks. */
	@Test
	void whoGoesInTheMiddleOfARequestWritesNoStackIntoTheLog(CapturedOutput output) throws Exception {
		String form = "application/x-www-form-urlencoded";
		String parts = "multipart/form-data; boundary=b";
		String project = walk.at(LoopForm.COLLECT_DATA).businessKey();
		for (String[] request : new String[][] { { "/login", form }, { "/engine-rest/task", "application/json" },
				{ "/engine-rest/deployment/create", parts }, { "/api/models/check", parts }, { "/login", parts },
				{ "/api/projects/" + project + "/feedback/preview", parts }, { "/engine-rest/task", form },
				{ "/camunda/api/engine/engine/default/task", "application/json" },
				{ "/camunda/api/engine/engine/default/deployment/create", parts },
				{ "/api/previews/setGoals", "application/json" }, { "/my-work", form }, { "/none", parts } }) {
			for (String signedIn : List.of("", "Authorization: " + Http.basic("lead") + "\r\n",
					"Cookie: " + http.cookies("lead") + "\r\nX-XSRF-TOKEN: " + http.token("lead") + "\r\n")) {
				for (String body : List.of("", "{\"a", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1")) {
					try (Socket sender = new Socket("localhost", port)) {
						Raw.write(sender, "POST " + request[0] + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n"
								+ signedIn + "Content-Type: " + request[1] + "\r\nContent-Length: 1000\r\n\r\n" + body);
						// What the other side has begun to read ends in its middle.
						Thread.sleep(20);
					}
				}
			}
		}
		// They are noticed one after the other.
		assertThat(new Raw(port).send("GET", "/actuator/health").status()).isEqualTo(200);
		Thread.sleep(500);
		assertThat(output.getAll()).doesNotContain("\tat ");
	}

}
