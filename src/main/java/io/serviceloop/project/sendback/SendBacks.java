package io.serviceloop.project.sendback;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of what was sent back. It keeps what the registers held on which the
 * decision rested, because they are written anew when it is mended.
 */
@Repository
public class SendBacks {

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

	/** All of a project, the earliest first. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from send_back where business_key = ? order by number")
			.param(businessKey)
			.query((row, number) -> new Entry(row.getInt("number"), row.getInt("lap"), row.getString("from_step"),
					row.getString("to_step"), row.getString("subject"), row.getString("reason"),
					Json.parse(row.getString("said")), row.getString("said_by"), row.getString("sent_by"),
					row.getObject("sent_at", LocalDateTime.class)))
			.list();
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

}
