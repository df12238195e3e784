package io.serviceloop.notification;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.serviceloop.Postgres;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.notification.Outbox.Event;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outbox on the database of production, where a duplicate key would abort the
 * engine's transaction.
 */
@ActiveProfiles({ "postgres", "demo" })
@TestPropertySource(properties = "spring.datasource.url=${SERVICELOOP_DB_URL}")
class MailOnPostgresTest extends MailTest {

	@Autowired
	private PlatformTransactionManager transactions;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		Postgres.nameIn(properties, "mail");
	}

	@Test
	void anEventThatTwoTransactionsWriteAtOnceIsWrittenOnceAndBothCommit() throws Exception {
		Event event = new Event("overdue:t1:lead:2026-12-01", "lead", MailKind.OVERDUE, "IMP-2026-0001", "t1",
				"userTask_setGoals", null);
		CountDownLatch written = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		CompletableFuture<Void> sweep = CompletableFuture
			.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
				outbox.add(List.of(event));
				written.countDown();
				await(goOn);
			}));
		await(written);
		CompletableFuture<Void> timer = CompletableFuture
			.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
				outbox.add(List.of(event));
				// The engine goes on in the same transaction.
				jdbc.update(
						"insert into mail_choice (user_id, mode, chosen_at) values ('somebody', 'NONE', current_timestamp)");
			}));
		// The second one stands before the row of the first one.
		while (jdbc.queryForObject("select count(*) from pg_stat_activity where wait_event_type = 'Lock'",
				Integer.class) == 0) {
			assertThat(timer.isDone()).isFalse();
		}
		goOn.countDown();
		sweep.join();
		timer.join();
		assertThat(rows()).isEqualTo(1);
		assertThat(choices.of("somebody").mode()).isEqualTo(MailChoice.Mode.NONE);
	}

	@Test
	void fourNodesAtOnceSendEachMailAndEachDigestOnce() {
		ClockUtil.setCurrentTime(
				Date.from(new Date().toInstant().atZone(ZoneId.systemDefault()).with(LocalTime.of(6, 0)).toInstant()));
		choices.choose("agent", new MailChoice(MailChoice.Mode.DAILY, "zh"));
		IntStream.range(0, 12).forEach(i -> project());
		project().setGoals();
		ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(7200)));
		List<CompletableFuture<Void>> nodes = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
			notifications.digests();
			watch.look();
			send();
		})).toList();
		nodes.forEach(CompletableFuture::join);
		assertThat(mailbox.to("lead")).hasSize(13);
		assertThat(mailbox.to("agent")).hasSize(1);
		assertThat(mailbox.mails()).extracting(Mail::id).doesNotHaveDuplicates();
	}

	@Test
	void aServerThatWasAwayGetsItAfterThePause() {
		mailbox.stop();
		Loop loop = project();
		send();
		assertThat(states("lead").get(0)).startsWith("waiting");
		jdbc.update("update mail_outbox set next_attempt_at = current_timestamp + interval '1' hour");
		mailbox.start();
		send();
		assertThat(mailbox.mails()).isEmpty();
		jdbc.update("update mail_outbox set next_attempt_at = current_timestamp");
		send();
		assertThat(mailbox.mails()).singleElement()
			.satisfies(mail -> assertThat(mail.plain()).contains(loop.businessKey()));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
