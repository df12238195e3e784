package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The practice day is where it was after {@code kill -9} in the middle of a move, and
 * nothing that was due before is missing or happens again.
 */
class KilledPracticeClockTest {

	@TempDir
	private Path folder;

	private KillableServer server;

	@AfterEach
	void stop() throws InterruptedException {
		server.kill();
	}

	@Test
	void aMoveThatWasKilledGoesOnFromTheDayItHadReached() throws Exception {
		server = new KillableServer(folder);
		server.start("first.log");
		LocalDate start = today();
		for (int day = 1; day < 400; day += 8) {
			away(start.plusDays(day), start.plusDays(day + 1));
		}
		CompletableFuture<Void> move = CompletableFuture.runAsync(() -> {
			try {
				move(400);
			}
			catch (IOException | InterruptedException expected) {
				// It is killed.
			}
		});
		KillableServer.until(Duration.ofMinutes(1), () -> started() >= 10);
		server.kill();
		move.join();
		server.start("second.log");
		LocalDate reached = today();
		assertThat(reached).isAfter(start.plusDays(30)).isBefore(start.plusDays(400));
		LocalDate end = LocalDate.parse(move(20));
		assertThat(end).isEqualTo(reached.plusDays(20));
		assertThat(today()).isEqualTo(end);
		// One absence began on each eighth day.
		assertThat(started()).isEqualTo(((int) start.until(end, java.time.temporal.ChronoUnit.DAYS) - 1) / 8 + 1);
	}

	private void away(LocalDate from, LocalDate until) throws IOException, InterruptedException {
		server.send("POST", "/engine-rest/process-definition/key/arrangeSubstitute/submit-form", """
				{"variables":{"person":{"value":"lead"},"substitute":{"value":"manager"},
				 "awayFrom":{"value":"%s"},"awayUntil":{"value":"%s"}}}
				""".formatted(from, until), "lead");
	}

	private String move(int days) throws IOException, InterruptedException {
		return server.send("POST", "/api/demo/clock", "{\"days\":" + days + "}", "agent").path("today").textValue();
	}

	private LocalDate today() throws IOException, InterruptedException {
		return LocalDate.parse(server.send("GET", "/api/today", null, "lead").path("today").textValue());
	}

	private int started() {
		try {
			return server
				.send("GET", "/engine-rest/history/activity-instance/count?activityId=serviceTask_openSubstitution",
						null, "admin")
				.path("count")
				.intValue();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
