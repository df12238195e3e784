package io.serviceloop.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.Storm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Those who ask and do not read the answers wait among themselves; everybody else goes
 * on.
 */
class SlowReadersTest extends WebTest {

	/** Tomcat has 200 threads. */
	private static final int READERS = Storm.ON ? 600 : 260;

	private static final String FILE = "/camunda/lib/deps.js";

	/** The answers to so many are more than is kept for a connection on its way. */
	private static final int QUESTIONS = 4;

	/**
	 * A thousand answers are made by then, on a busy machine too; Tomcat alone waits for
	 * a minute.
	 */
	private static final Duration AT_ONCE = Duration.ofSeconds(30);

	private static final Duration SOON = Duration.ofSeconds(6);

	@Test
	void healthAndThePagesOfThoseSignedInAndSignInAreReachedMeanwhile() throws Exception {
		Raw member = Raw.browser(port, http, "lead").with("Accept", "text/html");
		List<Socket> readers = new ArrayList<>();
		try {
			for (int i = 0; i < READERS; i++) {
				readers.add(slowly(List.of("agent", "quality", "owner", "manager", "auditor").get(i % 5)));
			}
			// Whoever came before them is still answered, and who waits too long is cut
			// off.
			assertThat(new Raw(port).get("/actuator/health", AT_ONCE).status()).isEqualTo(200);
			for (int round = 0; round < 6; round++) {
				assertThat(new Raw(port).get("/actuator/health", SOON).status()).isEqualTo(200);
				assertThat(member.get("/projects", SOON).status()).isEqualTo(200);
				assertThat(new Raw(port).with("Accept", "text/html").get("/login", SOON).status()).isEqualTo(200);
			}
		}
		finally {
			for (Socket reader : readers) {
				reader.close();
			}
		}
	}

	@Test
	void oneWhoReadsSlowlyKeepsNoOtherFromDoingTheSame() throws Exception {
		List<Socket> readers = new ArrayList<>();
		try {
			for (int i = 0; i < 60; i++) {
				readers.add(slowly("agent"));
			}
			Thread.sleep(3000);
			try (Socket other = slowly("lead")) {
				other.setSoTimeout(30_000);
				Thread.sleep(3000);
				int all = QUESTIONS * Integer.parseInt(
						new Raw(port).with("Cookie", http.cookies("lead")).send("GET", FILE).header("Content-Length"));
				assertThat(other.getInputStream().readNBytes(all)).hasSize(all);
			}
		}
		finally {
			for (Socket reader : readers) {
				reader.close();
			}
		}
	}

	/** Asks, and reads nothing. */
	private Socket slowly(String person) throws IOException {
		Socket reader = new Socket();
		reader.setReceiveBufferSize(4096);
		reader.connect(new InetSocketAddress("localhost", port));
		Raw.write(reader, ("GET " + FILE + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: "
				+ http.cookies(person) + "\r\n\r\n")
			.repeat(QUESTIONS));
		return reader;
	}

}
