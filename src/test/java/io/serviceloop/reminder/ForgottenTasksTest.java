package io.serviceloop.reminder;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.calendar.WorkingDays;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No task of any kind is forgotten silently, from its due date to the managers. */
@InMemoryApplication
class ForgottenTasksTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TaskWatch watch;

	@Autowired
	private TaskDueDays days;

	@Autowired
	private WorkingDays calendar;

	@Autowired
	private EngineClock clock;

	@Autowired
	private Forms forms;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void today() {
		clock.reset();
	}

	@Test
	@Serves("A32")
	void everyTaskOfAProjectIsDueAtTheEndOfItsLastWorkingDay() {
		Loop loop = new Loop(engine).open();
		for (String key : List.of("userTask_setGoals", "userTask_collectData", "userTask_classifyProblems",
				"userTask_confirmPriorities")) {
			Task task = task(loop, key);
			assertThat(EngineClock.dayOf(task.getDueDate().toInstant())).as(key)
				.isEqualTo(calendar.after(clock.today(), days.of(key)));
			assertThat(task.getDueDate())
				.isEqualTo(EngineClock.moment(EngineClock.dayOf(task.getDueDate().toInstant()).atTime(23, 59, 59)));
			switch (key) {
				case "userTask_setGoals" -> loop.setGoals();
				case "userTask_collectData" -> loop.collectData();
				case "userTask_classifyProblems" -> loop.classifyProblems();
				default -> loop.confirm("p1");
			}
		}
		assertThat(task(loop, "userTask_findRootCause").getDueDate()).isNotNull();
	}

	@Test
	@Serves({ "A33", "E29", "E35" })
	void whoForgetsIsRemindedThenTheLeadIsToldThenTheManagersAndAgainAndNobodyGetsTheTask() {
		Loop loop = new Loop(engine).open().setGoals();
		Task task = task(loop, "userTask_collectData");
		clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).minusDays(2).atTime(8, 0));
		watch.look();
		assertThat(task(loop, "userTask_collectData").getDescription()).startsWith("Due soon").contains("即将到期");
		assertThat(informed(task)).isEmpty();

		clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(1).atTime(0, 0));
		watch.look();
		watch.look();
		assertThat(task(loop, "userTask_collectData").getDescription()).startsWith("Overdue since").contains("lead");
		assertThat(informed(task)).containsExactly("lead");
		assertThat(level(task)).isEqualTo(2);
		assertThatThrownBy(() -> loop.as("lead", "project-leads", () -> {
			engine.getTaskService().complete(task.getId());
			return null;
		})).hasMessageContaining("wrong.othersTask");

		clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(4).atTime(0, 0));
		watch.look();
		assertThat(informed(task)).contains("lead").hasSizeGreaterThan(1);
		assertThat(task(loop, "userTask_collectData").getDescription()).contains("managers");

		loop.collectData();
		watch.look();
		assertThat(jdbc.sql("select count(*) from task_follow_up where task_id = ?")
			.param(task.getId())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	@Serves("A33")
	void nobodyIsRemindedOfATaskThatAnAdministratorHasSuspended() {
		Loop loop = new Loop(engine).open().setGoals();
		Task task = task(loop, "userTask_collectData");
		engine.getRuntimeService().suspendProcessInstanceById(task.getProcessInstanceId());
		try {
			clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(1).atTime(0, 0));
			watch.look();
			assertThat(task(loop, "userTask_collectData").getDescription()).isEqualTo(task.getDescription());
			assertThat(informed(task)).isEmpty();
		}
		finally {
			engine.getRuntimeService().activateProcessInstanceById(task.getProcessInstanceId());
		}
		watch.look();
		assertThat(informed(task)).containsExactly("lead");
	}

	@Test
	@Serves({ "A33", "E35" })
	void theDecisionAboutAPilotIsFollowedUpThoughItsActionIsDueMuchLater() {
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(Loop.with(Loop.action("a1", "p1"), "pilotSites", List.of("Shop"))))
			.approvePlan();
		loop.report("userTask_runPilot");
		Task task = task(loop, "userTask_decidePilot");
		assertThat(task.getDueDate()).isNotNull();
		clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(1).atTime(0, 0));
		watch.look();
		assertThat(informed(task)).isNotEmpty().doesNotContain(task.getAssignee());
		assertThat(task(loop, "userTask_decidePilot").getDescription()).startsWith("Overdue since");
	}

	@Test
	@Serves("A33")
	void whoIsToldAgainAndAgainHasTheTaskOnTheListOnce() {
		Loop loop = new Loop(engine).open();
		Task task = task(loop, "userTask_setGoals");
		for (int days : List.of(1, 4, 7, 10)) {
			clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(days).atTime(0, 0));
			watch.look();
		}
		assertThat(level(task)).isEqualTo(5);
		assertThat(informed(task)).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void anotherDueDateBeginsAnew() {
		Loop loop = new Loop(engine).open();
		Task task = task(loop, "userTask_setGoals");
		clock.set(EngineClock.dayOf(task.getDueDate().toInstant()).plusDays(1).atTime(0, 0));
		watch.look();
		assertThat(level(task)).isEqualTo(2);
		// The lead's own: the managers are above.
		assertThat(informed(task)).isNotEmpty().doesNotContain("lead");
		assertThat(task(loop, "userTask_setGoals").getDescription()).contains("managers").doesNotContain("lead");
		Task again = task(loop, "userTask_setGoals");
		again.setDueDate(EngineClock.moment(clock.today().plusDays(30).atTime(12, 0)));
		engine.getTaskService().saveTask(again);
		watch.look();
		assertThat(level(task)).isEqualTo(2);
		clock.set(clock.today().plusDays(29).atTime(0, 0));
		watch.look();
		assertThat(level(task)).isEqualTo(1);
	}

	@Test
	void everyKindOfTaskHasDaysInTheTable() {
		assertThat(forms.all()).filteredOn(form -> !form.place().start())
			.allSatisfy(form -> assertThat(days.of(form.place().taskKey())).isPositive());
		assertThat(days.of("userTask_ofAnOwner")).isEqualTo(5);
	}

	private Task task(Loop loop, String key) {
		return engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.taskDefinitionKey(key)
			.list()
			.get(0);
	}

	private List<String> informed(Task task) {
		return engine.getTaskService()
			.getIdentityLinksForTask(task.getId())
			.stream()
			.filter(link -> "informed".equals(link.getType()))
			.map(IdentityLink::getUserId)
			.sorted()
			.toList();
	}

	private int level(Task task) {
		return jdbc.sql("select level from task_follow_up where task_id = ?")
			.param(task.getId())
			.query(Integer.class)
			.single();
	}

}
