package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActionStatusTest {

	private static final LocalDate DUE = LocalDate.of(2027, 1, 31);

	@Serves("A51")
	@ParameterizedTest
	@CsvSource({ "2027-01-10, false, 2027-01-05, , false, notStarted",
			"2027-01-04, true, 2027-01-05, , false, notStarted", "2027-01-05, true, 2027-01-05, , false, inProgress",
			"2027-01-01, true, , , false, inProgress", "2027-01-31, true, , , false, inProgress",
			"2027-02-01, true, , , false, delayed", "2027-02-05, true, , 2027-02-03, false, done",
			"2027-02-05, true, , , true, dropped" })
	void statusFollowsFromDates(LocalDate day, boolean approved, LocalDate start, LocalDate completed, boolean dropped,
			ActionStatus status) {
		assertThat(ActionStatus.on(day, approved, start, DUE, completed, dropped, false)).isEqualTo(status);
	}

	@Serves("E52")
	@Test
	void whatWasStoppedAfterItsPilotIsNeitherDoneNorDelayed() {
		assertThat(ActionStatus.on(DUE.plusDays(5), true, null, DUE, null, false, true))
			.isEqualTo(ActionStatus.stopped);
	}

}
