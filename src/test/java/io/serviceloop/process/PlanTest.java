package io.serviceloop.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What a plan has to say, who says yes to it, and what is fixed thereby. */
@InMemoryApplication
class PlanTest {

	private static final String REASON = "The vendor delivers after the audit only";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Judgements judgements;

	private Loop loop;

	@BeforeEach
	void aProjectWhoseCausesAreKnown() {
		loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1", "p3")
			.findAndVerifyCauses();
	}

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	@Serves({ "A30", "E16" })
	@Test
	void anActionLiesWithinTheCycleOfItsLapOrSaysWhyNot() {
		assertThatThrownBy(() -> plan("startDate", day(-1))).hasStackTraceContaining("action.beforeLap");
		assertThatThrownBy(() -> plan("dueDate", day(91))).hasStackTraceContaining("action.outsideLap");
		assertThatThrownBy(() -> plan("dueDate", day(3000))).hasStackTraceContaining("action.dueDate.far");
		assertThatThrownBy(() -> loop.plan(plan(with(with(action("a1", "p1"), "dueDate", day(91)), "reason", "     "))))
			.hasStackTraceContaining("action.outsideLap");
		loop.plan(plan(with(with(action("a1", "p1"), "dueDate", day(91)), "reason", REASON)));
		assertThat(filed("a1")).containsEntry("REASON", REASON)
			.containsEntry("KIND", "technology")
			.containsEntry("EXPECTED_GAIN", 3.0)
			.containsEntry("EFFORT_DAYS", 5.0);
	}

	@Serves("A30")
	@Test
	void eachLapHasACycleOfItsOwn() {
		loop.implementAndObserve(1, "p1", "p3");
		Loop.wait(Duration.ofDays(100));
		loop.measure(7, 40).evaluate().findAndVerifyCauses();
		Loop.wait(Duration.ofDays(5));
		assertThatThrownBy(() -> plan("startDate", day(-6))).hasStackTraceContaining("action.beforeLap");
		assertThatThrownBy(() -> plan("dueDate", day(86))).hasStackTraceContaining("action.outsideLap");
		plan("dueDate", day(85));
	}

	@Serves({ "A29", "E45", "E109" })
	@Test
	void aPlanThatChangesNeitherProcessNorTechnologySaysWhyThatIsEnough() {
		Map<String, Object> training = with(action("a1", "p1"), "kind", "training");
		Map<String, Object> reminder = with(action("a2", "p3"), "kind", "communication");
		assertThatThrownBy(() -> loop.plan(List.of(training, reminder))).hasStackTraceContaining("action.weakPlan");
		loop.plan(List.of(training, with(reminder, "reason", REASON)));
		assertThat(filed("a2")).containsEntry("REASON", REASON);
	}

	@Serves({ "A31", "A49" })
	@Test
	void aDepartmentMayBeOneThatNoListHas() {
		loop.plan(List.of(with(action("a1", "p1"), "department", "技术部"),
				with(action("a2", "p3"), "department", "Night desk")));
		assertThat(filed("a2")).containsEntry("DEPARTMENT", "Night desk");
	}

	@Serves("E109")
	@Test
	void oneChangeOfTheProcessIsEnoughForAPlan() {
		loop.plan(List.of(with(action("a1", "p1"), "kind", "training"), with(action("a2", "p3"), "kind", "process")));
		assertThat(loop.openTasks()).containsExactly("userTask_approvePlan");
	}

