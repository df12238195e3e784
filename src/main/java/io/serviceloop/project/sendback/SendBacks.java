package io.serviceloop.project.sendback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.task.TakingBack;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of what was sent back, and of what was taken back by who had just said it.
 * It keeps what the registers held, because they are written anew when it is mended.
 */
@Repository
public class SendBacks {

	private static final String ANSWERS = "answers";

	/** The latest one that holds, to a step or from one. */
	private static final String LATEST = """
			(select max(number) from send_back where business_key = :key and lap = :lap and not taken_back
			  and not superseded and %s)
			""";

	private final JdbcClient jdbc;

	SendBacks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A decision that sent work back.
	 *
	 * @param number from 1, in the order of time
	 * @param fromStep the stem of the task that decided
	 * @param toStep the stem of the task that mends it
	 * @param subject the problem or action that it is about; null for the whole project
	 * @param said what the registers held of the steps between
	 * @param saidBy who said it, where the register does not tell any more; else null
	 * @param sentBy null where the engine did it
	 */
	public record Entry(int number, int lap, String fromStep, String toStep, String subject, String reason,
			JsonNode said, String saidBy, String sentBy, LocalDateTime sentAt) {
	}

	/**
	 * What somebody took back who had just completed it.
	 *
	 * @param step the stem of the task that is open again
	 * @param followed the stem of the task that had followed it, and is gone
	 * @param subject the problem or action that it is about; null for the whole project
	 * @param said what was answered, by variable
	 * @param takenAt when
	 */
	public record TakenBack(int number, int lap, String step, String followed, String subject, JsonNode said,
			String takenBy, LocalDateTime takenAt) {
	}

	/** What was sent back in a project and holds, and what was taken back. */
	public record All(List<Entry> sentBack, List<TakenBack> takenBack) {
	}

	/** All of a project, the earliest first. */
	public All all(String businessKey) {
		All all = new All(new ArrayList<>(), new ArrayList<>());
		jdbc.sql("select * from send_back where business_key = ? and not superseded order by number")
			.param(businessKey)
			.query((RowCallbackHandler) row -> {
				if (row.getBoolean("taken_back")) {
					all.takenBack().add(takenBack(row));
				}
				else {
					all.sentBack().add(sentBack(row));
				}
			});
		return all;
	}

	/** What was sent back in a project, and not taken back. */
	public List<Entry> of(String businessKey) {
		return all(businessKey).sentBack();
	}

	private static Entry sentBack(ResultSet row) throws SQLException {
		return new Entry(row.getInt("number"), row.getInt("lap"), row.getString("from_step"), row.getString("to_step"),
				row.getString("subject"), row.getString("reason"), Json.parse(row.getString("said")),
				row.getString("said_by"), row.getString("sent_by"), row.getObject("sent_at", LocalDateTime.class));
	}

	private static TakenBack takenBack(ResultSet row) throws SQLException {
		return new TakenBack(row.getInt("number"), row.getInt("lap"), row.getString("to_step"),
				row.getString("from_step"), row.getString("subject"), Json.parse(row.getString("said")).path(ANSWERS),
				row.getString("sent_by"), row.getObject("sent_at", LocalDateTime.class));
	}

	/** Whether a person has taken back a task before. */
	boolean isTakenBack(String taskId, String by) {
		return jdbc.sql("select count(*) from send_back where task_id = ? and sent_by = ?")
			.params(taskId, by)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Notes that work was sent back; nothing where it was not.
	 * @param from the stem of the task that decides
	 * @param to the stem of the task that mends it; null where nothing is sent back
	 * @param subject the problem or action that it is about; null for the whole project
	 * @param said what the registers hold of the steps between
	 */
	public void write(Submission submission, String from, String to, String subject, String reason, Object said) {
		write(submission, from, to, subject, reason, said, null);
	}

	/**
	 * The same, with who said what is written anew.
	 * @param saidBy null where the registers tell it
	 */
	public void write(Submission submission, String from, String to, String subject, String reason, Object said,
			String saidBy) {
		if (to == null) {
			return;
		}
		jdbc.sql(
				"""
						insert into send_back (business_key, number, lap, from_step, to_step, subject, reason, said, said_by, sent_by,
						  sent_at)
						select :key, 1 + (select count(*) from send_back where business_key = :key), cast(:lap as integer),
						  cast(:from as varchar(30)), cast(:to as varchar(30)), cast(:subject as varchar(40)),
						  cast(:reason as varchar(2000)), cast(:said as text), cast(:saidBy as varchar(64)), cast(:by as varchar(64)),
						  cast(:at as timestamp)
						""")
			.param("key", submission.businessKey())
			.param("lap", ProjectVariables.LAP.in(submission.scope()))
			.param("from", from)
			.param("to", to)
			.param("subject", subject)
			.param("reason", reason)
			.param("said", Json.text(said))
			.param("saidBy", saidBy)
			.param("by", submission.me())
			.param("at", submission.now())
			.update();
	}

	/**
	 * Notes that a decision that sent work back was taken back; nothing where it did not.
	 * @param from the stem of the task that decides
	 * @param to null where nothing was sent back
	 * @param subject the problem or action that it is about; null for the whole project
	 */
	public void takeBack(Submission submission, String from, String to, String subject) {
		if (to != null) {
			jdbc.sql("update send_back set superseded = true where business_key = :key and number = " + LATEST
				.formatted("from_step = :from and subject is not distinct from cast(:subject as varchar(40))"))
				.param("key", submission.businessKey())
				.param("lap", ProjectVariables.LAP.in(submission.scope()))
				.param("from", from)
				.param("subject", subject)
				.update();
		}
	}

	/** What the registers held when a lap was last sent back to a step. */
	public JsonNode said(String businessKey, String to, int lap) {
		return Json.parse(jdbc
			.sql("select said from send_back where business_key = :key and number = "
					+ LATEST.formatted("to_step = :to"))
			.param("key", businessKey)
			.param("lap", lap)
			.param("to", to)
			.query(String.class)
			.optional()
			.orElse("{}"));
	}

	/** Notes that somebody took back what he had just completed. */
	void write(TakingBack.Reopened task, String by, LocalDateTime at) {
		jdbc.sql(
				"""
						insert into send_back (business_key, number, lap, from_step, to_step, subject, said, sent_by, sent_at,
						  taken_back, task_id)
						select :key, 1 + (select count(*) from send_back where business_key = :key), cast(:lap as integer),
						  cast(:from as varchar(255)), cast(:to as varchar(255)), cast(:subject as varchar(40)), cast(:said as text),
						  cast(:by as varchar(64)), cast(:at as timestamp), true, cast(:task as varchar(64))
						""")
			.param("key", task.done().businessKey())
			.param("lap", task.lap())
			.param("from", Place.stem(task.done().followingKey()))
			.param("to", Place.stem(task.done().taskKey()))
			.param("subject", task.subject())
			.param("said", Json.text(Map.of(ANSWERS, task.said(), "rows", task.taken())))
			.param("by", by)
			.param("at", at)
			.param("task", task.done().taskId())
			.update();
	}

}
