package io.serviceloop.action.training;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of trainings: every round with everybody in it, never overwritten (A34).
 */
@Repository
public class Trainings {

	/** The latest round of an action {@code :subject}. */
	static final String LATEST = """
			action_id = :subject and number = (select max(number) from training_round
			  where business_key = :key and action_id = :subject)
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Trainings(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * One round of the training of an action.
	 *
	 * @param number from 1
	 * @param passMark who scored less has not passed, in percent
	 * @param participants who was trained, and who was left out
	 * @param result null where nothing was said
	 * @param completedOn the day of the last test
	 */
	public record Round(@JsonIgnore String actionId, int lap, int number, double passMark,
			List<Participant> participants, String result, String evidence, LocalDate completedOn, String reportedBy) {
	}

	/**
	 * Somebody in a round.
	 *
	 * @param user the user id
	 * @param score in percent; null where the person was left out
	 * @param selfReported whether the person has reported the own score
	 * @param date the day of the own test; null where the person was left out
	 * @param leftOut why the person is not trained; null where it was
	 */
	public record Participant(String user, Double score, boolean passed, boolean selfReported, LocalDate date,
			String leftOut) {
	}

	/** The rounds of all actions of a project by action, in their order. */
	public Map<String, List<Round>> of(String businessKey) {
		return read("r.business_key = ?", businessKey);
	}

	/** How far the training of one action has come. */
	public Training of(String businessKey, String actionId) {
		return new Training(read("r.business_key = ? and r.action_id = ?", businessKey, actionId).getOrDefault(actionId,
				List.of()));
	}

	private Map<String, List<Round>> read(String which, Object... values) {
		Map<String, List<Round>> found = new LinkedHashMap<>();
		jdbc.sql("""
				select r.*, p.user_id, p.score, p.passed, p.self_reported, p.trained_on, p.left_out_reason
				from training_round r join training_participant p on p.business_key = r.business_key
				  and p.action_id = r.action_id and p.number = r.number
				where %s order by r.action_id, r.number, p.user_id
				""".formatted(which)).params(values).query((RowCallbackHandler) row -> {
			List<Round> rounds = found.computeIfAbsent(row.getString("action_id"), id -> new ArrayList<>());
			int number = row.getInt("number");
			if (rounds.isEmpty() || rounds.get(rounds.size() - 1).number() != number) {
				rounds.add(new Round(row.getString("action_id"), row.getInt("lap"), number, row.getDouble("pass_mark"),
						new ArrayList<>(), row.getString("result"), row.getString("evidence"),
						row.getObject("completed_on", LocalDate.class), row.getString("reported_by")));
			}
			rounds.get(rounds.size() - 1)
				.participants()
				.add(new Participant(row.getString("user_id"), row.getObject("score", Double.class),
						row.getBoolean("passed"), row.getBoolean("self_reported"),
						row.getObject("trained_on", LocalDate.class), row.getString("left_out_reason")));
		});
		return found;
	}

	/** Writes a round beside those before it. */
	void write(String businessKey, Round round, LocalDateTime at) {
		jdbc.sql(
				"""
						insert into training_round (business_key, action_id, number, lap, pass_mark, result, evidence, completed_on,
						  reported_by, reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""")
			.params(businessKey, round.actionId(), round.number(), round.lap(), round.passMark(), round.result(),
					round.evidence(), round.completedOn(), round.reportedBy(), at)
			.update();
		batch.batchUpdate(
				"""
						insert into training_participant (business_key, action_id, number, user_id, score, passed, self_reported,
						  trained_on, left_out_reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				round.participants()
					.stream()
					.map(row -> new Object[] { businessKey, round.actionId(), round.number(), row.user(), row.score(),
							row.passed(), row.selfReported(), row.date(), row.leftOut() })
					.toList());
	}

}
