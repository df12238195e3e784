package io.serviceloop.reminder;

import io.serviceloop.calendar.WorkingDays;
import io.serviceloop.loop.task.TaskGiven;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives every new task a due date that has none by its model (A32): so many working days,
 * by decision {@code taskDueDays}.
 */
@Component
class DueDates {

	private final TaskDueDays days;

	private final WorkingDays calendar;

	DueDates(TaskDueDays days, WorkingDays calendar) {
		this.days = days;
		this.calendar = calendar;
	}

	/** Before anybody is told of the task and when it is due. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void given(TaskGiven task) {
		if (task.created() && task.due() == null) {
			task.dueAt(calendar.after(days.of(task.taskKey())));
		}
	}

}
