package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has completed a task is told how it goes on; who must claim one, how that is done.
 */
@BrowserApplication
@Serves({ "E29", "A40" })
class AfterTaskTest {

	private static final String NOTICE = ".sl-after";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@Test
	void afterATaskOneReadsForWhomItWaitsNowAndWhatIsNextForOneself() {
		Loop loop = implementing();
		String other = new Loop(engine).open().setGoals().task("userTask_collectData", "agent").getId();
		Task report = loop.task("userTask_implementAction", "agent");
		try (Person agent = person("agent", "en-GB", "after")) {
			agent.tasklist.open(report.getId());
			agent.tasklist.camundaForm()
				.type("Result", "In use since Monday")
				.type("Evidence", "Ticket 4711 shows the new answer.");
			agent.tasklist.complete();
			agent.tasklist.at(NOTICE).says("Done. The effect is measured from");
			agent.tasklist.at(NOTICE).says("Your next task: Collect data");
			assertThat(agent.tasklist.texts(".page-notifications .alert")).isEmpty();
			Accessibility.check(agent.driver, "the notice", ".task-details .content");
			agent.picture("done");
			// The notice has the focus: the next task is a few keys away.
			agent.driver.switchTo().activeElement().sendKeys(Keys.TAB);
			agent.driver.switchTo().activeElement().sendKeys(Keys.TAB);
			agent.driver.switchTo().activeElement().sendKeys(Keys.ENTER);
			agent.tasklist.until("the next task", () -> agent.tasklist.taskName().equals("Collect data"));
			assertThat(agent.driver.getCurrentUrl()).contains("task=" + other);
			agent.tasklist.until("the notice to be gone", () -> !agent.tasklist.shows(NOTICE));
			agent.tasklist.leave();
		}
	}

	@Test
	void aTaskOfTheGroupIsClaimedAboveItsFormAndThenItWaitsForTheNextPerson() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findCause();
		Task verify = loop.task("userTask_verifyRootCause", "quality");
		try (Person inspector = person("quality", "zh-CN", "claim")) {
			inspector.tasklist.open(verify.getId());
			inspector.tasklist.at(".sl-claim").says("等待认领");
			Accessibility.check(inspector.driver, "the way to claim", ".sl-claim");
			inspector.picture("claim-zh");
			inspector.tasklist.click(".sl-claim button");
			inspector.tasklist.until("the form to be in focus",
					() -> inspector.driver.executeScript("return !!document.activeElement.closest('.fjs-container')")
						.equals(true));
			assertThat(inspector.tasklist.shows(".sl-claim")).isFalse();
			assertThat(inspector.tasklist.shows(".disabled-form")).isFalse();
			assertThat(engine.getTaskService().createTaskQuery().taskId(verify.getId()).singleResult().getAssignee())
				.isEqualTo("quality");
		}
		loop.verifyCause(true, null).plan(List.of(action("a1", "p1")));
		Task approve = loop.task("userTask_approvePlan", "owner");
		try (Person owner = person("owner", "zh-CN", "next")) {
			owner.tasklist.open(approve.getId());
			owner.tasklist.camundaForm().tick("所需人员已落实", "所需系统已落实", "所需设备已落实").answer("是，开始实施");
			owner.tasklist.complete();
			owner.tasklist.at(NOTICE).says("已完成。 下一步：");
			owner.tasklist.at(NOTICE).says("Alex Agent");
			owner.picture("next-zh");
		}
	}

	@Test
	void afterTheLastTaskOneReadsWhatTheGoalsCameToAndWhereItIsKept() {
		Loop loop = new Loop(engine).untilStandard().draftStandard("Every ticket is graded on arrival.");
		Task approve = loop.task("userTask_approveStandard", "owner");
		try (Person owner = person("owner", "en-GB", "end")) {
			owner.tasklist.open(approve.getId());
			owner.tasklist.camundaForm().answer("Yes, it holds from the day named above");
			owner.tasklist.complete();
			owner.tasklist.at(NOTICE).says("Done. The project reached its goals.");
			owner.tasklist.at(NOTICE + " table").says("116.7%");
			assertThat(owner.tasklist.texts(NOTICE + " tbody tr")).hasSize(2)
				.allSatisfy(goal -> assertThat(goal).endsWith("reached"));
			Accessibility.check(owner.driver, "the end of a project", ".task-details .content");
			owner.picture("reached");
			owner.tasklist.click(NOTICE + " a[href*='/handbook/']");
			owner.tasklist.until("the standard", () -> owner.tasklist.text("h1").contains("Grading of tickets"));
		}
		// The lead has not been asked, and learns of it.
		try (Person lead = person("lead", "zh-CN", "lead-learns")) {
			lead.tasklist.at("section[aria-labelledby=slFirstDone]").says("审批标准，Oskar Owner");
			lead.picture("finished-zh");
		}
	}

	private Loop implementing() {
		return new Loop(engine).untilImplementation();
	}

	private Person person(String name, String language, String pictures) {
		return new Person(name, language, "http://localhost:" + port, new Pictures(pictures));
	}

}
