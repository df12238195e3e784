package io.serviceloop.overview.mine.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RefreshInterval;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.overview.mine.OpenTask;
import org.springframework.stereotype.Component;

/**
 * Due dates as an iCalendar (RFC 5545). They are events of a whole day and no to-dos:
 * Outlook and Google leave to-dos out of calendars that they read from an address.
 */
@Component
class CalendarText {

	/** So many characters are at most 75 bytes, whatever language they are of. */
	private static final int LONGEST_LINE = 24;

	private final TaskNames names;

	CalendarText(TaskNames names) {
		this.names = names;
	}

	/**
	 * The calendar of some tasks, all of which are due.
	 * @param name of the calendar, in the reader's language
	 * @param root where people reach the application, without a slash at its end
	 */
	byte[] of(String name, List<OpenTask> tasks, Locale reader, String root) {
		ICalendar calendar = new ICalendar();
		calendar.setProductId("-//ServiceLoop//My due dates//" + reader.getLanguage().toUpperCase(Locale.ROOT));
		calendar.setMethod("PUBLISH");
		calendar.setName(name);
		calendar.addExperimentalProperty("X-WR-CALNAME", name);
		RefreshInterval hourly = calendar.setRefreshInterval(Duration.builder().hours(1).build());
		hourly.setParameter("VALUE", "DURATION");
		calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
		tasks.forEach(task -> calendar.addEvent(event(task, reader, root)));
		return written(calendar);
	}

	private VEvent event(OpenTask task, Locale reader, String root) {
		LocalDate day = task.due().toLocalDate();
		Date changed = EngineClock.moment(task.changed());
		String link = root + WaitingTasks.address(task.id());
		VEvent event = new VEvent();
		event.setUid(task.id() + "@serviceloop");
		event.setDateTimeStamp(changed);
		event.setLastModified(changed);
		event.setSequence(task.revision() - 1);
		event.setDateStart(new DateStart(date(day)));
		event.setDateEnd(new DateEnd(date(day.plusDays(1))));
		String title = names.of(task.process(), task.taskKey(), task.name(), reader).replaceAll("\\p{Cc}+", " ");
		event.setSummary((task.businessKey() == null) ? title : title + " · " + task.businessKey());
		event.setDescription(link);
		event.setUrl(link);
		// A due date makes nobody busy.
		event.setTransparency(true);
		return event;
	}

	private static ICalDate date(LocalDate day) {
		return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
	}

	private static byte[] written(ICalendar calendar) {
		StringWriter text = new StringWriter();
		try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
			writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LONGEST_LINE);
			writer.write(calendar);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

}
