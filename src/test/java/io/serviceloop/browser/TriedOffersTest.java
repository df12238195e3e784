package io.serviceloop.browser;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was tried against a like cause is offered with the plan, and taken over by a
 * click.
 */
@BrowserApplication
class TriedOffersTest {

	@RegisterExtension
	static final People people = new People("en-GB", "tried");

	@Autowired
	private ProcessEngine engine;

	@AfterEach
	void everybodyLeaves() {
		people.leave();
	}

	@Test
	@Serves({ "E27", "A29" })
	void aMeasureOfAnotherProjectBecomesARowOfThePlan() {
		new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.implementAndObserve(1, "p1")
			.measure(4, 4);
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses();
		Person lead = people.is("lead");
		lead.tasklist.open(loop.task("userTask_planActions", "lead").getId());
		lead.tasklist.see(".sl-alike");
		assertThat(lead.tasklist.text(".sl-alike")).contains("goal met");
		String offered = lead.tasklist.text(".sl-alike .sl-link").replaceFirst("^\\+ ", "");
		lead.picture("planActions-tried");
		lead.tasklist.click(".sl-alike .sl-link");
		assertThat(lead.tasklist.row("actions", 0).value("measure")).isEqualTo(offered);
	}

}
