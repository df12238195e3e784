package io.serviceloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

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

	private static final String CLAIM = "document.querySelector(arguments[0]).click()";

	private static final String RESULT = ".fjs-form-field-textarea textarea";

	private static final String NUMBER = ".fjs-form-field-textfield input";

	private static final String COMPLETE = ".task-card .form-actions .btn-primary";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcTemplate jdbc;

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

	/** What could be meant otherwise is shown back, and the form's own limits hold. */
	@ParameterizedTest
	@CsvSource({ "en-GB, '1,234', 'read between thousands: 1234', 'minimum value of 0', 'at most 2 decimal digits'",
			"zh-CN, '1,234', '按千位分隔符理解：1234', '不得小于 0', '最多 2 位小数'",
			"de-DE, '1.234', 'read between thousands: 1234', 'minimum value of 0', 'at most 2 decimal digits'" })
	void aNumberOfACamundaFormIsShownBackAndKeptAsItIsRead(String language, String typed, String read, String least,
			String digits) {
		Task report = implementing();
		try (Person agent = person("agent", language)) {
			agent.tasklist.open(report.getId());
			agent.tasklist.at(RESULT).type("In use since Monday in all chats", Keys.TAB);
			agent.tasklist.at(NUMBER).type(typed, Keys.TAB);
			agent.tasklist.at(".sl-understood").says(read);
			agent.tasklist.until("the number to be kept as it is read",
					() -> draft(report.getId()).contains("\"cost\":1234"));
			agent.pictureOfRefusal("understood-" + language);
			agent.tasklist.at(NUMBER).type("-5", Keys.TAB);
			assertThat(agent.tasklist.shows(".sl-understood")).isFalse();
			assertThat(agent.tasklist.refused()).singleElement().asString().contains(least);
			assertThat(agent.tasklist.text(".fjs-form-field-textfield .fjs-form-field-error")).contains(least);
			agent.tasklist.at(NUMBER).type(language.startsWith("de") ? "0,125" : "0.125", Keys.TAB);
			agent.tasklist.until("what is mended to leave the list", () -> !agent.tasklist.shows(".sl-errors"));
			assertThat(agent.tasklist.refused()).singleElement().asString().contains(digits);
			agent.tasklist.at(NUMBER).type("a lot", Keys.TAB);
			agent.tasklist.until("what was typed to be kept", () -> draft(report.getId()).contains("\"a lot\""));
			agent.driver.navigate().refresh();
			agent.tasklist.open(report.getId());
			assertThat(agent.tasklist.at(NUMBER).value()).isEqualTo("a lot");
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

	/** A form of ours goes another way to the server than one of Camunda's. */
	@ParameterizedTest
	@CsvSource({ "en-GB, 'does not answer'", "zh-CN, '没有应答'" })
	void whoCompletesWhileTheServerIsAwayReadsSoAndCompletesLater(String language, String away) {
		Loop loop = new Loop(engine).open().setGoals();
		String collect = loop.task("userTask_collectData", "lead").getId();
		try (Person lead = person("lead", language)) {
			lead.tasklist.open(collect);
			lead.tasklist.form().type("findings", "The ticket tool answers slowly at noon.");
			for (int i = 0; i < 5; i++) {
				(i == 0 ? lead.tasklist.row("interviews", 0) : lead.tasklist.newRow("interviews", i))
					.type("who", "Agent " + (i + 1))
					.type("what", "Answers forty chats a day with three tools")
					.type("obstacle", "What was said before stands in another system");
			}
			lead.driver.executeCdpCommand("Network.enable", Map.of());
			lead.driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*submit-form*")));
			assertThat(lead.tasklist.refused()).singleElement().asString().contains(away);
			nobodyReadsTheEngine(lead);
			lead.driver.manage().logs().get(LogType.BROWSER);
			lead.driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
			lead.tasklist.complete();
			assertThat(engine.getTaskService().createTaskQuery().taskId(collect).count()).isZero();
		}
	}

	/** Two people look at the same offer; who is too late reads who has it. */
	@ParameterizedTest
	@CsvSource({ "en-GB, 'This task belongs to', .sl-claim button", "zh-CN, '该任务属于', .sl-claim button",
			"en-GB, 'This task belongs to', .task-card .claim" })
	void ofTwoWhoClaimATaskTheSecondReadsWhoHasIt(String language, String told, String button) {
		String verify = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findCause()
			.task("userTask_verifyRootCause", "quality")
			.getId();
		engine.getTaskService().addCandidateUser(verify, "agent");
		User first = engine.getIdentityService().createUserQuery().userId("quality").singleResult();
		try (Person inspector = person("quality", language); Person agent = person("agent", language)) {
			inspector.tasklist.open(verify);
			agent.tasklist.open(verify);
			inspector.tasklist.see(".sl-claim button");
			agent.tasklist.see(".sl-claim button");
			inspector.driver.executeScript(CLAIM, button);
			inspector.tasklist.until("the first to have it", () -> "quality"
				.equals(engine.getTaskService().createTaskQuery().taskId(verify).singleResult().getAssignee()));
			agent.console.expect("/task/" + verify + "/claim", 403);
			agent.driver.executeScript(CLAIM, button);
			agent.tasklist.at(NOTICES).says(told + " " + first.getFirstName() + " " + first.getLastName());
			nobodyReadsTheEngine(agent);
			agent.tasklist.until("the way to claim to be gone", () -> !agent.tasklist.shows(".sl-claim"));
			agent.tasklist.leave();
			inspector.tasklist.leave();
		}
	}

	/** Forms that Tasklist makes itself, and those that a process brings along. */
	@ParameterizedTest
	@CsvSource({ "en-GB, , 'Tell a process owner'", "zh-CN, , '请告知流程负责人'",
			"en-GB, 'embedded:deployment:errand.html', 'Tell a process owner'" })
	void aFormOfAnotherProcessSaysWhyItFailedAsOursDo(String language, String form, String told) {
		UserTaskBuilder step = Bpmn.createExecutableProcess("errand")
			.camundaHistoryTimeToLive(365)
			.startEvent()
			.userTask("do")
			.camundaAssignee("agent");
		if (form != null) {
			step.camundaFormKey(form);
		}
		String deployment = engine.getRepositoryService()
			.createDeployment()
			.name("errand")
			// As if it had come before models were checked.
			.source("serviceloop")
			.addString("errand.html", """
					<form role="form" name="errand"><label for="note">Note</label>
					<input id="note" type="text" cam-variable-name="note" cam-variable-type="String"></form>""")
			.addModelInstance("errand.bpmn",
					step.exclusiveGateway("way")
						.condition("yes", "${renamedSince == 1}")
						.endEvent()
						.moveToNode("way")
						.condition("no", "${renamedSince == 2}")
						.endEvent()
						.done())
			.deploy()
			.getId();
		try (Person agent = person("agent", language)) {
			String task = engine.getTaskService()
				.createTaskQuery()
				.processInstanceId(engine.getRuntimeService().startProcessInstanceByKey("errand").getId())
				.singleResult()
				.getId();
			agent.driver.executeScript("""
					const address = new URLSearchParams(location.hash.split('?')[1]);
					address.set('task', arguments[0]);
					location.hash = '#/?' + address;
					""", task);
			agent.tasklist.click(COMPLETE);
			agent.tasklist.at(".sl-errors").says(told);
			assertThat(agent.tasklist.texts(NOTICES)).isEmpty();
			nobodyReadsTheEngine(agent);
			agent.tasklist.leave();
		}
		finally {
			engine.getRepositoryService().deleteDeployment(deployment, true);
		}
	}

	/** A process owner has renamed a field since. */
	@ParameterizedTest
	@CsvSource({ "en-GB, 'tell a process owner'", "zh-CN, '请告知流程负责人'" })
	void aFieldThatTheFormHasNoMoreSaysWhoCanMendIt(String language, String told) throws IOException {
		Task report = implementing();
		String renamed = Files.readString(Path.of("forms", "implementAction.form"))
			.replace("\"key\": \"result\"", "\"key\": \"outcome\"");
		assertThat(renamed).contains("outcome");
		String deployment = engine.getRepositoryService()
			.createDeployment()
			.name("renamed")
			.source("serviceloop")
			.addString("implementAction.form", renamed)
			.deploy()
			.getId();
		try (Person agent = person("agent", language)) {
			agent.tasklist.open(report.getId());
			agent.tasklist.at(RESULT).type("In use since Monday", Keys.TAB);
			agent.console.expect("/task/" + report.getId() + "/submit-form", 400);
			assertThat(agent.tasklist.refused()).anySatisfy(reason -> assertThat(reason).contains(told));
			nobodyReadsTheEngine(agent);
			agent.pictureOfRefusal("renamed-" + language);
		}
		finally {
			engine.getRepositoryService().deleteDeployment(deployment, true);
		}
	}

	private String draft(String task) {
		return String.join("", jdbc.queryForList("select content from draft where subject = ?", String.class, task));
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
