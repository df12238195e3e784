package io.serviceloop.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.Storm;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody has typed is there again, whatever happens to the page around it. */
@BrowserApplication
class NothingIsLostTest {

	/** Whether the browser would ask before this page is left. */
	private static final String LEAVE = """
			const leaving = new Event('beforeunload', { cancelable: true });
			window.dispatchEvent(leaving);
			return leaving.defaultPrevented;""";

	private static final String SCOPE = "sl-field[name=scope] textarea, sl-field[name=scope] input";

	private static final String RESULT = ".fjs-form-field-textarea textarea";

	private static final String DAY = ".fjs-form-field-datetime input";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	@Test
	void whatIsTypedIsThereAfterAReloadAnotherTabAnotherTaskAndOnAnotherMachine() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		String other = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", "en-GB", "draft")) {
			lead.tasklist.open(goals);
			lead.tasklist.at(SCOPE).type("Only the chat");
			// The tab "Project" and back: the form is the same, not drawn anew.
			lead.driver.executeScript("document.querySelector('.sl-form').dataset.same = 'yes'");
			tab(lead, "Project");
			lead.tasklist.until("the project", () -> !lead.tasklist.shows(SCOPE));
			tab(lead, "Form");
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Only the chat");
			lead.tasklist.see(".sl-form[data-same=yes]");

			// Another task at once, before the moment after typing is over.
			lead.tasklist.at(SCOPE).type("Only the chat, and the telephone");
			lead.tasklist.open(other);
			assertThat(lead.tasklist.at(SCOPE).value()).doesNotContain("chat");
			lead.tasklist.open(goals);
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Only the chat, and the telephone");

