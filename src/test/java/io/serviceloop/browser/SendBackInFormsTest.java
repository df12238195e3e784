package io.serviceloop.browser;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.project.sendback.SendBacks;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Work is sent back in its form, and comes back filled in, with the reason. */
@BrowserApplication
class SendBackInFormsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private SendBacks sendBacks;

	@LocalServerPort
	private int port;

	@Serves("A22")
	@ParameterizedTest
	@CsvSource({ "en-GB, 'What happens at noon is missing', 'Sent back in this lap', 'Say why'",
			"zh-CN, '缺少午间的情况', '本轮驳回记录', '请说明驳回理由'" })
	void aListIsSentBackWithTheReasonAndComesFilledIn(String language, String reason, String title, String missing) {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems();
		try (Person lead = new Person("lead", language, "http://localhost:" + port, new Pictures("sendBack"))) {
			lead.tasklist.open(loop.task("userTask_confirmPriorities", "lead").getId());
			lead.tasklist.form().choose("sendBackTo", "classifyProblems");
			lead.console.expect("/submit-form", 400);
			assertThat(lead.tasklist.refused()).singleElement().asString().contains(missing);
			lead.tasklist.form().type("sendBackNote", reason);
			lead.picture("confirmPriorities-" + language).complete();
			assertThat(sendBacks.of(loop.businessKey())).singleElement()
				.satisfies(sent -> assertThat(sent.reason()).isEqualTo(reason));
			lead.tasklist.open(loop.task("userTask_classifyProblems", "lead").getId());
			assertThat(lead.tasklist.text("body")).contains(title).contains(reason);
			lead.picture("classifyProblems-" + language).complete();
			assertThat(loop.openTasks()).containsExactly("userTask_confirmPriorities");
		}
	}

}
