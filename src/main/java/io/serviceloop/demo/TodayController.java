package io.serviceloop.demo;

import java.time.Instant;
import java.time.LocalDate;

import io.serviceloop.loop.engine.EngineClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells browsers what day it is here; theirs may have another one. */
@RestController
class TodayController {

	private final EngineClock clock;

	private final ObjectProvider<PracticeClock> practice;

	private final ObjectProvider<PracticeClockController> mover;

	TodayController(EngineClock clock, ObjectProvider<PracticeClock> practice,
			ObjectProvider<PracticeClockController> mover) {
		this.clock = clock;
		this.practice = practice;
		this.mover = mover;
	}

	/**
	 * The application's own day.
	 *
	 * @param zone where it is this day, as the IANA database names it
	 * @param practice null where no practice clock is
	 */
	record Today(LocalDate today, Instant now, String zone, Practice practice) {
	}

	/**
	 * What the practice clock offers to who asks.
	 *
	 * @param next null where nothing is due within one move
	 */
	record Practice(boolean mayMove, PracticeClock.Next next) {
	}

	@GetMapping("/api/today")
	Today today() {
		PracticeClock shown = practice.getIfAvailable();
		return new Today(clock.today(), clock.instant(), clock.getZone().getId(),
				(shown == null) ? null : new Practice(mover.getObject().mayMove(), shown.next().orElse(null)));
	}

}
