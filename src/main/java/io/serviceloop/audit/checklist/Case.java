package io.serviceloop.audit.checklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.audit.trail.TaskDone;

/**
 * What rules look at in a project.
 *
 * @param lead user id, as all people here
 * @param decisions who decided about whose work
 * @param tasks in the order in which they came
 * @param due when tasks were due, by their ids
 * @param recorded the completed tasks of which there is a record
 * @param recordedSince from when on records are made; null where there are none at all
 * @param hands who took a hand in it
 * @param led who led it from when, the first first; empty where that is not known
 */
record Case(String businessKey, String state, String lead, List<Decided> decisions, List<TaskDone> tasks,
		Map<String, Instant> due, Set<String> recorded, Instant recordedSince, List<Hand> hands, List<Led> led) {

	/**
	 * A decision.
	 *
	 * @param kind {@code plan}, {@code effort}, {@code cause}, {@code pilot} or
	 * {@code standard}
	 * @param author whose work it was; of a plan null: its task tells
	 * @param approved null where nothing was decided
	 */
	record Decided(String kind, int lap, String subject, String author, String decidedBy, Boolean approved,
			Instant at) {

		/** Whether somebody approved. */
		boolean by(String person) {
			return Boolean.TRUE.equals(approved) && person != null && person.equals(decidedBy);
		}

	}

	/** Somebody who took a hand. */
	record Hand(long id, String person, String what, Instant at) {
	}

	/** That somebody became its lead. */
	record Led(String person, Instant from) {
	}

	/** Who led it at a moment; who leads it where that is not known. */
	String leadAt(Instant moment) {
		return led.stream()
			.filter(one -> moment != null && !one.from().isAfter(moment))
			.reduce((one, later) -> later)
			.map(Led::person)
			.orElse(lead);
	}

	boolean ended() {
		return !state.equals("running");
	}

}
