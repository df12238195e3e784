package io.serviceloop.overview.mine.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads an iCalendar by the letter of RFC 5545, without the library that writes it:
 * unfolds lines, takes parameters off, and escapes back.
 *
 * @param properties of the calendar, by name with parameters
 * @param events the same of each event
 */
public record ReadCalendar(Map<String, String> properties, List<Map<String, String>> events) {

	public static ReadCalendar of(String text) {
		assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
		assertThat(text.replace("\r\n", "")).as("every line ends as it should").doesNotContain("\r", "\n");
		for (String line : text.split("\r\n")) {
			assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
		}
		Map<String, String> calendar = new LinkedHashMap<>();
		List<Map<String, String>> events = new ArrayList<>();
		Map<String, String> current = calendar;
		for (String line : text.replace("\r\n ", "").split("\r\n")) {
			String[] parts = line.split(":", 2);
			if (line.equals("BEGIN:VEVENT")) {
				current = new LinkedHashMap<>();
				events.add(current);
			}
			else if (line.equals("END:VEVENT")) {
				current = calendar;
			}
			else if (!line.endsWith(":VCALENDAR")) {
				assertThat(current.put(parts[0], plain(parts[1]))).as(parts[0] + " stands twice").isNull();
			}
		}
		return new ReadCalendar(calendar, events);
	}

	private static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char sign = text.charAt(i);
			if (sign == '\\') {
				char escaped = text.charAt(++i);
				assertThat("\\;,nN").contains(String.valueOf(escaped));
				plain.append((escaped == 'n' || escaped == 'N') ? '\n' : escaped);
			}
			else {
				plain.append(sign);
			}
		}
		return plain.toString();
	}

}
