package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was acknowledged survives {@code kill -9} on the embedded default, and nothing is
 * left half written.
 */
class KilledServerTest {

	private static final int ENOUGH = 12;

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
	}

	@Test
	void acknowledgedProjectsAndGoalsAreThereAfterTheServerWasKilledInTheMiddle() throws Exception {
		server.start("first.log");
		List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
		CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> {
			try {
				while (acknowledged.size() < ENOUGH) {
					Thread.sleep(5);
				}
				// Somewhere in one of the next submissions.
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
		catch (IOException expected) {
			kill.join();
		}
		server.start("second.log");
		JsonNode projects = server.send("GET", "/api/projects?size=200", null, "lead");
		List<String> found = new ArrayList<>();
		projects.path("items").forEach(project -> found.add(project.path("businessKey").textValue()));
		assertThat(found).containsAll(acknowledged);
		assertThat(server.send("GET", "/engine-rest/task/count?taskDefinitionKey=userTask_setGoals", null, "lead")
			.path("count")
			.intValue()).isEqualTo(projects.path("total").intValue());
		assertThat(server.read("second.log")).doesNotContain("half written");
	}

}
