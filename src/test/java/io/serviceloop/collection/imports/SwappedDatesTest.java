package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class SwappedDatesTest {

	private final SwappedDates dates = new SwappedDates();

	private void add(LocalDate first, LocalDate last, boolean swapped) {
		first.datesUntil(last)
			.forEach(date -> dates.add((swapped && date.getDayOfMonth() <= 12
					? LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()) : date)
				.atStartOfDay()));
	}

	@Test
	void aQuarterReadInTheWrongOrderIsNoticed() {
		add(LocalDate.of(2015, 4, 1), LocalDate.of(2015, 7, 1), true);
		assertThat(dates.suspicious()).isEqualTo(27);
	}

	@Test
	void aQuarterReadInTheRightOrderIsNot() {
		add(LocalDate.of(2015, 4, 1), LocalDate.of(2015, 7, 1), false);
		assertThat(dates.suspicious()).isZero();
	}

	@Test
	void reportsOfTheFirstOfEachMonthAreNot() {
		LocalDate.of(2015, 1, 1)
			.datesUntil(LocalDate.of(2019, 1, 1))
			.filter(date -> date.getDayOfMonth() == 1)
			.forEach(date -> dates.add(date.atStartOfDay()));
		assertThat(dates.suspicious()).isZero();
	}

}
