package io.serviceloop.reminder;

import java.time.Duration;
import java.time.Instant;

import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LatenessTest {

	@Serves({ "A32", "A33" })
	@ParameterizedTest(name = "{0} h of {1} h: {2}")
	@CsvSource({ "0, 240, 0", "167, 240, 0", "168, 240, 1", "239, 240, 1", "240, 240, 2", "311, 240, 2", "312, 240, 3",
			"384, 240, 4", "11, 24, 0", "12, 24, 1", "24, 24, 2", "0, 0, 2", "5, -3, 2" })
	void aTaskIsRemindedOfThreeDaysBeforeOrInTheMiddleOfItsTimeAndEscalatedEachThreeDays(long hours, long due,
			int expected) {
		Instant created = Instant.parse("2026-11-02T08:00:00Z");
		assertThat(Lateness
			.of(created, created.plus(Duration.ofHours(due)), created.plus(Duration.ofHours(hours)), Duration.ofDays(3),
					Duration.ofDays(3))
			.level()).isEqualTo(expected);
	}

}
