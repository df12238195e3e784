package io.serviceloop.process;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.action.ActionStatus;
import io.serviceloop.action.pilot.Pilots;
import io.serviceloop.action.training.Trainings;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.piloted;
import static io.serviceloop.process.Loop.site;
import static io.serviceloop.process.Loop.trained;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * How an action comes to be carried out: on its first day, after a training that
 * everybody has passed, after a pilot that somebody else has decided about.
 */
@InMemoryApplication
class TrainingAndPilotTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	@Autowired
	private ProjectPictures pictures;

	@Autowired
	private Judgements judgements;

	private Loop loop;

	@BeforeEach
	void aPlan() {
		loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
	}

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	@Serves("A32")
	@Test
	void workThatStartsLaterOpensOnItsFirstDayAndWhatStartsTodayNeedsNoTimer() {
		plan(with(planned("a1"), "startDate", day(5)), with(planned("a2"), "startDate", null));
		assertThat(loop.count("userTask_implementAction")).isEqualTo(1);
		assertThat(loop.due("event_firstDay")).isEqualTo(Date.valueOf(LocalDate.parse(day(5))));
		Loop.wait(Duration.ofDays(5));
		loop.fire("event_firstDay");
		assertThat(loop.count("userTask_implementAction")).isEqualTo(2);
		assertThatThrownBy(() -> loop.fire("event_firstDay")).hasMessageContaining("no timer");
	}

	@Serves("A32")
	@Test
	void whatHasNotBegunCanBeHandedOverPostponedAndDropped() {
		plan(with(planned("a1"), "startDate", day(5)), with(planned("a2"), "startDate", day(6)));
		loop.change("reassignAction", "actionId", "a1", "newResponsible", "quality");
		loop.change("postponeAction", "actionId", "a1", "newDueDate", day(50));
		loop.change("dropAction", "actionId", "a2")
			.complete("owner", "userTask_approveDrop", values("dropApproved", true));
		loop.fire("event_firstDay");
		assertThat(loop.task("userTask_implementAction", "x").getAssignee()).isEqualTo("quality");
	}

	@Serves({ "A34", "E51" })
	@Test
	void whoDidNotPassIsTrainedAgainUntilEverybodyHasPassed() {
		plan(training("a1"));
		loop.complete("agent", "userTask_trainStaff", trained("agent", 79.5, "quality", 80));
		assertThat(loop.openTasks()).containsExactly("userTask_trainStaff");
		assertThatThrownBy(() -> loop.complete("agent", "userTask_trainStaff", trained("lead", 90)))
			.hasStackTraceContaining("training.leftMissing");
		assertThatThrownBy(() -> loop.complete("agent", "userTask_trainStaff", trained("agent", 90, "quality", 90)))
			.hasStackTraceContaining("training.passedBefore");
		loop.complete("agent", "userTask_trainStaff", trained("agent", 80));
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
		List<Trainings.Round> rounds = action("a1").trainings();
		assertThat(rounds).extracting(Trainings.Round::number).containsExactly(1, 2);
		assertThat(rounds.get(0).passMark()).isEqualTo(80);
		assertThat(rounds.get(0).participants()).containsExactly(
				new Trainings.Participant("agent", 79.5, false, true, LocalDate.parse(day(0)), null),
				new Trainings.Participant("quality", 80.0, true, false, LocalDate.parse(day(0)), null));
		assertThat(rounds.get(1).participants()).extracting(Trainings.Participant::passed).containsExactly(true);
	}

	@Serves("A34")
	@Test
	void allServiceAgentsOfTheTeamAreTrainedOrLeftOutWithAReason() {
		plan(training("a1"));
		assertThatThrownBy(() -> loop.complete("agent", "userTask_trainStaff", trained("quality", 90)))
			.hasStackTraceContaining("training.missing");
		assertThatThrownBy(() -> loop.complete("agent", "userTask_trainStaff", trained()))
			.hasStackTraceContaining("path=participants");
		Map<String, Object> without = trained("quality", 90);
		without
			.putAll(values("leftOut", List.of(Map.of("user", "agent", "reason", "Wrote the training for the others"))));
		loop.complete("agent", "userTask_trainStaff", without);
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
		assertThat(action("a1").trainings().get(0).participants().get(0).leftOut()).startsWith("Wrote");
	}

	@Serves("E51")
	@Test
	void whoHasFailedIsNotLeftOutAfterwards() {
		plan(training("a1"));
		loop.complete("agent", "userTask_trainStaff", trained("agent", 10, "quality", 90));
		Map<String, Object> without = trained("lead", 90);
		without.putAll(values("leftOut", List.of(Map.of("user", "agent", "reason", "Does not come to pass it"))));
		assertThatThrownBy(() -> loop.complete("agent", "userTask_trainStaff", without))
			.hasStackTraceContaining("training.leftOutLater");
	}

	@Serves("E51")
	@Test
	void afterTheRoundsWhoIsLeftIsListedAndAManagerAloneLetsTheActionGoOn() {
		plan(training("a1"));
		loop.complete("agent", "userTask_trainStaff", trained("agent", 10, "quality", 90));
		assertThatThrownBy(() -> loop.changeAs("manager", "continueWithout", "actionId", "a1"))
			.hasStackTraceContaining("change.trainAgain");
		assertThat(told()).isEmpty();
		loop.complete("agent", "userTask_trainStaff", trained("agent", 20));
		assertThat(told()).containsExactlyInAnyOrder("lead", "manager");
		assertThat(loop.task("userTask_trainStaff", "x").getDescription()).contains("2 rounds").contains("2 轮");
		assertThatThrownBy(() -> loop.change("continueWithout", "actionId", "a1"))
			.hasStackTraceContaining("change.onlyManager");
		loop.changeAs("manager", "continueWithout", "actionId", "a1");
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
		assertThat(picture().changes()).singleElement().satisfies(change -> {
			assertThat(change.applied()).isTrue();
			assertThat(change.detail()).isEqualTo("agent");
			assertThat(change.requestedBy()).isEqualTo("manager");
		});
		assertThatThrownBy(() -> loop.changeAs("manager", "continueWithout", "actionId", "a1"))
			.hasStackTraceContaining("change.notInTraining");
	}

	@Serves({ "A34", "E51" })
	@Test
	void nobodyPassedNeverLeadsOn() {
		plan(training("a1"));
		for (int round = 1; round <= 3; round++) {
			loop.complete("agent", "userTask_trainStaff", trained("agent", 79));
			assertThat(loop.openTasks()).containsExactly("userTask_trainStaff");
		}
		assertThatThrownBy(() -> loop.changeAs("manager", "continueWithout", "actionId", "a1"))
			.hasStackTraceContaining("change.nobodyPassed");
	}

	@Serves({ "E48", "E49", "E52" })
	@Test
	void aPilotIsDecidedByTheLeadAndAnAdjustedOneIsRunAgain() {
		plan(with(planned("a1"), "pilotSites", List.of("North")));
		loop.complete("agent", "userTask_runPilot", piloted(site("North", 8, 8.4, false), site("South", 8, 8, true)));
		assertThat(loop.task("userTask_decidePilot", "x").getAssignee()).isEqualTo("lead");
		assertThatThrownBy(() -> loop.complete("lead", "userTask_decidePilot", values("pilotDecision", "rollOut")))
			.hasStackTraceContaining("pilot.rollOutNoteMissing");
		loop.decidePilot("adjust");
		assertThat(loop.openTasks()).containsExactly("userTask_runPilot");
		loop.complete("agent", "userTask_runPilot", piloted(site("North", 8, 5, false), site("South", 8, 8, true)));
		loop.complete("lead", "userTask_decidePilot", values("pilotDecision", "rollOut"));
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
		List<Pilots.Round> rounds = action("a1").pilots();
		assertThat(rounds).extracting(Pilots.Round::decision).containsExactly("adjust", "rollOut");
		assertThat(rounds).extracting(Pilots.Round::proven).containsOnly("notTestable");
		assertThat(rounds.get(1).gain()).isEqualTo(3);
		assertThat(rounds.get(0).sites()).hasSize(2);
	}

	@Serves("E49")
	@Test
	void whereTheLeadIsResponsibleTheProcessOwnerDecidesAndWhoRanItNever() {
		plan(with(with(planned("a1"), "pilotSites", List.of("North")), "responsible", "lead"));
		loop.complete("lead", "userTask_runPilot", piloted(site("North", 8, 5, false)));
		Task decision = loop.task("userTask_decidePilot", "x");
		assertThat(decision.getAssignee()).isEqualTo("owner");
		assertThatThrownBy(() -> loop.as("admin", "camunda-admin", () -> {
			engine.getTaskService().setAssignee(decision.getId(), "lead");
			return null;
		})).hasStackTraceContaining("SubmissionRefused");
		loop.complete("owner", "userTask_decidePilot", values("pilotDecision", "rollOut"));
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
	}

	@Serves("E49")
	@Test
	void handingTheActionOverLeavesTheDecisionWhereItIs() {
		plan(with(planned("a1"), "pilotSites", List.of("Shop")));
		loop.report("userTask_runPilot").change("reassignAction", "actionId", "a1", "newResponsible", "quality");
		assertThat(loop.task("userTask_decidePilot", "x").getAssignee()).isEqualTo("lead");
		loop.decidePilot("rollOut");
		assertThat(loop.task("userTask_implementAction", "x").getAssignee()).isEqualTo("quality");
	}

	@Serves("E52")
	@Test
	void aStoppedActionEndsAndAnotherOneOfItsProblemReplacesIt() {
		plan(with(planned("a1"), "pilotSites", List.of("Shop")), planned("a2"));
		loop.report("userTask_runPilot").decidePilot("stop");
		assertThat(action("a1").status()).isEqualTo(ActionStatus.stopped);
		assertThat(action("a1").stoppedReason()).startsWith("The others");
		assertThatThrownBy(() -> loop.change("dropAction", "actionId", "a1"))
			.hasStackTraceContaining("change.action.notOpen");
		loop.report("userTask_implementAction");
		assertThat(loop.openTasks()).as("the other one is enough").isEmpty();
		assertThat(loop.due("event_observationOver")).isNotNull();
	}

	@Serves({ "E52", "E16" })
	@Test
	void whereNothingReplacesAStoppedActionTheLeadPlansAnotherInTheSameLap() {
		plan(with(with(planned("a1"), "pilotSites", List.of("Shop")), "effortDays", 12));
		List<GoalJudgement> fixed = judgements.of(loop.businessKey(), 1);
		loop.report("userTask_runPilot").decidePilot("stop");
		assertThat(loop.openTasks()).containsExactly("userTask_planActions");
		assertThatThrownBy(() -> loop.plan(List.of(planned("a1")))).as("what was stopped stays stopped")
			.hasStackTraceContaining("action.id.used");
		loop.plan(List.of(planned("a2")));
		loop.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", "Ask the agents what they need first"));
		assertThat(loop.openTasks()).containsExactly("userTask_planActions");
		loop.plan(List.of(with(planned("a3"), "effortDays", 10))).approvePlan();
		assertThat(loop.openTasks()).as("12 days of the stopped one and 10 are more than 20")
			.containsExactly("userTask_approveEffort");
		loop.complete("manager", "userTask_approveEffort", values("effortApproved", true));
		loop.report("userTask_implementAction");
		assertThat(loop.openTasks()).isEmpty();
		assertThat(picture().actions()).extracting(ProjectPicture.Action::id, ProjectPicture.Action::status)
			.containsExactly(tuple("a1", ActionStatus.stopped), tuple("a3", ActionStatus.done));
		assertThat(judgements.of(loop.businessKey(), 1)).as("what was fixed with the first approval").isEqualTo(fixed);
	}

	@Serves("E52")
	@Test
	void whatWasDroppedReplacesNothing() {
		plan(with(planned("a1"), "pilotSites", List.of("Shop")), planned("a2"));
		loop.report("userTask_runPilot").decidePilot("stop");
		loop.change("dropAction", "actionId", "a2")
			.complete("owner", "userTask_approveDrop", values("dropApproved", true));
		assertThat(loop.openTasks()).containsExactly("userTask_planActions");
		assertThatThrownBy(() -> loop.plan(List.of())).hasStackTraceContaining("actions");
		loop.plan(List.of(planned("a3"))).approvePlan().report("userTask_implementAction");
		assertThat(loop.openTasks()).isEmpty();
	}

	@Serves("E52")
	@Test
	void anotherActionIsPlannedWhenTheOthersAreOverAndWhatIsDoneIsNotDoneAgain() {
		Loop two = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1", "p3")
			.findAndVerifyCauses();
		two.plan(List.of(with(planned("a1"), "pilotSites", List.of("Shop")), with(planned("a2"), "problemId", "p3")))
			.approvePlan();
		two.report("userTask_runPilot").decidePilot("stop");
		assertThat(two.openTasks()).containsExactly("userTask_implementAction");
		two.report("userTask_implementAction");
		two.plan(List.of(planned("a3"))).approvePlan();
		assertThat(two.openTasks()).containsExactly("userTask_implementAction");
		two.report("userTask_implementAction");
		assertThat(two.openTasks()).isEmpty();
	}

	@Serves({ "E48", "E52" })
	@Test
	void ofMoreSitesThanAPilotHasTheLotDrawsAndAClearGainIsProven() {
		List<String> sites = IntStream.rangeClosed(1, 8).mapToObj(i -> "Site " + i).toList();
		plan(with(planned("a1"), "pilotSites", sites));
		List<String> drawn = action("a1").pilotLot().drawn();
		assertThat(drawn).hasSize(2);
		assertThatThrownBy(() -> loop.complete("agent", "userTask_runPilot",
				piloted(site(drawn.get(0), 8, 5, false), site(other(sites, drawn), 8, 5, false))))
			.hasStackTraceContaining("pilot.notDrawn");
		List<Map<String, Object>> rows = new ArrayList<>();
		sites.forEach(site -> rows.add(site(site, 8, drawn.contains(site) ? 5 : 8, !drawn.contains(site))));
		loop.complete("agent", "userTask_runPilot",
				values("pilotResults", rows, "evidence", "Ticket report", "completedOn", day(0)));
		Pilots.Round round = action("a1").pilots().get(0);
		assertThat(round.proven()).isEqualTo("yes");
		assertThat(round.p()).isEqualTo(1.0 / 28);
	}

	@Serves({ "E48", "E52" })
	@Test
	void aSiteOfTheLotThatIsLeftOutIsNamedWithItsReasonAndThenNothingIsProven() {
		List<String> sites = IntStream.rangeClosed(1, 8).mapToObj(i -> "Site " + i).toList();
		plan(with(planned("a1"), "pilotSites", sites));
		List<String> drawn = action("a1").pilotLot().drawn();
		String left = other(sites, drawn);
		List<Map<String, Object>> rows = sites.stream()
			.filter(site -> !site.equals(left))
			.map(site -> site(site, 8, drawn.contains(site) ? 5 : 8, !drawn.contains(site)))
			.toList();
		Map<String, Object> report = values("pilotResults", rows, "evidence", "Ticket report", "completedOn", day(0));
		assertThatThrownBy(() -> loop.complete("agent", "userTask_runPilot", report))
			.hasStackTraceContaining("pilot.leftOut");
		assertThatThrownBy(() -> loop.complete("agent", "userTask_runPilot",
				with(report, "result", "One of the sites had no reports in May")))
			.hasStackTraceContaining("pilot.leftOut");
		loop.complete("agent", "userTask_runPilot",
				with(report, "result", left + " was rebuilt in May and sold nothing"));
		assertThat(action("a1").pilots().get(0).proven()).isEqualTo("notTestable");
	}

	private static String other(List<String> sites, List<String> drawn) {
		return sites.stream().filter(site -> !drawn.contains(site)).findFirst().orElseThrow();
	}

	@SafeVarargs
	private void plan(Map<String, Object>... planned) {
		loop.plan(List.of(planned)).approvePlan();
	}

	private static Map<String, Object> planned(String id) {
		return Loop.action(id, "p1");
	}

	private static Map<String, Object> training(String id) {
		return with(planned(id), "trainingRequired", true);
	}

	private ProjectPicture picture() {
		return pictures.of(projects.find(loop.businessKey()).orElseThrow());
	}

	private ProjectPicture.Action action(String id) {
		return picture().actions().stream().filter(action -> action.id().equals(id)).findFirst().orElseThrow();
	}

	/** Who is to know of the training that is open. */
	private List<String> told() {
		return engine.getTaskService()
			.getIdentityLinksForTask(loop.task("userTask_trainStaff", "x").getId())
			.stream()
			.filter(link -> link.getType().equals("informed"))
			.map(IdentityLink::getUserId)
			.toList();
	}

}
