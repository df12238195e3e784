package io.serviceloop.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
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

	/** A measured and judged goal of a lap. */
	public record Measured(int lap, String goalId, @JsonProperty("after") double afterValue, int sampleSize,
			@JsonProperty("from") LocalDate fromDate, @JsonProperty("to") LocalDate toDate, String source,
			Double baseline, Double target, @JsonProperty("change") Double changeValue, Double changePercent,
			Double attainment, Boolean met, List<Reason> reasons) {
	}

	/** What was concluded of a lap; the decision is null where none was asked for. */
	public record Conclusion(int lap, String conclusion, String customerFeedback, String teamFeedback,
			Boolean continueProject, String decisionNote, String decidedBy) {
	}

	public List<Measured> measurements(String businessKey) {
		return jdbc.sql("select * from measurement where business_key = ? order by lap, length(goal_id), goal_id")
			.param(businessKey)
			.query(JsonColumns.rows(Measured.class))
			.list();
	}

	public List<Conclusion> conclusions(String businessKey) {
		return jdbc.sql("select * from evaluation where business_key = ? order by lap")
			.param(businessKey)
			.query(Conclusion.class)
			.list();
	}

	void write(String businessKey, int lap, List<Evaluation> evaluations, String by, LocalDateTime at) {
		batch.batchUpdate(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  baseline, target, change_value, change_percent, attainment, met, reasons, measured_by, measured_at)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				evaluations.stream().map(e -> {
					Measurement m = e.measurement();
					return new Object[] { businessKey, lap, m.goalId(), m.after(), m.sampleSize(), m.from(), m.to(),
							m.source(), e.baseline(), e.target(), e.change(), e.changePercent(), e.attainment(),
							e.met(), Json.text(e.reasons()), by, at };
				}).toList());
	}

	void conclude(String businessKey, int lap, String conclusion, String customers, String team, String by,
			LocalDateTime at) {
		jdbc.sql("""
				insert into evaluation (business_key, lap, conclusion, customer_feedback, team_feedback, concluded_by,
				  concluded_at) values (?, ?, ?, ?, ?, ?, ?)
				""").params(businessKey, lap, conclusion, customers, team, by, at).update();
	}

	void decide(String businessKey, int lap, boolean goOn, String note, String by, LocalDateTime at) {
		jdbc.sql("""
				update evaluation set continue_project = ?, decision_note = ?, decided_by = ?, decided_at = ?
				where business_key = ? and lap = ?
				""").params(goOn, note, by, at, businessKey, lap).update();
	}

}
