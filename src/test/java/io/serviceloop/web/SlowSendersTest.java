package io.serviceloop.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.Storm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Those who send slowly wait among themselves; everybody else goes on. */
class SlowSendersTest extends WebTest {

	/** Tomcat has 200 threads. */
	private static final int SENDERS = Storm.ON ? 600 : 260;

	private static final Duration SOON = Duration.ofSeconds(6);

	@ParameterizedTest
	@CsvSource({ "/login, application/x-www-form-urlencoded, 1000", "/login, text/plain, 400",
			"/engine-rest/task, application/json, 1000", "/engine-rest/task, application/x-www-form-urlencoded, 400",
			"/api/previews/setGoals, application/x-www-form-urlencoded, 1000", "/actuator/health, text/plain, 1000",
			// Tomcat itself refuses this address.
			"/%zz, text/plain, 1000" })
	void healthAndThePagesOfThoseSignedInAndSignInAreReachedMeanwhile(String path, String type, int pause)
			throws Exception {
		Raw member = Raw.browser(port, http, "lead").with("Accept", "text/html");
		List<Socket> senders = new ArrayList<>();
		try {
			for (int i = 0; i < SENDERS; i++) {
				// From one address, and from others.
				Socket sender = Raw.from((i % 2 == 0) ? "127.0.0.1" : "127.0.1." + (1 + i % 250), port);
				senders.add(sender);
				Raw.write(sender, "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: " + type
						+ "\r\nContent-Length: 1000\r\n\r\nusername=");
			}
			for (int round = 0; round < 3000 / pause; round++) {
				Thread.sleep(pause);
				senders.forEach(sender -> Raw.write(sender, "x"));
				assertThat(new Raw(port).get("/actuator/health", SOON).status()).isEqualTo(200);
				assertThat(member.get("/projects", SOON).status()).isEqualTo(200);
				assertThat(new Raw(port).with("Accept", "text/html").get("/login", SOON).status()).isEqualTo(200);
			}
			assertThat(new Raw(port).by("lead").json("{}").send("POST", "/engine-rest/task/count").status())
				.as("a body that comes with its head")
				.isEqualTo(200);
		}
		finally {
			for (Socket sender : senders) {
				sender.close();
			}
		}
	}

	/** More than there are places. */
	@ParameterizedTest
	@CsvSource({ "/login, 50", "/engine-rest/task, 100" })
	void oneWhoSendsSlowlyKeepsNoOtherFromDoingTheSame(String path, int number) throws Exception {
		boolean members = path.startsWith("/engine-rest");
		String body = members ? "{\"name\": \"x\"}" : "username=lead&password=x";
		List<Socket> senders = new ArrayList<>();
		try {
			for (int i = 0; i < number; i++) {
				senders.add(slowly(path, "agent", "127.0.0.1", body.length()));
			}
			Thread.sleep(1500);
			try (Socket other = slowly(path, "lead", "127.0.0.2", body.length())) {
				other.setSoTimeout(30_000);
				Raw.write(other, body.substring(0, 1));
				Thread.sleep(1500);
				Raw.write(other, body.substring(1));
				assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.startsWith("HTTP/1.1 ")
					.doesNotStartWith("HTTP/1.1 408")
					.doesNotStartWith("HTTP/1.1 429");
			}
		}
		finally {
			for (Socket sender : senders) {
				sender.close();
			}
		}
	}

	private Socket slowly(String path, String person, String address, int length) throws IOException {
		Socket sender = Raw.from(address, port);
		boolean members = path.startsWith("/engine-rest");
		Raw.write(sender,
				"POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\nContent-Type: "
						+ (members ? "application/json\r\nAuthorization: " + Http.basic(person)
								: "application/x-www-form-urlencoded")
						+ "\r\nContent-Length: " + length + "\r\n\r\n");
		return sender;
	}

	@Test
	void beforeSignInABodyIsSmallAndSoonThere() throws Exception {
		assertThat(new Raw(port).body("application/x-www-form-urlencoded", "x=" + "y".repeat(70_000))
			.send("POST", "/login")
			.status()).isEqualTo(413);
		try (Socket sender = new Socket("localhost", port)) {
			sender.setSoTimeout(30_000);
			Raw.write(sender, "POST /login HTTP/1.1\r\nHost: localhost:" + port
					+ "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nusername=");
			long begin = System.nanoTime();
			String answer = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(8),
					Duration.ofSeconds(20));
			assertThat(answer).startsWith("HTTP/1.1 408").containsIgnoringCase("Connection: close");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/engine-rest/task, application/json, 401", "/actuator/health, text/plain, 40" })
	void aBodyThatNobodyReadsIsWaitedForNoLonger(String path, String type, String answer) throws Exception {
		try (Socket sender = new Socket("localhost", port)) {
			sender.setSoTimeout(30_000);
			Raw.write(sender, "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: " + type
					+ "\r\nContent-Length: 1000\r\n\r\n{");
			long begin = System.nanoTime();
			assertThat(new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 " + answer);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
		}
	}

}
