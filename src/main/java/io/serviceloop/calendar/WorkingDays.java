package io.serviceloop.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.words.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The days the organisation works on, from the file of the setting
 * {@code serviceloop.calendar.file}. Where the official calendar of a year is not known,
 * weekends alone are free, and {@link #source(int)} says so.
 */
@Component("workingDays")
public class WorkingDays {

	private final CalendarFile calendar;

	private final EngineClock clock;

	WorkingDays(@Value("${serviceloop.calendar.file}") Resource file, EngineClock clock) {
		try (InputStream content = file.getInputStream()) {
			this.calendar = CalendarFile.read(Json.parse(content.readAllBytes()));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new IllegalStateException(
					"The calendar of working days, " + file + " (serviceloop.calendar.file): " + ex.getMessage(), ex);
		}
		this.clock = clock;
	}

	/** Whether the organisation works on a day. */
	public boolean isWorkingDay(LocalDate day) {
		return calendar.isWorkingDay(day);
	}

	/**
	 * The so-manieth working day after a day, which itself does not count.
	 * @param days from 1
	 */
	public LocalDate after(LocalDate day, int days) {
		LocalDate found = day;
		for (int left = days; left > 0;) {
			found = found.plusDays(1);
			if (isWorkingDay(found)) {
				left--;
			}
		}
		return found;
	}

	/** The end of the so-manieth working day after today. */
	@InModels(at = { "dueDate", "timeDate" })
	public Date after(int days) {
		return EngineClock.endOf(after(clock.today(), days));
	}

	/**
	 * Who says which days of a year are free; empty where that is not known, and weekends
	 * alone are.
	 */
	public Optional<String> source(int year) {
		return Optional.ofNullable(calendar.years().get(year)).map(CalendarFile.Year::source);
	}

	/** What the calendar is called, in a reader's language. */
	public String name(Locale reader) {
		return calendar.names().getOrDefault(reader.getLanguage(), calendar.names().get("en"));
	}

	/** The calendar itself, for its page. */
	CalendarFile calendar() {
		return calendar;
	}

}
