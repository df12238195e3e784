package io.serviceloop.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTest extends MailTest {

	@Test
	void thereIsOneDigestADayWithEverythingThatWaits() {
		at(LocalTime.of(6, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		Loop first = project();
		Loop second = project().setGoals();
		notifications.digests();
		send();
		assertThat(mailbox.to("lead")).as("nothing before its time").isEmpty();

		at(LocalTime.of(7, 1));
		for (int i = 0; i < 3; i++) {
			notifications.digests();
			send();
		}
		assertThat(mailbox.to("lead")).hasSize(1);
		Mail mail = mailbox.to("lead").get(0);
		assertThat(mail.subject()).isEqualTo("Your tasks today: 2");
		assertThat(mail.plain()).contains("Your tasks\n",
				"- Set goals\n  " + first.businessKey() + " Faster answers · due "
						+ dueDay(first.task("userTask_setGoals", "lead")) + "\n",
				"- Collect data\n  " + second.businessKey() + " Faster answers · due ",
				"#/?task=" + first.task("userTask_setGoals", "lead").getId()
						+ "\n  https://serviceloop.example.com/projects/" + first.businessKey() + "\n");
		assertThat(mail.html())
			.contains("href=\"https://serviceloop.example.com/projects/" + second.businessKey() + "\"");
		assertThat(states("lead")).as("what the digest told is not told again").containsOnly("sent");

		at(LocalTime.of(15, 0));
		project();
		send();
		assertThat(mailbox.to("lead")).hasSize(1);
		Loop.wait(Duration.ofDays(1));
		notifications.digests();
		send();
		assertThat(mailbox.to("lead")).extracting(Mail::subject)
			.containsExactly("Your tasks today: 2", "Your tasks today: 3");
	}

	@Test
	@Serves("E29")
	void aLeadLearnsWhatOthersFinished() {
		at(LocalTime.of(6, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		choices.choose("owner", new MailChoice(MailChoice.Mode.DAILY, "en"));
		Loop loop = project().setGoals();
		loop.complete("agent", "userTask_collectData",
				Loop.values("findings", "Three of ten name the slow first answer.", "recordsCollected", 0));
		at(LocalTime.of(7, 1));
		notifications.digests();
		send();
		Mail mail = mailbox.to("lead").get(0);
		assertThat(mail.plain()).containsSubsequence("Your tasks\n", "What others finished since yesterday\n",
				"- Collect data, Alex Agent\n  " + loop.businessKey()
						+ " Faster answers\n  https://serviceloop.example.com/projects/" + loop.businessKey() + "\n");
		assertThat(mail.plain()).as("what the lead did").doesNotContain("Set goals, ");
		assertThat(mailbox.to("owner")).as("who leads nothing").isEmpty();
	}

	@Test
	@Serves("E29")
	void aProjectInWhichSomebodyReadsAlongStandsInTheDigestOnce() {
		at(LocalTime.of(6, 0));
		choices.choose("manager", new MailChoice(MailChoice.Mode.DAILY, "zh"));
		Loop loop = project();
		copy(loop, "manager");
		for (int day = 0; day < 2; day++) {
			at(LocalTime.of(7, 1));
			notifications.digests();
			send();
			Loop.wait(Duration.ofDays(1));
		}
		assertThat(mailbox.to("manager")).singleElement().satisfies(mail -> {
			assertThat(mail.subject()).isEqualTo("抄送给您的项目：1 个");
			assertThat(mail.plain()).contains("新抄送给您的项目\n- " + loop.businessKey()
					+ " Faster answers\n  Lena Lead抄送给您\n  https://serviceloop.example.com/projects/"
					+ loop.businessKey() + "\n");
		});
	}

	@Test
	@Serves("A32")
	void aTaskAboutWhichSomebodyUrgesStandsThereAsSuch() {
		at(LocalTime.of(6, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		Loop loop = project();
		urges.urge(tasks.find(loop.task("userTask_setGoals", "lead").getId()).orElseThrow(), "owner");
		project();
		at(LocalTime.of(7, 1));
		notifications.digests();
		send();
		assertThat(mailbox.to("lead")).singleElement()
			.satisfies(mail -> assertThat(mail.plain()).contains("Somebody urges\n- Set goals\n  " + loop.businessKey(),
					"Your tasks\n- Set goals"));
	}

	@Test
	void overdueTasksComeFirstInChineseToo() {
		at(LocalTime.of(6, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "zh"));
		Loop loop = project();
		var task = loop.task("userTask_setGoals", "lead");
		task.setDueDate(Date.from(ClockUtil.getCurrentTime().toInstant().minus(Duration.ofDays(2))));
		engine.getTaskService().saveTask(task);
		project();
		at(LocalTime.of(8, 0));
		notifications.digests();
		send();
		Mail mail = mailbox.to("lead").get(0);
		assertThat(mail.subject()).isEqualTo("今日待办任务：2 项");
		assertThat(mail.plain()).containsSubsequence("已逾期\n- 设定目标\n", "截止 20", "您的任务\n- 设定目标");
	}

	@Test
	void anEscalationStandsInTheDigestOfTheLead() {
		at(LocalTime.of(12, 0));
		Loop loop = action();
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		Loop.wait(Duration.ofDays(41));
		loop.fire("event_reminderDue").fire("event_actionOverdue");
		notifications.digests();
		send();
		assertThat(mailbox.to("lead")).hasSize(1);
		assertThat(mailbox.to("lead").get(0).plain()).contains("Overdue\n- Implement action");
	}

	@Test
	void whoChoosesTheDigestAfterItsTimeGetsTheFirstOneOnTheNextDay() {
		at(LocalTime.of(9, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		project();
		notifications.digests();
		send();
		assertThat(mailbox.mails()).isEmpty();
		Loop.wait(Duration.ofDays(1));
		notifications.digests();
		send();
		assertThat(mailbox.mails()).hasSize(1);
	}

	@Test
	void whoHasNothingWaitingGetsNoDigestAndWhoWantsSingleMailsAgainGetsWhatHasWaited() {
		at(LocalTime.of(6, 0));
		choices.choose("quality", new MailChoice(MailChoice.Mode.DAILY, "en"));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		project();
		choices.choose("lead", new MailChoice(MailChoice.Mode.EACH, "en"));
		at(LocalTime.of(8, 0));
		notifications.digests();
		send();
		assertThat(mailbox.mails()).extracting(Mail::subject)
			.singleElement()
			.satisfies(subject -> assertThat(subject).startsWith("New task: Set goals"));
		assertThat(states("quality")).containsExactly("skipped over");
	}

	@Test
	void twoNodesWriteAndSendOneDigest() {
		at(LocalTime.of(6, 0));
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "en"));
		project();
		at(LocalTime.of(8, 0));
		List<CompletableFuture<Void>> nodes = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
			notifications.digests();
			send();
		})).toList();
		nodes.forEach(CompletableFuture::join);
		assertThat(mailbox.mails()).hasSize(1);
	}

	private static void at(LocalTime time) {
		ClockUtil.setCurrentTime(Date
			.from(ClockUtil.getCurrentTime().toInstant().atZone(ZoneId.systemDefault()).with(time).toInstant()));
	}

}
