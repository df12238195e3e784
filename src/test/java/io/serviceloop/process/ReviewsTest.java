package io.serviceloop.process;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.action.review.EffectChecks;
import io.serviceloop.action.review.FollowUps;
import io.serviceloop.action.review.Reviews;
import io.serviceloop.goal.reading.DueReading;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Readings;
import io.serviceloop.overview.TaskContexts;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Reviews until measuring opens: held, missed, decided and followed up, and the look at
 * the goals after the last roll-out.
 */
@InMemoryApplication
class ReviewsTest {

	private static final String LINE = "online service";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Reviews reviews;

	@Autowired
	private FollowUps followUps;

	@Autowired
	private EffectChecks effects;

	@Autowired
	private Readings readings;

	@Autowired
	private TaskContexts contexts;

	@Autowired
	private JdbcClient jdbc;

	private Loop loop;

	@BeforeEach
	void aPlanIsCarriedOut() {
		// What other projects of the line read is offered too.
		jdbc.sql("delete from reading").update();
		loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
		loop.plan(List.of(action("a1", "p1"))).approvePlan();
	}

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	@Serves({ "A33", "E49" })
	@Test
	void aReviewKeepsWhoTookPartWhatTheGoalsShowAndGivesEachDecisionToItsPerson() {
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", review(decision("agent", 5), decision("quality", 9)));
		assertThat(reviews.of(loop.businessKey()))
			.extracting(review -> review.number() + " " + review.missed() + " " + review.participants())
			.containsExactly("1 false [lead, agent]");
		assertThat(ofProject())
			.extracting(reading -> reading.metric() + " " + reading.fromDate() + " " + reading.toDate() + " "
					+ reading.readingValue())
			.containsExactly("responseTime " + day(-6) + " " + day(0) + " 7.5");
		assertThat(loop.count("userTask_followUpDecision")).isEqualTo(2);
		assertThat(loop.task("userTask_followUpDecision", "quality").getDueDate().toInstant())
			.isEqualTo(java.sql.Timestamp.valueOf(day(9) + " 23:59:59").toInstant());
		assertThatThrownBy(() -> loop.complete("agent", "userTask_followUpDecision",
				values("result", "IT has named a tester", "completedOn", day(-1))))
			.hasStackTraceContaining("review.beforeDecided");
		loop.complete("agent", "userTask_followUpDecision",
				values("result", "IT has named a tester", "completedOn", day(0)));
		assertThat(followUps.open(loop.businessKey())).extracting(Reviews.Decision::responsible)
			.containsExactly("quality");
		assertThat(reviews.decisions(loop.businessKey())).extracting(Reviews.Decision::result)
			.containsExactly("IT has named a tester", null);
	}

	@Serves("A33")
	@Test
	void whatAProgramSentBeforeIsEnoughAndNothingOfTheLastReviewIsDecidedAgain() {
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", review(decision("agent", 5)));
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", values("progress", "Half of it"));
		assertThat(reviews.decisions(loop.businessKey())).hasSize(1);
		assertThat(reviews.of(loop.businessKey())).extracting(review -> review.participants().size())
			.as("whoever reports a review was there")
			.containsExactly(2, 1);
	}

	@Serves({ "A33", "E93" })
	@Test
	void aReviewThatIsNotHeldIsMissedWhenTheNextOneIsDueWhichStillComes() {
		pass(7);
		String forgotten = loop.task("userTask_weeklyReview", "lead").getId();
		pass(7);
		assertThat(loop.task("userTask_weeklyReview", "lead").getId()).isNotEqualTo(forgotten);
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", values("progress", "At last"));
		assertThat(reviews.of(loop.businessKey()))
			.extracting(review -> review.number() + " " + review.missed() + " " + review.heldBy())
			.containsExactly("1 true null", "2 true null", "3 false lead");
		assertThat(loop.count("userTask_weeklyReview")).isZero();
		pass(7);
		assertThat(loop.count("userTask_weeklyReview")).isEqualTo(1);
	}

	@Serves("A33")
	@Test
	void aReviewIsAskedAboutTheGoalsWhosePeriodHasClosedWithWhatIsKnownOfThem() {
		pass(7);
		List<DueReading> due = due();
		assertThat(due).extracting(DueReading::goalId).contains("g1");
		DueReading first = due.get(0);
		assertThat(first.value()).isNull();
		loop.complete("lead", "userTask_weeklyReview", values("progress", "Half of it"));
		pass(7);
		assertThat(due().get(0).on()).as("the next week").isEqualTo(first.on().plusDays(7));
		loop.complete("lead", "userTask_weeklyReview", values("progress", "More of it", "readings",
				List.of(Map.of("goalId", "g1", "value", 6.5, "on", due().get(0).on().toString()))));
		assertThat(ofProject()).extracting(Reading::fromDate).containsExactly(first.from().plusDays(7));
	}

