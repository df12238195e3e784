package io.serviceloop.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The day of the business is moved on, and everything due on the way happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeClockTest extends WebTest {

	@Autowired
	private EngineClock clock;

	private List<String> others = List.of();

	/**
	 * What other tests have left open would remind and escalate on each of the days that
	 * are played here: it stands still meanwhile.
	 */
	@BeforeAll
	void nothingElseMoves() {
		others = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.active()
			.unlimitedList()
			.stream()
			.map(ProcessInstance::getId)
			.toList();
		others.forEach(engine.getRuntimeService()::suspendProcessInstanceById);
	}

	@AfterEach
	void today() {
		jdbc.update("update practice_clock set ahead_seconds = 0");
		clock.ahead(Duration.ZERO);
	}

	@AfterAll
	void everythingMovesAgain() {
		others.forEach(engine.getRuntimeService()::activateProcessInstanceById);
	}

	@Serves({ "A32", "A33" })
	@Test
	void remindersEscalationsAndReviewsHappenEachAtItsOwnMoment() {
		Loop loop = implementing();
		Instant due = EngineClock.moment(LocalDate.parse(Loop.day(40)).atTime(23, 59, 59)).toInstant();
		LocalDate before = clock.today();
		Answer answer = move("agent", 50);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json()).hasToString("{\"today\":\"" + before.plusDays(50) + "\"}");
		assertThat(clock.today()).isEqualTo(before.plusDays(50));
		happened(loop, "serviceTask_remindResponsible", due.minus(3, ChronoUnit.DAYS));
		happened(loop, "serviceTask_escalateToLead", due);
		happened(loop, "serviceTask_escalateToManagers", due.plus(3, ChronoUnit.DAYS), due.plus(6, ChronoUnit.DAYS),
				due.plus(9, ChronoUnit.DAYS));
		// It is asked for once a week, and not again while the last one waits.
		assertThat(loop.count("userTask_weeklyReview")).isEqualTo(1);
		assertThat(jdbc.queryForObject("select ahead_seconds from practice_clock", Long.class))
			.isEqualTo(Duration.ofDays(50).toSeconds());
	}

	@Test
	void theResultsAreMeasuredWhenTheTimeOfObservationIsOver() {
		Loop loop = implementing().report("userTask_implementAction");
		// 30 days of observation, and 28 to measure in.
		move("lead", 57);
		assertThat(loop.openTasks()).doesNotContain("userTask_measureResults");
		move("lead", 2);
		assertThat(loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"days\":0}", "{\"days\":-1}", "{\"days\":401}", "{\"days\":\"35\"}", "{\"days\":1.5}",
			"{\"days\":1e400}", "{\"days\":null}", "{\"days\":true}", "{}", "[35]", "35", "days", "null",
			"{\"days\":35", "{\"days\":99999999999999999999}" })
	void whatIsNoNumberOfDaysIsRefusedAndTheDayStays(String body) {
		LocalDate before = clock.today();
		Answer answer = http.ask(Proof.BASIC, "lead", "POST", "/api/demo/clock", "application/json", body);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.json().path("detail").textValue()).contains("{\"days\":35}", "from 1 to 400");
		assertThat(clock.today()).isEqualTo(before);
	}

	/** The sessions and the tries that were counted know nothing of it. */
	@Test
	void nobodyIsSignedOut() {
		String session = http.cookies("lead");
		move("lead", 30);
		assertThat(http.ask(Proof.SESSION, "lead", "GET", "/api/today", "", "").status()).isEqualTo(200);
		assertThat(http.cookies("lead")).isEqualTo(session);
	}

	@Test
	void theReasonIsSaidInTheReadersLanguage() {
		assertThat(http.post("lead", "/api/demo/clock", Map.of("days", 0), "zh-CN").text()).contains("日期不会倒退");
	}

	@ParameterizedTest
	@CsvSource({ "agent, true", "lead, true", "manager, true", "owner, true", "admin, true", "auditor, false" })
	void everybodyButAuditorsMayMoveItAndIsToldSo(String person, boolean may) {
		assertThat(http.get(person, "/api/today").json().path("practice").path("mayMove").booleanValue())
			.isEqualTo(may);
		assertThat(move(person, 1).status()).isEqualTo(may ? 200 : 403);
	}

	@Test
	void aBrowserNeedsItsToken() {
		String body = "{\"days\":1}";
		assertThat(http.ask(Proof.NO_TOKEN, "lead", "POST", "/api/demo/clock", "application/json", body).status())
			.isEqualTo(403);
		assertThat(http.ask(Proof.FRESH_SESSION, "lead", "POST", "/api/demo/clock", "application/json", body).status())
			.isEqualTo(200);
	}

	@Test
	void movesThatComeTogetherAreMadeOneAfterAnother() throws Exception {
		Loop loop = implementing();
		LocalDate before = clock.today();
		List<Answer> answers = TwiceAtOnceTest.atOnce(2, i -> move("lead", 25));
		assertThat(answers.stream().map(answer -> answer.json().path("today").textValue()))
			.containsExactlyInAnyOrder(before.plusDays(25).toString(), before.plusDays(50).toString());
		assertThat(times(loop, "serviceTask_remindResponsible")).hasSize(1);
		assertThat(times(loop, "serviceTask_escalateToManagers")).hasSize(3);
	}

	@Test
	void whatTheEngineDoesInTheBackgroundIsDoneOnce() {
		JobExecutor background = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
			.getJobExecutor();
		List<Loop> loops = IntStream.range(0, 3).mapToObj(i -> implementing()).toList();
		background.start();
		try {
			IntStream.range(0, 50).forEach(i -> move("lead", 1));
			assertThat(background.isActive()).isTrue();
		}
		finally {
			background.shutdown();
		}
		assertThat(loops).allSatisfy(loop -> {
			assertThat(times(loop, "serviceTask_remindResponsible")).hasSize(1);
			assertThat(times(loop, "serviceTask_escalateToLead")).hasSize(1);
			assertThat(times(loop, "serviceTask_escalateToManagers")).hasSize(3);
		});
	}

	@Test
	void theNextDayIsTheNearestOnWhichATaskIsDue() {
		Task task = new Loop(engine).open().task("userTask_setGoals", "lead");
		task.setDueDate(EngineClock.moment(clock.today().plusDays(1).atTime(12, 0)));
		engine.getTaskService().saveTask(task);
		assertThat(http.get("lead", "/api/today").json().path("practice").path("next"))
			.hasToString("{\"days\":1,\"day\":\"" + clock.today().plusDays(1) + "\"}");
	}

	@Test
	void whatFailsIsLeftAndTheRestGoesOn() {
		Loop broken = implementing();
		Loop fine = implementing();
		engine.getManagementService()
			.createJobQuery()
			.activityId("event_reminderDue")
			.list()
			.stream()
			.filter(job -> job.getProcessInstanceId().equals(instance(broken)))
			.forEach(job -> engine.getManagementService().setJobRetries(job.getId(), 0));
		assertThat(move("lead", 50).status()).isEqualTo(200);
		assertThat(times(broken, "serviceTask_remindResponsible")).isEmpty();
		assertThat(times(fine, "serviceTask_remindResponsible")).hasSize(1);
	}

	@Test
	void theCleanUpOfHistoryDeletesWhatIsOldByTheMachinesTime() {
		Loop loop = new Loop(engine).open();
		String instance = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.singleResult()
			.getId();
		engine.getRuntimeService().deleteProcessInstance(instance, "test");
		remove(instance, Instant.now().plus(1, ChronoUnit.DAYS));
		move("lead", 30);
		cleanUp();
		assertThat(history(instance)).isEqualTo(1);
		remove(instance, Instant.now().minusSeconds(60));
		cleanUp();
		assertThat(history(instance)).isZero();
	}

	private void remove(String instance, Instant when) {
		engine.getHistoryService()
			.setRemovalTimeToHistoricProcessInstances()
			.absoluteRemovalTime(Date.from(when))
			.byIds(instance)
			.executeAsync();
		Stream.generate(() -> engine.getManagementService().createJobQuery().messages().executable().listPage(0, 1))
			.takeWhile(jobs -> !jobs.isEmpty())
			.forEach(jobs -> engine.getManagementService().executeJob(jobs.get(0).getId()));
	}

	private void cleanUp() {
		engine.getHistoryService().cleanUpHistoryAsync(true);
		engine.getHistoryService()
			.findHistoryCleanupJobs()
			.forEach(job -> engine.getManagementService().executeJob(job.getId()));
	}

	private long history(String instance) {
		return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(instance).count();
	}

	/** A project whose one action is due in 40 days. */
	private Loop implementing() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		loop.findAndVerifyCauses().plan(List.of(Loop.action("a1", "p1"))).approvePlan();
		return loop;
	}

	private Answer move(String person, int days) {
		return http.post(person, "/api/demo/clock", Map.of("days", days), "en");
	}

	private static String instance(Loop loop) {
		return loop.task("userTask_implementAction", "agent").getProcessInstanceId();
	}

	private List<Instant> times(Loop loop, String activity) {
		return engine.getHistoryService()
			.createHistoricActivityInstanceQuery()
			.processInstanceId(instance(loop))
			.activityId(activity)
			.orderByHistoricActivityInstanceStartTime()
			.asc()
			.list()
			.stream()
			.map(HistoricActivityInstance::getStartTime)
			.map(Date::toInstant)
			.toList();
	}

	private void happened(Loop loop, String activity, Instant... moments) {
		List<Instant> times = times(loop, activity);
		assertThat(times).as(activity).hasSameSizeAs(moments);
		IntStream.range(0, moments.length)
			.forEach(i -> assertThat(times.get(i)).as(activity).isCloseTo(moments[i], within(1, ChronoUnit.MINUTES)));
	}

}
