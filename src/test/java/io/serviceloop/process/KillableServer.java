package io.serviceloop.process;

import java.io.IOException;
import java.net.ServerSocket;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as a process of its own, with the demo accounts and a database in a
 * folder, to be killed.
 */
class KillableServer {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path folder;

	private Process server;

	private int port;

	KillableServer(Path folder) {
		this.folder = folder;
	}

	/** Starts it, and waits until the demo accounts are there. */
	void start(String log, String... settings) throws Exception {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Path arguments = folder.resolve("arguments");
		Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"@" + arguments, ServiceLoopApplication.class.getName(), "--spring.profiles.active=demo",
						"--server.port=" + port, "--serviceloop.demo.example=false"));
		command.addAll(List.of(settings));
		server = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve(log).toFile())
			.start();
		until(Duration.ofMinutes(3), () -> {
			assertThat(server.isAlive()).as(() -> read(log)).isTrue();
			try {
				// The accounts come a moment after the server answers, the administrator
				// last.
				return send("GET", "/api/people", null, "lead").findValuesAsText("id").contains("admin");
			}
			catch (IOException | InterruptedException ex) {
				return false;
			}
		});
	}

	/** Ends it as a power cut would. */
	void kill() throws InterruptedException {
		if (server != null) {
			server.destroyForcibly().waitFor();
		}
	}

	/** Opens a project as the lead, and gives its business key. */
	String openProject() throws IOException, InterruptedException {
		return send("POST", "/engine-rest/process-definition/key/improvementLoop/submit-form", """
				{"variables":{"title":{"value":"Faster answers"},"trigger":{"value":"targetedFix"},
				 "serviceLine":{"value":"online"},"lead":{"value":"lead"},"processOwner":{"value":"owner"},
				 "team":{"value":"[\\"agent\\",\\"quality\\"]","type":"Json"}}}
				""", "lead").path("businessKey").textValue();
	}

	/**
	 * Asks as a demo account.
	 * @throws IOException where the server is gone, or answers with anything but success
	 */
	JsonNode send(String method, String path, String body, String person) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(20))
			.method(method,
					(body == null) ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
			.header("Content-Type", "application/json")
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()))
			.build();
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() >= 300) {
			throw new IOException(answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

	/** What it has written. */
	String read(String log) {
		try {
			return Files.readString(folder.resolve(log));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/** Waits for something. */
	static void until(Duration longest, BooleanSupplier done) throws InterruptedException {
		long end = System.nanoTime() + longest.toNanos();
		while (!done.getAsBoolean()) {
			assertThat(System.nanoTime()).as("the time of waiting").isLessThan(end);
			Thread.sleep(100);
		}
	}

}
