package io.serviceloop.collection.mapping;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the clocks stand that wrote the times of a file. */
@Serves({ "A15", "C11" })
class ZoneOfFileTest {

	private static final Object[] HEADER = { "opened", "closed" };

	@Test
	void localTimesOfTheZoneOfAFileAreKeptByTheClocksOfTheHouse() throws RowRefused {
		FeedbackRecord record = read("\"zone\":\"america/new york\",", "2026-07-01 20:00", "2026-07-01T23:00:00Z");
		assertThat(record.time()).isEqualTo(house("2026-07-01T20:00", "America/New_York"));
		assertThat(record.finished()).isEqualTo(house("2026-07-01T23:00", "UTC"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"zone":"Europe/Berlin", | 2026-03-29 01:30 | 2026-03-29 03:30       | 1
			"zone":"Asia/Shanghai", | 2026-03-29 01:30 | 2026-03-29 03:30       | 2
			"zone":"+01:00",        | 2026-03-29 01:30 | 2026-03-29T03:30:00Z   | 3
			"zone":null,            | 2026-03-29 01:30 | 2026-03-29T03:30:00Z   | 2
			"zone":null,            | 2026-03-29T01:30:00+01:00 | 2026-03-29T03:30:00+02:00 | 1
			""")
	void howLongHandlingTookIsMeasuredByTheClocksOfThatZone(String zone, String opened, String closed, double hours)
			throws RowRefused {
		assertThat(read(zone, opened, closed).handlingHours()).isEqualTo(hours);
	}

	@Test
	void withoutAZoneTimesAreThoseOfTheHouseAsTheyAreWritten() throws RowRefused {
		FeedbackRecord record = read("", "2026-07-01 20:00", "2026-07-01T23:00:00-05:00");
		assertThat(record.time()).isEqualTo("2026-07-01T20:00");
		assertThat(record.finished()).isEqualTo("2026-07-01T23:00");
	}

	@ParameterizedTest
	@CsvSource({ "Asia/Shanghai, 2026-03-01", "America/New_York, 2026-03-01", "Pacific/Kiritimati, 2026-12-31" })
	void aDayWithoutATimeIsThatDayWhateverTheZone(String zone, String day) throws RowRefused {
		FeedbackRecord record = read("\"zone\":\"" + zone + "\",", day, day + " 23:30");
		assertThat(record.time()).isEqualTo(day + "T00:00");
		assertThat(record.finished()).isEqualTo(house(day + "T23:30", zone));
		assertThat(record.handlingHours()).isEqualTo(23.5);
	}

	@ParameterizedTest
	@CsvSource({ "Berlin,import.mapping.zoneOf,Europe/Berlin", "new york,import.mapping.zoneOf,America/New_York",
			"CST,import.mapping.zone,", "Europe/Nowhere,import.mapping.zone,", "8,import.mapping.zone," })
	void aZoneThatIsNoneIsSaidWithThePlaceThatMayBeMeant(String zone, String key, String place) {
		MappingReader reader = new MappingReader();
		reader.read("{\"time\":\"opened\",\"zone\":\"" + zone + "\"}");
		Violation violation = reader.violations().get(0);
		assertThat(reader.violations()).hasSize(1);
		assertThat(violation.path()).isEqualTo("mapping.zone");
		assertThat(violation.key()).isEqualTo(key);
		assertThat(violation.arguments()).isEqualTo((place == null) ? List.of() : List.of(place));
	}

	private static LocalDateTime house(String local, String zone) {
		return LocalDateTime.parse(local)
			.atZone(ZoneId.of(zone))
			.withZoneSameInstant(EngineClock.zone())
			.toLocalDateTime();
	}

	private static FeedbackRecord read(String zone, String opened, String closed) throws RowRefused {
		MappingReader reader = new MappingReader();
		Mapping mapping = reader
			.read("{" + zone + "\"time\":\"opened\",\"started\":\"opened\",\"finished\":\"closed\"}");
		assertThat(reader.violations()).isEmpty();
		ColumnPlan plan = ColumnPlan.of(mapping, new Rows.Row(1, HEADER, null), new ArrayList<>());
		return new RowReader(mapping, plan).read(new Rows.Row(2, new Object[] { opened, closed }, null));
	}

}
