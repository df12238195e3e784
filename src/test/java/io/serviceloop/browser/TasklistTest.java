package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.process.Loop;
import io.serviceloop.process.Review;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The whole loop in real Tasklist, act by act. Each act has a project of its own that was
 * brought to its beginning without a browser, and fails alone; what people typed is taken
 * over by the next step. Nobody uses a mouse: every form is reached, filled and completed
 * with the keyboard alone.
 */
@BrowserApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TasklistTest {

	@RegisterExtension
	static final People people = People.withoutMouse("en-GB", "en");

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TestRestTemplate http;

	private Desk desk;

	private Analysis analysis;

	private Improvement improvement;

	@BeforeEach
	void everybodySitsDown() {
		desk = new Desk(people, engine, http);
		analysis = new Analysis(desk);
		improvement = new Improvement(desk);
	}

	private Loop project() {
		desk.loop = new Loop(engine).open();
		return desk.loop;
	}

	@Test
	@Order(1)
	void aProjectIsOpenedAndItsGoalsAreSet() {
		analysis.openProject();
		analysis.setGoals();
		desk.loop.collectData();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_classifyProblems");
	}

	@Test
	@Order(2)
	void dataShowsProblemsAndTheWorstAreChosen() {
		project().setGoals();
		analysis.collectData();
		analysis.classifyProblems();
		analysis.confirmPriorities();
		analysis.containProblem();
		desk.loop.findAndVerifyCauses();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_planActions");
	}

	@Test
	@Order(3)
	void rootCausesAreFoundAndVerified() {
		project().setGoals().collectData().classifyProblems().confirm("p1", "p3");
		analysis.findRootCauses();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_planActions");
	}

	@Test
	@Order(4)
	void actionsArePlannedRefusedAndApproved() {
		toThePlan();
		improvement.planActions(0);
		improvement.refusePlan();
		improvement.checkPlan();
		improvement.approvePlan();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_implementAction", "userTask_trainStaff");
	}

	@Test
	@Order(5)
	void actionsAreImplemented() {
		toThePlan()
			.plan(List.of(with(with(action("a1", "p1"), "trainingRequired", true), "pilotSites", List.of("Shop")),
					action("a2", "p3")))
			.approvePlan();
		improvement.trainStaff();
		improvement.review();
		improvement.runPilot();
		improvement.decidePilot();
		improvement.rollOut();
		improvement.checkEffect();
		desk.loop.fire("event_observationOver");
		assertThat(desk.loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
	}

	@Test
	@Order(6)
	void aSecondLapMendsTheGoalThatWasMissed() {
		toThePlan().plan(List.of(action("a1", "p1"), action("a2", "p3")))
			.approvePlan()
			.report("userTask_implementAction")
			.report("userTask_implementAction");
		improvement.measureEarly("5", "30");
		improvement.evaluate();
		assertThat(desk.loop.openTasks()).as("only the problem of the missed goal")
			.containsExactly("userTask_findRootCause");
		Person lead = desk.claim("lead", "findRootCause");
		assertThat(lead.tasklist.text(".sl-subject")).contains("p3");
		assertThat(lead.tasklist.text(".sl-earlier:not(.sl-experience)")).contains("There is no automatic grading",
				"Grade tickets automatically");
		analysis.findRootCause(lead, "Rosters are made without a look at the phone desk");
		analysis.verifyRootCause();
		desk.open("lead", "planActions");
		Improvement.planned(lead.tasklist.row("actions", 0), "Merge the histories of chat and phone");
		lead.picture("planActions-second-lap").complete();
		Person owner = desk.open("owner", "approvePlan");
		owner.tasklist.camundaForm().tick(Improvement.CONFIRMED).answer("Yes, start the work");
		owner.tasklist.complete();
		improvement.report("implementAction", "Both histories are one");
		improvement.measureEarly("4.5", "19");
		improvement.evaluate();
		improvement.standardise();
		improvement.reviewStandard();
		assertThat(desk.project().path("state").asText()).isEqualTo("reached");
		assertThat(desk.project().path("lap").asInt()).isEqualTo(2);
	}

	@Test
	@Order(7)
	void anActionIsDropped() {
		toThePlan().plan(List.of(action("a1", "p1"), with(action("a2", "p3"), "responsible", "quality"))).approvePlan();
		desk.loop.change("dropAction", "actionId", "a2");
		Person owner = desk.open("owner", "approveDrop");
		owner.tasklist.camundaForm().answer("Yes, drop it");
		owner.picture("approveDrop").complete();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_implementAction");
	}

	@Test
	@Order(8)
	void aProjectIsGivenUpAfterThreeLaps() {
		toThePlan();
		for (int lap = 1; lap <= 3; lap++) {
			desk.loop.findAndVerifyCauses().implementAndObserve(lap, "p1", "p3").measure(9, 45).evaluate();
		}
		Person manager = desk.claim("manager", "decideContinuation");
		manager.tasklist.camundaForm().answer("No, close it").type("Reason", "The new system comes next year");
		manager.picture("decideContinuation").complete();
		assertThat(desk.project().path("state").asText()).isEqualTo("notReached");
	}

	@Test
	@Order(9)
	void aLaunchIsDecided() {
		desk.loop = new Loop(engine).open("preLaunchCheck").setGoals().collectData().classifyProblems();
		Person manager = desk.claim("manager", "decideLaunch");
		assertThat(manager.tasklist.camundaForm().workSoFar()).contains("wait more than five minutes");
		manager.tasklist.camundaForm().answer("No-go: it does not go live, and the project ends");
		manager.console.expect("/submit-form", 400);
		assertThat(manager.tasklist.refused()).isNotEmpty();
		manager.tasklist.camundaForm().type("Reason", "Refunds of the new shop cannot be traced");
		manager.picture("decideLaunch").complete();
		assertThat(desk.project().path("state").asText()).isEqualTo("notReached");
	}

	@Test
	@Order(9)
	void whatGotWorseIsDecidedOn() {
		desk.loop = new Loop(engine).open().setGoalsWithGuard().collectData().classifyProblems().confirm("p1", "p3");
		desk.loop.findAndVerifyCauses().implementAndObserve(1, "p1", "p3");
		improvement.decideGuard();
		assertThat(desk.loop.openTasks()).containsExactly("userTask_standardise");
	}

	@Test
	@Order(10)
	void somebodyIsAway() {
		project();
		new Leave(desk).beAway();
	}

	@Test
	@Order(11)
	void somebodyLeavesForGood() {
		project();
		new Leave(desk).leave();
	}

	@Test
	@Order(12)
	void aLineIsReviewedRegularly() {
		Person lead = people.is("lead");
		lead.tasklist.start("Regular review");
		lead.tasklist.form()
			.type("title", "Review of the hotline")
			.type("serviceLine", "hotline")
			.choose("rhythm", "quarter")
			.day("firstDay", Loop.day(30))
			.person("lead", "lead")
			.person("processOwner", "owner")
			.person("team", "agent")
			.person("team", "quality");
		lead.picture("arrangeReview").complete();
		lead.tasklist.open(engine.getTaskService()
			.createTaskQuery()
			.taskDefinitionKey("userTask_endReview")
			.orderByTaskCreateTime()
			.desc()
			.listPage(0, 1)
			.get(0)
			.getId());
		lead.tasklist.claim();
		lead.picture("endReview").complete();
		Person manager = people.is("manager");
		manager.tasklist.open(new Review(engine, "letters").withoutLead().task().getId());
		manager.picture("rearrangeReview").leave();
	}

	@Test
	@Order(12)
	void aStandardIsProposed() {
		new Proposing(desk).propose();
	}

	@Test
	@Order(13)
	void thereIsAPictureOfEveryForm() {
		assumeThat(people.allWentWell()).as("all acts were played to their end").isTrue();
		assertThat(people.pictures().taken()).containsAll(Forms.all());
	}

	private Loop toThePlan() {
		return project().setGoals().collectData().classifyProblems().confirm("p1", "p3").findAndVerifyCauses();
	}

}