	@Serves("A33")
	@Test
	void whatWasReportedIsOfferedAndKeepsItsSourceAndItsCasesWhereTheReviewConfirmsIt() {
		pass(7);
		DueReading due = due().get(0);
		jdbc.sql("""
				insert into reading (business_key, metric, customer_group, scenario, from_date, to_date, reading_value,
				  unit, sample_size, source, reported_by, reported_at)
				values (?, 'responseTime', 'all', 'all', ?, ?, 6.5, 'min', 40, 'telephone system', 'quality', ?)
				""").params(loop.businessKey(), due.from(), due.on(), due.on().plusDays(1).atStartOfDay()).update();
		assertThat(due().get(0)).isEqualTo(new DueReading("g1", due.from(), due.on(), 6.5, "reading", 40));
		loop.complete("lead", "userTask_weeklyReview", values("progress", "Half of it", "readings",
				List.of(Map.of("goalId", "g1", "value", 6.5, "on", due.on().toString()))));
		assertThat(ofProject()).extracting(Reading::source, Reading::sampleSize)
			.containsExactly(tuple("telephone system", 40));
	}

	@Serves({ "A33", "A15" })
	@Test
	void theTimeOfHandlingIsCountedFromTheRecordsThatWereFinishedInThePeriod() {
		jdbc.sql("update goal set metric = 'handlingTime', unit = 'h' where business_key = ? and id = 'g1'")
			.param(loop.businessKey())
			.update();
		pass(7);
		DueReading due = due().get(0);
		int file = record(due.on().atTime(23, 0), 4);
		record(file, 2, due.from().atStartOfDay(), 3);
		record(file, 3, due.on().plusDays(1).atStartOfDay(), 90);
		assertThat(due().get(0)).isEqualTo(new DueReading("g1", due.from(), due.on(), 3.5, "records", 2));
	}

	private List<DueReading> due() {
		return contexts.of(loop.task("userTask_weeklyReview", "lead").getId(), false, Locale.ENGLISH).dueReadings();
	}

