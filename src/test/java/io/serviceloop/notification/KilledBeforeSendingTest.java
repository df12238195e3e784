package io.serviceloop.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.notification.Mailbox.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is killed between the commit and the sending sends after its restart, each mail once. */
class KilledBeforeSendingTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final int PROJECTS = 3;

	private final HttpClient http = HttpClient.newHttpClient();

	private final Mailbox mailbox = new Mailbox();

	@TempDir
	private Path folder;

	private Process server;

	private int port;

	@AfterEach
	void stop() {
		if (server != null) {
			server.destroyForcibly();
		}
		mailbox.stop();
	}

	@Test
	void whatWasCommittedBeforeTheServerWasKilledIsSentAfterTheRestartOnce() throws Exception {
		start("first.log", "--serviceloop.mail.poll=PT10H");
		send("PUT", "/engine-rest/user/lead/profile",
				"{\"id\":\"lead\",\"firstName\":\"Lena\",\"lastName\":\"Lead\",\"email\":\"lead@example.com\"}", "admin");
		List<String> projects = new ArrayList<>();
		for (int i = 0; i < PROJECTS; i++) {
			projects.add(open());
		}
		server.destroyForcibly().waitFor();

		mailbox.start();
		start("second.log", "--serviceloop.mail.poll=PT0.2S");
		until(() -> mailbox.mails().size() >= PROJECTS);
		// Rounds have gone by, and none of them has sent anything again, when the mail of one more project is there.
		projects.add(open());
		until(() -> subjects().stream().anyMatch(subject -> subject.contains(projects.get(PROJECTS))));
		assertThat(subjects()).containsExactlyInAnyOrderElementsOf(
				projects.stream().map(key -> "New task: Set goals – " + key + " Faster answers").toList());
		assertThat(mailbox.mails()).extracting(Mail::id).doesNotHaveDuplicates();
	}

	private List<String> subjects() {
		return mailbox.mails().stream().map(Mail::subject).toList();
	}

	private String open() throws IOException, InterruptedException {
		return send("POST", "/engine-rest/process-definition/key/improvementLoop/submit-form", """
				{"variables":{"title":{"value":"Faster answers"},"trigger":{"value":"targetedFix"},
				 "serviceLine":{"value":"online"},"lead":{"value":"lead"},"processOwner":{"value":"owner"}}}
				""", "lead").path("businessKey").textValue();
	}

	private void start(String log, String... settings) throws Exception {
		port = Mailbox.freePort();
		Path arguments = folder.resolve("arguments");
		Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments,
				ServiceLoopApplication.class.getName(), "--spring.profiles.active=demo", "--server.port=" + port,
				"--serviceloop.demo.example=false", "--SERVICELOOP_MAIL_HOST=127.0.0.1",
				"--SERVICELOOP_MAIL_PORT=" + mailbox.port(), "--SERVICELOOP_MAIL_STARTTLS_REQUIRED=false",
				"--SERVICELOOP_MAIL_FROM=serviceloop@example.com", "--SERVICELOOP_PUBLIC_URL=http://127.0.0.1:" + port));
		command.addAll(List.of(settings));
		server = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve(log).toFile())
			.start();
		until(() -> {
			assertThat(server.isAlive()).as(() -> read(log)).isTrue();
			try {
				// The accounts come a moment after the server answers, the administrator last.
				return send("GET", "/api/people", null, "lead").findValuesAsText("id").contains("admin");
			}
			catch (IOException | InterruptedException ex) {
				return false;
			}
		});
	}

	private String read(String log) {
		try {
			return Files.readString(folder.resolve(log));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private void until(BooleanSupplier done) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (!done.getAsBoolean()) {
			assertThat(System.nanoTime()).as(() -> "the time of waiting; " + read("first.log") + read("second.log")).isLessThan(end);
			Thread.sleep(100);
		}
	}

	private JsonNode send(String method, String path, String body, String person)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(20))
			.method(method, (body == null) ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
			.header("Content-Type", "application/json")
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()))
			.build();
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() >= 300) {
			throw new IOException(answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

}
