package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole loop in real Tasklist: one goal is missed, and a second lap mends it. */
@BrowserApplication
class TasklistTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TestRestTemplate http;

	@LocalServerPort
	private int port;

	private Desk desk;

	private Analysis analysis;

	private Improvement improvement;

	@BeforeEach
	void everybodyComes() {
		desk = new Desk(new People("en-GB", "http://localhost:" + port), engine, http);
		analysis = new Analysis(desk);
		improvement = new Improvement(desk);
	}

	@AfterEach
	void everybodyLeaves() {
		desk.people.close();
	}

	@Test
	void aProjectGoesTwiceRoundTheLoopAndReachesItsGoals() {
		analysis.openProject();
		analysis.setGoals();
		analysis.collectData();
		analysis.classifyProblems();
		analysis.confirmPriorities();
		analysis.containProblem();
		analysis.findRootCauses();
		improvement.planActions();
		improvement.approvePlan();
		improvement.implementActions();
		improvement.measure("5", "30");
		improvement.evaluate();
		secondLap();
		improvement.standardise();
		assertThat(desk.project().path("state").asText()).isEqualTo("reached");
		assertThat(desk.project().path("lap").asInt()).isEqualTo(2);
		rareForms();
		Leave leave = new Leave(desk);
		leave.beAway();
		leave.leave();
		desk.people.checkConsoles();
		assertThat(desk.people.pictures().taken()).containsAll(Forms.all());
	}

	private void secondLap() {
		assertThat(desk.loop.openTasks()).as("only the problem of the missed goal")
			.containsExactly("userTask_findRootCause");
		Person lead = desk.people.is("lead");
		lead.tasklist.claimFrom("My group's tasks", "Find root cause");
		assertThat(lead.tasklist.text(".sl-subject")).contains("p2");
		assertThat(lead.tasklist.text(".sl-earlier")).contains("Rosters are made without",
				"Show the chat at the phone desk");
		analysis.findRootCause(lead, "Rosters are made without a look at the phone desk");
		analysis.verifyRootCause();
		desk.open("lead", "planActions");
		Improvement.planned(lead.tasklist.row("actions", 0), "Merge the histories of chat and phone");
		lead.picture("planActions-second-lap").complete();
		Person owner = desk.open("owner", "approvePlan");
		owner.tasklist.camundaForm().answer("Yes, start the work");
		owner.tasklist.complete();
		improvement.report("implementAction", "Both histories are one");
		improvement.measure("4.5", "19");
		improvement.evaluate();
	}

	/** Two forms that a project which goes well never shows. */
	private void rareForms() {
		desk.loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1", "p3");
		desk.loop.findAndVerifyCauses();
		desk.loop.plan(List.of(action("a1", "p1"), with(action("a2", "p3"), "responsible", "quality"))).approvePlan();
		desk.loop.change("dropAction", "actionId", "a2");
		Person owner = desk.open("owner", "approveDrop");
		owner.tasklist.camundaForm().answer("Yes, drop it");
		owner.picture("approveDrop").complete();
		desk.loop.report("userTask_implementAction").fire("event_observationOver").measure(9, 45).evaluate();
		for (int lap = 2; lap <= 3; lap++) {
			desk.loop.findAndVerifyCauses().implementAndObserve(lap, "p1", "p3").measure(9, 45).evaluate();
		}
		Person manager = desk.people.is("manager");
		manager.tasklist.claimFrom("My group's tasks", "Decide continuation");
		manager.tasklist.camundaForm().answer("No, close it").type("Reason", "The new system comes next year");
		manager.picture("decideContinuation").complete();
		assertThat(desk.project().path("state").asText()).isEqualTo("notReached");
	}

}
