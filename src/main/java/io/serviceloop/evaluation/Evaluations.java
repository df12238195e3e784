package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serviceloop.evaluation.proof.Part;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Reason;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registers of measurements and of what was concluded from them, lap by lap. */
@Repository
public class Evaluations {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Evaluations(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * A measured and judged goal of a lap.
	 *
	 * @param reason why it was measured in another period than the rule has; null where
	 * it was not
	 * @param met whether it counts as met: its target was reached, and nobody refused
	 * what got worse for it
	 * @param proven whether the change is more than chance: {@code yes}, {@code no} or
	 * {@code notTestable}; null where that was not asked yet
	 * @param changeLow lower end of the interval of the change; null where it cannot be
	 * told
	 * @param changeHigh its upper end
	 * @param late whether it is met, but was measured after its due date
	 * @param guardPast whether its guard metric is past its limit
	 * @param guardAccepted what a manager decided about that; null where nobody was asked
	 * @param parts what can be told of where the change comes from; null where that was
	 * not asked yet
	 */
	public record Measured(int lap, String goalId, @JsonProperty("after") double afterValue, int sampleSize,
			@JsonProperty("from") LocalDate fromDate, @JsonProperty("to") LocalDate toDate, String source, Double sd,
			Double guardAfter, String reason, Double baseline, Double target,
			@JsonProperty("change") Double changeValue, Double changePercent, Double attainment, Boolean met,
			String proven, Double changeLow, Double changeHigh, Boolean late, Boolean guardPast, Boolean guardAccepted,
			List<Part> parts, List<Reason> reasons) {

		/**
		 * Whether the goal is reached: met, and nothing got worse past its limit that
		 * nobody accepts.
		 */
		public boolean reached() {
			return reached(met, guardAccepted);
		}

		/** The same where no more of it was read. */
		public static boolean reached(Boolean met, Boolean guardAccepted) {
			return Boolean.TRUE.equals(met) && !Boolean.FALSE.equals(guardAccepted);
		}

		/** The goals that a lap did not reach. */
		static Set<String> missed(List<Measured> all, int lap) {
			return all.stream()
				.filter(row -> row.lap() == lap && !row.reached())
				.map(Measured::goalId)
				.collect(Collectors.toSet());
		}

	}

	/**
	 * What was concluded of a lap; a decision is null where none was asked for.
	 *
	 * @param customerVoice what customers say, in numbers, and what the stored ratings
	 * say otherwise; null where there are none
	 * @param teamFeedback what the team says, where the lead wrote it down for all
	 * @param guardNote why what got worse was accepted, or was not
	 */
	public record Conclusion(int lap, String conclusion, String customerFeedback, CustomerVoice.Kept customerVoice,
			String teamFeedback, String guardNote, String guardBy, LocalDateTime guardAt, Boolean continueProject,
			String decisionNote, String decidedBy, LocalDateTime decidedAt, String concludedBy,
			LocalDateTime concludedAt) {
	}

	public List<Measured> measurements(String businessKey) {
		return jdbc.sql("select * from measurement where business_key = ? order by lap, length(goal_id), goal_id")
			.param(businessKey)
			.query(JsonColumns.rows(Measured.class))
			.list();
	}

	/** Whether a lap was measured. */
	public boolean measured(String businessKey, int lap) {
		return jdbc.sql("select count(*) from measurement where business_key = ? and lap = ?")
			.params(businessKey, lap)
			.query(Long.class)
			.single() > 0;
	}

	public List<Conclusion> conclusions(String businessKey) {
		return jdbc.sql("select * from evaluation where business_key = ? order by lap")
			.param(businessKey)
			.query(JsonColumns.rows(Conclusion.class))
			.list();
	}

	/** When a lap was concluded that is. */
	LocalDateTime concludedAt(String businessKey, int lap) {
		return jdbc.sql("select concluded_at from evaluation where business_key = ? and lap = ?")
			.params(businessKey, lap)
			.query(LocalDateTime.class)
			.single();
	}

	/** Who measured a lap; empty where the engine did. */
	Optional<String> measuredBy(String businessKey, int lap) {
		return jdbc.sql("select max(measured_by) from measurement where business_key = ? and lap = ?")
			.params(businessKey, lap)
			.query(String.class)
			.optional();
	}

	/** Makes room for values that are measured anew; what they were was kept before. */
	void clear(String businessKey, int lap) {
		jdbc.sql("delete from measurement where business_key = ? and lap = ?").params(businessKey, lap).update();
	}

	void write(String businessKey, int lap, List<Evaluation> evaluations, String by, LocalDateTime at) {
		batch.batchUpdate(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  sd, guard_after, reason, baseline, target, change_value, change_percent, attainment, met, proven,
						  change_low, change_high, late, guard_past, parts, reasons, measured_by, measured_at)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				evaluations.stream().map(e -> {
					Measurement m = e.measurement();
					return new Object[] { businessKey, lap, m.goalId(), m.after(), m.sampleSize(), m.from(), m.to(),
							m.source(), m.sd(), m.guardAfter(), m.reason(), e.baseline(), e.target(), e.change(),
							e.changePercent(), e.attainment(), e.met(), e.proof().proven().code(), e.proof().low(),
							e.proof().high(), e.late(), e.guardPast(), Json.text(e.parts()), Json.text(e.reasons()), by,
							at };
				}).toList());
	}

	void conclude(String businessKey, int lap, String conclusion, String customers, CustomerVoice.Kept voice,
			String team, String by, LocalDateTime at) {
		jdbc.sql("""
				insert into evaluation (business_key, lap, conclusion, customer_feedback, customer_voice, team_feedback,
				  concluded_by, concluded_at) values (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(businessKey, lap, conclusion, customers, (voice == null) ? null : Json.text(voice), team, by, at)
			.update();
	}

	/**
	 * Notes whether it is accepted that something got worse; a goal for which it is not
	 * stays met, and is not reached.
	 */
	void decideGuard(String businessKey, int lap, boolean accepted, String note, String by, LocalDateTime at) {
		jdbc.sql("""
				update measurement set guard_accepted = :accepted
				where business_key = :key and lap = :lap and guard_past
				""").param("accepted", accepted).param("key", businessKey).param("lap", lap).update();
		jdbc.sql("update evaluation set guard_note = ?, guard_by = ?, guard_at = ? where business_key = ? and lap = ?")
			.params(note, by, at, businessKey, lap)
			.update();
	}

	void decide(String businessKey, int lap, boolean goOn, String note, String by, LocalDateTime at) {
		jdbc.sql("""
				update evaluation set continue_project = ?, decision_note = ?, decided_by = ?, decided_at = ?
				where business_key = ? and lap = ?
				""").params(goOn, note, by, at, businessKey, lap).update();
	}

}
