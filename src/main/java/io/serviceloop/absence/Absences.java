package io.serviceloop.absence;

import java.time.LocalDate;
import java.util.Date;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.springframework.stereotype.Component;

/**
 * When an absence begins and ends: what the timers of the model ask. Both its days are
 * days off.
 */
@Component
public class Absences {

	/** The first moment of the first day, of an ISO date. */
	@InModels(at = { "timeDate", "dueDate" })
	public Date begin(String awayFrom) {
		return startOf(LocalDate.parse(awayFrom.substring(0, 10)));
	}

	/** The first moment after the last day, of an ISO date. */
	@InModels(at = { "timeDate", "dueDate" })
	public Date end(String awayUntil) {
		return startOf(LocalDate.parse(awayUntil.substring(0, 10)).plusDays(1));
	}

	private static Date startOf(LocalDate day) {
		return EngineClock.moment(day.atStartOfDay());
	}

}
