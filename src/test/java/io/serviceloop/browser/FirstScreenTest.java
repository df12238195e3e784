package io.serviceloop.browser;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Where no task is chosen, Tasklist tells people what waits for them. */
@BrowserApplication
@Serves({ "A05", "E29" })
class FirstScreenTest {

	private static final String OWN = "section[aria-labelledby=slFirstDue]";

	private static final String OFFERED = "section[aria-labelledby=slFirstOffered]";

	private static final String FINISHED = "section[aria-labelledby=slFirstDone]";

	private static final String PROJECTS = "section[aria-labelledby=slFirstProjects]";

	/** Labels come late, and every raw key that is seen meanwhile is kept. */
	private static final String LATE_LABELS = """
			const open = XMLHttpRequest.prototype.open;
			const send = XMLHttpRequest.prototype.send;
			XMLHttpRequest.prototype.open = function (method, address) {
			  this.late = String(address).includes('/locales/');
			  return open.apply(this, arguments);
			};
			XMLHttpRequest.prototype.send = function (...body) {
			  window.slowed = window.slowed || this.late;
			  if (this.late) { setTimeout(() => send.apply(this, body), 2500); } else { send.apply(this, body); }
			};
			localStorage.clear();
			window.rawKeys = [];
			const look = () => {
			  if (!document.body) return;
			  const seen = document.body.innerText + ' ' + [...document.querySelectorAll('[placeholder]')].map(field => field.placeholder).join(' ');
			  window.rawKeys.push(...(seen.match(/\\b[A-Z]{3,}(_[A-Z]+)+\\b/g) || []));
			};
			new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
			""";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	@Test
	void whatIsOverdueWhatIsOfferedAndTheProjectsStandThereAndOpenWithoutLeavingThePage() {
		Loop late = new Loop(engine).openWith(Map.of("title", "Late {{ 7 * 7 }} <b>answers</b>"));
		String goals = late.task("userTask_setGoals", "lead").getId();
		overdue(goals);
		Loop offered = new Loop(engine).openWith(Map.of("title", "Offered answers"))
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1");
		try (Person lead = person("lead", "en-GB", "first-screen")) {
			lead.tasklist.at(OWN + " .overdue").says("Late {{ 7 * 7 }} <b>answers</b>");
			assertThat(lead.tasklist.text(OWN + " .overdue .late")).isEqualTo("late");
			lead.tasklist.at(OFFERED).says("Offered answers");
			lead.tasklist.at(OFFERED + " .mark").says("to be claimed");
			lead.tasklist.at(FINISHED).says("Collect data, Alex Agent");
			lead.tasklist.at(PROJECTS).says("4 of 7");
			assertThat(lead.tasklist.text(".sl-first")).doesNotContain("Select a task");
			Accessibility.check(lead.driver, "the first screen", ".task-details .content");
			lead.picture("first-screen");

			// By keyboard, from the list to the form, on the same page.
			lead.driver.executeScript("window.same = 'yes'");
			lead.driver.executeScript("document.querySelector(arguments[0]).focus()",
					OWN + " a[href*='" + goals + "']");
			lead.driver.switchTo().activeElement().sendKeys(Keys.ENTER);
			lead.tasklist.see("sl-field[name=scope]");
			assertThat(lead.tasklist.taskName()).isEqualTo("Set goals");
			assertThat(lead.driver.executeScript("return window.same")).isEqualTo("yes");
			assertThat(lead.driver.getCurrentUrl()).contains("task=" + goals).contains("filter=");

			// What is done meanwhile is gone from it when one comes back.
			late.setGoals();
			lead.tasklist.leave();
			lead.tasklist.until("what is done to be gone", () -> lead.tasklist.shows(PROJECTS)
					&& lead.driver.findElements(By.cssSelector(OWN + " .overdue")).isEmpty());
		}
	}

	@Test
	void whoMayNotOpenAProjectIsOfferedNoneAndReadsItInHisLanguage() {
		new Loop(engine).open().setGoals();
		try (Person agent = person("agent", "zh-CN", "first-screen-zh");
				Person lead = person("lead", "zh-CN", "first-screen-zh-2")) {
			agent.tasklist.at(OWN).says("收集数据");
			assertThat(agent.tasklist.shows(".sl-first .sl-primary")).isFalse();
			Accessibility.check(agent.driver, "the first screen in Chinese", ".task-details .content");
			agent.picture("first-screen-zh");
			lead.tasklist.click(".sl-first .sl-primary");
			lead.tasklist.see(".modal-dialog sl-field[name=title]");
			assertThat(lead.driver.getCurrentUrl()).contains("processStart=improvementLoop");
			lead.tasklist.close();
		}
	}

	@Test
	void theListOfProcessesSaysWhatEachIsForAndTheMainOneIsFirst() {
		try (Person lead = person("lead", "en-GB", "start-list");
				Person reader = person("lead", "zh-CN", "start-list-2")) {
			lead.tasklist.click(".start-process-action a");
			lead.tasklist.at(".processes li").says("this opens a project.");
			List<String> all = lead.tasklist.texts(".processes li");
			assertThat(all.get(0)).startsWith("Improvement loop").doesNotContain("business key");
			assertThat(all).hasSizeGreaterThan(3).allSatisfy(one -> assertThat(one.lines()).hasSize(2));
			lead.picture("start-list");
			reader.tasklist.click(".start-process-action a");
			reader.tasklist.at(".processes li").says("由此新建项目");
			assertThat(reader.tasklist.texts(".processes li"))
				.allSatisfy(one -> assertThat(one).matches("(?s).*\\p{IsHan}.*\\n.*\\p{IsHan}.*"));
			reader.picture("start-list-zh");
		}
	}

	@Test
	void noRawKeyIsSeenWhereTheLabelsComeLate() {
		for (String language : List.of("en-GB", "zh-CN")) {
			ChromeDriver driver = Chromium.start(language);
			try {
				driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LATE_LABELS));
				Tasklist tasklist = new Tasklist(driver, null);
				tasklist.signIn("http://localhost:" + port, "lead");
				tasklist.see(".sl-first h2");
				tasklist.see(".tasks-list input[placeholder]");
				assertThat(driver.executeScript("return window.slowed")).isEqualTo(true);
				assertThat((List<?>) driver.executeScript("return window.rawKeys")).as(language).isEmpty();
			}
			finally {
				driver.quit();
			}
		}
	}

	private void overdue(String task) {
		jdbc.update("update ACT_RU_TASK set DUE_DATE_ = ? where ID_ = ?",
				Timestamp.valueOf(LocalDateTime.now().minusDays(3)), task);
	}

	private Person person(String name, String language, String pictures) {
		return new Person(name, language, "http://localhost:" + port, new Pictures(pictures));
	}

}
