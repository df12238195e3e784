package io.serviceloop.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.collection.Kept;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.Evaluations.Measured;
import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.loop.words.Reason;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.goal;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What is filed with a measured goal: what of it can be told, from what is stored. */
@InMemoryApplication
class VerdictsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Evaluations evaluations;

	@Autowired
	private Judgements judgements;

	private Loop loop;

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	/**
	 * Goal g1 has a baseline of the days from 60 to 31 days ago, and is measured in the
	 * 29 days before the day that is today then.
	 */
	private void measuredAfter(Map<String, Object> problem, Runnable before, Runnable after) {
		loop = new Loop(engine).open("regularReview");
		Map<String, Object> goals = loop.goals();
		Map<String, Object> dated = with(with(goal("g1", 480, 300), "baselineFrom", day(-60)), "baselineTo", day(-31));
		goals.putAll(values("goals", List.of(with(with(dated, "sd", 100), "baselineSampleSize", 400))));
		loop.complete("lead", "userTask_setGoals", goals);
		before.run();
		loop.collectData()
			.complete("lead", "userTask_classifyProblems", values("problems", List.of(problem)))
			.confirm("p1")
			.findAndVerifyCauses()
			.implementAndObserve(1, "p1");
		Loop.wait(Duration.ofDays(59));
		after.run();
		loop.complete("quality", "userTask_measureResults",
				values("measurements", List.of(Map.of("goalId", "g1", "after", 300, "sampleSize", 400, "sd", 100,
						"from", day(-29), "to", day(-1), "source", "ticket system"))));
	}

	private void imported(Object... daysTypesAndHours) {
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, state, read_count, stored_count,
				  updated_count, refused_count, discarded_count, started_at)
				values (?, 'customerFeedback', 'a.csv', true, 'done', 0, 0, 0, 0, 0, timestamp '2026-01-01 00:00:00')
				""").param(loop.businessKey()).update();
		for (int i = 0; i < daysTypesAndHours.length; i += 3) {
			jdbc.sql("""
					insert into feedback (import_id, line, time, type, handling_hours)
					values ((select max(id) from feedback_import), ?, cast(? as timestamp), ?, ?)
					""")
				.params(i + 1, day((int) daysTypesAndHours[i]) + " 12:00:00", daysTypesAndHours[i + 1],
						daysTypesAndHours[i + 2])
				.update();
		}
		Kept.anew(jdbc, loop.businessKey());
	}

	private Measured filed() {
		return evaluations.measurements(loop.businessKey()).get(0);
	}

	private Part part(String of) {
		return filed().parts().stream().filter(part -> part.of().equals(of)).findFirst().orElseThrow();
	}

	@Serves({ "A37", "C29" })
	@Test
	void theMixOfTheRecordsIsToldAndABaselineOfTheRecordsByWhichAProblemWasChosenIsPicked() {
		Map<String, Object> problem = with(
				with(Loop.problem("p1", "g1", 12, "day"), "recordFilter", Map.of("type", "repair")), "reason",
				"Most repairs are told on the telephone only");
		measuredAfter(problem, () -> imported(-60, "bill", 4, -40, "repair", 12),
				() -> imported(-29, "bill", 2, -18, "bill", 2, -10, "bill", 2, -1, "repair", 9));
		assertThat(part("mix").value()).isCloseTo((3 * 4 + 12) / 4.0 * 60 - 480, within(1e-6));
		assertThat(filed().proven()).isEqualTo("notTestable");
		assertThat(filed().reasons()).extracting(Reason::key).contains("proof.picked");
		assertThat(part("regression").reasons()).extracting(Reason::key).containsExactly("verdict.regression.few");
	}

	@Serves("A37")
	@Test
	void withoutRecordsOfBothSidesTheTrueReasonIsSaid() {
		measuredAfter(Loop.problem("p1", "g1", 12, "day"), () -> {
		}, () -> imported(-19, "bill", 2, -10, "repair", 9));
		assertThat(part("mix").reasons()).containsExactly(new Reason("verdict.mix.oneSide", List.of(0, 2)));
		assertThat(filed().proven()).isEqualTo("yes");
		assertThat(filed().reasons()).extracting(Reason::key).contains("proof.unknownBaseline");
	}

	private static final String REASON = "Circumstances have changed";

	private void judged(String person, Object... change) {
		Map<String, Object> by = new HashMap<>(Map.of("goalId", "g1"));
		for (int i = 0; i < change.length; i += 2) {
			by.put((String) change[i], change[i + 1]);
		}
		loop.changeAs(person, "changeJudgement", "newJudgement", by);
	}

	private void refused(String key, String person, Object... change) {
		assertThatThrownBy(() -> judged(person, change)).hasStackTraceContaining(key);
	}

	@Serves({ "D17", "E16" })
	@Test
	void theProcessOwnerChangesByWhatAGoalIsJudgedAndTheOldStandsBesideTheNew() {
		loop = new Loop(engine).open("regularReview");
		Map<String, Object> goals = loop.goals();
		goals.putAll(values("goals", List.of(with(with(goal("g1", 480, 300), "sd", 100), "baselineSampleSize", 400))));
		loop.complete("lead", "userTask_setGoals", goals)
			.collectData()
			.complete("lead", "userTask_classifyProblems",
					values("problems", List.of(Loop.problem("p1", "g1", 12, "day"))))
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(Loop.action("a1", "p1")));
		refused("change.notJudgedYet", "owner", "windowDays", 14);
		loop.approvePlan().report("userTask_implementAction").fire("event_observationOver");
		refused("change.onlyOwner", "lead", "windowDays", 14);
		refused("change.onlyOwner", "manager", "windowDays", 14);
		refused("judgement.goal.unknown", "owner", "goalId", "g9", "windowDays", 14);
		refused("judgement.same", "owner", "windowDays", 28, "metric", "Average response time");
		refused("judgement.unit", "owner", "metric", "csat");
		refused("newJudgement.windowDays", "owner", "windowDays", 0);
		refused("newJudgement.threshold", "owner", "threshold", 0);
		refused("newJudgement.test", "owner", "test", "guess");
		judged("owner", "windowDays", 14, "observationDays", 20, "threshold", 2.5);
		judged("owner", "metric", "Peak queue time");
		Loop.wait(Duration.ofDays(59));
		// From the first day of the new window on; before the change it would have asked
		// for a reason.
		loop.complete("quality", "userTask_measureResults",
				values("measurements", List.of(Map.of("goalId", "g1", "after", 300, "sampleSize", 400, "sd", 100,
						"from", day(-39), "to", day(-1), "source", "ticket system"))));
		assertThat(filed().met()).isTrue();
		assertThat(filed().proven()).isEqualTo("notTestable");
		assertThat(filed().reasons()).extracting(Reason::key).contains("proof.changed");
		assertThat(filed().reasons()).filteredOn(reason -> reason.key().equals("proof.interval"))
			.allSatisfy(reason -> assertThat(reason.arguments().get(4)).isEqualTo(97.5));
		refused("change.notJudgedYet", "owner", "windowDays", 28);
		loop.evaluate();
		GoalJudgement now = judgements.of(loop.businessKey(), 1).get(0);
		assertThat(now).extracting("metric", "observationDays", "windowDays", "test", "threshold")
			.containsExactly("queueTime", 20, 14, "meanChange", 2.5);
		assertThat(now.earlier())
			.extracting("metric", "observationDays", "windowDays", "threshold", "reason", "changedBy")
			.containsExactly(tuple("responseTime", 30, 28, 5.0, REASON, "owner"),
					tuple("responseTime", 20, 14, 2.5, REASON, "owner"));
	}

}
