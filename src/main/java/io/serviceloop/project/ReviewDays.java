package io.serviceloop.project;

import java.time.LocalDate;
import java.util.Date;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.springframework.stereotype.Component;

/**
 * When the next project of a regular review is opened: what the timer of its model asks.
 */
@Component
public class ReviewDays {

	/** The first moment of a day, of an ISO date. */
	@InModels(at = { "timeDate", "dueDate" })
	public Date begin(String reviewDay) {
		return EngineClock.moment(LocalDate.parse(reviewDay).atStartOfDay());
	}

}
