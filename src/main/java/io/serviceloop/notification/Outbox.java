package io.serviceloop.notification;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.context.annotation.Conditional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Mails to be sent, one row an event and recipient, each written once. Pauses run on the
 * clock of the database, which all nodes share.
 */
@Repository
@Conditional(MailIsOn.class)
class Outbox {

	private static final String INSERT = """
			insert into mail_outbox (event_key, recipient, kind, business_key, task_id, task_key, due)
			select cast(? as varchar(300)), cast(? as varchar(64)), cast(? as varchar(20)), cast(? as varchar(255)),
			  cast(? as varchar(64)), cast(? as varchar(255)), cast(? as date)
			where not exists (select 1 from mail_outbox where event_key = ?)
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final String insert;

	Outbox(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
		String database = batch
			.execute((java.sql.Connection connection) -> connection.getMetaData().getDatabaseProductName());
		// Two transactions may write one event at once. PostgreSQL would abort the later
		// one, and with it the engine's.
		this.insert = "PostgreSQL".equals(database) ? INSERT + " on conflict (event_key) do nothing" : INSERT;
	}

	/**
	 * Something that a person is to be told of.
	 *
	 * @param key names the event and the person: a second event of the same key is none
	 * @param due the day that the event is about; null where it is about none
	 */
	record Event(String key, String recipient, MailKind kind, String businessKey, String taskId, String taskKey,
			LocalDate due) {
	}

	/** A mail, and how often it was tried. */
	record Entry(long id, String eventKey, String recipient, MailKind kind, String businessKey, String taskId,
			LocalDate due, int attempts) {
	}

	/**
	 * Writes events in the current transaction; those that are known already are left as
	 * they are.
	 */
	void add(Collection<Event> events) {
		if (events.isEmpty()) {
			return;
		}
		try {
			batch.batchUpdate(insert,
					events.stream()
						.map(event -> new Object[] { event.key(), event.recipient(), event.kind().name(),
								event.businessKey(), event.taskId(), event.taskKey(), event.due(), event.key() })
						.toList());
		}
		catch (DuplicateKeyException ex) {
			// H2 alone comes here. It has refused the row and kept the others and the
			// transaction.
		}
	}

	/**
	 * Mails whose time has come, the oldest first; those that wait for a digest are not
	 * among them.
	 */
	List<Entry> ready(int most) {
		return jdbc.sql("""
				select * from mail_outbox o where state = 'waiting' and next_attempt_at <= current_timestamp
				  and (kind = 'DIGEST'
				    or not exists (select 1 from mail_choice c where c.user_id = o.recipient and c.mode = 'DAILY'))
				order by id limit ?
				""").param(most).query(JsonColumns.rows(Entry.class)).list();
	}

	/**
	 * Counts an attempt before it is made; false where the mail was tried or told of
	 * since it was read.
	 */
	boolean attempt(Entry entry) {
		return jdbc
			.sql("update mail_outbox set attempts = attempts + 1 where id = ? and state = 'waiting' and attempts = ?")
			.params(entry.id(), entry.attempts())
			.update() == 1;
	}

	/** The mails that a digest of now says everything of. */
	List<Entry> waitingFor(String recipient) {
		return jdbc.sql("select * from mail_outbox where recipient = ? and state = 'waiting' and kind <> 'DIGEST'")
			.param(recipient)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	void sent(Collection<Long> ids) {
		batch.batchUpdate("""
				update mail_outbox set state = 'sent', sent_at = current_timestamp, reason = null
				where id = ? and state = 'waiting'
				""", ids.stream().map(id -> new Object[] { id }).toList());
	}

	/**
	 * Notes that a mail is not sent, and why: {@code over}, {@code notWanted} or
	 * {@code noAddress}.
	 */
	void skipped(long id, String reason) {
		jdbc.sql("update mail_outbox set state = 'skipped', reason = ? where id = ?").params(reason, id).update();
	}

	/** What has not been sent of some tasks is not sent any more. */
	void withdraw(Collection<String> tasks) {
		jdbc.sql(
				"""
						update mail_outbox set state = 'skipped', reason = 'over' where task_id in (:tasks) and state = 'waiting'
						""")
			.param("tasks", tasks)
			.update();
	}

	/** Notes that an attempt has failed, and when the next one may be made. */
	void failed(long id, String reason, Duration pause) {
		jdbc.sql("""
				update mail_outbox set reason = ?,
				  next_attempt_at = current_timestamp + cast(? as integer) * interval '1' second where id = ?
				""").params(reason, pause.toSeconds(), id).update();
	}

	/** Notes that no further attempt is made. */
	void givenUp(long id, String reason) {
		jdbc.sql("update mail_outbox set state = 'failed', reason = ? where id = ?").params(reason, id).update();
	}

}
