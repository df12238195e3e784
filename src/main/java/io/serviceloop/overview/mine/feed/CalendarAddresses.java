package io.serviceloop.overview.mine.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.AccountDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of the addresses that calendar programs read, at most one a person. It
 * keeps only a hash of each token: nobody learns an address from it, administrators and
 * thieves of a backup neither.
 */
@Repository
class CalendarAddresses {

	/** 256 bits, which nobody guesses. */
	private static final int BYTES = 32;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	private final SecureRandom random = new SecureRandom();

	CalendarAddresses(JdbcClient jdbc, EngineClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What its owner may know of an address.
	 *
	 * @param readAt the hour in which it was read last; null before that
	 */
	record State(LocalDateTime madeAt, LocalDateTime readAt) {
	}

	/** The address of a person, if there is one. */
	Optional<State> of(String user) {
		return jdbc.sql("select made_at, read_at from calendar_address where user_id = ?")
			.param(user)
			.query((row, number) -> new State(row.getObject("made_at", LocalDateTime.class),
					row.getObject("read_at", LocalDateTime.class)))
			.optional();
	}

	/**
	 * Makes a new address for a person; the one before is none any more.
	 * @return the token, which is told this once
	 */
	String make(String user) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		if (!renew(user, token)) {
			try {
				jdbc.sql("insert into calendar_address (user_id, token_hash, made_at) values (?, ?, ?)")
					.params(user, hash(token), clock.now())
					.update();
			}
			catch (DuplicateKeyException ex) {
				// Pressed twice: the later one counts.
				renew(user, token);
			}
		}
		return token;
	}

	private boolean renew(String user, String token) {
		return jdbc.sql("update calendar_address set token_hash = ?, made_at = ?, read_at = null where user_id = ?")
			.params(hash(token), clock.now(), user)
			.update() > 0;
	}

	void withdraw(String user) {
		jdbc.sql("delete from calendar_address where user_id = ?").param(user).update();
	}

	/**
	 * Whose address it is; empty where it is nobody's, or its owner belongs to no group.
	 * @param hash of the token
	 */
	Optional<String> owner(String hash) {
		return jdbc.sql("select user_id from calendar_address where token_hash = ?")
			.param(hash)
			.query(String.class)
			.optional()
			.filter(this::isOpen);
	}

	private boolean isOpen(String user) {
		return jdbc.sql(EngineTables.OPEN_ACCOUNT).param(user).query(String.class).optional().isPresent();
	}

	/** Notes that an address was read, so that its owner sees whether somebody does. */
	void read(String user) {
		LocalDateTime hour = clock.now().withMinute(0).withSecond(0);
		jdbc.sql("update calendar_address set read_at = ? where user_id = ? and (read_at is null or read_at < ?)")
			.params(hour, user, hour)
			.update();
	}

	@EventListener
	void deleted(AccountDeleted account) {
		withdraw(account.userId());
	}

	/** What is kept of a token. The token is random, so that a fast hash is enough. */
	static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
