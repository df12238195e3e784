package io.serviceloop.process;

import java.io.File;
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
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What was acknowledged survives {@code kill -9} on the embedded default, and nothing is left half written. */
class KilledServerTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private Path folder;

	private Process server;

	private int port;

	@AfterEach
	void stop() {
		if (server != null) {
			server.destroyForcibly();
		}
	}

	@Test
	void acknowledgedProjectsAndGoalsAreThereAfterTheServerWasKilledInTheMiddle() throws Exception {
		start("first.log");
		List<String> acknowledged = new ArrayList<>();
		CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> server.destroyForcibly(),
				CompletableFuture.delayedExecutor(3, java.util.concurrent.TimeUnit.SECONDS));
		try {
			while (true) {
				JsonNode project = post("/engine-rest/process-definition/key/improvementLoop/submit-form",
						"""
								{"variables":{"title":{"value":"Faster answers"},"trigger":{"value":"targetedFix"},
								 "serviceLine":{"value":"online"},"lead":{"value":"lead"},"processOwner":{"value":"owner"}}}
								""");
				acknowledged.add(project.path("businessKey").textValue());
			}
		}
		catch (IOException expected) {
			kill.join();
		}
		server.waitFor();
		assertThat(acknowledged).isNotEmpty();
		start("second.log");
		JsonNode projects = get("/api/projects?size=200");
		List<String> found = new ArrayList<>();
		projects.path("items").forEach(project -> found.add(project.path("businessKey").textValue()));
		assertThat(found).containsAll(acknowledged.subList(Math.max(0, acknowledged.size() - 190), acknowledged.size()));
		assertThat(get("/engine-rest/task/count?taskDefinitionKey=userTask_setGoals").path("count").intValue())
			.isEqualTo(projects.path("total").intValue());
		assertThat(Files.readString(folder.resolve("second.log"))).doesNotContain("half written");
	}

	private void start(String log) throws Exception {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Path arguments = folder.resolve("arguments");
		Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
		server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments,
				ServiceLoopApplication.class.getName(), "--spring.profiles.active=demo", "--server.port=" + port,
				"--serviceloop.demo.example=false")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve(log).toFile())
			.start();
		File out = folder.resolve(log).toFile();
		for (int i = 0; i < 240; i++) {
			Thread.sleep(500);
			try {
				// The accounts come a moment after the server answers, the administrator last.
				if (get("/api/people").findValuesAsText("id").contains("admin")) {
					return;
				}
			}
			catch (IOException ex) {
				assertThat(server.isAlive()).as(() -> read(out)).isTrue();
			}
		}
		throw new AssertionError("the server did not start:\n" + read(out));
	}

	private static String read(File log) {
		try {
			return Files.readString(log.toPath());
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		return send(request(path).GET().build());
	}

	private JsonNode post(String path, String body) throws IOException, InterruptedException {
		return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("lead:lead".getBytes()));
	}

	private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() >= 300) {
			throw new IOException(answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

}
