package io.serviceloop.browser;

import java.util.Date;
import java.util.List;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasklist's own tabs speak to people, and to auditors of what may be looked at alone.
 */
@BrowserApplication
class TaskTabsTest {

	private static final String SCALE = "return document.querySelector('.diagram-pane .viewport')"
			+ ".transform.baseVal.consolidate()?.matrix.a";

	private static final String DRAWN = """
			const box = document.querySelector('.diagram-pane').getBoundingClientRect();
			return arguments[0].every(id => {
			  const shape = document.querySelector('.diagram-pane [data-element-id=' + id + ']').getBoundingClientRect();
			  return shape.left >= box.left && shape.right <= box.right && shape.top >= box.top && shape.bottom <= box.bottom;
			});""";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, Diagram, Show the whole process", "zh-CN, 流程图, 显示整个流程" })
	void theDiagramShowsTheStepAndItsNeighboursReadablyAndTheWholeOnDemand(String language, String diagram,
			String whole) {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findCause();
		String verify = loop.task("userTask_verifyRootCause", "quality").getId();
		try (Person quality = person("quality", language, "diagram")) {
			quality.tasklist.open(verify);
			tab(quality, diagram);
			quality.tasklist.see(".diagram-pane [data-element-id=userTask_verifyRootCause]");
			quality.tasklist.until("a readable scale", () -> scale(quality) >= 0.85);
			quality.tasklist.until("the step and its neighbours", () -> (boolean) quality.driver.executeScript(DRAWN,
					List.of("userTask_verifyRootCause", "userTask_findRootCause", "gateway_causeVerified")));
			quality.picture("diagram");
		}
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", language, "diagram-whole")) {
			lead.tasklist.open(goals);
			tab(lead, diagram);
			lead.tasklist.until("a readable scale", () -> lead.tasklist.shows(".diagram-pane") && scale(lead) >= 0.85);
			lead.tasklist.at(By.xpath("//button[normalize-space()='" + whole + "']")).click();
			lead.tasklist.until("the whole", () -> scale(lead) < 0.5);
			lead.picture("diagram-whole");
			Accessibility.check(lead.driver, "the diagram, " + language);
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, Description, Serves", "zh-CN, 描述, 对应需求" })
	void theDescriptionSpeaksToPeopleAndFoldsWhatProgramsNeed(String language, String description, String serves) {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person lead = person("lead", language, "description")) {
			lead.tasklist.open(goals);
			tab(lead, description);
			lead.tasklist.see(".sl-tab summary");
			assertThat(lead.tasklist.text(".tab-content")).doesNotContain(serves, "userTask_", "A1")
				.hasSizeGreaterThan(60);
			lead.tasklist.click(".sl-tab summary");
			lead.tasklist.at(".sl-tab details").says(serves);
			lead.tasklist.at(".sl-tab details").says("userTask_setGoals");
			lead.picture("description");
			Accessibility.check(lead.driver, "the description, " + language);
		}
	}

	@ParameterizedTest
	@CsvSource({
			"en-GB, History, Lena Lead took the task., Lena Lead handed the task to Quinn Quality., set the due date to",
			"zh-CN, 历史, Lena Lead 认领了任务。, Lena Lead 将任务交给了 Quinn Quality。, 将到期日设为" })
	void theHistoryTellsWhatHappenedToTheTask(String language, String history, String claimed, String handed,
			String due) {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		Task task = loop.task("userTask_findRootCause", "lead");
		as("lead", () -> {
			engine.getTaskService().claim(task.getId(), "lead");
			Task open = engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
			open.setDueDate(new Date(open.getCreateTime().getTime() + 86_400_000));
			engine.getTaskService().saveTask(open);
			engine.getTaskService().createComment(task.getId(), task.getProcessInstanceId(), "Ask IT first");
			engine.getTaskService().setAssignee(task.getId(), "quality");
		});
		try (Person quality = person("quality", language, "history")) {
			quality.tasklist.open(task.getId());
			tab(quality, history);
			quality.tasklist.see(".sl-happened li");
			String told = quality.tasklist.text(".sl-happened");
			assertThat(told).contains(claimed, handed, due, "Ask IT first")
				.doesNotContain("assignee", "dueDate", "null");
			quality.picture("history");
			Accessibility.check(quality.driver, "the history, " + language);
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, Read only, Notes and evidence", "zh-CN, 只读, 备注与证据" })
	void anAuditorSeesWhatIsReadOnlyAndNoControlToChangeIt(String language, String readOnly, String notes) {
		String goals = new Loop(engine).open().task("userTask_setGoals", "lead").getId();
		try (Person auditor = person("auditor", language, "auditor")) {
			auditor.tasklist.at(".sl-list-head .sl-chip").says(readOnly);
			auditor.tasklist.open(goals);
			auditor.tasklist.at(".sl-meta").says(readOnly);
			assertThat(auditor.tasklist
				.texts(".start-process-action, .claim, .unclaim, .reset-assignee, .reset-due-date,"
						+ " .form-actions button, [cam-widget-inline-field], .task-filter .actions, .createCommentLink"))
				.isEmpty();
			auditor.picture("auditor");
			tab(auditor, notes);
			auditor.tasklist.see(".sl-notes");
			assertThat(auditor.tasklist.texts(".sl-notes textarea, .sl-notes button")).isEmpty();
			Accessibility.check(auditor.driver, "what an auditor sees, " + language);
		}
	}

	private void as(String userId, Runnable work) {
		engine.getIdentityService().setAuthentication(userId, List.of("project-leads"));
		try {
			work.run();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	private static double scale(Person person) {
		Object scale = person.driver.executeScript(SCALE);
		return (scale instanceof Number number) ? number.doubleValue() : 0;
	}

	private static void tab(Person person, String name) {
		person.tasklist.at(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space()='" + name + "']")).click();
	}

	private Person person(String name, String language, String pictures) {
		return new Person(name, language, "http://localhost:" + port,
				new Pictures("tabs-" + pictures + "-" + language.substring(0, 2)));
	}

}
