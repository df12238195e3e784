package io.serviceloop.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

import io.serviceloop.process.Absence;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways from Tasklist to the pages and back, and the page of one's own work. */
@BrowserApplication
class WaysTest {

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, Project page, Issue list", "zh-CN, 项目页面, 问题清单" })
	void fromTasklistEachPageIsOneClickAwayAndBack(String language, String project, String issues) {
		Loop loop = new Loop(engine).open();
		try (Person lead = new Person("lead", language, "http://localhost:" + port,
				new Pictures("ways-" + language.substring(0, 2)))) {
			new OwnPages(lead.driver, port).screen(1366, 768);
			lead.tasklist.see(".sl-pages-more summary");
			fits(lead.driver, "[cam-widget-header] .sl-page");
			lead.tasklist.click(".sl-pages-more summary");
			lead.tasklist.see(".sl-pages-more a[href$=account]");
			lead.picture("menu");
			lead.tasklist.click(".sl-page[href$='/my-work']");
			fits(lead.driver, "header nav > a, header nav summary");
			lead.tasklist.see("main.mine");
			lead.tasklist.click("a[href$='task=" + loop.task("userTask_setGoals", "lead").getId() + "']");
			lead.tasklist.until("the form of the task",
					() -> lead.tasklist.text(".sl-head").contains(loop.businessKey()));
			assertThat(ways(lead.driver, ".sl-crumbs a")).containsExactly(
					project + " /projects/" + loop.businessKey() + " _blank",
					issues + " /projects/" + loop.businessKey() + "/issues _blank");
			lead.picture("form");
			assertThat(lead.driver.getCurrentUrl()).contains("#/?task=");
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, 1366, 768", "en-GB, 390, 844", "zh-CN, 1366, 768", "zh-CN, 390, 844" })
	void whatWaitsForWhomIsReadByEverybodyOnEveryScreen(String language, int width, int height) throws IOException {
		work();
		String name = language.substring(0, 2) + "-" + width;
		ChromeDriver driver = Chromium.start(language);
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.screen(width, height);
			pages.signIn("lead");
			Page page = new Page(driver);
			pages.open("/my-work");
			pages.look(name + "-my-work-full");
			assertThat(page.texts("#due .when th")).hasSizeGreaterThanOrEqualTo(2);
			assertThat(page.texts("#waiting tbody tr")).isNotEmpty();
			assertThat(page.texts("#standIn .away li")).isNotEmpty();
			assertThat(page.texts("#projects tbody tr")).isNotEmpty();
			page.click("header .more summary");
			pages.look(name + "-my-work-menu");
			pages.open("/my-work/calendar");
			page.click("main form button");
			page.see(".fresh textarea");
			pages.look(name + "-my-work-address");
			driver.navigate().refresh();
			assertThat(page.shows(".fresh textarea")).as("shown once").isFalse();
			pages.open("/my-work");
			driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
			pages.look(name + "-my-work-printed");
			assertThat(page.shows("nav, button, .skip, .filter")).isFalse();
		}
		finally {
			driver.quit();
		}
	}

	/** Something for every list of the page. */
	private void work() {
		Loop late = new Loop(engine).open();
		due(late, Duration.ofDays(-3));
		due(new Loop(engine).open(), Duration.ofMinutes(1));
		due(new Loop(engine).open(), null);
		new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findCause();
		Loop away = new Loop(engine).open();
		Absence absence = new Absence(engine).arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		away.completeAs("manager", "service-managers", "userTask_setGoals", away.goals());
		absence.backEarlier("lead");
	}

	private void due(Loop loop, Duration fromNow) {
		Task task = loop.task("userTask_setGoals", "lead");
		task.setDueDate((fromNow == null) ? null : new Date(System.currentTimeMillis() + fromNow.toMillis()));
		engine.getTaskService().saveTask(task);
	}

	/** What is seen of the navigation stands in one line, within the screen. */
	private static void fits(ChromeDriver driver, String css) {
		assertThat((Boolean) driver.executeScript("""
				const seen = [...document.querySelectorAll(arguments[0])].filter(link => link.checkVisibility())
				  .map(link => link.getBoundingClientRect());
				return seen.length > 3 && seen.every(link => link.right <= innerWidth
				  && Math.abs(link.bottom - seen[0].bottom) < 8 && link.height < 60);""", css)).as(css).isTrue();
	}

	@SuppressWarnings("unchecked")
	private static List<String> ways(ChromeDriver driver, String css) {
		return (List<String>) driver.executeScript("return [...document.querySelectorAll(arguments[0])].map(link => "
				+ "link.textContent.trim() + ' ' + link.getAttribute('href') + ' ' + link.target)", css);
	}

}
