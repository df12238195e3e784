package io.serviceloop.web;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While no connection to the database is to be had, everybody is told so within seconds,
 * and when it is back everything goes on. Here somebody else has all connections.
 */
class DatabaseAwayTest extends WebTest {

	private static final Duration SOON = Duration.ofSeconds(8);

	@Autowired
	private HikariDataSource database;

	private final List<Connection> taken = new ArrayList<>();

	private void takeAll() throws Exception {
		for (int i = 0; i < database.getMaximumPoolSize(); i++) {
			taken.add(database.getConnection());
		}
	}

	@AfterEach
	void giveBack() throws Exception {
		for (Connection connection : taken) {
			connection.close();
		}
		taken.clear();
	}

	@Test
	void programsAreToldInTheirLanguageAndWhenToAskAgain() throws Exception {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		http.get("lead", "/engine-rest/task/" + stop.taskId());
		String complete = "/task/" + stop.taskId() + "/complete";
		String body = Wire.text(Map.of("variables", Wire.rest(Good.answers(LoopForm.SET_GOALS))));
		Raw browser = Raw.browser(port, http, "lead");
		takeAll();
		List<Raw.Answer> answers = List.of(
				timed(new Raw(port).by("lead").with("Accept-Language", "zh-CN"), "GET", "/engine-rest/task"),
				timed(new Raw(port).by("lead").with("Accept-Language", "zh-CN"), "GET", "/api/projects"),
				timed(new Raw(port).by("lead").with("Accept-Language", "zh-CN").json(body), "POST",
						Surface.ENGINE_REST.path(complete)),
				timed(browser.with("Accept-Language", "zh-CN").json(body), "POST", Surface.TASKLIST.path(complete)));
		assertThat(answers).allSatisfy(answer -> {
			assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("5");
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.body()).contains("数据库暂时没有响应");
		});
		giveBack();
		assertThat(walk.isOpen(stop)).isTrue();
		assertThat(Way.COMPLETE
			.hand(http, Surface.TASKLIST, stop.person(), stop.taskId(), Good.answers(LoopForm.SET_GOALS))
			.status()).isEqualTo(204);
	}

	@Test
	void peopleSeeAPageAndHealthSaysThatTheDatabaseItselfAnswers() throws Exception {
		Raw reader = Raw.browser(port, http, "lead").with("Accept", "text/html").with("Accept-Language", "en");
		takeAll();
		Raw.Answer page = timed(reader, "GET", "/projects");
		assertThat(page.status()).as(page.head() + page.body()).isEqualTo(503);
		assertThat(page.header("Retry-After")).isEqualTo("5");
		assertThat(page.body()).contains("<main class=\"card\">", "The database does not answer just now.");
		Raw.Answer signIn = timed(new Raw(port).with("Accept", "text/html").with("Accept-Language", "en"), "GET",
				"/login");
		assertThat(signIn.status()).isEqualTo(200);
		Raw.Answer health = timed(new Raw(port), "GET", "/actuator/health");
		assertThat(health.status()).as(health.body()).isEqualTo(200);
		assertThat(health.body()).contains("UP");
		giveBack();
		assertThat(new Raw(port).send("GET", "/actuator/health").status()).isEqualTo(200);
	}

	private static Raw.Answer timed(Raw request, String method, String path) {
		long begin = System.nanoTime();
		Raw.Answer answer = request.send(method, path);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(method + " " + path).isLessThan(SOON);
		return answer;
	}

}