	@Serves({ "A35", "E93" })
	@Test
	void aWeekAfterTheLastRollOutTheGoalsAreReadAndWhatGotWorseIsKeptForTheNextReview() {
		pass(2);
		report(-2);
		pass(4);
		assertThat(loop.count("userTask_checkEffect")).isZero();
		pass(1);
		assertThat(loop.openTasks()).containsExactly("userTask_checkEffect", "userTask_weeklyReview");
		assertThatThrownBy(() -> loop.complete("quality", "userTask_checkEffect",
				values("readings", List.of(reading("g1", 7.9, -8)))))
			.hasStackTraceContaining("reading.beforeRollOut");
		assertThatThrownBy(() -> loop.complete("quality", "userTask_checkEffect", values()))
			.hasStackTraceContaining("path=readings");
		loop.complete("quality", "userTask_checkEffect",
				values("readings", List.of(reading("g1", 6.5, 0), reading("g2", 41, 0))));
		assertThat(effects.values(loop.businessKey())).extracting(value -> value.goalId() + " " + value.movement())
			.containsExactly("g1 better", "g2 worse");
		assertThat(ofProject()).hasSize(2);
		loop.fire("event_observationOver");
		assertThat(loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
	}

	@Serves("A35")
	@Test
	void aCheckThatNobodyDidDoesNotHoldMeasuringBackAndIsKnownToBeMissing() {
		report(0);
		pass(8);
		assertThat(loop.openTasks()).contains("userTask_checkEffect");
		loop.fire("event_observationOver");
		assertThat(loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
		assertThat(effects.of(loop.businessKey()).get(0).isMissing(LocalDate.parse(day(0)))).isTrue();
	}

	@Serves({ "A33", "E93" })
	@Test
	void decisionsOutliveTheReviewsAndAreClosedWithANote() {
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", review(decision("agent", 5), decision("quality", 5)));
		report(0);
		loop.fire("event_observationOver");
		assertThat(loop.openTasks()).containsExactly("userTask_followUpDecision", "userTask_followUpDecision",
				"userTask_giveTeamFeedback", "userTask_measureResults");
		followUps.closeAll(loop.businessKey(), "Taken over into the next lap", "lead");
		assertThat(loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
		assertThat(followUps.open(loop.businessKey())).isEmpty();
		assertThat(reviews.decisions(loop.businessKey())).extracting(Reviews.Decision::closingNote)
			.containsOnly("Taken over into the next lap");
	}

	@Serves({ "A33", "E49" })
	@Test
	void whoDoesWhatAReviewDecidedTakesPartInTheProjectAndSoDoesWhoeverDidOne() {
		pass(7);
		assertThat(parts("manager")).isEmpty();
		loop.complete("lead", "userTask_weeklyReview", review(decision("manager", 5)));
		assertThat(parts("manager")).containsExactly("decision");
		assertThat(parts("agent")).contains("contributor", "team");
		loop.change("closeProject");
		assertThat(parts("manager")).isEmpty();
		jdbc.sql("update review_decision set completed_by = 'manager' where business_key = ?")
			.param(loop.businessKey())
			.update();
		assertThat(parts("manager")).containsExactly("contributor");
	}

	private List<String> parts(String person) {
		return jdbc.sql("select distinct part from project_person where business_key = ? and user_id = ? order by part")
			.params(loop.businessKey(), person)
			.query(String.class)
			.list();
	}

	@Serves("A33")
	@Test
	void decisionsEndWithTheirProjectHoweverItEnds() {
		pass(7);
		loop.complete("lead", "userTask_weeklyReview", review(decision("agent", 5)));
		loop.change("closeProject");
		assertThat(loop.ended()).isTrue();
		assertThat(reviews.decisions(loop.businessKey()))
			.extracting(decision -> decision.closedBy() + ": " + decision.closingNote())
			.containsExactly("lead: Circumstances have changed");
	}

	@Serves({ "A33", "E49" })
	@Test
	void whoIsNotOfTheProjectDoesNotTakePartAndNothingIsDecidedForYesterdayOrForNobody() {
		pass(7);
		refused("review.notInTeam", Map.of("participants", List.of("lead", "manager")));
		refused("review.notInTeam", Map.of("participants", List.of("nobody")));
		refused("review.namedTwice", Map.of("participants", List.of("lead", "lead")));
		refused("problem.goal.unknown", Map.of("readings", List.of(reading("g9", 7, 0))));
		refused("wrong.future", Map.of("readings", List.of(reading("g1", 7, 1))));
		refused("reading.twice", Map.of("readings", List.of(reading("g1", 7, 0), reading("g1", 6, 0))));
		refused("action.dueDate.past", Map.of("decisions", List.of(decision("agent", -1))));
		refused("decisions[0].responsible", Map.of("decisions", List.of(decision("nobody", 3))));
		refused("decisions[0].text", Map.of("decisions", List.of(Loop.with(decision("agent", 3), "text", "x"))));
		assertThat(reviews.of(loop.businessKey())).isEmpty();
		assertThat(ofProject()).isEmpty();
	}

	private int record(LocalDateTime finished, double hours) {
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, state, read_count, stored_count,
				  updated_count, refused_count, discarded_count, started_at)
				values (?, 'operationsData', 'tickets.csv', true, 'done', 0, 0, 0, 0, 0, current_timestamp)
				""").param(loop.businessKey()).update();
		int file = jdbc.sql("select max(id) from feedback_import where business_key = ?")
			.param(loop.businessKey())
			.query(Integer.class)
			.single();
		record(file, 1, finished, hours);
		return file;
	}

	private void record(int file, int line, LocalDateTime finished, double hours) {
		jdbc.sql("insert into feedback (import_id, line, finished, handling_hours) values (?, ?, ?, ?)")
			.params(file, line, finished, hours)
			.update();
	}

	private void refused(String said, Map<String, Object> changed) {
		Map<String, Object> answer = values("progress", "Half of it");
		changed.forEach((name, value) -> answer.putAll(values(name, value)));
		assertThatThrownBy(() -> loop.complete("lead", "userTask_weeklyReview", answer)).hasStackTraceContaining(said);
	}

	private void report(int day) {
		loop.complete("agent", "userTask_implementAction",
				values("result", "Done as planned", "evidence", "Release note", "completedOn", day(day)));
	}

	private static Map<String, Object> review(Map<?, ?>... decisions) {
		return values("participants", List.of("lead", "agent"), "progress", "Half of it", "readings",
				List.of(reading("g1", 7.5, 0)), "decisions", List.of(decisions));
	}

	private static Map<String, Object> decision(String responsible, int due) {
		return Map.of("text", "Ask the manager of IT for a tester from Monday on", "responsible", responsible,
				"dueDate", day(due));
	}

	private static Map<String, Object> reading(String goal, double value, int day) {
		return Map.of("goalId", goal, "value", value, "on", day(day));
	}

	private List<Reading> ofProject() {
		return readings.ofLine(LINE)
			.stream()
			.filter(reading -> reading.businessKey().equals(loop.businessKey()))
			.toList();
	}

	/**
	 * Lets days go by, one after the other, with whatever timer comes due in the project.
	 */
	private void pass(int days) {
		for (int i = 0; i < days; i++) {
			Loop.wait(Duration.ofDays(1));
			for (Job job : dueJobs()) {
				engine.getManagementService().executeJob(job.getId());
			}
		}
	}

	private List<Job> dueJobs() {
		List<Job> due = new ArrayList<>();
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.list()
			.forEach(instance -> due.addAll(engine.getManagementService()
				.createJobQuery()
				.processInstanceId(instance.getId())
				.duedateLowerThan(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(1)))
				.list()));
		return due;
	}

}
