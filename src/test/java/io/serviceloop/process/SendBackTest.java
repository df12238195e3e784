package io.serviceloop.process;

import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBacks;
import io.serviceloop.rootcause.RootCauses;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.problem;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Decisions that send work back: where to, what stays, and what is kept of it. */
@InMemoryApplication
class SendBackTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private SendBacks sendBacks;

	@Autowired
	private Problems problems;

	@Autowired
	private RootCauses rootCauses;

	@Autowired
	private Evaluations evaluations;

	@Autowired
	private Projects projects;

	private Loop loop;

	@BeforeEach
	void aNewProject() {
		loop = new Loop(engine);
	}

	@Serves("A22")
	@Test
	void aListOfProblemsThatIsSentBackIsDescribedAnewAndWhatItSaidIsKept() {
		loop.open().setGoals().collectData();
		loop.complete("lead", "userTask_classifyProblems", values("problems", List.of(problem("p1", "g1", 12, "day")),
				"goalReasons", List.of(Map.of("goalId", "g2", "reason", "The queue is short enough by itself."))));
		sendBackList("The queue is not short at noon");
		assertThat(loop.openTasks()).containsExactly("userTask_classifyProblems");
		assertThatThrownBy(() -> loop.complete("lead", "userTask_classifyProblems",
				values("problems", List.of(problem("p2", "g1", 6.5, "week"), problem("p3", "g2", 2, "month")))))
			.hasStackTraceContaining("problem.gone");
		loop.complete("lead", "userTask_classifyProblems",
				values("problems", List.of(problem("p1", "g1", 3, "day"), problem("p3", "g2", 2, "month"))));
		assertThat(problems.of(loop.businessKey())).extracting(Problems.Entry::id)
			.containsExactlyInAnyOrder("p1", "p3");
		assertThat(problems.withoutProblem(loop.businessKey())).isEmpty();
		SendBacks.Entry sent = only();
		assertThat(sent.fromStep() + " " + sent.toStep() + " " + sent.sentBy())
			.isEqualTo("confirmPriorities classifyProblems lead");
		assertThat(sent.said().path("problems").path(0).path("frequencyCount").doubleValue()).isEqualTo(12);
		assertThat(sent.said().path("goalReasons").path(0).path("goalId").asText()).isEqualTo("g2");
		loop.confirm("p1", "p3").findAndVerifyCauses();
		assertThat(loop.openTasks()).containsExactly("userTask_planActions");
	}

	@Serves({ "A22", "E16" })
	@Test
	void aSelectionThatIsSentBackFromThePlanKeepsTheCausesThatWereVerified() {
		untilApproval("p1");
		sendBackPlan("p2 comes first");
		assertThat(loop.openTasks()).containsExactly("userTask_confirmPriorities");
		assertThat(projects.find(loop.businessKey()).orElseThrow().step()).isEqualTo("classifyProblems");
		loop.confirm("p1", "p2");
		assertThat(loop.openTasks()).as("only what is new is analysed").containsExactly("userTask_findRootCause");
		loop.findAndVerifyCauses();
		assertThat(rootCauses.of(loop.businessKey())).extracting(RootCauses.Entry::problemId)
			.containsExactly("p1", "p2");
		loop.plan(List.of(action("a1", "p1"), action("a2", "p2"))).approvePlan();
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction", "userTask_implementAction");
		assertThat(only().said().path("actions").path(0).path("id").asText()).isEqualTo("a1");
		assertThat(only().said().path("selections")).hasSize(3);
	}

	@Serves({ "A22", "E16" })
	@Test
	void backFromThePlanToTheListTheWayGoesOnFromWhereItWasReturned() {
		untilApproval("p1");
		sendBackPlan("The list misses what happens at noon");
		sendBackList("What happens at noon is missing");
		loop.classifyProblems();
		assertThat(loop.openTasks()).containsExactly("userTask_confirmPriorities");
		loop.confirm("p1");
		assertThat(loop.openTasks()).as("the cause of p1 is known").containsExactly("userTask_planActions");
		loop.plan(List.of(action("a1", "p1"))).approvePlan();
		assertThat(sendBacks.of(loop.businessKey())).extracting(SendBacks.Entry::toStep)
			.containsExactly("confirmPriorities", "classifyProblems");
	}

	@Serves({ "A22", "A25" })
	@Test
	void theCauseOfWhatIsAnotherProblemNowIsLookedForAgain() {
		loop.open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1", "p2")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1"), action("a2", "p2")));
		sendBackPlan("p1 is not what the numbers say");
		sendBackList("p1 is about the telephone");
		loop.complete("lead", "userTask_classifyProblems",
				values("problems",
						List.of(with(problem("p1", "g1", 12, "day"), "description",
								"Callers hang up before anybody answers the telephone"),
								problem("p2", "g1", 6.5, "week"), problem("p3", "g2", 2, "month"))));
		loop.confirm("p1", "p2");
		assertThat(loop.openTasks()).as("p1 alone").containsExactly("userTask_findRootCause");
		loop.findAndVerifyCauses().plan(List.of(action("a1", "p1"), action("a2", "p2"))).approvePlan();
		assertThat(rootCauses.of(loop.businessKey())).extracting(RootCauses.Entry::problemId)
			.containsExactly("p1", "p1", "p2");
	}

	@Serves("E16")
	@Test
	void theSelectionOnWhichDoneWorkRestsIsNotSentBack() {
		loop.open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(with(action("a1", "p1"), "pilotSites", List.of("Shop"))))
			.approvePlan()
			.report("userTask_runPilot")
			.decidePilot("stop")
			.plan(List.of(action("a2", "p1")));
		assertThatThrownBy(() -> sendBackPlan("p2 comes first")).hasStackTraceContaining("plan.workDone");
		loop.approvePlan();
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
	}

	@Serves({ "A22", "A25" })
	@Test
	void theNextLapAnalysesAnewWhatWasNotAnalysedAgain() {
		untilApproval("p1");
		sendBackPlan("Look at the selection once more");
		loop.confirm("p1").implementAndObserve(1, "p1").measure(7, 19).evaluate();
		assertThat(loop.openTasks()).containsExactly("userTask_findRootCause");
	}

	@Serves("E16")
	@Test
	void aPlanThatIsSentBackToItselfIsKeptAsItWas() {
		untilApproval("p1");
		loop.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", "No name for the supplier", "sendBackTo", "planActions"));
		loop.plan(List.of(with(action("a1", "p1"), "measure", "Grade tickets by hand"))).approvePlan();
		assertThat(only().said().path("actions").path(0).path("measure").asText())
			.isEqualTo("Grade tickets automatically");
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
	}

	@Serves("A37")
	@Test
	void valuesThatAreSentBackAreMeasuredAnewAndTheTeamIsNotAskedAgain() {
		untilApproval("p1").approvePlan().report("userTask_implementAction").fire("event_observationOver");
		loop.measure(45, 19).hearTeam();
		loop.complete("lead", "userTask_evaluateResult",
				values("sendBackTo", "measureResults", "sendBackNote", "45 minutes is a slip: 4.5"));
		assertThat(loop.openTasks()).containsExactly("userTask_measureResults");
		loop.measure(4.5, 19);
		assertThat(loop.openTasks()).containsExactly("userTask_evaluateResult");
		assertThat(evaluations.measurements(loop.businessKey())).extracting(Evaluations.Measured::afterValue)
			.containsExactly(4.5, 19.0);
		assertThat(only().said().path("measurements").path(0).path("after").doubleValue()).isEqualTo(45);
		assertThat(only().saidBy()).isEqualTo("quality");
		loop.evaluate().standardise();
		assertThat(projects.find(loop.businessKey()).orElseThrow().state()).isEqualTo("reached");
	}

	@Serves({ "A27", "E52" })
	@Test
	void insideACalledProcessWorkGoesBackWithinIt() {
		loop.open().setGoals().collectData().classifyProblems().confirm("p1").findCause();
		loop.complete("quality", "userTask_verifyRootCause",
				values("causeVerified", false, "verificationNote", "This is a symptom", "sendBackTo", "findRootCause"));
		assertThat(only().subject()).isEqualTo("p1");
		loop.findCause();
		assertThatThrownBy(() -> loop.complete("quality", "userTask_verifyRootCause", values("causeVerified", false,
				"verificationNote", "This is a symptom", "sendBackTo", "classifyProblems")))
			.hasStackTraceContaining("path=sendBackTo");
		loop.verifyCause(true, null)
			.plan(List.of(with(action("a1", "p1"), "pilotSites", List.of("Shop"))))
			.approvePlan()
			.report("userTask_runPilot");
		loop.complete("lead", "userTask_decidePilot", values("pilotDecision", "adjust", "decisionNote",
				"The field is not seen on the telephone", "sendBackTo", "runPilot"));
		assertThat(loop.openTasks()).containsExactly("userTask_runPilot");
		assertThat(sendBacks.of(loop.businessKey())).extracting(SendBacks.Entry::subject).containsExactly("p1", "a1");
	}

	@Serves("E16")
	@Test
	void nothingIsSentBackWithoutAReasonWithAYesOrToAStepThatTheTableDoesNotName() {
		untilApproval("p1");
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "sendBackTo", "confirmPriorities")))
			.hasStackTraceContaining("path=approvalNote");
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan",
				values("planApproved", true, "approvalNote", "Good", "sendBackTo", "confirmPriorities")))
			.hasStackTraceContaining("sendBack.withYes");
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", "Other goals", "sendBackTo", "setGoals")))
			.hasStackTraceContaining("path=sendBackTo");
		assertThat(sendBacks.of(loop.businessKey())).isEmpty();
		assertThat(loop.openTasks()).containsExactly("userTask_approvePlan");
	}

	private Loop untilApproval(String... selected) {
		return loop.open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm(selected)
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")));
	}

	private void sendBackPlan(String reason) {
		loop.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", reason, "sendBackTo", "confirmPriorities"));
	}

	private void sendBackList(String reason) {
		loop.complete("lead", "userTask_confirmPriorities",
				values("sendBackTo", "classifyProblems", "sendBackNote", reason));
	}

	private SendBacks.Entry only() {
		List<SendBacks.Entry> all = sendBacks.of(loop.businessKey());
		assertThat(all).hasSize(1);
		return all.get(0);
	}

}
