package io.serviceloop.tasklist.draft;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.AccountDeleted;
import io.serviceloop.loop.task.TaskTakenBack;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of drafts. What stands in one is read by its author's browser alone. Its
 * times are the machine's, in UTC: nobody plans with them.
 */
@Repository
class Drafts {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	Drafts(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/**
	 * A draft.
	 *
	 * @param version how often it was saved
	 * @param content the JSON text of what the form held
	 */
	record Draft(int version, Instant savedAt, String content) {
	}

	Optional<Draft> of(String person, String subject) {
		return jdbc.sql("select version, saved_at, content from draft where user_id = ? and subject = ?")
			.params(person, subject)
			.query((row, number) -> new Draft(row.getInt("version"),
					row.getObject("saved_at", LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getString("content")))
			.optional();
	}

	/**
	 * Keeps a draft in place of the one that its author has seen.
	 * @param seen the version of that one, 0 where there was none
	 * @return empty where another one was saved meanwhile, on another machine or in
	 * another window
	 */
	Optional<Draft> keep(String person, String subject, int seen, String content) {
		try {
			return transaction.execute(status -> {
				if (!subject.startsWith(DraftsEnd.START)) {
					hold(subject);
				}
				return kept(person, subject, seen, content);
			});
		}
		catch (DuplicateKeyException ex) {
			return Optional.empty();
		}
	}

	/**
	 * While it is kept, its task is there: whoever takes back what was before it looks
	 * whether somebody has begun.
	 */
	private void hold(String task) {
		if (jdbc.sql(EngineTables.HOLD_TASK).param(task).query(String.class).list().isEmpty()) {
			throw SubmissionRefused.gone("subject", task, "wrong.draft.none");
		}
	}

	private Optional<Draft> kept(String person, String subject, int seen, String content) {
		Draft draft = new Draft(seen + 1, Instant.now().truncatedTo(ChronoUnit.SECONDS), content);
		int kept = jdbc.sql(
				"update draft set version = ?, saved_at = ?, content = ? where user_id = ? and subject = ? and version = ?")
			.params(draft.version(), utc(draft.savedAt()), content, person, subject, seen)
			.update();
		if (kept > 0) {
			return Optional.of(draft);
		}
		jdbc.sql("insert into draft (user_id, subject, version, saved_at, content) values (?, ?, ?, ?, ?)")
			.params(person, subject, draft.version(), utc(draft.savedAt()), content)
			.update();
		return Optional.of(draft);
	}

	void discard(String person, String subject) {
		jdbc.sql("delete from draft where user_id = ? and subject = ?").params(person, subject).update();
	}

	/** A task is done: what anybody had typed for it is of no use any more. */
	void done(String task) {
		jdbc.sql("delete from draft where subject = ?").param(task).update();
	}

	/**
	 * Forgets what belongs to tasks that are gone, and beginnings that nobody has gone on
	 * with.
	 * @param before when such a beginning must have been touched last
	 */
	void forget(Instant before) {
		jdbc.sql(EngineTables.DRAFTS_OF_NO_TASK).param(utc(before)).update();
	}

	/** What was taken back stands in its form as it was said. */
	@EventListener
	void takenBack(TaskTakenBack task) {
		kept(task.person(), task.again(), 0, Json.text(task.answers()));
	}

	@EventListener
	void deleted(AccountDeleted account) {
		jdbc.sql("delete from draft where user_id = ?").param(account.userId()).update();
	}

	private static LocalDateTime utc(Instant moment) {
		return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
	}

}
