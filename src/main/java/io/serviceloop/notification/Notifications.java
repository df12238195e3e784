package io.serviceloop.notification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.action.ActionFollowedUp;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskGiven;
import io.serviceloop.loop.task.TaskTakenBack;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.work.DayOver;
import io.serviceloop.notification.Outbox.Event;
import io.serviceloop.project.copy.ProjectCopied;
import io.serviceloop.reminder.TaskFollowedUp;
import io.serviceloop.reminder.TaskUrged;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Decides who is told of what (A32, A33, E29, E31), and writes it into the outbox. What
 * the engine does is written in its transaction, so that there is a mail if and only if
 * there is the task.
 */
@Component
@Conditional(MailIsOn.class)
class Notifications {

	private final Outbox outbox;

	private final MailChoices choices;

	private final People people;

	private final WaitingTasks tasks;

	private final MailSettings settings;

	private final EngineClock clock;

	Notifications(Outbox outbox, MailChoices choices, People people, WaitingTasks tasks, MailSettings settings,
			EngineClock clock) {
		this.outbox = outbox;
		this.choices = choices;
		this.people = people;
		this.tasks = tasks;
		this.settings = settings;
		this.clock = clock;
	}

	@EventListener
	void given(TaskGiven task) {
		if (task.businessKey() == null) {
			// About the person alone, such as being away.
			return;
		}
		String me = people.me();
		Set<String> recipients = new TreeSet<>();
		if (task.assignee() == null) {
			recipients.addAll(task.users());
			recipients.addAll(people.members(task.groups()));
			if (task.owner() != null && task.created()) {
				recipients.add(task.owner());
			}
			if (task.taskKey().equals("userTask_verifyRootCause") && me != null) {
				// Who has found a cause does not verify it.
				recipients.remove(me);
			}
		}
		else if (task.created() || !task.assignee().equals(me)) {
			recipients.add(task.assignee());
		}
		// The same task may come to the same person again, and that is news again.
		String moment = LocalDateTime.now(clock).withNano(0).toString();
		outbox.add(recipients.stream()
			.map(recipient -> event(MailKind.NEW_TASK, task.taskId(), recipient, moment, task.businessKey(),
					task.taskKey(), EngineClock.dayOf((task.due() == null) ? null : task.due().toInstant())))
			.toList());
	}

	@EventListener
	void followedUp(ActionFollowedUp action) {
		List<Event> events = new ArrayList<>();
		for (WaitingTask task : tasks.ofInstance(action.processInstanceId())) {
			switch (action.step()) {
				case DUE_SOON -> events.addAll(due(MailKind.DUE_SOON, task, action.due(), concerned(task)));
				case OVERDUE -> {
					events.addAll(due(MailKind.OVERDUE, task, action.due(), concerned(task)));
					events.addAll(escalation(task, action.due(), Set.of(action.lead())));
				}
				case STILL_OVERDUE ->
					events.addAll(escalation(task, action.due(), people.members(Set.of(Role.MANAGER.group()))));
			}
		}
		outbox.add(events);
	}

	/**
	 * Whoever has the task is told of it as his own, and not a second time as of others'.
	 */
	@EventListener
	void followedUp(TaskFollowedUp followed) {
		WaitingTask task = followed.task();
		Set<String> concerned = concerned(task);
		Set<String> told = new TreeSet<>(followed.told());
		told.removeAll(concerned);
		List<Event> events = new ArrayList<>(
				due(followed.overdue() ? MailKind.OVERDUE : MailKind.DUE_SOON, task, task.dueDay(), concerned));
		events.addAll(escalation(task, task.dueDay(), told));
		outbox.add(events);
	}

	/** Of neither task anybody has to be told: one is gone, the other is in hand. */
	@EventListener
	void takenBack(TaskTakenBack task) {
		outbox.withdraw(List.of(task.gone(), task.again()));
	}

	/** Whoever waits is told of nothing. */
	@EventListener
	void urged(TaskUrged urged) {
		WaitingTask task = urged.task();
		Set<String> concerned = new TreeSet<>(concerned(task));
		concerned.remove(urged.by());
		outbox.add(concerned.stream()
			.map(recipient -> event(MailKind.URGE, task.id(), recipient, urged.by() + ":" + LocalDate.now(clock),
					task.businessKey(), task.taskKey(), task.dueDay()))
			.toList());
	}

	/** Once, until that has ended and begins again. */
	@EventListener
	void copied(ProjectCopied copied) {
		String key = copied.businessKey();
		outbox.add(List.of(new Event(key(MailKind.COPIED, key, String.valueOf(copied.number())), copied.reader(),
				MailKind.COPIED, key, null, null, null)));
	}

	/** Writes the digests of today once their time has come. */
	void digests() {
		LocalDateTime now = LocalDateTime.now(clock);
		if (now.toLocalTime().isBefore(settings.digestAt())) {
			return;
		}
		outbox.add(choices.withoutDigest(now.toLocalDate(), settings.digestAt())
			.stream()
			.map(user -> new Event(key(MailKind.DIGEST, user, now.toLocalDate().toString()), user, MailKind.DIGEST,
					null, null, null, null))
			.toList());
	}

	/** A practice day is over before the next round of the machine's time. */
	@EventListener
	@Order(1)
	void dayOver(DayOver day) {
		digests();
	}

	private List<Event> due(MailKind kind, WaitingTask task, LocalDate due, Set<String> concerned) {
		return concerned.stream()
			.map(recipient -> event(kind, task.id(), recipient, due.toString(), task.businessKey(), task.taskKey(),
					due))
			.toList();
	}

	/** An escalation that is repeated is news again, but not on the same day. */
	private List<Event> escalation(WaitingTask task, LocalDate due, Collection<String> recipients) {
		return recipients.stream()
			.filter(recipient -> !recipient.equals(task.assignee()))
			.map(recipient -> event(MailKind.ESCALATION, task.id(), recipient, due + ":" + LocalDate.now(clock),
					task.businessKey(), task.taskKey(), due))
			.toList();
	}

	/** Those whose work a task is. */
	private Set<String> concerned(WaitingTask task) {
		if (task.assignee() != null) {
			return Set.of(task.assignee());
		}
		WaitingTasks.Candidates candidates = tasks.candidates(task.id());
		Set<String> concerned = new TreeSet<>(candidates.users());
		concerned.addAll(people.members(candidates.groups()));
		return concerned;
	}

	private static Event event(MailKind kind, String taskId, String recipient, String distinction, String businessKey,
			String taskKey, LocalDate due) {
		return new Event(key(kind, taskId, recipient, distinction), recipient, kind, businessKey, taskId, taskKey, due);
	}

	private static String key(MailKind kind, String... parts) {
		return kind.key() + ":" + String.join(":", parts);
	}

}
