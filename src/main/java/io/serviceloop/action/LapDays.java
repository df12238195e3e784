package io.serviceloop.action;

import java.time.LocalDate;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.project.Project;

/**
 * The days on which the actions of a lap are carried out (A30, A50): each lap has a cycle
 * of its own.
 *
 * @param first day on which the lap was opened; null where a project of before does not
 * know it
 * @param last day of its cycle; null where that is not known
 */
public record LapDays(LocalDate first, LocalDate last) {

	private static final int MOST_YEARS = 5;

	/** Those of the lap a project is in. */
	public static LapDays of(Project project) {
		LocalDate first = project.lapOpenedOn();
		return new LapDays(first,
				(first == null || project.cycleDays() == null) ? null : first.plusDays(project.cycleDays()));
	}

	/** Refuses days that cannot be, and those outside the cycle without a reason. */
	void check(Action action, String path, LocalDate today, Faults faults) {
		LocalDate start = action.startDate();
		LocalDate due = action.dueDate();
		faults.wrongIf(due != null && due.isBefore(today), path + "dueDate", due, "action.dueDate.past",
				today.toString());
		boolean turned = start != null && due != null && start.isAfter(due);
		faults.wrongIf(turned, path + "startDate", start, "action.startDate.late", String.valueOf(due));
		notTooFar(path + "dueDate", due, today, faults);
		boolean early = !turned && first != null && start != null && start.isBefore(first);
		// A start behind the last day has its due date there too.
		boolean late = !turned && last != null && due != null && due.isAfter(last);
		faults.wrongIf((early || late) && action.reason() == null && !faults.complained(path + "reason"),
				path + "reason", null, early ? "action.beforeLap" : "action.outsideLap",
				String.valueOf(early ? start : due), String.valueOf(early ? first : last));
	}

	/** Refuses a due date that nobody living waits for: a slip of the keyboard. */
	public static void notTooFar(String path, LocalDate due, LocalDate today, Faults faults) {
		LocalDate farthest = today.plusYears(MOST_YEARS);
		faults.wrongIf(due != null && due.isAfter(farthest), path, due, "action.dueDate.far", farthest.toString());
	}

}
