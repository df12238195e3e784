package io.serviceloop.process;

import java.time.Duration;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.action.PlanChecks;
import io.serviceloop.project.sendback.TakeBacks;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** People who check a plan before it is approved: who, when, and what is kept of it. */
@InMemoryApplication
@Serves("E16")
class CheckPlanTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private PlanChecks checks;

	@Autowired
	private TakeBacks takeBacks;

	private Loop loop;

	@AfterEach
	void today() {
		ClockUtil.reset();
	}

	@BeforeEach
	void aPlanIsDue() {
		loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
	}

	@Test
	void eachWordIsKeptWithWhoSaidItAndTwoAtTheSameTimeDoNotMix() {
		plan("agent", "quality");
		say("quality", false, "IT has no tester before March");
		say("agent", true, null);
		assertThat(checks.of(loop.businessKey()))
			.extracting(PlanChecks.Entry::checker, PlanChecks.Entry::agrees, PlanChecks.Entry::note,
					PlanChecks.Entry::saidBy, PlanChecks.Entry::askedBy)
			.containsExactly(tuple("agent", true, null, "agent", "lead"),
					tuple("quality", false, "IT has no tester before March", "quality", "lead"));
	}

	@Test
	void aPlanNamesNobodyAndNobodyIsAsked() {
		loop.plan(List.of(action("a1", "p1")));
		assertThat(loop.openTasks()).containsExactly("userTask_approvePlan");
		assertThat(checks.of(loop.businessKey())).isEmpty();
	}

	@Test
	void theApproverAsksAgainAndAgainAndDecidesWhenHeKnowsEnough() {
		loop.plan(List.of(action("a1", "p1")));
		for (String checker : List.of("agent", "agent", "quality")) {
			loop.complete("owner", "userTask_approvePlan", values("checker", checker));
			say(checker, true, null);
		}
		loop.complete("owner", "userTask_approvePlan", values("planApproved", false, "approvalNote", "One more pilot"));
		assertThat(loop.openTasks()).containsExactly("userTask_planActions");
		loop.plan(List.of(action("a1", "p1"))).approvePlan();
		assertThat(loop.openTasks()).containsExactly("userTask_implementAction");
		assertThat(checks.of(loop.businessKey())).extracting(PlanChecks.Entry::askedBy)
			.containsExactly("owner", "owner", "owner");
	}

	@Test
	void whoWasNamedAgainAnswersThatAndWhoLetTheTimePassHasNotAnswered() {
		plan("quality", "agent");
		say("agent", true, null);
		loop.fire("event_planCheckOver");
		Loop.wait(Duration.ofMinutes(1));
		loop.complete("owner", "userTask_approvePlan", values("checker", "quality"));
		say("quality", false, "IT has no tester before March");
		assertThat(checks.of(loop.businessKey())).extracting(PlanChecks.Entry::askedBy, PlanChecks.Entry::agrees)
			.containsExactly(tuple("lead", null), tuple("lead", true), tuple("owner", false));
	}

	@Test
	void whoNamedACheckerAndTakesThatBackNamesAnotherOne() {
		plan("quality", "agent");
		say("agent", true, null);
		loop.fire("event_planCheckOver");
		Loop.wait(Duration.ofMinutes(1));
		String task = loop.task("userTask_approvePlan", "owner").getId();
		loop.complete("owner", "userTask_approvePlan", values("checker", "quality"));
		engine.getIdentityService().setAuthentication("owner", List.of("process-owners"));
		try {
			takeBacks.takeBack(task);
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
		assertThat(checks.of(loop.businessKey())).extracting(PlanChecks.Entry::checker)
			.as("who was asked and did not answer")
			.containsExactly("quality", "agent");
		loop.complete("owner", "userTask_approvePlan", values("checker", "manager"));
		assertThat(loop.openTasks()).containsExactly("userTask_checkPlan");
		assertThat(checks.of(loop.businessKey())).extracting(PlanChecks.Entry::checker)
			.containsExactly("quality", "agent", "manager");
	}

	@Test
	void whoWroteOrDecidesThePlanWhoIsNamedTwiceAndWhoIsNotKnownAreRefused() {
		for (List<String> wrong : List.of(List.of("lead"), List.of("owner"), List.of("nobody"),
				List.of("agent", "agent"))) {
			assertThatThrownBy(() -> plan(wrong.toArray(String[]::new))).hasStackTraceContaining("checkers[");
		}
		loop.plan(List.of(action("a1", "p1")));
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan", values("checker", "lead")))
			.hasStackTraceContaining("plan.checkOwn");
		assertThatThrownBy(
				() -> loop.complete("owner", "userTask_approvePlan", values("planApproved", true, "checker", "agent")))
			.hasStackTraceContaining("plan.checkFirst");
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approvePlan", values()))
			.hasStackTraceContaining("planApproved");
		assertThat(checks.of(loop.businessKey())).isEmpty();
	}

	@Test
	void aDoubtNeedsItsReason() {
		plan("agent");
		assertThatThrownBy(() -> say("agent", false, null)).hasStackTraceContaining("plan.checkNoteMissing");
	}

	private void plan(String... checkers) {
		loop.complete("lead", "userTask_planActions",
				values("actions", List.of(action("a1", "p1")), "checkers", List.of(checkers)));
	}

	private void say(String checker, boolean agrees, String note) {
		loop.complete(checker, "userTask_checkPlan", values("checkAgrees", agrees, "checkNote", note));
	}

}
