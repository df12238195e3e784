package io.serviceloop.action.review;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of what the goals showed soon after the last roll-out of a lap (A35). */
@Repository
public class EffectChecks {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	EffectChecks(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * The check of a lap.
	 *
	 * @param rolledOutOn the day of the last roll-out
	 * @param dueOn from which day on it is asked for
	 * @param checkedBy null where it was not done
	 * @param checkedAt null where it was not done
	 */
	public record Check(int lap, LocalDate rolledOutOn, LocalDate dueOn, String checkedBy, LocalDateTime checkedAt) {

		/** Whether it was asked for by a day and is not done. */
		public boolean isMissing(LocalDate today) {
			return checkedAt == null && !today.isBefore(dueOn);
		}

	}

	/**
	 * What a check read of a goal.
	 *
	 * @param readingValue in the unit of the goal
	 * @param movement code of a {@link Movement}
	 */
	public record Value(int lap, String goalId, double readingValue, LocalDate readOn, String movement) {
	}

	/** The checks of all laps; none of a lap in which nothing was rolled out yet. */
	public List<Check> of(String businessKey) {
		return jdbc.sql("select * from effect_check where business_key = ? order by lap")
			.param(businessKey)
			.query(JsonColumns.rows(Check.class))
			.list();
	}

	/** What they read. */
	public List<Value> values(String businessKey) {
		return jdbc.sql("select * from effect_check_value where business_key = ? order by lap, goal_id")
			.param(businessKey)
			.query(JsonColumns.rows(Value.class))
			.list();
	}

	Optional<Check> find(String businessKey, int lap) {
		return of(businessKey).stream().filter(check -> check.lap() == lap).findFirst();
	}

	/** Plans the check of a lap, in place of one that was planned before. */
	void plan(String businessKey, int lap, LocalDate rolledOutOn, LocalDate dueOn) {
		jdbc.sql("delete from effect_check where business_key = ? and lap = ?").params(businessKey, lap).update();
		jdbc.sql("insert into effect_check (business_key, lap, rolled_out_on, due_on) values (?, ?, ?, ?)")
			.params(businessKey, lap, rolledOutOn, dueOn)
			.update();
	}

	void done(String businessKey, int lap, List<Value> values, String by, LocalDateTime at) {
		jdbc.sql("update effect_check set checked_by = ?, checked_at = ? where business_key = ? and lap = ?")
			.params(by, at, businessKey, lap)
			.update();
		batch.batchUpdate("""
				insert into effect_check_value (business_key, lap, goal_id, reading_value, read_on, movement)
				values (?, ?, ?, ?, ?, ?)
				""",
				values.stream()
					.map(value -> new Object[] { businessKey, lap, value.goalId(), value.readingValue(), value.readOn(),
							value.movement() })
					.toList());
	}

}