			lead.tasklist.at(SCOPE).type("Chat and telephone");
			lead.tasklist.at(".sl-draft").says("Saved");
			lead.tasklist.until("who leaves what is kept not to be asked", () -> !asksBeforeLeaving(lead));
			lead.driver.navigate().refresh();
			lead.tasklist.at(".sl-note").says("Your draft of");
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Chat and telephone");
			lead.picture("setGoals");
		}
		try (Person lead = person("lead", "zh-CN", "draft")) {
			lead.tasklist.open(goals);
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Chat and telephone");
			lead.tasklist.at(".sl-draft").says("已保存");
			lead.picture("setGoals-zh");
			lead.tasklist.click(".sl-note .sl-link");
			lead.tasklist.until("what there was before", () -> !lead.tasklist.at(SCOPE).value().contains("Chat"));
			assertThat(drafts(goals)).isZero();
		}
	}

	@Test
	void whoTypesMoreThanADraftHoldsIsToldSoAndAskedBeforeLeaving() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", "en-GB", "draft-long")) {
			lead.tasklist.open(goals);
			lead.console.expect("/api/drafts/" + goals, 413);
			lead.driver.executeScript("""
					const field = document.querySelector(arguments[0]);
					field.value = 'x'.repeat(1100000);
					field.dispatchEvent(new Event('input', { bubbles: true }));
					field.dispatchEvent(new Event('change', { bubbles: true }));""", SCOPE);
			lead.tasklist.at(".sl-draft").says("at most 1 MB");
			assertThat(asksBeforeLeaving(lead)).isTrue();
			lead.tasklist.at(SCOPE).type("Chat");
			lead.tasklist.at(".sl-draft").says("Saved");
			lead.tasklist.until("who leaves what is kept not to be asked", () -> !asksBeforeLeaving(lead));
		}
	}

	@Test
	void whatIsTypedIntoACamundaFormIsThereAgainAndGoneWithItsTask() {
		Task report = implementing();
		try (Person agent = person("agent", "en-GB", "draft-camunda")) {
			agent.tasklist.open(report.getId());
			agent.tasklist.at(RESULT).type("In use since Monday");
			agent.tasklist.at(".sl-draft").says("Saved");
			agent.driver.navigate().refresh();
			agent.tasklist.at(".sl-note").says("Your draft of");
			assertThat(agent.tasklist.at(RESULT).value()).isEqualTo("In use since Monday");
			assertThat(drafts(report.getId())).isOne();
			agent.picture("implementAction");
			agent.tasklist.camundaForm().type("Evidence", "Ticket 4711 shows the new answer.");
			agent.tasklist.complete();
			assertThat(drafts(report.getId())).isZero();
		}
	}

	@Test
	void aStartFormIsKeptUntilItsProjectIsOpened() {
		try (Person lead = person("lead", "en-GB", "draft-start")) {
			lead.tasklist.start("Improvement loop");
			lead.tasklist.form().type("title", "Begun and not finished");
			lead.tasklist.at(".sl-draft").says("Saved");
			lead.tasklist.close();
			lead.tasklist.start("Improvement loop");
			lead.tasklist.at(".sl-note").says("Your draft of");
			assertThat(lead.tasklist.at("sl-field[name=title] input").value()).isEqualTo("Begun and not finished");
			lead.tasklist.click(".sl-note .sl-link");
			lead.tasklist.close();
			assertThat(drafts("start-improvementLoop")).isZero();
		}
	}

	@Test
	void ofTwoWindowsNeitherOverwritesTheOther() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person here = person("lead", "en-GB", "draft-here");
				Person there = person("lead", "en-GB", "draft-there")) {
			here.tasklist.open(goals);
			there.tasklist.open(goals);
			there.tasklist.at(SCOPE).type("Typed there");
			there.tasklist.at(".sl-draft").says("Saved");
			here.tasklist.at(SCOPE).type("Typed here");
			here.console.expect("/api/drafts/" + goals, 409);
			here.tasklist.at(".sl-draft [role=alert]").says("Both are kept");
			here.tasklist.click(".sl-draft button:nth-of-type(2)");
			here.tasklist.until("what was typed there", () -> here.tasklist.at(SCOPE).value().equals("Typed there"));
			here.tasklist.at(SCOPE).type("Typed here again");
			here.tasklist.at(".sl-draft").says("Saved");
			there.tasklist.at(SCOPE).type("Typed there again");
			there.tasklist.click(".sl-draft button:nth-of-type(1)");
			there.tasklist.at(".sl-draft").says("Saved");
			assertThat(draft(goals)).contains("Typed there again");
		}
	}

	@Test
	void whenTheSessionHasEndedOneSignsInOverTheFormAndTheSubmissionGoesOn() {
		Task report = implementing();
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person agent = person("agent", "en-GB", "session")) {
			agent.tasklist.open(report.getId());
			agent.tasklist.camundaForm()
				.type("Result", "In use since Monday")
				.type("Evidence", "Ticket 4711 shows the new answer.");
			agent.tasklist.at(".sl-draft").says("Saved");
			agent.driver.manage().deleteCookieNamed("JSESSIONID");
			agent.tasklist.click(".task-card .form-actions .btn-primary");
			agent.tasklist.at(".sl-sign-in h4").says("Sign in again");
			agent.tasklist.at(".sl-sign-in [name=password]").type("wrong");
			agent.tasklist.click(".sl-sign-in button");
			agent.tasklist.until("why it failed", () -> !agent.tasklist.text(".sl-sign-in .sl-alert").isEmpty());
			agent.tasklist.at(".sl-sign-in [name=password]").type("agent");
			agent.tasklist.click(".sl-sign-in button");
			agent.tasklist.until("the task to be done",
					() -> engine.getTaskService().createTaskQuery().taskId(report.getId()).count() == 0);
			assertThat(agent.tasklist.shows(".sl-sign-in")).isFalse();
		}
		try (Person lead = person("lead", "zh-CN", "session")) {
			lead.tasklist.open(goals);
			lead.driver.manage().deleteCookieNamed("JSESSIONID");
			lead.tasklist.at(SCOPE).type("仅限在线客服");
			lead.tasklist.at(".sl-sign-in h4").says("请重新登录");
			lead.tasklist.at(".sl-sign-in [name=password]").type("lead");
			lead.tasklist.click(".sl-sign-in button");
			lead.tasklist.at(".sl-draft").says("已保存");
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("仅限在线客服");
		}
	}

	/** The tabs of a browser share one session. */
	@Test
	void aPageOfWhoeverWasSignedInBeforeKeepsAndHandsInNothingInTheNameOfTheNext() {
		Task report = implementing();
		try (Person agent = person("agent", "en-GB", "two-people")) {
			agent.tasklist.open(report.getId());
			agent.tasklist.camundaForm().type("Result", "In use since Monday").type("Evidence", "Ticket 4711.");
			agent.tasklist.at(".sl-draft").says("Saved");
			String page = agent.driver.getWindowHandle();
			agent.driver.switchTo().newWindow(WindowType.TAB);
			agent.driver.manage().deleteCookieNamed("JSESSIONID");
			agent.tasklist.signIn("http://localhost:" + port, "lead");
			agent.driver.switchTo().window(page);
			agent.tasklist.at(".sl-sign-in .sl-alert").says("Now lead is signed in");
			// Tasklist's own button is below the layer, the script behind it is not.
			agent.driver.executeScript("document.querySelector('.task-card .form-actions .btn-primary').click()");
			assertThat(drafts(report.getId())).isOne();
			assertThat(jdbc.queryForList("select user_id from draft where subject = ?", String.class, report.getId()))
				.containsExactly("agent");
			assertThat(engine.getTaskService().createTaskQuery().taskId(report.getId()).count()).isOne();
			agent.tasklist.at(".sl-sign-in [name=password]").type("agent");
			agent.tasklist.click(".sl-sign-in button");
			agent.tasklist.until("the task to be done by its person",
					() -> engine.getTaskService().createTaskQuery().taskId(report.getId()).count() == 0);
			assertThat(engine.getHistoryService()
				.createUserOperationLogQuery()
				.taskId(report.getId())
				.operationType("Complete")
				.list()).allMatch(done -> done.getUserId().equals("agent"));
		}
	}

	@Test
	void theLayerToSignInStaysAndLeavesNothingBehind() {
		Task report = implementing();
		try (Person agent = person("agent", "en-GB", "layer")) {
			agent.driver.manage().deleteCookieNamed("JSESSIONID");
			offline(agent, "*/login*", true);
			agent.driver.executeScript("""
					const address = new URLSearchParams(location.hash.split('?')[1]);
					address.set('task', arguments[0]);
					location.hash = '#/?' + address;
					""", report.getId());
			agent.tasklist.at(".sl-sign-in .sl-alert").says("does not answer");
			// Enter before it is known how one signs in: the page is not left.
			agent.tasklist.at(".sl-sign-in [name=password]").type("agent", Keys.ENTER);
			agent.tasklist.at(".sl-sign-in .sl-alert").says("does not answer");
			for (int i = 0; i < 3; i++) {
				agent.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
			}
			assertThat(agent.tasklist.shows(".sl-sign-in[open]")).isTrue();
			offline(agent, "*/login*", false);
			agent.tasklist.at(".sl-sign-in [name=password]").type("agent", Keys.ENTER);
			agent.tasklist.see(RESULT);
			assertThat(agent.tasklist.texts(".alert, .sl-alert")).isEmpty();
			assertThat(agent.driver.getCurrentUrl()).contains(report.getId());
		}
	}

	/** Leaving asks where the last words are kept nowhere, and a page may ask. */
	@Test
	void leavingAFormWhoseLastWordsAreNotKeptAsks() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		String other = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", "en-GB", "leave")) {
			lead.tasklist.open(goals);
			offline(lead, "*/api/drafts/*", true);
			lead.tasklist.at(SCOPE).type("Only the chat");
			lead.tasklist.at(".sl-draft").says("Not saved");
			go(lead, other);
			assertThat(lead.driver.switchTo().alert().getText()).contains("not saved yet");
			lead.driver.switchTo().alert().dismiss();
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Only the chat");
			assertThat(lead.driver.getCurrentUrl()).contains(goals);
			offline(lead, "*/api/drafts/*", false);
			lead.tasklist.at(SCOPE).type("Only the chat, and mails");
			lead.tasklist.at(".sl-draft").says("Saved");
			lead.tasklist.open(other);
			lead.tasklist.open(goals);
			assertThat(lead.tasklist.at(SCOPE).value()).isEqualTo("Only the chat, and mails");
		}
	}

	@Test
	void aFormOpensWithoutItsDraftWhereThatCannotBeReadAndOverwritesNothing() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", "en-GB", "unread")) {
			lead.tasklist.open(goals);
			lead.tasklist.at(SCOPE).type("Typed before");
			lead.tasklist.at(".sl-draft").says("Saved");
			lead.tasklist.leave();
			offline(lead, "*/api/drafts/*", true);
			lead.tasklist.open(goals);
			lead.tasklist.at(".sl-draft").says("cannot be reached just now");
			assertThat(lead.tasklist.at(SCOPE).value()).isEmpty();
			offline(lead, "*/api/drafts/*", false);
			lead.tasklist.at(SCOPE).type("Typed now");
			lead.tasklist.at(".sl-draft [role=alert]").says("Both are kept");
			assertThat(draft(goals)).contains("Typed before");
		}
	}

	/** Words of the last moment, while those before are on their way. */
	@Test
	void whatIsTypedWhileTheWordsBeforeAreOnTheirWayIsKeptToo() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		String other = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		Task report = implementing();
		try (Person lead = person("lead", "en-GB", "on-their-way")) {
			lead.tasklist.open(goals);
			slow(lead, 1500);
			lead.tasklist.at(SCOPE).type("Only");
			lead.tasklist.until("the words to be on their way", () -> !sending(lead).isEmpty());
			lead.tasklist.at(SCOPE).type("Only the chat");
			go(lead, other);
			lead.tasklist.until("the last words to be kept", () -> draft(goals).contains("Only the chat"));

			lead.tasklist.open(goals);
			lead.tasklist.at(SCOPE).type("Only the chat, and then");
			lead.tasklist.until("the words to be on their way", () -> !sending(lead).isEmpty());
			lead.tasklist.at(SCOPE).type("Only the chat, and then the page was left");
			lead.driver.get("http://localhost:" + port + "/account");
			lead.tasklist.until("the last breath to be kept", () -> draft(goals).contains("the page was left"));
		}
		try (Person agent = person("agent", "en-GB", "on-their-way")) {
			agent.tasklist.open(report.getId());
			agent.tasklist.at(RESULT).type("Since Monday in all cha");
			agent.tasklist.at(".sl-draft").says("Saved");
			agent.tasklist.at(RESULT).press("ts");
			// Before form-js takes the last keys over.
			agent.driver.executeScript("location.hash = location.hash.replace(/task=[^&]*/, '')");
			agent.tasklist.until("the last keys to be kept", () -> draft(report.getId()).contains("all chats"));
		}
	}

	/**
	 * Zones on both sides of the date line; the days are those on which clocks change.
	 */
	@Test
	void aDayIsTheSameDayInEveryZone() {
		Task report = implementing();
		try (Person agent = person("agent", "en-GB", "zone")) {
			for (String zone : zones()) {
				agent.driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
				agent.driver.navigate().refresh();
				agent.tasklist.open(report.getId());
				String result = "Since Monday, " + zone;
				agent.tasklist.camundaForm().type("Result", result);
				for (String day : List.of("2026-03-08", "2026-11-01")) {
					agent.tasklist.camundaForm().day(day);
					agent.tasklist.until("the day to be kept", () -> draft(report.getId()).contains(result)
							&& draft(report.getId()).contains("\"completedOn\":\"" + day + "\""));
					assertThat(shown(agent)).as(zone).isEqualTo(day);
				}
				assertThat(agent.tasklist.at(RESULT).value()).isEqualTo(result);
			}
		}
	}

	/** On both sides of the date line, and beside it on the long way only. */
	private static List<String> zones() {
		List<String> far = List.of("America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati", "Australia/Lord_Howe");
		return !Storm.ON ? far : Stream
			.concat(far.stream(),
					Stream.of("America/Chicago", "America/New_York", "America/Sao_Paulo", "Atlantic/Azores",
							"Europe/Berlin", "Pacific/Pago_Pago"))
			.toList();
	}

	/** What a new form shows before anything is typed, west and east. */
	@Test
	void theDayOfTodayIsFilledInAndStays() {
		Task report = implementing();
		try (Person agent = person("agent", "en-GB", "zone")) {
			for (String zone : List.of("America/Chicago", "Asia/Shanghai")) {
				agent.driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
				agent.driver.navigate().refresh();
				agent.tasklist.open(report.getId());
				assertThat(shown(agent)).as(zone).isEqualTo(Loop.day(0));
			}
			assertThat(drafts(report.getId())).isZero();
		}
	}

	private static void go(Person person, String task) {
		person.driver.executeScript("location.hash = location.hash.replace(/task=[^&]*/, 'task=' + arguments[0])",
				task);
	}

	/** The browser reaches an address no more. */
	private static void offline(Person person, String address, boolean offline) {
		person.driver.executeCdpCommand("Network.enable", Map.of());
		person.driver.executeCdpCommand("Network.setBlockedURLs",
				Map.of("urls", offline ? List.of(address) : List.of()));
	}

	private static void slow(Person person, int milliseconds) {
		person.driver.executeScript("""
				window.sending = [];
				const send = XMLHttpRequest.prototype.send;
				const open = XMLHttpRequest.prototype.open;
				XMLHttpRequest.prototype.open = function (method, url, ...more) {
				  this.slow = method === 'PUT' && url.includes('/api/drafts/') && url;
				  return open.call(this, method, url, ...more);
				};
				XMLHttpRequest.prototype.send = function (body) {
				  if (!this.slow) {
				    return send.call(this, body);
				  }
				  window.sending.push(this.slow);
				  this.addEventListener('loadend', () => window.sending.pop());
				  setTimeout(() => send.call(this, body), %d);
				};""".formatted(milliseconds));
	}

	private static List<?> sending(Person person) {
		return (List<?>) person.driver.executeScript("return window.sending || []");
	}

	private String draft(String subject) {
		return String.join("", jdbc.queryForList("select content from draft where subject = ?", String.class, subject));
	}

	private String shown(Person person) {
		return (String) person.driver.executeScript("""
				const picker = document.querySelector(arguments[0])._flatpickr;
				return picker.formatDate(picker.selectedDates[0], 'Y-m-d');""", DAY);
	}

	private Task implementing() {
		return new Loop(engine).untilImplementation().task("userTask_implementAction", "agent");
	}

	private static boolean asksBeforeLeaving(Person person) {
		return (boolean) person.driver.executeScript(LEAVE);
	}

	private Person person(String name, String language, String pictures) {
		return new Person(name, language, "http://localhost:" + port, new Pictures(pictures));
	}

	private static void tab(Person person, String name) {
		person.tasklist.at(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space()='" + name + "']")).click();
	}

	private int drafts(String subject) {
		return jdbc.queryForObject("select count(*) from draft where subject = ?", Integer.class, subject);
	}

}
