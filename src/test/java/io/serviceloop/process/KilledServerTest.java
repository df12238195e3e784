package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Storm;
import io.serviceloop.notification.Mailbox;
import io.serviceloop.notification.Mailbox.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What was acknowledged survives {@code kill -9} on the embedded default, nothing is left
 * half written, and the mails that had not been sent are sent once.
 */
class KilledServerTest {

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Mailbox mailbox = new Mailbox();

	@TempDir
	private Path folder;

	private KillableServer server;

	@BeforeEach
	void prepare() throws Exception {
		server = new KillableServer(folder);
	}

	@AfterEach
	void stop() throws InterruptedException {
		server.kill();
		mailbox.stop();
	}

	static List<Random> rounds() {
		return Storm.rounds(20);
	}

	@ParameterizedTest(name = "round {index}")
	@MethodSource("rounds")
	void acknowledgedProjectsAndTheirMailsAreThereAfterTheServerWasKilledInTheMiddle(Random chance) throws Exception {
		start("first.log", "--serviceloop.mail.poll=PT10H");
		server.send("PUT", "/engine-rest/user/lead/profile",
				"{\"id\":\"lead\",\"firstName\":\"Lena\",\"lastName\":\"Lead\",\"email\":\"lead@example.com\"}",
				"admin");
		List<String> acknowledged = openUntilKilled(12 + chance.nextInt(20));
		mailbox.start();
		start("second.log", "--serviceloop.mail.poll=PT0.2S");
		List<String> found = projects();
		assertThat(found).containsAll(acknowledged);
		assertThat(server.send("GET", "/engine-rest/task/count?taskDefinitionKey=userTask_setGoals", null, "lead")
			.path("count")
			.intValue()).isEqualTo(found.size());
		assertThat(server.read("second.log")).doesNotContain("half written");
		eachIsWrittenAboutOnce(found);
	}

	/**
	 * The same folder all the way; members submit tasks again of which they heard
	 * nothing.
	 */
	@Test
	void acknowledgedTasksAreDoneOnceHoweverOftenTheServerIsKilled() throws Exception {
		assumeTrue(Storm.ON, "one kill is tried above");
		server.start("log");
		List<Double> workedOn = new ArrayList<>();
		long begin = System.nanoTime();
		try (Members members = new Members(4, List.of(server))) {
			for (int round : Storm.numbers(1, 100)) {
				Thread.sleep(Storm.chance(round).nextInt(2000));
				server.kill();
				long killed = System.nanoTime();
				server.start("log");
				workedOn.add(members.workOnAfter(killed));
			}
			members.stop();
			verify(members, workedOn, begin);
		}
	}

	private void verify(Members members, List<Double> workedOn, long begin) throws InterruptedException {
		server.kill();
		Members.Kept kept = members.kept(new JdbcTemplate(new DriverManagerDataSource(
				"jdbc:h2:file:" + folder.resolve("data/serviceloop") + ";IFEXISTS=TRUE", "sa", "")));
		Storm.say("one node with the H2 file: %d kills in %.0f min, %s; started again it answered after %s"
			.formatted(workedOn.size(), (System.nanoTime() - begin) / 6e10, kept, TwoNodesTest.seconds(workedOn)));
		assertThat(kept.lost()).as("lost").isEmpty();
		assertThat(kept.doubled()).as("doubled").isEmpty();
		assertThat(kept.torn()).as("torn").isEmpty();
	}

	/** What was acknowledged before it was killed, in one of the next submissions. */
	private List<String> openUntilKilled(int enough) throws Exception {
		List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
		CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> {
			try {
				while (acknowledged.size() < enough) {
					Thread.sleep(5);
				}
				server.kill();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		try {
			while (true) {
				acknowledged.add(server.openProject());
			}
		}
		catch (KillableServer.Refused refused) {
			throw refused;
		}
		catch (IOException expected) {
			kill.join();
		}
		return acknowledged;
	}

	private List<String> projects() throws IOException, InterruptedException {
		List<String> found = new ArrayList<>();
		JsonNode page = server.send("GET", "/api/projects?size=200", null, "lead");
		page.path("items").forEach(project -> found.add(project.path("businessKey").textValue()));
		assertThat(found).hasSize(page.path("total").intValue());
		return found;
	}

	private void eachIsWrittenAboutOnce(List<String> committed) throws Exception {
		KillableServer.until(LONGEST, () -> mailbox.mails().size() >= committed.size());
		// Rounds have gone by, and none of them has sent anything again, when the mail of
		// one more project is there.
		List<String> all = new ArrayList<>(committed);
		all.add(server.openProject());
		KillableServer.until(LONGEST,
				() -> subjects().stream().anyMatch(subject -> subject.contains(all.get(committed.size()))));
		assertThat(subjects()).containsExactlyInAnyOrderElementsOf(
				all.stream().map(key -> "New task: Set goals – " + key + " Faster answers").toList());
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
