package io.serviceloop.browser;

import java.util.List;
import java.util.Map;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused is said in the reader's language, in the form, and says who can help;
 * it is gone when it is mended. Nobody reads the engine's words.
 */
@BrowserApplication
class RefusedTest {

	private static final List<String> ENGINE = List.of("ENGINE-", "Exception", "org.camunda", "java.",
			"An error happened");

	private static final String NOTICES = ".page-notifications .alert";

	private static final String COMPLETE = ".task-card .form-actions .btn-primary";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, 'is no number', 'does not answer', 'paused'", "zh-CN, '不是数字', '没有应答', '已暂停'" })
	void aCamundaFormSaysWhatIsWrongAndForgetsItWhenItIsMended(String language, String number, String away,
			String paused) {
		Task report = implementing();
		try (Person agent = person("agent", language)) {
			agent.tasklist.open(report.getId());
			// Nothing filled in: a list with links, in the focus; a link leads to its
			// field.
			agent.tasklist.refused();
			assertThat(focused(agent)).contains("sl-errors");
			agent.tasklist.click(".sl-errors li button");
			assertThat(focused(agent)).contains("fjs-textarea");
			agent.tasklist.at(".fjs-form-field-textarea textarea").type("In use since Monday in all chats");
			agent.tasklist.until("what is mended to leave the list", () -> !agent.tasklist.shows(".sl-errors"));

			agent.tasklist.at(".fjs-form-field-textfield input").type("a lot");
			agent.tasklist.at(".sl-draft").says(language.startsWith("zh") ? "已保存" : "Saved");
			assertThat(agent.tasklist.refused()).singleElement().asString().contains("a lot");
			agent.pictureOfRefusal("number-" + language);
			agent.tasklist.at(".fjs-form-field-textfield input").type("12");
			agent.tasklist.until("the number to be right", () -> !agent.tasklist.shows(".sl-errors"));

			// Away: the browser reaches nobody.
			offline(agent, true);
			agent.tasklist.click(COMPLETE);
			agent.tasklist.at(".sl-errors").says(away);

			offline(agent, false);
			assertThat(engine.getTaskService().createTaskQuery().taskId(report.getId()).count()).isOne();

			engine.getRuntimeService().suspendProcessInstanceById(report.getProcessInstanceId());
			agent.console.expect("/task/" + report.getId() + "/submit-form", 409);
			agent.tasklist.click(COMPLETE);
			agent.tasklist.at(".sl-errors").says(paused);
			nobodyReadsTheEngine(agent);
			engine.getRuntimeService().activateProcessInstanceById(report.getProcessInstanceId());
			agent.tasklist.complete();
			assertThat(agent.tasklist.texts(NOTICES + "-danger")).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, 'no longer there'", "zh-CN, '它已不存在'" })
	void aTaskThatIsGoneOrClaimedBySomebodyElseSaysSo(String language, String gone) {
		Loop loop = new Loop(engine).open();
		String goals = loop.task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", language)) {
			lead.tasklist.open(goals);
			loop.setGoals();
			lead.tasklist.click(COMPLETE);
			lead.tasklist.until("an answer", () -> !lead.tasklist.texts(".sl-errors, " + NOTICES).isEmpty());
			nobodyReadsTheEngine(lead);
			lead.tasklist.open(new Loop(engine).open().task("userTask_setGoals", "lead").getId());
			lead.driver.executeScript("location.hash = location.hash.replace(/task=[^&]*/, 'task=' + arguments[0])",
					goals);
			lead.tasklist.at(NOTICES).says(gone);
			nobodyReadsTheEngine(lead);
		}
	}

	@Test
	void whatGoesWellTakesTheNoticeOfWhatWentWrongAway() {
		String cause = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.task("userTask_findRootCause", "lead")
			.getId();
		try (Person lead = person("lead", "en-GB")) {
			lead.tasklist.open(cause);
			lead.driver.executeScript("angular.element(document.body).injector().get('Notifications')"
					+ ".addError({ status: 'What went wrong before' })");
			lead.tasklist.at(NOTICES + "-danger").says("went wrong");
			// Not as the page object clicks, which closes notices itself.
			lead.driver.executeScript("document.querySelector('.task-card .claim').click()");
			lead.tasklist.until("the notice to be gone", () -> !lead.tasklist.shows(NOTICES + "-danger"));
		}
	}

	private static String focused(Person person) {
		return (String) person.driver.executeScript("return document.activeElement.className");
	}

	private static void nobodyReadsTheEngine(Person person) {
		String shown = String.join("\n", person.tasklist.texts(".sl-errors, .alert, .sl-alert, .modal-body"));
		assertThat(shown).isNotBlank().doesNotContain(ENGINE.toArray(String[]::new));
	}

	private static void offline(Person person, boolean offline) {
		person.driver.executeCdpCommand("Network.enable", Map.of());
		person.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	private Task implementing() {
		return new Loop(engine).untilImplementation().task("userTask_implementAction", "agent");
	}

	private Person person(String name, String language) {
		return new Person(name, language, "http://localhost:" + port, new Pictures("refused"));
	}

}
