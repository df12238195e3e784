package io.serviceloop.notification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of what people have chosen about mails. */
@Repository
public class MailChoices {

	private final JdbcClient jdbc;

	private final EngineClock clock;

	private final MailSettings settings;

	MailChoices(JdbcClient jdbc, EngineClock clock, MailSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * The language in which a person is written to: the chosen one, or that of the
	 * settings.
	 */
	public Locale language(String userId) {
		return settings.language(of(userId).language());
	}

	/** The choice of a person; the default where there is none. */
	MailChoice of(String userId) {
		return jdbc.sql("select mode, language from mail_choice where user_id = ?")
			.param(userId)
			.query(JsonColumns.rows(MailChoice.class))
			.optional()
			.orElse(MailChoice.DEFAULT);
	}

	void choose(String userId, MailChoice choice) {
		if (!change(userId, choice)) {
			try {
				jdbc.sql("insert into mail_choice (user_id, mode, language, chosen_at) values (?, ?, ?, ?)")
					.params(userId, choice.mode().name(), choice.language(), LocalDateTime.now(clock).withNano(0))
					.update();
			}
			catch (DuplicateKeyException ex) {
				// Pressed twice: the other one was first.
				change(userId, choice);
			}
		}
	}

	private boolean change(String userId, MailChoice choice) {
		// Who changes the language only keeps the time from which digests are due.
		return jdbc.sql("""
				update mail_choice set chosen_at = case when mode = :mode then chosen_at else :now end, mode = :mode,
				  language = :language where user_id = :user
				""")
			.param("mode", choice.mode().name())
			.param("now", LocalDateTime.now(clock).withNano(0))
			.param("language", choice.language())
			.param("user", userId)
			.update() > 0;
	}

	/**
	 * Those who are to have a digest on a day, none of which stands in the outbox yet;
	 * not on the day of the choice.
	 */
	List<String> withoutDigest(LocalDate day, LocalTime at) {
		return jdbc
			.sql("""
					select user_id from mail_choice where mode = 'DAILY' and chosen_at <= ?
					  and not exists (select 1 from mail_outbox where event_key = 'digest:' || user_id || ':' || cast(? as varchar(10)))
					""")
			.params(day.atTime(at), day.toString())
			.query(String.class)
			.list();
	}

}
