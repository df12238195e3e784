package io.serviceloop.process;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.absence.Substitutions;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.groups;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nobody's tasks wait for somebody who is away or has left, and the trail shows for whom
 * somebody acted.
 */
@InMemoryApplication
class AbsenceTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	@Autowired
	private Substitutions substitutions;

	@Autowired
	private JdbcClient jdbc;

	private Loop loop;

	private Absence absence;

	@BeforeEach
	void aNewProject() {
		loop = new Loop(engine).open();
		absence = new Absence(engine);
	}

	@AfterEach
	void everybodyIsBack() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey("arrangeSubstitute")
			.list()
			.forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test over"));
		jdbc.sql("update substitution set ended_at = arranged_at where ended_at is null").update();
	}

	@Serves("E31")
	@Test
	void tasksOfTheAbsentPersonAreAlsoTheSubstitutesAndTheTrailShowsForWhomSomebodyActed() {
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		assertThat(seenBy("manager")).contains("userTask_setGoals");
		assertThat(seenBy("lead")).contains("userTask_setGoals", "userTask_endAbsence");
		claim("manager", "userTask_setGoals");
		setGoalsAs("manager");
		assertThat(substitutions.standInsOf(loop.businessKey())).singleElement().satisfies(one -> {
			assertThat(one.task()).isEqualTo("userTask_setGoals");
			assertThat(one.by()).isEqualTo("manager");
			assertThat(one.forWhom()).isEqualTo("lead");
		});
	}

	@Test
	void whoCompletesForSomebodyWithoutClaimingIsInTheTrailToo() {
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		setGoalsAs("manager");
		assertThat(substitutions.standInsOf(loop.businessKey())).singleElement()
			.satisfies(one -> assertThat(one.by()).isEqualTo("manager"));
	}

	@Test
	void tasksThatComeDuringTheAbsenceGoToTheSubstituteToo() {
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		setGoalsAs("manager");
		// The lead answers for the second source.
		Task source = task("userTask_collectData", "lead");
		assertThat(source.getAssignee()).isNull();
		assertThat(source.getOwner()).isEqualTo("lead");
		assertThat(seenBy("manager")).contains("userTask_collectData");
	}

	@Test
	void theAbsentPersonMayWorkAllTheSame() {
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		claim("lead", "userTask_setGoals");
		assertThat(loop.task("userTask_setGoals", "lead").getAssignee()).isEqualTo("lead");
		loop.setGoals();
		assertThat(substitutions.standInsOf(loop.businessKey())).isEmpty();
	}

	@Test
	void whoStandsInAndHandsATaskToTheAbsentPersonGetsItBackWithTheRightToReadIt() {
		loop.implementing();
		absence.arrange("lead", "lead", "agent", 0, 5).fire("event_absenceBegins");
		Task action = loop.task("userTask_implementAction", "x");
		assertThat(action.getAssignee()).isEqualTo("agent");
		absence.as("agent", () -> engine.getTaskService().setAssignee(action.getId(), "lead"));
		Task shared = loop.task("userTask_implementAction", "x");
		assertThat(shared.getAssignee()).isNull();
		assertThat(shared.getOwner()).isEqualTo("lead");
		assertThat(seenBy("agent")).contains("userTask_implementAction");
		assertThat(engine.getAuthorizationService()
			.createAuthorizationQuery()
			.resourceId(action.getId())
			.userIdIn("agent")
			.count()).as("the open task and its history").isEqualTo(2);
	}

	@Test
	void nobodyElseGetsTheTasks() {
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		assertThat(seenBy("quality")).doesNotContain("userTask_setGoals");
		assertThatThrownBy(() -> setGoalsAs("quality")).hasStackTraceContaining("wrong.notCandidate");
	}

	@Test
	void afterwardsWhatNobodyTookIsThePersonsAloneAndWhatTheSubstituteBeganStaysThere() {
		Loop second = new Loop(engine).open();
		absence.arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		claim("manager", "userTask_setGoals");
		absence.fire("event_absenceOver");
		assertThat(absence.ended()).isTrue();
		assertThat(loop.task("userTask_setGoals", "x").getAssignee()).isEqualTo("manager");
		Task back = second.task("userTask_setGoals", "x");
		assertThat(back.getAssignee()).isEqualTo("lead");
		assertThat(back.getOwner()).isNull();
		assertThat(engine.getTaskService().getIdentityLinksForTask(back.getId()))
			.noneMatch(link -> "manager".equals(link.getUserId()));
	}

	@Test
	void anAbsenceThatHasNotBegunChangesNothingAndCanBeCalledOff() {
		absence.arrange("lead", "lead", "manager", 3, 5);
		assertThat(loop.task("userTask_setGoals", "x").getAssignee()).isEqualTo("lead");
		absence.backEarlier("lead");
		assertThat(absence.ended()).isTrue();
		assertThat(loop.task("userTask_setGoals", "x").getAssignee()).isEqualTo("lead");
	}

	@Test
	void whoRanAPilotNeitherStandsInForWhoDecidesAboutItNorTakesThatOver() {
		loop.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(Loop.with(action("a1", "p1"), "pilotSites", List.of("Shop"))))
			.approvePlan()
			.report("userTask_runPilot");
		assertThat(loop.task("userTask_decidePilot", "x").getAssignee()).isEqualTo("lead");
		assertThatThrownBy(() -> handOver("manager", "lead", "agent")).hasStackTraceContaining("pilot.ownPilot");
		absence.arrange("lead", "lead", "agent", 0, 5).fire("event_absenceBegins");
		assertThat(loop.task("userTask_decidePilot", "x").getAssignee()).isEqualTo("lead");
		assertThatThrownBy(() -> loop.complete("agent", "userTask_decidePilot", values("pilotDecision", "rollOut")))
			.hasStackTraceContaining("pilot.ownPilot");
	}

	@Test
	void theLeadDoesNotStandInForWhoDecidesAboutTheLeadsPlan() {
		loop.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")));
		absence.arrange("owner", "owner", "lead", 0, 5).fire("event_absenceBegins");
		assertThat(loop.task("userTask_approvePlan", "x").getAssignee()).isEqualTo("owner");
		assertThatThrownBy(
				() -> loop.completeAs("lead", "project-leads", "userTask_approvePlan", values("planApproved", true)))
			.hasStackTraceContaining("wrong.ownCause");
		assertThatThrownBy(() -> handOver("manager", "owner", "lead")).hasStackTraceContaining("absence.ownPlan");
	}

	@Test
	void wrongArrangementsAreRefusedWithEverythingThatIsWrong() {
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "lead", 0, 5)).hasStackTraceContaining("absence.same");
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "nobody", 5, 2))
			.hasStackTraceContaining("wrong.unknownPerson")
			.hasStackTraceContaining("absence.untilBeforeFrom");
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "auditor", 0, 5))
			.hasStackTraceContaining("wrong.onlyReads");
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "quality", -9, -1))
			.hasStackTraceContaining("absence.over");
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "quality", 0, 900))
			.hasStackTraceContaining("absence.tooLong");
		assertThatThrownBy(() -> absence.arrange("lead", "agent", "quality", 0, 5))
			.hasStackTraceContaining("absence.onlyOwn");
		absence.arrange("manager", "agent", "quality", 0, 5);
		assertThatThrownBy(() -> absence.arrange("agent", "agent", "lead", 5, 8))
			.hasStackTraceContaining("absence.overlaps");
		assertThatThrownBy(() -> absence.arrange("lead", "lead", "agent", 2, 3))
			.hasStackTraceContaining("absence.substituteAway");
		assertThat(jdbc.sql("select count(*) from substitution where ended_at is null").query(Integer.class).single())
			.isOne();
	}

	@Serves("E31")
	@Test
	void whoLeavesHandsOverTasksRolesAndWhatIsStillToCome() {
		loop.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(Loop.with(action("a1", "p1"), "trainingRequired", true)))
			.approvePlan();
		handOver("agent", "agent", "quality");
		assertThat(loop.task("userTask_trainStaff", "x").getAssignee()).isEqualTo("quality");
		loop.complete("quality", "userTask_trainStaff", Loop.trained("quality", 85));
		assertThat(loop.task("userTask_implementAction", "x").getAssignee()).isEqualTo("quality");
		assertThat(jdbc.sql("select responsible from action where business_key = ?")
			.param(loop.businessKey())
			.query(String.class)
			.single()).isEqualTo("quality");
		assertThat(jdbc
			.sql("select kind || ' ' || subject_id || ' ' || detail || ' ' || reason from project_change"
					+ " where business_key = ?")
			.param(loop.businessKey())
			.query(String.class)
			.single()).isEqualTo("handOverWork agent quality Leaves the company");
	}

	@Test
	void theNextTasksOfAProjectGoToWhoTookItsLeadOver() {
		handOver("lead", "lead", "manager");
		Project project = projects.find(loop.businessKey()).orElseThrow();
		assertThat(project.lead()).isEqualTo("manager");
		setGoalsAs("manager");
		loop.complete("agent", "userTask_collectData", values("findings", "Three of ten name the slow first answer."));
		loop.complete("lead", "userTask_collectData", values("interviews", Loop.interviews(5)));
		assertThat(loop.task("userTask_classifyProblems", "x").getAssignee()).isEqualTo("manager");
	}

	@Test
	void workIsHandedOverByItsPersonOrByAManagerAndOnlyWhereThereIsSome() {
		assertThatThrownBy(() -> handOver("agent", "lead", "agent")).hasStackTraceContaining("absence.onlyOwn");
		assertThatThrownBy(() -> handOver("manager", "gone", "agent")).hasStackTraceContaining("absence.nothing");
		assertThatThrownBy(() -> handOver("manager", "lead", "auditor")).hasStackTraceContaining("wrong.onlyReads");
		assertThatThrownBy(() -> handOver("manager", "lead", "lead")).hasStackTraceContaining("absence.same");
	}

	private void handOver(String by, String person, String recipient) {
		absence.as(by,
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("handOverWork",
							values("person", person, "recipient", recipient, "reason", "Leaves the company")));
	}

	private void claim(String person, String taskKey) {
		absence.as(person, () -> engine.getTaskService().claim(loop.task(taskKey, "x").getId(), person));
	}

	private void setGoalsAs(String person) {
		loop.completeAs(person, groups(person), "userTask_setGoals", loop.goals());
	}

	private Task task(String key, String owner) {
		return engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.taskDefinitionKey(key)
			.taskOwner(owner)
			.singleResult();
	}

	/** What stands on a person's list, with the person's own rights. */
	private List<String> seenBy(String person) {
		engine.getIdentityService().setAuthentication(person, List.of(groups(person)));
		try {
			return engine.getTaskService()
				.createTaskQuery()
				.taskInvolvedUser(person)
				.list()
				.stream()
				.map(Task::getTaskDefinitionKey)
				.toList();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

}
