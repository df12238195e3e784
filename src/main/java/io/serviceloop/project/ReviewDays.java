package io.serviceloop.project;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import org.springframework.stereotype.Component;

/** When the next project of a regular review is opened: what its model asks. */
@Component
public class ReviewDays {

	private final EngineClock clock;

	ReviewDays(EngineClock clock) {
		this.clock = clock;
	}

	/** The first moment of a day, of an ISO date. */
	@InModels(at = "dueDate")
	public Date begin(String reviewDay) {
		return EngineClock.moment(LocalDate.parse(reviewDay).atStartOfDay());
	}

	/**
	 * How long it is until then, as an ISO duration: at least a second, so that a model
	 * that goes round rests in any case.
	 */
	@InModels(at = "timeDuration")
	public String until(String reviewDay) {
		Duration left = Duration.between(clock.instant(), begin(reviewDay).toInstant());
		return ((left.toSeconds() < 1) ? Duration.ofSeconds(1) : left).toString();
	}

}
