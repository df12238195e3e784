package io.serviceloop.browser;

import java.time.Duration;

import io.serviceloop.loop.engine.EngineClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.test.web.client.TestRestTemplate;

/**
 * A desk at which time passes as newcomers let it pass: by the practice day in Tasklist's
 * header.
 */
class PracticeDesk extends Desk {

	private static final String DAY = ".sl-practice-day";

	private static final String WEEK = ".sl-practice button:nth-of-type(2)";

	private static final String NEXT_DUE = ".sl-practice button:nth-of-type(3)";

	private final EngineClock clock;

	PracticeDesk(People people, ProcessEngine engine, TestRestTemplate http, EngineClock clock) {
		super(people, engine, http);
		this.clock = clock;
	}

	@Override
	void comes(String event) {
		Tasklist lead = people.is("lead").tasklist;
		while (loop.waitsAt(event)) {
			boolean inAWeek = loop.due(event).toInstant().isAfter(clock.instant().plus(Duration.ofDays(6)));
			String before = lead.text(DAY);
			lead.click(inAWeek ? WEEK : NEXT_DUE);
			lead.until("another practice day than " + before,
					() -> lead.shows(".sl-practice[aria-busy='false']") && !lead.text(DAY).equals(before));
		}
	}

}
