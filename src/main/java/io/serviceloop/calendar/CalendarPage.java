package io.serviceloop.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The working days of a year, by which tasks are due: which days are free, and who says
 * so, or that nobody does yet (A32).
 */
@Controller
class CalendarPage {

	private static final int FIRST_YEAR = 2000;

	private static final int LAST_YEAR = 2199;

	private final WorkingDays days;

	private final EngineClock clock;

	CalendarPage(WorkingDays days, EngineClock clock) {
		this.days = days;
		this.clock = clock;
	}

	@Bean
	@Order(80)
	static NavigationEntry calendarEntry() {
		return new NavigationEntry("/calendar", "navigation.calendar", Set.of());
	}

	/** A month: its name, the cells before its first day, and its days. */
	record Month(String name, int before, List<Day> days) {
	}

	/**
	 * A day.
	 *
	 * @param kind {@code off}, {@code weekend}, {@code worked} for a day of a weekend
	 * that is worked on, or empty
	 */
	record Day(int number, String kind, boolean today) {
	}

	/** Any other year than one of two centuries shows this year. */
	@GetMapping("/calendar")
	ModelAndView show(@RequestParam(name = "year", defaultValue = "") String given, Locale reader) {
		int year = given.matches("\\d{4}") ? Integer.parseInt(given) : 0;
		int shown = (year < FIRST_YEAR || year > LAST_YEAR) ? clock.today().getYear() : year;
		return new ModelAndView("calendar").addObject("year", shown)
			.addObject("earlier", (shown > FIRST_YEAR) ? shown - 1 : null)
			.addObject("later", (shown < LAST_YEAR) ? shown + 1 : null)
			.addObject("name", days.name(reader))
			.addObject("source", days.source(shown).orElse(null))
			.addObject("worked",
					LocalDate.of(shown, 1, 1)
						.datesUntil(LocalDate.of(shown + 1, 1, 1))
						.filter(days::isWorkingDay)
						.count())
			.addObject("weekdays",
					Arrays.stream(DayOfWeek.values())
						.map(day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, reader))
						.toList())
			.addObject("months",
					IntStream.rangeClosed(1, 12).mapToObj(month -> month(YearMonth.of(shown, month), reader)).toList());
	}

	private Month month(YearMonth month, Locale reader) {
		return new Month(month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, reader),
				month.atDay(1).getDayOfWeek().getValue() - 1,
				IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(day -> day(month.atDay(day))).toList());
	}

	private Day day(LocalDate day) {
		boolean weekend = days.calendar().weekend().contains(day.getDayOfWeek());
		boolean works = days.isWorkingDay(day);
		String kind = weekend ? (works ? "worked" : "weekend") : (works ? "" : "off");
		return new Day(day.getDayOfMonth(), kind, day.equals(clock.today()));
	}

}
