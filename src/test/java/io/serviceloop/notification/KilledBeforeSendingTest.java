package io.serviceloop.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.process.KillableServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is killed between the commit and the sending sends after its restart,
 * each mail once.
 */
class KilledBeforeSendingTest {

	private static final int PROJECTS = 3;

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Mailbox mailbox = new Mailbox();

	@TempDir
	private Path folder;

	private KillableServer server;

	@BeforeEach
	void prepare() {
		server = new KillableServer(folder);
	}

	@AfterEach
	void stop() throws InterruptedException {
		server.kill();
		mailbox.stop();
	}

	@Test
	void whatWasCommittedBeforeTheServerWasKilledIsSentAfterTheRestartOnce() throws Exception {
		start("first.log", "--serviceloop.mail.poll=PT10H");
		server.send("PUT", "/engine-rest/user/lead/profile",
				"{\"id\":\"lead\",\"firstName\":\"Lena\",\"lastName\":\"Lead\",\"email\":\"lead@example.com\"}",
				"admin");
		List<String> projects = new ArrayList<>();
		for (int i = 0; i < PROJECTS; i++) {
			projects.add(server.openProject());
		}
		server.kill();

		mailbox.start();
		start("second.log", "--serviceloop.mail.poll=PT0.2S");
		KillableServer.until(LONGEST, () -> mailbox.mails().size() >= PROJECTS);
		// Rounds have gone by, and none of them has sent anything again, when the mail of
		// one more project is there.
		projects.add(server.openProject());
		KillableServer.until(LONGEST,
				() -> subjects().stream().anyMatch(subject -> subject.contains(projects.get(PROJECTS))));
		assertThat(subjects()).containsExactlyInAnyOrderElementsOf(
				projects.stream().map(key -> "New task: Set goals – " + key + " Faster answers").toList());
		assertThat(mailbox.mails()).extracting(Mail::id).doesNotHaveDuplicates();
	}

	private void start(String log, String poll) throws Exception {
		server.start(log, poll, "--SERVICELOOP_MAIL_HOST=127.0.0.1", "--SERVICELOOP_MAIL_PORT=" + mailbox.port(),
				"--SERVICELOOP_MAIL_STARTTLS_REQUIRED=false", "--SERVICELOOP_MAIL_FROM=serviceloop@example.com",
				"--SERVICELOOP_PUBLIC_URL=http://127.0.0.1:8080");
	}

	private List<String> subjects() {
		return mailbox.mails().stream().map(Mail::subject).toList();
	}

}
