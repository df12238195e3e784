package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.project.sendback.TakeBacks;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was taken back stands in its form as it was said, and can be handed in as it is.
 */
@BrowserApplication
class TakeBackInFormsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TakeBacks takeBacks;

	@LocalServerPort
	private int port;

	private Loop loop;

	@Serves("E16")
	@ParameterizedTest
	@ValueSource(strings = { "en-GB", "zh-CN" })
	void aListACauseAndADecisionAreHandedInAgainAsTheyAre(String language) {
		loop = new Loop(engine).open().setGoals().collectData();
		String url = "http://localhost:" + port;
		Pictures pictures = new Pictures("takeBack");
		try (Person lead = new Person("lead", language, url, pictures);
				Person owner = new Person("owner", language, url, pictures)) {
			again(lead, "userTask_classifyProblems", loop::classifyProblems);
			assertThat(loop.openTasks()).containsExactly("userTask_confirmPriorities");
			loop.confirm("p1");
			again(lead, "userTask_findRootCause", loop::findCause);
			assertThat(loop.openTasks()).containsExactly("userTask_verifyRootCause");
			loop.verifyCause(true, null).plan(List.of(action("a1", "p1")));
			again(owner, "userTask_approvePlan", () -> loop.complete("owner", "userTask_approvePlan",
					values("planApproved", false, "approvalNote", "Look once more at the effort")));
			assertThat(loop.openTasks()).containsExactly("userTask_planActions");
		}
	}

	/**
	 * Somebody completes a task, takes it back, and completes it with what stands there.
	 */
	private void again(Person person, String taskKey, Runnable complete) {
		String name = taskKey.equals("userTask_approvePlan") ? "owner" : "lead";
		String done = loop.task(taskKey, name).getId();
		complete.run();
		String open = loop.as(name, Loop.groups(name), () -> takeBacks.takeBack(done));
		person.tasklist.open(open);
		person.picture(taskKey.replace("userTask_", "")).complete();
	}

}
