package io.serviceloop.access.password;

import java.time.Duration;

import io.serviceloop.access.password.SignInThrottle.Settings;
import io.serviceloop.access.password.SignInThrottle.TooManyAttempts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignInThrottleTest {

	private final SignInThrottle throttle = new SignInThrottle(
			new Settings(2, Duration.ofHours(1), 50, Duration.ZERO, Duration.ZERO));

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false",
			"192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false", "::1, 0:0:0:0:0:0:0:1, true" })
	void addressesOfOneHouseholdCountAsOne(String first, String second, boolean same) {
		throttle.count("lena", first);
		throttle.count("lena", first);
		if (same) {
			assertThatThrownBy(() -> throttle.count("lena", second)).isInstanceOf(TooManyAttempts.class);
		}
		else {
			assertThatCode(() -> throttle.count("lena", second)).doesNotThrowAnyException();
		}
	}

	@Test
	void aTryThatWasRightCountsForNothing() {
		for (int i = 0; i < 100; i++) {
			throttle.count("lena", "192.0.2.1");
			throttle.right("lena", "192.0.2.1");
		}
		throttle.count("lena", "192.0.2.1");
		throttle.count("lena", "192.0.2.1");
		assertThatThrownBy(() -> throttle.count("lena", "192.0.2.1")).isInstanceOfSatisfying(TooManyAttempts.class,
				wait -> assertThat(wait.seconds()).isBetween(1L, 3601L));
	}

	@Test
	void anotherAccountFromThereIsHeard() {
		throttle.count("lena", "192.0.2.1");
		throttle.count("lena", "192.0.2.1");
		assertThatCode(() -> throttle.count("alex", "192.0.2.1")).doesNotThrowAnyException();
	}

}
