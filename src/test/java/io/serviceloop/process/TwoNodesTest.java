package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.serviceloop.Postgres;
import io.serviceloop.Storm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes that meet in an empty PostgreSQL start one after the other, and both work.
 * Where one is killed in the middle, again and again, members go on at the other one, its
 * jobs are done once, and nothing that was acknowledged is lost.
 */
class TwoNodesTest {

	private static final int MEMBERS = 4;

	private static final int TIMERS = 6;

	/**
	 * Idle nodes look for jobs this often (milliseconds), and so are killed with some.
	 */
	private static final int LOOK = 1000;

	/**
	 * How long a dead node's jobs stay locked (milliseconds), in place of 40 s, which a
	 * round would wait for.
	 */
	private static final int LOCKED = 10_000;

	/** The number under which nodes start (SchemaLock). */
	private static final long LOCK = 7_324_150_015L;

	@TempDir
	private Path folder;

	private final List<KillableServer> nodes = new ArrayList<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private JdbcTemplate database;

	private String url;

	private int timers;

	/**
	 * Its own: what all tests of a JVM share ends with the applications in that JVM, of
	 * which there may be none.
	 */
	private EmbeddedPostgres postgres;

	@BeforeEach
	void startDatabase() throws IOException {
		postgres = EmbeddedPostgres.start();
		url = postgres.getJdbcUrl(Postgres.USER, "postgres");
		database = new JdbcTemplate(postgres.getPostgresDatabase());
	}

	@AfterEach
	void stop() throws InterruptedException, IOException {
		threads.shutdownNow();
		for (KillableServer node : nodes) {
			node.kill();
		}
		postgres.close();
	}

	@Test
	void startTogetherAndGoOnWhereOneIsKilled() throws Exception {
		startTogether();
		aLaterReleaseHasBeenHere();
		try (Members members = new Members(MEMBERS, nodes)) {
			killOneAfterTheOther(members);
		}
	}

	private void killOneAfterTheOther(Members members) throws Exception {
		List<Double> workedOn = new ArrayList<>();
		List<Double> jobsDone = new ArrayList<>();
		long begin = System.nanoTime();
		for (int round : Storm.numbers(1, 100)) {
			Random chance = Storm.chance(round);
			KillableServer dying = nodes.get(chance.nextInt(nodes.size()));
			timersComeDue();
			Thread.sleep(chance.nextInt(2 * LOOK));
			dying.kill();
			long killed = System.nanoTime();
			workedOn.add(members.workOnAfter(killed));
			Future<?> again = start(dying, "log");
			KillableServer.until(Duration.ofMinutes(3), () -> waitingTimers() == 0);
			jobsDone.add((System.nanoTime() - killed) / 1e9);
			again.get();
		}
		members.stop();
		Members.Kept kept = members.kept(database);
		Storm.say(
				"two nodes over one PostgreSQL: %d kills in %.0f min, %s; the other node answered after %s, jobs were done after %s"
					.formatted(workedOn.size(), (System.nanoTime() - begin) / 6e10, kept, seconds(workedOn),
							seconds(jobsDone)));
		assertThat(kept.lost()).as("lost").isEmpty();
		assertThat(kept.doubled()).as("doubled").isEmpty();
		assertThat(kept.torn()).as("torn").isEmpty();
		assertThat(database.queryForObject("select count(*) from regular_review_day where outcome = 'opened'",
				Integer.class))
			.as("jobs that were done")
			.isEqualTo(timers);
		assertThat(database.queryForObject("select count(*) from project where trigger_kind = 'regularReview'",
				Integer.class))
			.as("projects that they opened")
			.isEqualTo(timers);
	}

	/** Both find that somebody starts, and go on one after the other when he is ready. */
	private void startTogether() throws Exception {
		List<Future<?>> starts = new ArrayList<>();
		try (Connection somebody = DriverManager.getConnection(url, Postgres.USER, "");
				Statement statement = somebody.createStatement()) {
			statement.execute("select pg_advisory_lock(" + LOCK + ")");
			for (String name : List.of("first", "second")) {
				KillableServer node = new KillableServer(Files.createDirectory(folder.resolve(name)));
				nodes.add(node);
				starts.add(start(node, "start"));
			}
			KillableServer.until(Duration.ofMinutes(10),
					() -> nodes.stream().allMatch(node -> node.read("start").contains("Another node is starting"))
							|| starts.stream().anyMatch(Future::isDone));
			assertThat(starts).noneMatch(Future::isDone);
		}
		for (Future<?> start : starts) {
			start.get();
		}
	}

	/** As in a rolling upgrade: what a later release adds keeps no node from starting. */
	private void aLaterReleaseHasBeenHere() {
		database.execute("alter table project add column later varchar(20)");
		database.execute("create table later (id integer not null primary key)");
		database
			.update("""
					insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
					  execution_time, success) select max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, true
					from flyway_schema_history
					""");
	}

	private Future<?> start(KillableServer node, String log) {
		return threads.submit(() -> {
			node.startOnPostgres(log, url, "--camunda.bpm.job-execution.max-wait=" + LOOK,
					"--camunda.bpm.job-execution.lock-time-in-millis=" + LOCKED);
			return null;
		});
	}

	/** Regular reviews are arranged, and their first day is now: each opens a project. */
	private void timersComeDue() throws Exception {
		List<Object> instances = new ArrayList<>();
		for (int i = 0; i < TIMERS; i++) {
			instances.add(nodes.get(i % nodes.size())
				.send("POST", "/engine-rest/process-definition/key/regularReview/submit-form", """
						{"variables":{"title":{"value":"Review %1$s"},"serviceLine":{"value":"line %1$s"},
						 "lead":{"value":"lead"},"processOwner":{"value":"owner"},"rhythm":{"value":"year"},
						 "team":{"value":"[\\"agent\\",\\"quality\\"]","type":"Json"},"firstDay":{"value":"%2$s"}}}
						""".formatted(timers++, LocalDate.now().plusDays(300)), "lead")
				.path("id")
				.textValue());
		}
		String due = "update ACT_RU_JOB set DUEDATE_ = ? where PROCESS_INSTANCE_ID_ in ("
				+ String.join(", ", Collections.nCopies(TIMERS, "?")) + ")";
		instances.add(0, new Timestamp(System.currentTimeMillis()));
		assertThat(database.update(due, instances.toArray())).isEqualTo(TIMERS);
	}

	private int waitingTimers() {
		return database.queryForObject("select count(*) from ACT_RU_JOB where DUEDATE_ <= ?", Integer.class,
				new Timestamp(System.currentTimeMillis()));
	}

	/** The one in the middle and the largest. */
	static String seconds(List<Double> all) {
		List<Double> sorted = all.stream().sorted().toList();
		return "%.1f s (at most %.1f s)".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
	}

}
