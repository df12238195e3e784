package io.serviceloop.overview.mine.feed;

import java.time.Duration;
import java.util.Optional;

import io.serviceloop.access.password.SignInThrottle;
import io.serviceloop.access.password.SignInThrottle.TooManyAttempts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressCheckTest {

	private final AddressCheck check = new AddressCheck(
			new SignInThrottle(new SignInThrottle.Settings(2, Duration.ofHours(1), 50, Duration.ZERO, Duration.ZERO)));

	@Test
	void whoIsWrongTooOftenIsNotHeardNorLookedUp() {
		wrong("a");
		wrong("b");
		assertThatThrownBy(() -> check.owner("c", "192.0.2.1", () -> {
			throw new AssertionError("looked up");
		})).isInstanceOfSatisfying(TooManyAttempts.class, wait -> assertThat(wait.seconds()).isPositive());
		assertThat(check.owner("c", "192.0.2.2", () -> Optional.of("lena"))).as("from elsewhere").contains("lena");
	}

	@Test
	void whatWasRightLatelyIsHeardThoughOthersFromThereAreWrong() {
		for (int i = 0; i < 50; i++) {
			assertThat(check.owner("mine", "192.0.2.1", () -> Optional.of("lena"))).contains("lena");
		}
		wrong("a");
		wrong("b");
		assertThatThrownBy(() -> wrong("c")).isInstanceOf(TooManyAttempts.class);
		assertThat(check.owner("mine", "192.0.2.1", () -> Optional.of("lena"))).contains("lena");
	}

	@Test
	void whatWasWithdrawnCountsAsWrongFromThenOn() {
		check.owner("mine", "192.0.2.1", () -> Optional.of("lena"));
		assertThat(check.owner("mine", "192.0.2.1", Optional::empty)).isEmpty();
		wrong("mine");
		wrong("mine");
		assertThatThrownBy(() -> wrong("mine")).isInstanceOf(TooManyAttempts.class);
	}

	private void wrong(String hash) {
		assertThat(check.owner(hash, "192.0.2.1", Optional::empty)).isEmpty();
	}

}
