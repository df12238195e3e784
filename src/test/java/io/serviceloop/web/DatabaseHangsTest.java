package io.serviceloop.web;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.serviceloop.Postgres;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A PostgreSQL that takes connections and answers nothing, and one that ends all
 * connections: who asks meanwhile is told so within seconds, health too, and afterwards
 * everything goes on.
 */
@OnPostgres
class DatabaseHangsTest extends WebTest {

	private static final Duration SOON = Duration.ofSeconds(10);

	/** The server, to be stopped and let go on. */
	private ProcessHandle server;

	@Test
	void whoAsksMeanwhileIsToldAndHealthSaysDown() throws Exception {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		http.get("lead", "/engine-rest/task/" + stop.taskId());
		Raw browser = Raw.browser(port, http, "lead").with("Accept", "text/html").with("Accept-Language", "zh-CN");
		server = ProcessHandle.of(jdbc.queryForObject("select pg_backend_pid()", Long.class))
			.flatMap(ProcessHandle::parent)
			.orElse(null);
		assumeTrue(server != null, "the processes of PostgreSQL are not to be seen here");
		signal("-STOP");
		// Connections that were used a moment ago, by jobs too, are not asked whether
		// they live.
		Thread.sleep(1000);
		for (int i = 0; i < 3; i++) {
			Raw.Answer api = timed(new Raw(port).by("lead").with("Accept-Language", "zh-CN"), "/api/projects");
			assertThat(api.status()).as(api.head() + api.body()).isEqualTo(503);
			assertThat(api.header("Retry-After")).isEqualTo("5");
			assertThat(api.body()).contains("数据库暂时没有响应");
		}
		assertThat(timed(browser, "/projects").status()).isEqualTo(503);
		assertThat(timed(new Raw(port), "/actuator/health").body()).contains("DOWN");
		signal("-CONT");
		goesOn(stop);
	}

	@Test
	void connectionsThatEndBreakNothing() throws Exception {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		// From another database, as what ends connections ends its own.
		new JdbcTemplate(new DriverManagerDataSource(Postgres.create("beside"), Postgres.USER, Postgres.USER))
			.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
					jdbc.queryForObject("select current_database()", String.class));
		goesOn(stop);
	}

	@Test
	void whatIsUnderWayIsToldAndDoneByTheNextTry() throws Exception {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		CompletableFuture<Raw.Answer> completion;
		try (Connection other = jdbc.getDataSource().getConnection()) {
			other.setAutoCommit(false);
			other.createStatement()
				.executeQuery("select * from act_ru_task where id_ = '" + stop.taskId() + "' for update");
			String body = Wire.text(Map.of("variables", Wire.rest(Good.answers(LoopForm.SET_GOALS))));
			completion = CompletableFuture.supplyAsync(() -> new Raw(port).by(stop.person())
				.json(body)
				.send("POST", Surface.ENGINE_REST.path("/task/" + stop.taskId() + "/complete")));
			for (int i = 0; i < 100 && ended() == 0; i++) {
				Thread.sleep(200);
			}
			other.rollback();
		}
		Raw.Answer answer = completion.get();
		assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("5");
		goesOn(stop);
	}

	/** Ends the connections that wait for others; how many there were. */
	private int ended() {
		return jdbc.queryForList("""
				select pg_terminate_backend(pid) from pg_stat_activity
				  where datname = current_database() and wait_event_type = 'Lock'
				""").size();
	}

	@AfterEach
	void letGoOn() throws Exception {
		if (server != null) {
			signal("-CONT");
		}
	}

	private void goesOn(Stop stop) throws InterruptedException {
		for (int i = 0; i < 20 && new Raw(port).send("GET", "/actuator/health").status() != 200; i++) {
			Thread.sleep(500);
		}
		assertThat(new Raw(port).send("GET", "/actuator/health").status()).isEqualTo(200);
		int status = complete(stop);
		// A connection that served within half a second is not asked whether it lives.
		for (int i = 0; i < 20 && status == 503; i++) {
			Thread.sleep(500);
			status = complete(stop);
		}
		assertThat(status).isEqualTo(204);
	}

	private int complete(Stop stop) {
		return Way.COMPLETE.hand(http, Surface.TASKLIST, stop.person(), stop.taskId(), Good.answers(LoopForm.SET_GOALS))
			.status();
	}

	private void signal(String signal) throws IOException, InterruptedException {
		List<String> ids = Stream.concat(Stream.of(server), server.descendants())
			.map(process -> String.valueOf(process.pid()))
			.toList();
		assertThat(
				new ProcessBuilder(Stream.concat(Stream.of("kill", signal), ids.stream()).toList()).start().waitFor())
			.isZero();
	}

	private static Raw.Answer timed(Raw request, String path) {
		long begin = System.nanoTime();
		Raw.Answer answer = request.send("GET", path);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(path).isLessThan(SOON);
		return answer;
	}

}
