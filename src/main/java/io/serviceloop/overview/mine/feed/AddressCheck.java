package io.serviceloop.overview.mine.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serviceloop.access.password.SignInThrottle;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries addresses, as who tries passwords. Addresses that were right
 * lately are heard even where others from the same network are wrong all the time: the
 * servers of large calendars read for many people.
 */
@Component
class AddressCheck {

	/** The name under which wrong addresses are counted; no account can have it. */
	private static final String COUNTED_AS = "calendar address";

	private final SignInThrottle throttle;

	private final Cache<String, Boolean> right = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterAccess(Duration.ofDays(2))
		.build();

	AddressCheck(SignInThrottle throttle) {
		this.throttle = throttle;
	}

	/**
	 * Whose address it is; empty where it is nobody's.
	 * @param hash of its token
	 * @param from where it is asked from
	 * @param register says whose it is
	 * @throws SignInThrottle.TooManyAttempts where too many wrong ones came from there
	 */
	Optional<String> owner(String hash, String from, Supplier<Optional<String>> register) {
		boolean known = right.getIfPresent(hash) != null;
		if (!known) {
			// Beforehand, so that many at once are no way around.
			throttle.count(COUNTED_AS, from);
		}
		Optional<String> owner = register.get();
		if (owner.isEmpty()) {
			right.invalidate(hash);
		}
		else if (!known) {
			throttle.right(COUNTED_AS, from);
			right.put(hash, true);
		}
		return owner;
	}

}
