package io.serviceloop.overview.done;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.overview.NextSteps.Link;

/**
 * How it goes on after a task.
 *
 * @param project null where the task belongs to none, or to one that the reader does not
 * see any more
 * @param own the reader's own most urgent task, of the same project where there is one;
 * null where nothing waits for him
 */
record AfterTask(After project, Own own) {

	/**
	 * The project the task belongs to.
	 *
	 * @param state {@code running}, {@code reached}, {@code notReached} or
	 * {@code cancelled}
	 * @param next whom it waits for, what is due first as the first; empty where it waits
	 * for a day or has ended
	 * @param observed from which day on its effect is measured; null where it does not
	 * wait for that
	 * @param goals what each goal came to; empty while it runs
	 * @param links where it and what it leaves behind are read; empty while it runs
	 */
	record After(String businessKey, String title, String state, List<Next> next, LocalDate observed, List<Came> goals,
			List<Link> links) {
	}

	/**
	 * A task of the project that is open.
	 *
	 * @param who the names of the people or groups it waits for
	 * @param mine whether it is the one that is told of as the reader's own
	 * @param due null where it is not due
	 */
	record Next(String task, List<String> who, boolean mine, LocalDate due) {
	}

	/**
	 * What a goal came to.
	 *
	 * @param after what was measured last, in {@code unit}; null where nothing was
	 * @param attainment 1 is the target; null where nothing was measured
	 */
	record Came(String name, String unit, double target, Double after, Double attainment, boolean reached) {
	}

	/**
	 * A task of the reader.
	 *
	 * @param id by which Tasklist opens it
	 * @param project the title of its project; null where it belongs to none
	 * @param due null where it is not due
	 */
	record Own(String id, String task, String project, LocalDate due, boolean late) {
	}

}
