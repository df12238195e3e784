package io.serviceloop.overview.mine.feed;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.overview.mine.OpenTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Serves("A32")
class CalendarTextTest {

	private static final LocalDateTime CHANGED = LocalDateTime.parse("2026-11-20T08:30:15");

	private final CalendarText text = new CalendarText(new TaskNames());

	@Test
	void aTaskIsAnEventOfTheWholeDayItIsDue() {
		ReadCalendar read = read(Locale.ENGLISH, task("Set goals", "improvementLoop", "userTask_setGoals", 3));
		assertThat(read.properties()).containsEntry("VERSION", "2.0")
			.containsEntry("METHOD", "PUBLISH")
			.containsEntry("X-WR-CALNAME", "Mine, all")
			.containsEntry("NAME", "Mine, all")
			.containsEntry("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
			.containsKey("PRODID");
		String changed = CHANGED.atZone(ZoneId.systemDefault())
			.withZoneSameInstant(ZoneOffset.UTC)
			.format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
		assertThat(read.events()).singleElement()
			.isEqualTo(Map.of("UID", "t-1@serviceloop", "DTSTAMP", changed, "LAST-MODIFIED", changed, "SEQUENCE", "2",
					"DTSTART;VALUE=DATE", "20261231", "DTEND;VALUE=DATE", "20270101", "SUMMARY",
					"Set goals · IMP-2026-0001", "DESCRIPTION",
					"https://loop.example.com/camunda/app/tasklist/default/#/?task=t-1", "URL",
					"https://loop.example.com/camunda/app/tasklist/default/#/?task=t-1", "TRANSP", "TRANSPARENT"));
	}

	@Test
	void chineseIsWholeInLinesOfTheRightLength() {
		assertThat(read(Locale.CHINESE, task("Set goals", "improvementLoop", "userTask_setGoals", 1)).events().get(0))
			.containsEntry("SUMMARY", "设定目标 · IMP-2026-0001");
		String name = "请在本周之内确认😀".repeat(40);
		assertThat(read(Locale.CHINESE, task(name, "own", "userTask_own", 1)).events().get(0)).containsEntry("SUMMARY",
				name + " · IMP-2026-0001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a, b; c: \\n \\", "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M",
			"tab\tand\u0007bell", "\"quoted\"", "\u0085\u2028line" })
	void aNameCannotWriteLinesOfItsOwn(String name) {
		ReadCalendar read = read(Locale.ENGLISH, task(name, "own", "userTask_own", 1));
		assertThat(read.events()).singleElement().satisfies(event -> {
			assertThat(event).hasSize(10);
			assertThat(event.get("SUMMARY")).isEqualTo(name.replaceAll("\\p{Cc}+", " ") + " · IMP-2026-0001");
		});
	}

	@Test
	void aPersonWithoutDueDatesHasAnEmptyCalendar() {
		assertThat(read(Locale.ENGLISH).events()).isEmpty();
	}

	private ReadCalendar read(Locale reader, OpenTask... tasks) {
		return ReadCalendar.of(new String(text.of("Mine, all", List.of(tasks), reader, "https://loop.example.com"),
				StandardCharsets.UTF_8));
	}

	private static OpenTask task(String name, String process, String key, int revision) {
		return new OpenTask("t-1", revision, process, key, name, "IMP-2026-0001", "Secret title", "Secret measure",
				"lead", null, CHANGED.minusDays(1), LocalDateTime.parse("2026-12-31T23:59:59"), CHANGED, null,
				List.of());
	}

}
