package io.serviceloop.browser;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Kept;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our own pages in both languages, on the smallest screens, without a mouse, and for
 * those who cannot see them.
 */
@BrowserApplication
class PagesTest {

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@MethodSource("io.serviceloop.browser.OwnPages#screens")
	void everyPageFitsTheScreenAndCanBeUsedByEverybody(String language, int width, int height) throws IOException {
		ChromeDriver driver = Chromium.start(language);
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.screen(width, height);
			String name = language.substring(0, 2) + "-" + width;
			pages.look("/login", name + "-login");
			pages.look("/login?error", name + "-login-refused");
			pages.signIn("admin");
			pages.look("/account", name + "-account");
			pages.look("/account?saved", name + "-account-saved");
			pages.look("/my-work", name + "-my-work");
			pages.look("/my-work?late=true&project=nobody", name + "-my-work-none");
			pages.console.expect("/my-work?late=soon", 400);
			pages.look("/my-work?late=soon", name + "-my-work-refused");
			pages.look("/my-work/calendar", name + "-my-work-calendar");
			pages.look("/calendar?year=2026", name + "-calendar");
			pages.look("/calendar?year=2027", name + "-calendar-unknown");
			pages.look("/handbook", name + "-handbook");
			pages.look("/handbook/" + standard(), name + "-handbook-standard");
			pages.look("/handbook?text=greet&chapter=script", name + "-handbook-search");
			pages.look("/handbook/proposals", name + "-handbook-proposals");
			String records = "/projects/" + project() + "/records";
			pages.look(records, name + "-records");
			pages.look(records + "?type=late&stage=sale&inWindow=true", name + "-records-cell");
			pages.console.expect(records + "?from=soon", 400);
			pages.look(records + "?from=soon", name + "-records-refused");
			listed();
			pages.look("/projects", name + "-projects");
			pages.look("/projects?state=&lead=listed&sort=attainment", name + "-projects-narrowed");
			pages.look("/projects?text=nobody-wrote-this", name + "-projects-none");
			pages.console.expect("/projects?step=soon", 400);
			pages.look("/projects?step=soon", name + "-projects-refused");
			String issues = "/projects/" + withIssues() + "/issues";
			pages.look(issues, name + "-issues");
			pages.look("/issues?status=notStarted&impact=high", name + "-issues-narrowed");
			pages.look("/issues?description=nobody-wrote-this", name + "-issues-none");
			pages.console.expect("/issues?dueFrom=soon", 400);
			pages.look("/issues?dueFrom=soon", name + "-issues-refused");
			String tried = withResults();
			pages.look("/tried", name + "-tried");
			pages.look("/tried?text=unfindable", name + "-tried-none");
			pages.console.expect("/tried?kind=soon", 400);
			pages.look("/tried?kind=soon", name + "-tried-refused");
			pages.look("/tried/recipes", name + "-recipes");
			pages.look("/benefit", name + "-benefit");
			pages.console.expect("/benefit?sure=soon", 400);
			pages.look("/benefit?sure=soon", name + "-benefit-refused");
			pages.look("/projects/" + tried + "/recipe", name + "-recipe");
			pages.look("/projects/" + tried + "/copies", name + "-copies-none");
			copied(tried);
			pages.look("/projects/" + tried + "/copies", name + "-copies");
			pages.look("/audit/projects/" + tried, name + "-audit-project");
			pages.look("/audit/exports", name + "-exports");
			pages.console.expect("/audit/exports?state=soon", 400);
			pages.look("/audit/exports?state=soon", name + "-exports-refused");
			pages.look("/audit", name + "-audit");
			pages.look("/audit?text=nobody-wrote-this", name + "-audit-none");
			pages.console.expect("/audit?state=soon", 400);
			pages.look("/audit?state=soon", name + "-audit-refused");
			recorded();
			pages.look("/audit/records", name + "-audit-records");
			pages.look("/audit/process", name + "-audit-process");
			pages.look("/audit/checklist", name + "-audit-checklist");
			pages.look("/definitions", name + "-definitions");
			pages.console.expect("/nowhere", 404);
			pages.look("/nowhere", name + "-error");
			driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
			pages.look("/account", name + "-account-printed");
			assertThat(new Page(driver).shows("nav, button, .skip")).isFalse();
			pages.look("/projects", name + "-projects-printed");
			assertThat(new Page(driver).shows("nav, button, .skip, .narrow")).isFalse();
			pages.look(issues, name + "-issues-printed");
			assertThat(new Page(driver).shows("nav, button, .skip, .narrow")).isFalse();
		}
		finally {
			driver.quit();
		}
	}

	/** A record that was refused, an intervention, and one with a very long word. */
	private void recorded() {
		jdbc.sql(
				"""
						insert into audit_record (made_at, person, door, what, outcome, business_key, said, changes, reason) values
						  (current_timestamp, 'lead', 'tasklist', 'completeTask', 'refused', 'IMP-2026-0001', null, null,
						   '[{"path":"title","given":null,"message":"wrong.longText","arguments":[]}]'),
						  (current_timestamp, 'admin', 'api', 'setJobRetries', 'done', 'IMP-2026-0001', null, null, 'It hung'),
						  (current_timestamp, 'lead', 'tasklist', 'completeTask', 'done', 'IMP-2026-0001',
						   :said, '[{"of":"project","property":"lead","before":"lead","after":"agent"}]', null)
						""")
			.param("said", "{\"title\":\"" + "long".repeat(300) + "\"}")
			.update();
	}

	private void copied(String project) {
		jdbc.sql("delete from project_copy where business_key = ?").param(project).update();
		jdbc.sql(
				"""
						insert into project_copy (business_key, number, user_id, copied_by, copied_at) values
						  (?, 1, 'manager', 'lead', timestamp '2026-01-05 09:00:00'), (?, 2, 'admin', 'owner', timestamp '2026-01-06 09:00:00')
						""")
			.params(project, project)
			.update();
	}

	@Test
	void whoHasNoMouseSignsInChoosesMailsAndSignsOut() {
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get(address("/login"));
			// Whose choice no other test changes.
			press(driver, "manager", Keys.TAB, "manager", Keys.ENTER);
			page.see(".sl-filter-name");
			driver.get(address("/account"));
			press(driver, Keys.TAB);
			assertThat(focused(driver).getText()).isEqualTo("Skip to the content");
			assertThat(focused(driver).getLocation().getY()).isNotNegative();
			press(driver, Keys.ENTER, Keys.TAB);
			assertThat(focused(driver).getDomAttribute("value")).as("past the navigation").isEqualTo("EACH");
			press(driver, Keys.ARROW_DOWN);
			assertThat(focused(driver).getDomAttribute("value")).isEqualTo("DAILY");
			tabTo(driver, "Save");
			press(driver, Keys.ENTER);
			assertThat(page.text(".saved")).isEqualTo("Saved.");
			assertThat(driver.findElement(By.cssSelector("input[value=DAILY]")).isSelected()).isTrue();
			tabTo(driver, "Sign out");
			press(driver, Keys.ENTER);
			page.see("#username");
			driver.get(address("/account"));
			assertThat(driver.getCurrentUrl()).isEqualTo(address("/login"));
		}
		finally {
			driver.quit();
		}
	}

	/** Without scripts, signing out is an ordinary form. */
	@Test
	void whoHasNoScriptsSignsOutToo() {
		ChromeDriver driver = Chromium.start("en-GB");
		try {
			driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
			new OwnPages(driver, port).signIn("agent");
			driver.get(address("/account"));
			driver.findElement(By.cssSelector(".reader button")).click();
			driver.get(address("/account"));
			assertThat(driver.getCurrentUrl()).isEqualTo(address("/login"));
		}
		finally {
			driver.quit();
		}
	}

	/** A standard with two versions, one of them with words that do not end, and HTML. */
	private int standard() {
		String key = new Loop(engine).open().businessKey();
		jdbc.sql("insert into handbook_entry (chapter, owner, business_key, lap) values ('script', 'owner', ?, 1)")
			.param(key)
			.update();
		int entry = jdbc.sql("select max(id) from handbook_entry").query(Integer.class).single();
		for (int number = 1; number <= 2; number++) {
			jdbc.sql(
					"""
							insert into handbook_version (entry_id, number, chapter, owner, title, text, valid_from, reason, action_ids,
							  written_by, written_at, approved, decided_by, decided_at) values (?, ?, 'script', 'owner',
							  '<script>document.body.remove()</script> Calls at noon', ?, date '2026-01-01', ?, '[]', 'lead',
							  timestamp '2026-01-01 00:00:00', true, 'owner', timestamp '2026-01-02 00:00:00')
							""")
				.params(entry, number,
						"Who calls is greeted by name.\n" + "A_word_that_goes_on_".repeat(number * 9)
								+ "\n<img src=x onerror=\"document.body.remove()\">",
						(number == 2) ? "Callers said so." : null)
				.update();
		}
		return entry;
	}

	/** A project with records of every kind of length. */
	private String project() {
		String key = new Loop(engine).open().businessKey();
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, state, read_count, stored_count,
				  updated_count, refused_count, discarded_count, started_at)
				values (?, 'customerFeedback', 'a.csv', false, 'done', 60, 60, 0, 0, 0, timestamp '2026-01-01 00:00:00')
				""").param(key).update();
		for (int line = 1; line <= 60; line++) {
			jdbc.sql(
					"""
							insert into feedback (import_id, line, external_id, time, type, stage, text, customer, channel, rating,
							  customer_group, as_written) values ((select max(id) from feedback_import), ?, ?, ?, ?, ?, ?, ?, 'phone', ?,
							  ?, ?)
							""")
				.params(line, "T-" + line, LocalDateTime.of(2026, 3, 1, 9, 0).plusDays(line),
						(line % 7 == 0) ? null : "late", "sale", "A_word_that_goes_on_".repeat(line % 3 * 9 + 1),
						"C-" + line, line % 5 + 1.0, (line % 2 == 0) ? "new" : "regular",
						(line % 4 == 0) ? "ＬＡＴＥ; A_word_that_goes_on_A_word_that_goes_on" : null)
				.update();
		}
		Kept.anew(jdbc, key);
		return key;
	}

	/**
	 * Projects in every step and of every end, with goals of much and of little to say.
	 */
	private void listed() {
		if (jdbc.sql("select count(*) from project where lead = 'listed'").query(Integer.class).single() > 0) {
			return;
		}
		List<String> steps = List.of("setGoals", "collectData", "classifyProblems", "findRootCause", "planActions",
				"implementAction", "evaluateResult");
		List<String> ends = List.of("reached", "notReached", "cancelled");
		for (int i = 1; i <= 60; i++) {
			String key = "IMP-1995-%04d".formatted(i);
			boolean runs = i % 3 > 0;
			jdbc.sql(
					"""
							insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
							  opened_at, closed_at, step_since) values (?, ?, 'targetedFix', 'hotline', 'listed', 'owner', ?, ?, ?,
							  timestamp '1995-01-01 09:00:00', ?, ?)
							""")
				.params(key,
						(i % 9 == 0)
								? "A_word_that_goes_on_".repeat(7) + "<img src=x onerror=\"document.body.remove()\">"
								: "Fewer repeat calls",
						runs ? "running" : ends.get(i % 9 / 3), 1 + i % 3, runs ? steps.get(i % 7) : "evaluateResult",
						runs ? null : LocalDateTime.of(1995, 6, 1, 9, 0).plusDays(i),
						LocalDateTime.now().minusDays(i * i % 97))
				.update();
			for (int goal = 1; goal <= i % 4; goal++) {
				jdbc.sql(
						"""
								insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
								  data_source, period) values (?, ?, 'm', ?, 'min', 'decrease', 10, 5, date '1996-01-01', 'x', 'x', 'week')
								""")
					.params(key, "g" + goal, (goal == 3) ? "A_word_that_goes_on_".repeat(9) : "Response time")
					.update();
				jdbc.sql(
						"""
								insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
								  baseline, target, attainment, met, measured_at) values (?, 1, ?, ?, 10, date '1995-03-01',
								  date '1995-03-31', 'x', 10, 5, ?, ?, timestamp '1995-04-01 00:00:00')
								""")
					.params(key, "g" + goal, 10 - goal * i % 13, goal * i % 13 / 5.0, goal * i % 13 >= 5)
					.update();
			}
		}
	}

	/** A project whose problems have much and little to say. */
	private String withIssues() {
		String key = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").businessKey();
		jdbc.sql("update problem set description = ?, impact_note = ? where business_key = ? and id = 'p2'")
			.params("A_word_that_goes_on_".repeat(9) + "\n<img src=x onerror=\"document.body.remove()\">",
					"Complaints. ".repeat(20), key)
			.update();
		for (int i = 1; i <= 3; i++) {
			jdbc.sql(
					"""
							insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
							  responsible, due_date, training_required, pilot_sites, escalation)
							values (?, 1, ?, 'p1', 'Show the history of chats', 'x', 'x', 'IT', 'lead', date '2026-01-31', false,
							  '[]', 'none')
							""")
				.params(key, "a" + i)
				.update();
		}
		return key;
	}

	/**
	 * A project that has ended, with much and little to say of what was tried, and of its
	 * worth.
	 */
	private String withResults() {
		String key = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").businessKey();
		jdbc.sql("update project set state = 'reached', lead = 'admin' where business_key = ?").param(key).update();
		jdbc.sql("update goal set unit_worth = 1234567.5 where business_key = ?").param(key).update();
		jdbc.sql("""
				insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,
				  found_at, verified) values (?, 1, 'p1', 1, '[]', ?, 'systemSupport', '[]',
				  timestamp '2026-01-01 00:00:00', true)
				""")
			.params(key, "A_word_that_goes_on_".repeat(9) + "\n<img src=x onerror=\"document.body.remove()\">")
			.update();
		for (int i = 1; i <= 3; i++) {
			jdbc.sql(
					"""
							insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
							  responsible, due_date, training_required, pilot_sites, escalation, completed_on, kind, cost)
							values (?, 1, ?, 'p1', ?, 'x', 'x', 'IT', 'lead', date '2026-01-31', false, '[]', 'none',
							  date '2026-01-30', 'technology', 98765.43)
							""")
				.params(key, "a" + i,
						(i == 1) ? "Ask Mr. Miller (0571 8888 1234) and quality7@example.org; Alex Agent helps"
								: "Show the history of chats")
				.update();
		}
		jdbc.sql(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  baseline, change_value, change_low, change_high, attainment, met, proven, measured_at)
						select business_key, 1, id, 4.6, 395, date '2026-02-01', date '2026-02-28', 's', baseline, -3.4, -4.1, -2.7,
						  1.13, true, 'yes', timestamp '2026-03-01 00:00:00' from goal where business_key = ?
						""")
			.param(key)
			.update();
		jdbc.sql("delete from recipe_item").update();
		jdbc.sql("delete from recipe").update();
		jdbc.sql("insert into recipe (id, from_text, read_by, read_at) values ('r1', ?, 'owner',"
				+ " timestamp '2026-01-01 00:00:00')")
			.param("Hotline_that_goes_on_".repeat(8))
			.update();
		jdbc.sql(
				"""
						insert into recipe_item (id, recipe_id, number, type, stage, description, root_cause, cause_class, measures,
						  metric, direction, before_percent, after_percent, attainment, met, proven)
						values ('i1', 'r1', 1, '效率', '在线咨询', '客户等待太久', '工单没有分级', 'processDesign',
						  '[{"kind":"process","text":"工单分级","stopped":true}]', '平均响应时长', 'decrease', 100, 57.5, 0.9, false, null)
						""")
			.update();
		return key;
	}

	/**
	 * Goes from one thing to the next until the one with this text; each shows that it
	 * has the focus.
	 */
	private static void tabTo(ChromeDriver driver, String text) {
		for (int i = 0; !focused(driver).getText().equals(text); i++) {
			assertThat(i).as("steps to " + text).isLessThan(20);
			press(driver, Keys.TAB);
			if (!focused(driver).getTagName().equals("body")) {
				assertThat(focused(driver).getCssValue("outline-style")).as(focused(driver).getText())
					.isNotEqualTo("none");
			}
		}
	}

	private static void press(ChromeDriver driver, CharSequence... keys) {
		new Actions(driver).sendKeys(keys).perform();
	}

	private static WebElement focused(ChromeDriver driver) {
		return driver.switchTo().activeElement();
	}

	private String address(String path) {
		return "http://localhost:" + port + path;
	}

}
