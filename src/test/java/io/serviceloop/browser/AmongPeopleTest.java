package io.serviceloop.browser;

import java.io.IOException;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static org.assertj.core.api.Assertions.assertThat;

/** What people do among each other beside their tasks, on their own pages. */
@BrowserApplication
class AmongPeopleTest {

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	private String language;

	@Serves({ "A32", "E29" })
	@ParameterizedTest
	@CsvSource({
			"en-GB, urged today, Lena Lead waits for it, Mara Manager reads along, reads along, 'Urged: Collect data'",
			"zh-CN, 今天已催办, Lena Lead催办, 抄送给Mara Manager, 抄送给我, '催办：收集数据'" })
	void whoWaitsUrgesAndSomebodyReadsAlong(String language, String urged, String waits, String copied, String part,
			String story) throws IOException {
		this.language = language.substring(0, 2);
		Loop loop = new Loop(engine).open().setGoals();
		String mine = "/my-work?project=" + loop.businessKey();
		as("lead", language, pages -> {
			pages.look(mine, name("lead-waits"));
			press(pages, "#waiting button.urge");
			assertThat(text(pages, mine)).contains(urged);
			pages.look(name("lead-urged"));
			pages.look("/projects/" + loop.businessKey() + "/copies", name("lead-copies"));
			pages.driver.findElement(By.cssSelector("#person option[value=manager]")).click();
			press(pages, "form.look-for button");
			pages.look(name("lead-copied"));
			assertThat(text(pages, "/projects/" + loop.businessKey())).contains(copied, story);
		});
		as("agent", language, pages -> {
			assertThat(text(pages, mine)).contains(waits);
			pages.look(name("agent-urged"));
		});
		as("manager", language, pages -> {
			assertThat(text(pages, mine)).contains(loop.businessKey(), part);
			pages.look(name("manager-reads-along"));
		});
	}

	@Serves("E16")
	@ParameterizedTest
	@CsvSource({ "en-GB, 'Taken back: Plan actions'", "zh-CN, '撤回：制定优化方案'" })
	void whoHasJustPlannedTakesThatBackAndGoesOnWithIt(String language, String story) throws IOException {
		this.language = language.substring(0, 2);
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")));
		as("lead", language, pages -> {
			pages.look("/my-work?project=" + loop.businessKey(), name("lead-just-done"));
			press(pages, "#justDone button.takeBack");
			Page page = new Page(pages.driver);
			page.until("the task in Tasklist", () -> pages.driver.getCurrentUrl().contains("task="));
			assertThat(loop.openTasks()).containsExactly("userTask_planActions");
			page.until("what was said",
					() -> pages.driver.findElements(By.cssSelector("textarea, input"))
						.stream()
						.anyMatch(field -> "Grade tickets automatically".equals(field.getDomProperty("value"))));
			assertThat(text(pages, "/projects/" + loop.businessKey())).contains(story);
		});
		loop.plan(List.of(action("a1", "p1")));
		assertThat(loop.openTasks()).containsExactly("userTask_approvePlan");
	}

	/** What somebody does on pages. */
	private interface Visit {

		void of(OwnPages pages) throws IOException;

	}

	private void as(String person, String language, Visit visit) throws IOException {
		ChromeDriver driver = Chromium.start(language);
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.screen(1366, 768);
			pages.signIn(person);
			visit.of(pages);
		}
		finally {
			driver.quit();
		}
	}

	private String name(String what) {
		return language + "-among-" + what;
	}

	private static void press(OwnPages pages, String button) {
		new Page(pages.driver).at(button).click();
	}

	private static String text(OwnPages pages, String path) {
		pages.open(path);
		return new Page(pages.driver).text("main");
	}

}
