package io.serviceloop.access.password;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries passwords. An address that was wrong about one account too often
 * waits before it is heard about that account again. An account that many addresses are
 * wrong about, and an address that is wrong about many accounts, are answered later and
 * no more: a stranger can make somebody wait for a moment, never lock him out. Each node
 * counts for itself.
 */
@Component
public class SignInThrottle {

	private final Settings settings;

	private final Cache<String, Bucket> pairs = cache();

	private final Cache<String, Bucket> alone = cache();

	/** Waiting costs a thread each; no more than these wait at once. */
	private final Semaphore waiting = new Semaphore(32);

	public SignInThrottle(Settings settings) {
		this.settings = settings;
	}

	/**
	 * How many wrong passwords are taken, and how soon a session learns that its account
	 * was changed.
	 *
	 * @param attempts wrong passwords for one account from one address at once
	 * @param again after this time one more is taken
	 * @param slowFrom wrong passwords for one account from anywhere, or from one address
	 * for any account, from which on answers come later; one is forgotten every
	 * {@code again}
	 * @param slowBy how much later
	 * @param checkEvery how long a session of an account may go on after the account was
	 * changed or deleted
	 */
	@ConfigurationProperties("serviceloop.sign-in")
	public record Settings(@DefaultValue("10") int attempts, @DefaultValue("PT30S") Duration again,
			@DefaultValue("50") int slowFrom, @DefaultValue("PT1S") Duration slowBy,
			@DefaultValue("PT5S") Duration checkEvery) {
	}

	/** Too many wrong passwords came from here for this account. */
	public static final class TooManyAttempts extends AuthenticationException {

		private static final long serialVersionUID = 1L;

		private final long seconds;

		TooManyAttempts(long seconds) {
			super("too many wrong passwords");
			this.seconds = seconds;
		}

		/** After how many seconds another try is heard, at least 1. */
		public long seconds() {
			return seconds;
		}

	}

	/**
	 * Holds a try up for a moment where an account or an address has drawn many wrong
	 * ones.
	 */
	public void slowDown(String account, String address) {
		if (isSlow("account " + account) || isSlow("address " + network(address))) {
			sleep();
		}
	}

	/**
	 * Counts a try beforehand, so that many at once are no way around.
	 * @throws TooManyAttempts where this address has to wait before it is heard about
	 * this account
	 */
	public void count(String account, String address) {
		ConsumptionProbe probe = pair(account, address).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManyAttempts(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
		}
	}

	/** Takes a counted try back: it was right. */
	public void right(String account, String address) {
		pair(account, address).addTokens(1);
	}

	/** Notes that a counted try was wrong. */
	public void wrong(String account, String address) {
		bucket(alone, "account " + account, settings.slowFrom()).tryConsume(1);
		bucket(alone, "address " + network(address), settings.slowFrom()).tryConsume(1);
	}

	private Bucket pair(String account, String address) {
		return bucket(pairs, account + " " + network(address), settings.attempts());
	}

	/**
	 * Of the many addresses that one household or one machine has in IPv6, what they have
	 * in common.
	 */
	public static String network(String address) {
		try {
			// Only what is written as one; a name would be looked up.
			byte[] bytes = address.contains(":") ? InetAddress.getByName(address).getAddress() : new byte[0];
			return (bytes.length == 16) ? HexFormat.of().formatHex(bytes, 0, 8) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	private boolean isSlow(String key) {
		Bucket bucket = alone.getIfPresent(key);
		return bucket != null && bucket.getAvailableTokens() == 0;
	}

	private void sleep() {
		if (!waiting.tryAcquire()) {
			throw new TooManyAttempts(1 + settings.slowBy().toSeconds());
		}
		try {
			Thread.sleep(settings.slowBy().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			waiting.release();
		}
	}

	private Bucket bucket(Cache<String, Bucket> buckets, String key, int capacity) {
		return buckets.get(key,
				unknown -> Bucket.builder()
					.addLimit(limit -> limit.capacity(capacity).refillGreedy(1, settings.again()))
					.build());
	}

	/**
	 * Forgets what nobody asked about for long, and the oldest first where an attacker
	 * invents names.
	 */
	private static Cache<String, Bucket> cache() {
		return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(1)).build();
	}

}
