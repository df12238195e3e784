package io.serviceloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

import io.serviceloop.Serves;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reminder, overdue, escalation: by the timers of actions, and by the sweep for due dates
 * that people set.
 */
class FollowUpMailTest extends MailTest {

	@Serves({ "A32", "A33" })
	@Test
	void theTimersOfAnActionTellTheResponsibleThenTheLeadThenTheManagersOnceEach() {
		Loop loop = action();
		LocalDate due = LocalDate.parse(Loop.day(40));
		String day = due.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));

		Loop.wait(Duration.ofDays(38));
		loop.fire("event_reminderDue");
		watch.look();
		watch.look();
		send();
		assertThat(mailbox.mails()).extracting(Mail::to).containsExactly("agent@example.com");
		assertThat(mailbox.mails().get(0).subject()).startsWith("Due soon: Implement action – " + loop.businessKey());
		assertThat(mailbox.mails().get(0).plain()).contains("Due: " + day);
		mailbox.empty();

		Loop.wait(Duration.ofDays(3));
		// The sweep comes before the timer: the event is the same.
		watch.look();
		loop.fire("event_actionOverdue");
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.containsExactlyInAnyOrder("agent@example.com", "lead@example.com");
		assertThat(mailbox.to("agent").get(0).subject()).startsWith("Overdue: Implement action");
		assertThat(mailbox.to("lead").get(0).subject()).startsWith("Escalation: Implement action");
		assertThat(mailbox.mails()).extracting(Mail::plain)
			.allSatisfy(text -> assertThat(text).contains("/projects/" + loop.businessKey() + "\n"));
		mailbox.empty();

		Loop.wait(Duration.ofDays(3));
		loop.fire("event_stillOverdue");
		send();
		assertThat(mailbox.mails()).extracting(Mail::to).containsExactly("manager@example.com");
		Loop.wait(Duration.ofDays(3));
		loop.fire("event_stillOverdue");
		watch.look();
		send();
		assertThat(mailbox.mails()).extracting(Mail::to).containsExactly("manager@example.com", "manager@example.com");
	}

	@Test
	void anEscalationOfAnActionThatWasHandedOverMeanwhileIsNotSent() {
		Loop loop = action();
		Loop.wait(Duration.ofDays(41));
		loop.fire("event_reminderDue").fire("event_actionOverdue");
		loop.change("reassignAction", "actionId", "a1", "newResponsible", "quality");
		send();
		assertThat(mailbox.mails()).extracting(Mail::subject)
			.singleElement()
			.satisfies(subject -> assertThat(subject).startsWith("New task: Implement action"));
		assertThat(mailbox.mails().get(0).to()).isEqualTo("quality@example.com");
	}

	@Test
	void aReminderOfAnActionThatWasPostponedMeanwhileIsNotSent() {
		Loop loop = action();
		Loop.wait(Duration.ofDays(38));
		loop.fire("event_reminderDue");
		loop.change("postponeAction", "actionId", "a1", "newDueDate", Loop.day(30));
		send();
		assertThat(mailbox.mails()).isEmpty();
		Loop.wait(Duration.ofDays(28));
		loop.fire("event_reminderDue");
		send();
		assertThat(mailbox.mails()).extracting(Mail::to).containsExactly("agent@example.com");
	}

	@Test
	void aDueDateThatSomebodyHasSetIsRemindedOfAndMissedOnce() {
		Loop loop = project();
		send();
		mailbox.empty();
		due(loop.task("userTask_setGoals", "lead"), ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(10)));
		watch.look();
		send();
		assertThat(mailbox.mails()).isEmpty();
		Loop.wait(Duration.ofDays(8));
		watch.look();
		watch.look();
		send();
		assertThat(mailbox.mails()).extracting(Mail::subject)
			.singleElement()
			.satisfies(subject -> assertThat(subject).startsWith("Due soon: Set goals"));
		Loop.wait(Duration.ofDays(3));
		watch.look();
		watch.look();
		send();
		assertThat(mailbox.mails()).hasSize(2);
		assertThat(mailbox.mails().get(1).subject()).startsWith("Overdue: Set goals");
		// Another due date is another event.
		due(loop.task("userTask_setGoals", "lead"), ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(1)));
		watch.look();
		send();
		assertThat(mailbox.mails()).hasSize(3);
	}

	@Test
	void anOverdueTaskThatNobodyHasClaimedIsToldToAllItIsOfferedTo() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1");
		send();
		mailbox.empty();
		due(loop.task("userTask_findRootCause", "lead"), ClockUtil.getCurrentTime().toInstant().minusSeconds(60));
		watch.look();
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.containsExactlyInAnyOrder("lead@example.com", "quality@example.com");
	}

	private void due(Task task, Instant due) {
		task.setDueDate(Date.from(due));
		engine.getTaskService().saveTask(task);
	}

}
