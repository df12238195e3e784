package io.serviceloop.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.action.FollowUp;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.OpenTasks;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.work.DayOver;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import io.serviceloop.reminder.FollowedTasks.Followed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after every open task with a due date, of every kind (A32, A33, E29, E35): its
 * people are reminded before, the project's lead is told when it is overdue, the service
 * managers after a further period and again after each. Who is told finds the task on the
 * own list and can urge; it stays the task of those who have it, so that nobody decides
 * in the place of somebody else. The tasks that carry an action out are followed up by
 * timers of their own model; here their people are reminded alone.
 */
@Component
public class TaskWatch {

	private static final Logger log = LoggerFactory.getLogger(TaskWatch.class);

	private final WaitingTasks tasks;

	private final OpenTasks open;

	private final FollowedTasks followed;

	private final TaskDueDays days;

	private final FollowUp followUp;

	private final Forms forms;

	private final Projects projects;

	private final People people;

	private final EngineClock clock;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	TaskWatch(WaitingTasks tasks, OpenTasks open, FollowedTasks followed, TaskDueDays days, FollowUp followUp,
			Forms forms, Projects projects, People people, EngineClock clock, TransactionTemplate transaction,
			ApplicationEventPublisher events) {
		this.tasks = tasks;
		this.open = open;
		this.followed = followed;
		this.days = days;
		this.followUp = followUp;
		this.forms = forms;
		this.projects = projects;
		this.people = people;
		this.clock = clock;
		this.transaction = transaction;
		this.events = events;
	}

	/** Looks at every task once; each is followed up by itself, or not at all. */
	public void look() {
		followed.forgetDone();
		Map<String, Followed> known = followed.all();
		Set<String> named = days.named();
		Instant now = clock.instant();
		for (WaitingTask task : tasks.dueBefore(now.plus(followUp.getRemindBefore()))) {
			if (task.businessKey() == null && !named.contains(task.taskKey())) {
				// Of no project, and nobody's duty: being away, a way to stop something.
				continue;
			}
			int level = Lateness
				.of(task.created(), task.due(), now, followUp.getRemindBefore(),
						Duration.parse(followUp.getEscalateAfter()))
				.level();
			LocalDateTime due = LocalDateTime.ofInstant(task.due(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
			int before = Optional.ofNullable(known.get(task.id()))
				.filter(one -> one.due().equals(due))
				.map(Followed::level)
				.orElse(Lateness.NONE);
			if (level > before) {
				try {
					transaction.executeWithoutResult(status -> {
						followed.note(new Followed(task.id(), due, level));
						raise(task, before, level);
					});
				}
				catch (RuntimeException ex) {
					// Somebody has just done it, or changed it; whatever it is, the
					// others
					// are not kept from being reminded, and the next look sees.
					log.warn("Task {} is followed up with the next look", task.id(), ex);
				}
			}
		}
	}

	/** A practice day is over before the next look of the machine's time. */
	@EventListener
	@Order(0)
	void dayOver(DayOver day) {
		look();
	}

	private void raise(WaitingTask task, int before, int level) {
		boolean ofAction = FollowUp.TASKS_OF_ACTIONS.contains(task.taskKey());
		Set<String> told = new TreeSet<>();
		String key = (level < Lateness.OVERDUE) ? "task.followUp.soon" : "task.followUp.overdue";
		if (level >= Lateness.OVERDUE && !ofAction && !personal(task)) {
			Optional<String> lead = projects.find(task.businessKey())
				.map(Project::lead)
				.filter(one -> !one.equals(task.assignee()));
			lead.filter(one -> before < Lateness.OVERDUE).ifPresent(told::add);
			key = "task.followUp.lead";
			if (level > Lateness.OVERDUE || lead.isEmpty()) {
				people.members(Set.of(Role.MANAGER.group()))
					.stream()
					.filter(one -> !one.equals(task.assignee()))
					.forEach(told::add);
				key = "task.followUp.managers";
			}
		}
		if (!ofAction) {
			open.alsoSeenBy(task.id(), told);
			open.explainTask(task.id(), key, task.dueDay().toString());
		}
		events.publishEvent(new TaskFollowedUp(task, level >= Lateness.OVERDUE, told));
	}

	private boolean personal(WaitingTask task) {
		return forms.ofTask(task.process(), task.taskKey()).map(Form::personal).orElse(false);
	}

}
