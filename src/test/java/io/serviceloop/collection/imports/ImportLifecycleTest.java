package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.work.Node;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What becomes of imports that do not run through, and of imports that run at the same
 * time.
 */
class ImportLifecycleTest extends CollectionTest {

	@Autowired
	FeedbackImports imports;

	@Autowired
	ApplicationContext application;

	private static byte[] rows(int from, int to, String text) {
		StringBuilder csv = new StringBuilder("id,time,text\n");
		IntStream.range(from, to).forEach(i -> csv.append(i).append(",2027-01-01,").append(text).append('\n'));
		return csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** An import as a killed node leaves it: running, with staged rows. */
	private long leftBehind(int minutesSilent) {
		long id = register.create(project, "benchmark", "left.csv", false, TIME, "lead");
		stage(id);
		Node.dies(jdbc, "feedbackImport", String.valueOf(id), Duration.ofMinutes(minutesSilent));
		return id;
	}

	private JsonNode report(long id) throws Exception {
		return json(send(get("/api/imports/" + id), "lead"));
	}

	private long staged(long id) {
		return jdbc.sql("select count(*) from feedback where import_id = ?").param(id).query(Long.class).single();
	}

	private long kept(long id) {
		return jdbc.sql("select count(*) from feedback_file where import_id = ?").param(id).query(Long.class).single();
	}

	@Test
	void aKilledImportIsGivenUpAfterTwoMinutesAndLeavesNothing() throws Exception {
		imported("id,time,text\n1,2027-01-01,old\n", "{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}");
		long alive = leftBehind(1);
		long dead = leftBehind(3);
		assertThat(summary().get("records").asLong()).isEqualTo(1);
		node().looksForTheDead();
		assertThat(report(alive).get("state").asText()).isEqualTo("running");
		assertThat(report(dead).get("state").asText()).isEqualTo("failed");
		assertThat(report(dead).get("error").asText()).contains("died during the import");
		assertThat(report(dead).get("stored").asLong()).isZero();
		assertThat(report(dead).get("discarded").asLong()).isEqualTo(1);
		swept(dead);
		assertThat(staged(dead)).isZero();
		assertThat(records()).singleElement()
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
			.containsEntry("TEXT", "old");
	}

	@Test
	void atTheStartOfAnEmbeddedDatabaseEveryRunningImportIsOneThatDied() throws Exception {
		long id = leftBehind(0);
		Node.starts(application);
		node().looksForTheDead();
		assertThat(report(id).get("state").asText()).isEqualTo("failed");
		swept(id);
		assertThat(staged(id)).isZero();
	}

	@Test
	void aNodeThatWasGivenUpCannotGoOn() {
		long id = leftBehind(3);
		node().looksForTheDead();
		assertThat(register.progress(id, new ImportRegister.Progress(2, 0, 0, 60, null))).isFalse();
		assertThat(register.complete(id, 2, 0, 0)).isFalse();
	}

	@Test
	void whatWaitsWhileItsNodeDiesIsImportedByAnotherOne() throws Exception {
		scheduler.pause();
		try {
			long files = spooled();
			long id = json(send(upload(rows(0, 150_000, "a text that fills some pieces"), TIME, "benchmark"), "lead"))
				.get("id")
				.asLong();
			assertThat(spooled()).as("files on the disk of the node that took it in").isEqualTo(files);
			assertThat(report(id).get("state").asText()).isEqualTo("running");
			node().doesWhatIsDue();
			assertThat(report(id).get("state").asText()).isEqualTo("done");
			assertThat(summary().get("records").asLong()).isEqualTo(150_000);
			assertThat(spooled()).isEqualTo(files);
			assertThat(kept(id)).isZero();
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void anImportThatIsCancelledWhileItWaitsIsNotBegun() throws Exception {
		scheduler.pause();
		try {
			long id = json(send(upload(rows(0, 10, "x"), TIME, "benchmark"), "lead")).get("id").asLong();
			assertThat(json(send(delete("/api/imports/" + id), "lead")).get("state").asText()).isEqualTo("cancelled");
			node().doesWhatIsDue();
			assertThat(report(id).get("state").asText()).isEqualTo("cancelled");
			swept(id);
			assertThat(staged(id) + kept(id)).isZero();
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void whatNobodyHasThoughtOfFailsTheImportAndSaysSo() throws Exception {
		scheduler.pause();
		try {
			long id = json(send(upload(rows(0, 10, "x"), TIME, "benchmark"), "lead")).get("id").asLong();
			jdbc.sql("delete from feedback_file where import_id = ?").param(id).update();
			node().doesWhatIsDue();
			assertThat(report(id).get("state").asText()).isEqualTo("failed");
			assertThat(report(id).get("error").asText()).contains("went wrong on the server");
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void whereFiftyImportsWaitNoFurtherFileIsTaken() throws Exception {
		List<Long> waiting = IntStream.range(0, 50).mapToObj(i -> leftBehind(0)).toList();
		assertThat(refused(409, rows(0, 1, "x"), TIME).get("detail").asText()).contains("Too many imports");
		waiting.forEach(imports::cancel);
		assertThat(imported("id,time\n1,2027-01-01\n", TIME).get("state").asText()).isEqualTo("done");
	}

	@Test
	void aCancelledImportLeavesNothingAndItsFileIsDeleted() throws Exception {
		long files = spooled();
		JsonNode started = json(
				send(upload(rows(0, 300_000, "x"), "{\"externalId\":\"id\",\"time\":\"time\"}", "benchmark"), "lead"));
		long id = started.get("id").asLong();
		assertThat(started.get("state").asText()).isEqualTo("running");
		assertThat(send(delete("/api/imports/" + id), "agent").getStatus()).isEqualTo(403);
		assertThat(json(send(delete("/api/imports/" + id), "lead")).get("state").asText()).isEqualTo("cancelled");
		imports.await(id);
		assertThat(report(id).get("state").asText()).isEqualTo("cancelled");
		assertThat(report(id).get("stored").asLong()).isZero();
		swept(id);
		assertThat(staged(id)).isZero();
		assertThat(spooled()).isEqualTo(files);
		assertThat(send(delete("/api/imports/" + id), "lead").getStatus()).isEqualTo(409);
	}

	@Test
	void twoImportsOfTheSameIdsAtOnceLeaveEachRecordOnce() throws Exception {
		String mapping = "{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}";
		List<CompletableFuture<JsonNode>> reports = Stream.of("one", "two")
			.map(text -> CompletableFuture.supplyAsync(() -> {
				try {
					return imported(rows(0, 20_000, text), mapping);
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}))
			.toList();
		long stored = 0;
		long updated = 0;
		for (CompletableFuture<JsonNode> report : reports) {
			assertThat(report.join().get("state").asText()).isEqualTo("done");
			stored += report.join().get("stored").asLong();
			updated += report.join().get("updated").asLong();
		}
		assertThat(stored).isEqualTo(20_000);
		assertThat(updated).isEqualTo(20_000);
		assertThat(summary().get("records").asLong()).isEqualTo(20_000);
	}

	private static long spooled() throws Exception {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			String ours = "feedback-" + ProcessHandle.current().pid() + "-";
			return files.filter(file -> file.getFileName().toString().startsWith(ours)).count();
		}
	}

}
