package io.serviceloop.notification;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.Serves;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.notification.Outbox.Event;
import io.serviceloop.process.Absence;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import io.serviceloop.project.sendback.TakeBacks;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NewTaskMailTest extends MailTest {

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private TakeBacks takeBacks;

	@Test
	@Serves("E29")
	void whoReadsAlongIsToldOnce() throws Exception {
		Loop loop = project();
		send();
		mailbox.empty();
		copy(loop, "manager");
		send();
		copy(loop, "manager");
		send();
		Mail mail = mailbox.mails().get(0);
		assertThat(mailbox.mails()).hasSize(1);
		assertThat(mail.to()).isEqualTo("manager@example.com");
		assertThat(mail.subject()).isEqualTo("You read along: " + loop.businessKey() + " Faster answers");
		assertThat(mail.plain())
			.contains("Lena Lead wants you to read along",
					"Open the project: https://serviceloop.example.com/projects/" + loop.businessKey())
			.doesNotContain("Open the task");
		assertThat(mail.html()).contains("Open the project").doesNotContain("Open the task");
	}

	@Test
	void whoReadsAlongNoMoreBeforeTheMailGoesOutIsToldNothing() {
		Loop loop = project();
		copy(loop, "manager");
		reads("DELETE", loop, "manager");
		send();
		assertThat(mailbox.to("manager")).isEmpty();
		assertThat(states("manager")).containsExactly("skipped over");
		copy(loop, "manager");
		send();
		assertThat(mailbox.to("manager")).as("where it begins again").hasSize(1);
	}

	@Test
	@Serves("A32")
	void whoIsUrgedIsToldWhileTheTaskWaits() {
		Loop loop = project();
		send();
		mailbox.empty();
		urges.urge(tasks.find(loop.task("userTask_setGoals", "lead").getId()).orElseThrow(), "owner");
		send();
		assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
			assertThat(mail.to()).isEqualTo("lead@example.com");
			assertThat(mail.subject()).isEqualTo("Please go on: Set goals – " + loop.businessKey() + " Faster answers");
		});
		Loop second = project();
		send();
		mailbox.empty();
		urges.urge(tasks.find(second.task("userTask_setGoals", "lead").getId()).orElseThrow(), "owner");
		second.setGoals();
		send();
		assertThat(mailbox.mails()).as("of what is done")
			.extracting(Mail::subject)
			.noneMatch(each -> each.contains("go on"));
	}

	@Test
	void aNewTaskIsToldWithProjectTaskAndLinkAndNothingElse() throws Exception {
		Loop loop = project();
		send();
		Mail mail = mailbox.mails().get(0);
		assertThat(mailbox.mails()).hasSize(1);
		assertThat(mail.to()).isEqualTo("lead@example.com");
		assertThat(mail.subject()).isEqualTo("New task: Set goals – " + loop.businessKey() + " Faster answers");
		assertThat(mail.plain()).isEqualTo(
				"""
						Hello Lena Lead,

						there is a new task for you.

						Task: Set goals
						Project: %s Faster answers
						Due: %s

						Open the task: https://serviceloop.example.com/camunda/app/tasklist/default/#/?task=%s
						Open the project: https://serviceloop.example.com/projects/%s

						--\s
						ServiceLoop sends this mail because of your part in the project. Which mails you get, and in which language, \
						you choose here:
						https://serviceloop.example.com/account
						"""
					.formatted(loop.businessKey(), dueDay(loop.task("userTask_setGoals", "lead")),
							loop.task("userTask_setGoals", "lead").getId(), loop.businessKey()));
		assertThat(mail.html()).contains("href=\"https://serviceloop.example.com/projects/" + loop.businessKey() + "\"",
				"Set goals", "Faster answers", "lang=\"en\"");
		assertThat(mail.message().getHeader("From", ",")).isEqualTo("ServiceLoop <serviceloop@example.com>");
		assertThat(mail.message().getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
		assertThat(mail.id()).matches("<[0-9a-f]{32}\\.serviceloop@example\\.com>");
	}

	@Test
	void whoHasChosenChineseReadsChinese() {
		choices.choose("lead", new MailChoice(MailChoice.Mode.EACH, "zh"));
		Loop loop = project();
		send();
		Mail mail = mailbox.mails().get(0);
		assertThat(mail.subject()).isEqualTo("新任务：设定目标 – " + loop.businessKey() + " Faster answers");
		assertThat(mail.plain()).startsWith("Lena Lead，您好：\n\n您有一项新任务。\n\n任务：设定目标\n项目：" + loop.businessKey());
		assertThat(mail.html()).contains("lang=\"zh\"", "打开任务");
	}

	@Test
	void aTaskForGroupsIsToldToTheirMembersOnce() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1");
		mailbox.empty();
		jdbc.update("delete from mail_outbox where kind <> 'NEW_TASK' or task_key <> 'userTask_findRootCause'");
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.containsExactlyInAnyOrder("lead@example.com", "quality@example.com");
		assertThat(mailbox.to("quality").get(0).plain()).contains("that you can claim", "Find root cause");
		loop.findCause();
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.filteredOn(to -> !to.startsWith("lead"))
			.containsExactlyInAnyOrder("quality@example.com", "quality@example.com", "owner@example.com",
					"manager@example.com");
	}

	@Test
	void whoHasFoundACauseIsNotAskedToVerifyIt() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1");
		jdbc.update("delete from mail_outbox");
		Task task = loop.task("userTask_findRootCause", "quality");
		loop.as("quality", "quality-inspectors", () -> {
			engine.getTaskService().claim(task.getId(), "quality");
			return null;
		});
		loop.complete("quality", "userTask_findRootCause",
				Loop.values("whys",
						List.of("Urgent cases wait long", "Agents see no urgency", "Nobody grades the tickets"),
						"rootCause", "There is no automatic grading of tickets", "causeClass", "systemSupport",
						"fishbone", List.of(Map.of("bone", "method", "causes", List.of("no grading rule")))));
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.containsExactlyInAnyOrder("owner@example.com", "manager@example.com");
	}

	@Test
	void aTaskThatIsGoneBecauseWhatWasBeforeItWasTakenBackIsToldToNobody() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1");
		jdbc.update("delete from mail_outbox");
		String done = loop.task("userTask_findRootCause", "lead").getId();
		loop.findCause();
		assertThat(states()).contains("waiting");
		loop.as("lead", "project-leads", () -> takeBacks.takeBack(done));
		assertThat(states()).isNotEmpty().containsOnly("skipped");
		send();
		assertThat(mailbox.mails()).isEmpty();
	}

	private List<String> states() {
		return jdbc.queryForList("select state from mail_outbox", String.class);
	}

	@Test
	void whoClaimsATaskGetsNoMailAboutIt() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1");
		send();
		mailbox.empty();
		int before = rows();
		Task task = loop.task("userTask_findRootCause", "quality");
		loop.as("quality", "quality-inspectors", () -> {
			engine.getTaskService().claim(task.getId(), "quality");
			return null;
		});
		send();
		assertThat(mailbox.mails()).isEmpty();
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void aTaskThatIsHandedOnBeforeTheMailIsSentIsToldToTheNewOwnerAlone() {
		Loop loop = project();
		Task task = loop.task("userTask_setGoals", "lead");
		loop.as("lead", "project-leads", () -> {
			engine.getTaskService().setAssignee(task.getId(), "agent");
			return null;
		});
		send();
		assertThat(mailbox.mails()).extracting(Mail::to).containsExactly("agent@example.com");
		assertThat(states("lead")).containsExactly("skipped over");
	}

	@Test
	void nothingIsToldOfAFinishedTask() {
		project().setGoals();
		send();
		assertThat(mailbox.mails()).extracting(Mail::subject)
			.noneMatch(subject -> subject.contains("Set goals"))
			.anyMatch(subject -> subject.contains("Collect data"));
		assertThat(states("lead")).containsExactly("skipped over", "sent");
	}

	@Test
	void aSubstituteIsToldOfWhatIsThereAndOfWhatComes() {
		Loop loop = project();
		send();
		mailbox.empty();
		Absence absence = new Absence(engine).arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		send();
		assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
			assertThat(mail.to()).isEqualTo("manager@example.com");
			assertThat(mail.plain()).contains("that you can claim", "Set goals");
		});
		mailbox.empty();
		loop.completeAs("manager", "service-managers", "userTask_setGoals", loop.goals());
		send();
		assertThat(mailbox.mails()).extracting(Mail::to)
			.containsExactlyInAnyOrder("agent@example.com", "lead@example.com", "manager@example.com");
		absence.backEarlier("lead");
	}

	@Test
	void aTransactionThatIsRolledBackLeavesNoMail() {
		assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
			project();
			assertThat(rows()).isEqualTo(1);
			throw new IllegalStateException("the engine's transaction ends here");
		})).hasMessageContaining("ends here");
		assertThat(rows()).isZero();
	}

	@Test
	void aRefusedSubmissionLeavesNoMail() {
		Loop loop = project();
		int before = rows();
		assertThatThrownBy(() -> loop.complete("lead", "userTask_setGoals", Loop.values("scope", "x")));
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void theSameEventIsWrittenOnce() {
		Event event = new Event("newTask:t1:agent:now", "agent", MailKind.NEW_TASK, "IMP-2026-0001", "t1",
				"userTask_setGoals", null);
		outbox.add(List.of(event));
		outbox.add(List.of(event, event));
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void whoWantsNoneGetsNone() {
		choices.choose("lead", new MailChoice(MailChoice.Mode.NONE, "en"));
		project();
		send();
		assertThat(mailbox.mails()).isEmpty();
		assertThat(states("lead")).containsExactly("skipped notWanted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "lead", "a@example.com,b@example.com", "a@example.com b@example.com",
			"a@example.com;b@example.com", "a@example.com\r\nBcc: b@example.com", "a@example.com\n",
			"Lena <a@example.com>", "\"a b\"@example.com", "a@@example.com", "a@example..com", ".a@example.com",
			"a@-example.com", "group:a@example.com;", "a@example.com(comment)", "a@[127.0.0.1]", "é@example.com",
			"a@example.com\0" })
	void whatIsNotPlainlyOneAddressIsNotWrittenTo(String address) {
		// The engine's door refuses some of them; a directory, or an earlier release, may
		// bring them.
		jdbc.update("update ACT_ID_USER set EMAIL_ = ? where ID_ = 'lead'", address);
		project();
		send();
		assertThat(mailbox.mails()).isEmpty();
		assertThat(states("lead")).containsExactly("skipped noAddress");
	}

	@Test
	void aTitleWithLineBreaksAndMarkupStaysText() throws Exception {
		Loop loop = project();
		jdbc.update("update project set title = ? where business_key = ?",
				"Faster\r\nBcc: thief@example.com\r\n\r\n<script>alert(1)</script>\u202e", loop.businessKey());
		send();
		assertThat(mailbox.mails()).hasSize(1);
		Mail mail = mailbox.mails().get(0);
		assertThat(mail.to()).isEqualTo("lead@example.com");
		assertThat(mail.message().getHeader("Bcc")).isNull();
		assertThat(mail.subject()).isEqualTo("New task: Set goals – " + loop.businessKey()
				+ " Faster Bcc: thief@example.com <script>alert(1)</script>");
		assertThat(mail.html()).doesNotContain("<script").contains("&lt;script&gt;");
		assertThat(mail.plain()).contains("Project: " + loop.businessKey() + " Faster Bcc: thief@example.com <script>");
	}

}
