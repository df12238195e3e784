package io.serviceloop.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one request that moves a clock, in the profile demo alone. */
@RestController
@Profile("demo")
class PracticeClockController {

	private static final int LONGEST = 1000;

	private final PracticeClock practice;

	private final People people;

	PracticeClockController(PracticeClock practice, People people) {
		this.practice = practice;
		this.people = people;
	}

	/** Whether who asks may move the day: everybody but auditors, who change nothing. */
	boolean mayMove() {
		return !people.amIn(Role.AUDITOR) || !Role.onlyRead(people.myGroups());
	}

	/**
	 * Moves the practice day on.
	 * @param body {@code {"days":35}}
	 * @return the day that is reached, as {@code today}
	 * @throws SubmissionRefused (400) where the days are no number from 1 to the most of
	 * one move, (403) to auditors
	 */
	@PostMapping("/api/demo/clock")
	Map<String, LocalDate> move(InputStream body) throws IOException {
		if (!mayMove()) {
			throw SubmissionRefused.forbidden("request", null, "wrong.practiceAuditor");
		}
		JsonNode days = Json.parse(body.readNBytes(LONGEST)).path("days");
		if (!days.isNumber() || !days.canConvertToExactIntegral() || !days.canConvertToInt() || days.intValue() < 1
				|| days.intValue() > PracticeClock.MOST_DAYS) {
			throw SubmissionRefused.invalid("days", days.isMissingNode() ? null : days, "wrong.practiceDays", 1,
					PracticeClock.MOST_DAYS);
		}
		return Map.of("today", practice.move(days.intValue()));
	}

}
