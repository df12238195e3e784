package io.serviceloop.calendar;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Working days come from a file, and from a known one only. */
class CalendarFileTest {

	private final WorkingDays china = new WorkingDays(new ClassPathResource("calendar/china.json"), new EngineClock());

	@Serves("A32")
	@ParameterizedTest(name = "{1} working days after {0} is {2}: {3}")
	@CsvSource({ "2026-11-26, 1, 2026-11-27, an ordinary Friday", "2026-11-27, 1, 2026-11-30, over a weekend",
			"2026-09-30, 1, 2026-10-08, over the seven days of October",
			"2026-09-30, 3, 2026-10-10, a Saturday that is worked on", "2026-02-13, 1, 2026-02-14, before the festival",
			"2026-02-14, 1, 2026-02-24, over the festival", "2026-02-24, 4, 2026-02-28, a Saturday that is worked on",
			"2025-12-31, 1, 2026-01-04, a Sunday that is worked on", "2026-12-31, 1, 2027-01-01, a year not known",
			"2026-10-03, 1, 2026-10-08, from a day off" })
	void officialDaysOffAreNoWorkingDaysAndWeekendsThatAreWorkedOnAre(LocalDate day, int days, LocalDate expected,
			String why) {
		assertThat(china.after(day, days)).as(why).isEqualTo(expected);
	}

	@Test
	void aYearThatIsKnownNamesItsSourceAndOneThatIsNotHasNone() {
		assertThat(china.source(2026)).hasValueSatisfying(source -> assertThat(source).contains("国务院", "2025-11-04"));
		assertThat(china.source(2027)).isEmpty();
		assertThat(china.name(Locale.CHINESE)).isEqualTo("中国大陆");
		assertThat(china.name(Locale.FRENCH)).isEqualTo("China");
	}

	@Test
	void anOwnCalendarMayHaveAnotherWeekend() throws IOException {
		CalendarFile own = CalendarFile.read(Json.parse("""
				{"name": {"en": "Cairo"}, "weekend": ["FRIDAY", "SATURDAY"], "years": [
				{"year": 2027, "source": "Gazette 12", "off": ["2027-01-07"], "working": ["2027-01-08"]}]}"""));
		assertThat(own.isWorkingDay(LocalDate.parse("2027-01-07"))).isFalse();
		assertThat(own.isWorkingDay(LocalDate.parse("2027-01-08"))).isTrue();
		assertThat(own.isWorkingDay(LocalDate.parse("2027-01-10"))).isTrue();
		assertThat(own.isWorkingDay(LocalDate.parse("2028-01-07"))).isFalse();
	}

	@Test
	void whateverDoesNotFitIsSaidAtOnce() {
		String file = """
				{"name": {"zh": "甲"}, "weekend": ["SUNDAY", "Someday"], "years": [{"year": 2027},
				{"year": 2028, "source": "x", "off": ["2027-01-01", "2028-02-30", "2028-01-05/2028-01-02", "2028-03-01"],
				"working": ["2028-03-01"]}, {"year": 2028, "source": "y"}, {"year": "soon", "source": "z"}]}""";
		assertThatThrownBy(() -> new WorkingDays(new ByteArrayResource(file.getBytes(), "own.json"), new EngineClock()))
			.hasMessageContaining("own.json")
			.hasMessageContaining("serviceloop.calendar.file")
			.hasMessageContaining("\"Someday\" is no day of the week")
			.hasMessageContaining("2027: names no source")
			.hasMessageContaining("\"2027-01-01\" does not lie in that year")
			.hasMessageContaining("\"2028-02-30\" is no day")
			.hasMessageContaining("2028-01-05/2028-01-02")
			.hasMessageContaining("2028-03-01: is both off and working")
			.hasMessageContaining("2028: stands twice")
			.hasMessageContaining("\"soon\" is no year")
			.hasMessageContaining("needs a name");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[]", "7", "{}",
			"{\"name\":{\"en\":\"x\"},\"weekend\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]}" })
	void aFileThatIsNoCalendarIsRefused(String file) {
		assertThatThrownBy(() -> CalendarFile.read(Json.parse(file))).isInstanceOf(IllegalArgumentException.class);
	}

}