	@Serves({ "E15", "E18" })
	@Test
	void peopleSystemsAndEquipmentAreConfirmedWithTheApproval() {
		loop.plan(plan(action("a1", "p1")));
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan",
				values("planApproved", true, "peopleReady", true, "systemsReady", false, "equipmentReady", true)))
			.hasStackTraceContaining("plan.resources");
		loop.complete("owner", "userTask_approvePlan", values("planApproved", true, "peopleReady", true, "systemsReady",
				false, "equipmentReady", true, "approvalNote", "The test system comes on Monday"));
		assertThat(decision()).containsEntry("PEOPLE_READY", true)
			.containsEntry("SYSTEMS_READY", false)
			.containsEntry("EFFORT_DAYS", 10.0)
			.containsEntry("EFFORT_LIMIT", null);
	}

	@Serves({ "E16", "E17" })
	@Test
	void whoWroteThePlanDoesNotApproveItsEffort() {
		Absence absence = new Absence(engine).arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		loop.completeAs("manager", "service-managers", "userTask_planActions",
				values("actions", plan(with(action("a1", "p1"), "effortDays", 30))));
		loop.approvePlan();
		assertThatThrownBy(() -> loop.complete("manager", "userTask_approveEffort", values("effortApproved", true)))
			.hasStackTraceContaining("plan.ownEffort");
		absence.backEarlier("lead");
		assertThat(decision()).containsEntry("EFFORT_DAYS", 35.0)
			.containsEntry("EFFORT_LIMIT", 20.0)
			.containsEntry("EFFORT_APPROVED", null);
	}

	@Serves({ "E16", "E17" })
	@Test
	void whoApprovedThePlanApprovesItsEffortOnlyWhereThereIsNoOtherManagerAndSaysWhy() {
		engine.getIdentityService().createMembership("owner", "service-managers");
		try {
			loop.plan(plan(with(action("a1", "p1"), "effortDays", 30))).approvePlan();
			assertThatThrownBy(() -> effort("Nobody else is here")).hasStackTraceContaining("plan.effortOther")
				.hasStackTraceContaining("manager");
			engine.getIdentityService().deleteMembership("manager", "service-managers");
			assertThatThrownBy(() -> effort(null)).hasStackTraceContaining("plan.effortAlone");
			effort("Half of it is done by the vendor");
			assertThat(decision()).containsEntry("EFFORT_APPROVED", true).containsEntry("EFFORT_BY", "owner");
		}
		finally {
			engine.getIdentityService().deleteMembership("owner", "service-managers");
			engine.getIdentityService().createMembership("manager", "service-managers");
		}
	}

	private void effort(String note) {
		loop.completeAs("owner", "service-managers", "userTask_approveEffort",
				values("effortApproved", true, "approvalNote", note));
	}

	@Serves("E17")
	@Test
	void anEffortThatNobodyKnowsAsksNoManager() {
		loop.plan(List.of(with(action("a1", "p1"), "effortDays", null), with(action("a2", "p3"), "effortDays", 20)))
			.approvePlan();
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction", "userTask_implementAction");
		assertThat(decision()).containsEntry("EFFORT_DAYS", 20.0);
	}

	@Serves({ "D17", "E16" })
	@Test
	void byWhatTheLapIsJudgedIsWrittenWithThePlanAndStaysWithItsApproval() {
		loop.plan(plan(action("a1", "p1")));
		List<GoalJudgement> planned = judgements.of(loop.businessKey(), 1);
		loop.approvePlan();
		assertThat(judgements.of(loop.businessKey(), 1)).isEqualTo(planned)
			.extracting(GoalJudgement::goalId, GoalJudgement::metric, GoalJudgement::baseline, GoalJudgement::target,
					GoalJudgement::observationDays, GoalJudgement::windowDays, GoalJudgement::test,
					GoalJudgement::threshold)
			.containsExactly(tuple("g1", "responseTime", 8.0, 5.0, 30, 28, "meanChange", 2.5),
					tuple("g2", "queueTime", 40.5, 20.0, 30, 28, "meanChange", 2.5));
	}

	@Serves("D17")
	@Test
	void aPlanOfBeforeIsJudgedByTheRulesOfTheDayOfItsApproval() {
		loop.plan(plan(action("a1", "p1")));
		jdbc.sql("delete from goal_judgement where business_key = ?").param(loop.businessKey()).update();
		loop.approvePlan();
		assertThat(judgements.of(loop.businessKey(), 1)).hasSize(2);
	}

	/** A plan for both problems, of which the first action is another one. */
	private static List<Map<String, Object>> plan(Map<String, Object> first) {
		return List.of(first, action("a2", "p3"));
	}

	private void plan(String field, Object value) {
		int lap = jdbc.sql("select lap from project where business_key = ?")
			.param(loop.businessKey())
			.query(Integer.class)
			.single();
		loop.plan(List.of(with(action("a" + lap + "1", "p1"), field, value), action("a" + lap + "2", "p3")));
	}

	private Map<String, Object> filed(String action) {
		return jdbc.sql("select * from action where business_key = ? and id = ?")
			.params(loop.businessKey(), action)
			.query()
			.singleRow();
	}

	private Map<String, Object> decision() {
		return jdbc.sql("select * from plan_decision where business_key = ?")
			.param(loop.businessKey())
			.query()
			.singleRow();
	}

}
