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
 */
record Case(String businessKey, String state, String lead, List<Decided> decisions, List<TaskDone> tasks,
		Map<String, Instant> due, Set<String> recorded, Instant recordedSince, List<Hand> hands) {

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

	boolean ended() {
		return !state.equals("running");
	}

}
