package io.serviceloop.notification;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.serviceloop.loop.work.Node;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.process.Loop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DeliveryTest extends MailTest {

	@Test
	void aMailIsTriedAgainUntilTheServerIsBack() {
		mailbox.stop();
		project();
		send();
		assertThat(states("lead")).singleElement()
			.satisfies(state -> assertThat(state).startsWith("waiting ").contains("Connect"));
		mailbox.start();
		send();
		send();
		assertThat(mailbox.mails()).hasSize(1);
		assertThat(states("lead")).containsExactly("sent");
	}

	@Test
	void afterTheLastAttemptItIsGivenUpWithItsReasonAndAWarningWithoutAddresses(CapturedOutput log) {
		mailbox.stop();
		project();
		IntStream.range(0, 5).forEach(i -> send());
		assertThat(states("lead")).singleElement().satisfies(state -> assertThat(state).startsWith("failed "));
		assertThat(jdbc.queryForObject("select attempts from mail_outbox", Integer.class)).isEqualTo(3);
		assertThat(log).contains("is given up after 3 attempts").doesNotContain("lead@example.com");
		mailbox.start();
		send();
		assertThat(mailbox.mails()).isEmpty();
	}

	@Test
	void aReasonNamesNobody() {
		assertThat(Postman.reason(new IllegalStateException("550 5.1.1\r\n<lead@example.com>: unknown")))
			.isEqualTo("IllegalStateException: 550 5.1.1 … unknown");
	}

	@Test
	void whileTheServerIsAwayOneMailIsTriedARoundAndTheOthersKeepTheirAttempts() {
		mailbox.stop();
		project();
		project();
		project();
		send();
		assertThat(jdbc.queryForList("select attempts from mail_outbox order by id", Integer.class)).containsExactly(1,
				0, 0);
	}

	@Test
	void aMailThatTheServerTookBeforeTheNodeDiedIsSentAgainUnderTheSameId() {
		project();
		send();
		// As the node leaves it that dies between the server's acceptance and the mark.
		jdbc.update("update mail_outbox set state = 'waiting', sent_at = null");
		Node.dies(JdbcClient.create(jdbc), "mails", RecurringTask.INSTANCE, Duration.ofMinutes(1));
		node().looksForTheDead();
		send();
		assertThat(mailbox.mails()).as("the node may be slow").hasSize(1);
		Node.dies(JdbcClient.create(jdbc), "mails", RecurringTask.INSTANCE, Duration.ofMinutes(2));
		node().looksForTheDead();
		send();
		assertThat(mailbox.mails()).extracting(Mail::id).hasSize(2);
		assertThat(mailbox.mails().get(0).id()).isEqualTo(mailbox.mails().get(1).id());
	}

	@Test
	void aMailThatTheServerIsSlowToTakeStaysWithItsNode() throws Exception {
		mailbox.stop();
		try (ServerSocket silent = new ServerSocket(mailbox.port(), 1, InetAddress.getLoopbackAddress())) {
			silent.setSoTimeout(20_000);
			project();
			CompletableFuture<Void> node = CompletableFuture.runAsync(this::send);
			try (Socket connection = silent.accept()) {
				assertThat(outbox.ready(10)).hasSize(1);
				send();
				assertThat(jdbc.queryForObject("select attempts from mail_outbox", Integer.class)).isEqualTo(1);
			}
			node.join();
		}
		assertThat(states("lead")).singleElement().satisfies(state -> assertThat(state).startsWith("waiting "));
	}

	@Test
	void aNodeThatStoodStillDoesNotSendWhatWasTriedMeanwhile() {
		project();
		Outbox.Entry read = outbox.ready(10).get(0);
		mailbox.stop();
		send();
		assertThat(outbox.attempt(read)).isFalse();
		assertThat(outbox.attempt(outbox.ready(10).get(0))).isTrue();
	}

	@Test
	void twoNodesAtOnceSendEachMailOnce() {
		IntStream.range(0, 15).forEach(i -> project());
		List<CompletableFuture<Void>> nodes = IntStream.range(0, 4)
			.mapToObj(i -> CompletableFuture.runAsync(this::send))
			.toList();
		nodes.forEach(CompletableFuture::join);
		assertThat(mailbox.mails()).hasSize(15);
		assertThat(mailbox.mails()).extracting(Mail::id).doesNotHaveDuplicates();
	}

	@Test
	void moreMailsThanOneLookTakesAreSentInOneRound() {
		Loop loop = project();
		String task = loop.task("userTask_setGoals", "lead").getId();
		jdbc.update("delete from mail_outbox");
		outbox.add(IntStream.range(0, 120)
			.mapToObj(i -> new Outbox.Event("newTask:" + i, "lead", MailKind.NEW_TASK, loop.businessKey(), task,
					"userTask_setGoals", null))
			.toList());
		send();
		assertThat(mailbox.mails()).hasSize(120);
	}

}
