package io.serviceloop.overview.mine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkQueryTest {

	private final List<Violation> wrong = new ArrayList<>();

	@Test
	void anotherPageKeepsWhatNarrows() {
		WorkQuery query = read(Map.of("project", " 100% A&B ", "late", "true", "page", "2", "waitingPage", "1"));
		assertThat(wrong).isEmpty();
		assertThat(query.address("/my-work", "page", 3))
			.isEqualTo("/my-work?project=100%25%20A%26B&late=true&page=3&waitingPage=1");
		assertThat(query.address("/my-work", "waitingPage", 0))
			.isEqualTo("/my-work?project=100%25%20A%26B&late=true&page=2");
		assertThat(query.values("page")).containsEntry("first", 100L).containsEntry("project", "%100\\% a&b%");
		assertThat(read(Map.of()).address("/my-work", "page", 0)).isEqualTo("/my-work");
	}

	@ParameterizedTest
	@CsvSource({ "late,yes", "late,TRUE", "page,-1", "page,x", "page,9999999999", "waitingPage,1.5", "size,0",
			"size,201", "projectsPage,' '" })
	void whatCannotBeReadIsNamedAndDoesNotNarrow(String name, String value) {
		WorkQuery query = read(Map.of(name, value));
		assertThat(wrong).singleElement().extracting(Violation::field).isEqualTo(name);
		assertThat(query).isEqualTo(read(Map.of()));
	}

	/** Friday; the week ends on Sunday. */
	@ParameterizedTest
	@CsvSource({ "2026-11-26T23:59:59,overdue", "2026-11-27T00:00,today", "2026-11-27T23:59:59,today",
			"2026-11-28T00:00,thisWeek", "2026-11-29T23:59:59,thisWeek", "2026-11-30T00:00,later", ",undated" })
	void dueDatesAreNearOrFar(LocalDateTime due, When when) {
		assertThat(When.of(due, LocalDate.parse("2026-11-27"))).isEqualTo(when);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-29,2026-11-30T00:00", "2026-11-30,2026-12-07T00:00" })
	void onSundayNothingIsLeftOfTheWeekAndOnMondayAllOfIt(LocalDate day, LocalDateTime end) {
		assertThat(When.nextWeek(day)).isEqualTo(end);
	}

	private WorkQuery read(Map<String, String> given) {
		return WorkQuery.of(new HashMap<>(given), 50, wrong);
	}

}
