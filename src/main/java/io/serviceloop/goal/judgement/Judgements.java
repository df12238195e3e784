package io.serviceloop.goal.judgement;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of what was fixed with the approval of a plan (D17, E16). */
@Repository
public class Judgements {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Judgements(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * By what the goals of a lap are judged, in the order of their ids; empty where it
	 * was not fixed, in a project of before. Then {@link GoalJudgement#of} says what is
	 * usual.
	 */
	public List<GoalJudgement> of(String businessKey, int lap) {
		return jdbc
			.sql("select * from goal_judgement where business_key = ? and lap = ? order by length(goal_id), goal_id")
			.params(businessKey, lap)
			.query(JsonColumns.rows(GoalJudgement.class))
			.list();
	}

	/** The same of all laps. */
	public List<GoalJudgement> of(String businessKey) {
		return jdbc.sql("select * from goal_judgement where business_key = ? order by lap, length(goal_id), goal_id")
			.param(businessKey)
			.query(JsonColumns.rows(GoalJudgement.class))
			.list();
	}

	/**
	 * Fixes it for a lap: it is written with the plan, in place of that of a refused one,
	 * so that what is approved is what the approver saw.
	 */
	public void fix(String businessKey, int lap, List<GoalJudgement> judgements) {
		jdbc.sql("delete from goal_judgement where business_key = ? and lap = ?").params(businessKey, lap).update();
		batch.batchUpdate("""
				insert into goal_judgement (business_key, lap, goal_id, metric, unit, direction, baseline,
				  baseline_from, baseline_to, baseline_sample_size, sd, target, observation_days, window_days, test,
				  error_percent, power_percent, goals, threshold)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""",
				judgements.stream()
					.map(j -> new Object[] { businessKey, j.lap(), j.goalId(), j.metric(), j.unit(), j.direction(),
							j.baseline(), j.baselineFrom(), j.baselineTo(), j.baselineSampleSize(), j.sd(), j.target(),
							j.observationDays(), j.windowDays(), j.test(), j.errorPercent(), j.powerPercent(),
							j.goals(), j.threshold() })
					.toList());
	}

	/**
	 * Changes it for a goal after the approval; what was fixed is kept with the reason.
	 * @return what it says now
	 */
	GoalJudgement change(String businessKey, int lap, JudgementChange change, String reason, String by,
			LocalDateTime at) {
		GoalJudgement changed = jdbc
			.sql("select * from goal_judgement where business_key = ? and lap = ? and goal_id = ? for update")
			.params(businessKey, lap, change.goalId())
			.query(JsonColumns.rows(GoalJudgement.class))
			.single()
			.changed(change, reason, by, at);
		jdbc.sql("""
				update goal_judgement set metric = ?, observation_days = ?, window_days = ?, test = ?, threshold = ?,
				  earlier = ? where business_key = ? and lap = ? and goal_id = ?
				""")
			.params(changed.metric(), changed.observationDays(), changed.windowDays(), changed.test(),
					changed.threshold(), Json.text(changed.earlier()), businessKey, lap, change.goalId())
			.update();
		return changed;
	}

}
