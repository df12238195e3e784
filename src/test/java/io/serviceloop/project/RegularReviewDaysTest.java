package io.serviceloop.project;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegularReviewDaysTest {

	/** A short month shifts that day, and none of the later ones. */
	@Serves({ "A02", "B04" })
	@ParameterizedTest
	@CsvSource({ "quarter, 2027-01-31, 2027-01-30, 2027-01-31", "quarter, 2027-01-31, 2027-01-31, 2027-04-30",
			"quarter, 2027-01-31, 2027-04-30, 2027-07-31", "quarter, 2027-01-31, 2028-12-24, 2029-01-31",
			"year, 2028-02-29, 2028-02-29, 2029-02-28", "year, 2028-02-29, 2031-12-31, 2032-02-29" })
	void quartersAndYearsAreCountedFromTheFirstDay(String rhythm, LocalDate first, LocalDate after, LocalDate next) {
		assertThat(new RegularReview(1, "Review", "online", "lead", "owner", List.of(), rhythm, first).dayAfter(after))
			.isEqualTo(next);
	}

}
