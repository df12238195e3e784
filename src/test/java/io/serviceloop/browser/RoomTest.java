package io.serviceloop.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;

/** In Tasklist the form has the room, and whoever opens it can type. */
@BrowserApplication
class RoomTest {

	private static final String COMPLETE = ".task-card .form-actions .btn-primary";

	/** Whether nothing covers a control and all of it is on the screen. */
	private static final String IN_SIGHT = """
			const control = [...document.querySelectorAll(arguments[0])].find(one => one.checkVisibility());
			const { left, top, right, bottom } = control.getBoundingClientRect();
			return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
			  && control.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));""";

	private static final String AT_A_FIELD = "return document.activeElement.matches("
			+ "'.sl-form input, .sl-form textarea, .sl-form select, .fjs-form input, .fjs-form textarea')";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, 1366, 768, My tasks", "zh-CN, 1366, 768, 我的任务", "en-GB, 1920, 1080, My tasks" })
	void filtersAreFoldedAndSaveAndCompleteAreInSightHoweverLongTheFormIs(String language, int width, int height,
			String filter) {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", language, "room-" + language.substring(0, 2) + "-" + width)) {
			Pictures.screen(lead.driver, width, height);
			lead.tasklist.at(".sl-filter-name").says(filter);
			assertThat(lead.tasklist.shows(".task-filter")).isFalse();
			lead.tasklist.open(goals);
			lead.tasklist.see(COMPLETE);
			assertThat(sees(lead, COMPLETE)).as("at the top").isTrue();
			lead.driver.executeScript("document.querySelector('.task-details > .content').scrollTop = 1e6");
			assertThat(sees(lead, COMPLETE)).as("at the end").isTrue();
			assertThat(lead.tasklist.texts(".followup-date, li.groups, .priority, .task-details .region-toggle,"
					+ " .task-details .maximize, .createCommentLink"))
				.as("what nobody here needs")
				.isEmpty();
			Pictures.screen(lead.driver, width, height);
			lead.picture("setGoals");
			Pictures.screen(lead.driver, width, height);
			lead.tasklist.filters(true);
			assertThat(lead.tasklist.texts(".task-filter")).hasSize(3);
			lead.driver.navigate().refresh();
			lead.tasklist.see(".task-filter");
			lead.tasklist.filters(false);
			lead.driver.navigate().refresh();
			lead.tasklist.at(".sl-filter-name").says(filter);
			assertThat(lead.tasklist.shows(".task-filter")).as("after folding them again").isFalse();
			lead.tasklist.see(COMPLETE);
			Accessibility.check(lead.driver, "Tasklist with a form, " + language);
		}
	}

	@Test
	void whoClicksIntoThePersonThatHasTheFocusAlreadyTypesOverWhoStandsThere() {
		try (Person manager = person("manager", "en-GB", "room-person")) {
			manager.tasklist.start("Hand over all work");
			manager.tasklist.until("the first field to have the focus",
					() -> manager.driver.executeScript("return !!document.activeElement.closest('.sl-person')"));
			assertThat(manager.tasklist.form().value("person")).contains("manager");
			manager.tasklist.form().person("person", "lead");
			assertThat(manager.tasklist.form().value("person")).contains("lead");
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, Improvement loop", "zh-CN, 改进循环" })
	void theStartButtonIsInSightAndTheFirstFieldHasTheFocus(String language, String process) {
		try (Person lead = person("lead", language, "room-start-" + language.substring(0, 2))) {
			lead.tasklist.start(process);
			lead.tasklist.until("the first field", () -> isAtAField(lead));
			assertThat(sees(lead, ".modal-footer .btn-primary")).isTrue();
			lead.driver.executeScript("document.querySelector('.modal-body').scrollTop = 1e6");
			assertThat(sees(lead, ".modal-footer .btn-primary")).isTrue();
			Accessibility.check(lead.driver, "the start form, " + language);
		}
	}

	@Test
	void whoeverOpensOrClaimsATaskIsAtTheFirstFieldWithinThreeKeyPresses() {
		Loop loop = new Loop(engine).open();
		String goals = loop.task("userTask_setGoals", "lead").getId();
		Loop other = implementing();
		String report = other.task("userTask_implementAction", "agent").getId();
		Loop causes = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		String cause = causes.task("userTask_findRootCause", "lead").getId();
		try (Person lead = person("lead", "en-GB", "room-keys")) {
			enter(lead, goals);
			assertThat(pressesToAField(lead)).as("our own form").isLessThanOrEqualTo(3);
			lead.tasklist.filter("My group's tasks");
			enter(lead, cause);
			lead.tasklist.until("the button that claims",
					() -> lead.driver.switchTo().activeElement().getAttribute("class").contains("claim"));
			lead.driver.switchTo().activeElement().sendKeys(Keys.ENTER);
			assertThat(pressesToAField(lead)).as("after claiming").isLessThanOrEqualTo(3);
		}
		try (Person agent = person("agent", "zh-CN", "room-keys")) {
			enter(agent, report);
			assertThat(pressesToAField(agent)).as("a Camunda Form that begins with much to read")
				.isLessThanOrEqualTo(3);
		}
	}

	@Test
	void nothingIsTakenFromWhoTypesElsewhereMeanwhile() {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", "en-GB", "room-typing")) {
			lead.tasklist.see(".tasks-list li h4 a[href*='" + goals + "']");
			lead.driver.executeScript("document.querySelector(`.tasks-list li h4 a[href*='" + goals + "']`).click()");
			lead.tasklist.at(".tasks-list [cam-widget-search] input").press("due");
			lead.tasklist.see(".sl-form .sl-head");
			// As long as the form takes to look for its first field.
			assertThat(lead.driver.executeAsyncScript("setTimeout(arguments[0], 600)")).isNull();
			assertThat(lead.driver.switchTo().activeElement().getAttribute("ng-model")).isEqualTo("inputQuery");
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, (optional)", "zh-CN, （选填）" })
	void camundaFormsLookAsOurOwnDo(String language, String optional) {
		Loop loop = implementing();
		String report = loop.task("userTask_implementAction", "agent").getId();
		String sources = new Loop(engine).open().setGoals().task("userTask_collectData", "agent").getId();
		try (Person agent = person("agent", language, "room-alike-" + language.substring(0, 2))) {
			agent.tasklist.open(sources);
			Map<String, ?> ours = look(agent, ".sl-form", ".sl-field > label", ".sl-form textarea, .sl-form input");
			agent.tasklist.open(report);
			assertThat(look(agent, ".fjs-form", ".fjs-form-field-label", ".fjs-form textarea")).isEqualTo(ours);
			assertThat(agent.tasklist.shows(".fjs-asterix")).isFalse();
			assertThat(agent.driver.executeScript("""
					return [...document.querySelectorAll('.fjs-form-field-textarea label')]
					  .map(label => getComputedStyle(label, '::after').content.includes(arguments[0]));""", optional))
				.isEqualTo(List.of(false, true));
			agent.picture("implementAction");
			Accessibility.check(agent.driver, "a Camunda Form, " + language);
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB", "zh-CN" })
	void matrixAndFishboneStandAboveTheFormsThatSpeakOfThem(String language) throws IOException {
		String cause = "Chats are answered in the order of arrival, because nobody sees which of them are urgent and the"
				+ " tool has never been told what makes one urgent; so that who waits longest is not who needs it most; supervisors learn of it from complaints alone, a day later, when the roster of the next day has been written already and nobody can be added to it any more";
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		loop.complete("lead", "userTask_findRootCause",
				values("whys",
						List.of("Urgent cases wait behind others", "Agents answer in the order of arrival",
								"Tickets are not graded"),
						"rootCause", "There is no automatic grading of tickets", "causeClass", "systemSupport",
						"fishbone", List.of(Map.of("bone", "method", "causes", List.of(cause, "no grading rule")))));
		String verify = loop.task("userTask_verifyRootCause", "quality").getId();
		try (Person quality = person("quality", language, "room-pictures-" + language.substring(0, 2))) {
			quality.tasklist.open(verify);
			quality.tasklist.see(".sl-grounds sl-matrix[kind=urgency] .sl-dot");
			assertThat(quality.tasklist.texts(".sl-grounds sl-matrix[kind=urgency] .sl-legend li")).hasSize(4)
				.allMatch(text -> text.matches("P[0-3].*"));
			assertThat(quality.tasklist.texts(".sl-grounds sl-matrix[kind=frequency] .sl-legend li")).hasSize(4);
			focus(quality, ".sl-grounds sl-matrix[kind=urgency] .sl-dot");
			quality.tasklist.at(".sl-grounds sl-matrix[kind=urgency] .sl-pointed").says("wait more than five minutes");
			focus(quality, ".sl-grounds .sl-cause[tabindex]");
			quality.tasklist.at(".sl-grounds sl-fishbone .sl-pointed").says(cause);
			quality.picture("verifyRootCause");
			Accessibility.check(quality.driver, "pictures above a form, " + language);
		}
		loop.verifyCause(true, null).plan(List.of(action("a1", "p1")));
		String plan = loop.task("userTask_approvePlan", "owner").getId();
		try (Person owner = person("owner", language, "room-plan-" + language.substring(0, 2))) {
			owner.tasklist.open(plan);
			owner.tasklist.see(".sl-grounds sl-fishbone");
			owner.picture("approvePlan");
		}
	}

	private static void focus(Person person, String css) {
		person.tasklist.see(css);
		person.driver.executeScript("document.querySelector(arguments[0]).focus()", css);
	}

	/** Type and its size, weight of labels, edges of fields. */
	@SuppressWarnings("unchecked")
	private static Map<String, ?> look(Person person, String form, String label, String field) {
		return (Map<String, ?>) person.driver.executeScript(
				"""
						// A field that has the focus wears another edge.
						document.activeElement.blur();
						const style = css => getComputedStyle([...document.querySelectorAll(css)].find(one => one.checkVisibility()));
						const [form, label, field] = [...arguments].map(style);
						return { family: form.fontFamily, size: form.fontSize, ink: form.color,
						  label: [label.fontFamily, label.fontSize, label.fontWeight, label.color, label.letterSpacing],
						  field: [field.fontFamily, field.fontSize, field.borderTopColor, field.borderTopLeftRadius, field.paddingLeft] };""",
				form, label, field);
	}

	private static void enter(Person person, String taskId) {
		String link = ".tasks-list li h4 a[href*='" + taskId + "']";
		person.tasklist.see(link);
		person.driver.executeScript("document.querySelector(arguments[0]).focus()", link);
		new Actions(person.driver).sendKeys(Keys.ENTER).perform();
	}

	/** How often Tab or Enter is pressed until a field of the form has the focus. */
	private static int pressesToAField(Person person) {
		person.tasklist.until("the form to take the focus", () -> isAtAField(person)
				|| (boolean) person.driver.executeScript("return document.activeElement.matches('.sl-to-field')"));
		int presses = 0;
		while (!isAtAField(person) && presses < 30) {
			new Actions(person.driver).sendKeys(Keys.ENTER).perform();
			presses++;
		}
		return presses;
	}

	private static boolean isAtAField(Person person) {
		return (boolean) person.driver.executeScript(AT_A_FIELD);
	}

	private static boolean sees(Person person, String css) {
		return (boolean) person.driver.executeScript(IN_SIGHT, css);
	}

	private Loop implementing() {
		return new Loop(engine).untilImplementation();
	}

	private Person person(String name, String language, String pictures) {
		return new Person(name, language, "http://localhost:" + port, new Pictures(pictures));
	}

}
