package io.serviceloop.overview.projects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.serviceloop.project.Project;

/**
 * The running projects of a step: how many, and how long they have been there.
 *
 * @param late how many of them are late
 * @param median days in the step that half of them have not exceeded; null where there
 * are none, or it is not known of any
 * @param longest the most days; null as before
 */
public record StepLoad(String step, long number, long late, Double median, Long longest) {

	/** Projects that came to a step on the same day. */
	record Group(String step, Long days, long number, long late) {
	}

	/** The seven steps, also those where there is none. */
	static List<StepLoad> of(List<Group> groups) {
		return Project.STEPS.stream().map(step -> {
			List<Group> here = groups.stream().filter(group -> group.step().equals(step)).toList();
			List<Long> days = new ArrayList<>();
			here.stream()
				.filter(group -> group.days() != null)
				.forEach(group -> days.addAll(Collections.nCopies((int) group.number(), group.days())));
			days.sort(null);
			int half = days.size() / 2;
			Double median = days.isEmpty() ? null : (days.size() % 2 == 1) ? Double.valueOf(days.get(half))
					: (days.get(half - 1) + days.get(half)) / 2.0;
			return new StepLoad(step, here.stream().mapToLong(Group::number).sum(),
					here.stream().mapToLong(Group::late).sum(), median,
					days.isEmpty() ? null : days.get(days.size() - 1));
		}).toList();
	}

	/** How many are not late. */
	public long onTime() {
		return number - late;
	}

	/** The address of all of them; the other filters stay. */
	public String allOf(ProjectQuery query) {
		return here(query).address(0);
	}

	/** The address of those that are late. */
	public String lateOf(ProjectQuery query) {
		return here(query).with("late", "true").address(0);
	}

	/** The address of those that have been there for the median or longer. */
	public String medianOf(ProjectQuery query) {
		return here(query).with("days", String.valueOf((long) Math.ceil(median))).address(0);
	}

	/** The address of those that have been there the longest. */
	public String longestOf(ProjectQuery query) {
		return here(query).with("days", String.valueOf(longest)).address(0);
	}

	private ProjectQuery here(ProjectQuery query) {
		return query.with("state", ProjectQuery.RUNNING).with("step", step);
	}

}
