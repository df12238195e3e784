package io.serviceloop.handbook;

import java.util.Date;
import java.util.List;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.People;
import org.springframework.stereotype.Component;

/**
 * That every standard is looked at again, in a process of its own, for as long as it
 * holds (E27).
 */
@Component
public class ChapterReviews {

	static final String PROCESS = "handbookReview";

	private final Handbook handbook;

	private final LoopRules rules;

	private final People people;

	private final EngineClock clock;

	ChapterReviews(Handbook handbook, LoopRules rules, People people, EngineClock clock) {
		this.handbook = handbook;
		this.rules = rules;
		this.people = people;
		this.clock = clock;
	}

	/** The day on which a standard is looked at again, so many months from now. */
	@InModels(at = "timeDate")
	public Date due() {
		return EngineClock
			.moment(clock.today().plusMonths(rules.now().count(LoopRules.HANDBOOK_REVIEW_MONTHS)).atStartOfDay());
	}

	/**
	 * Who looks after a standard; null where that person is here no longer, so that its
	 * task is left to the process owners.
	 */
	@InModels(at = "assignee")
	public String owner(int handbookEntry) {
		return handbook.owner(handbookEntry).filter(owner -> people.cannotWork(List.of(owner)).isEmpty()).orElse(null);
	}

}
