package io.serviceloop.web;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

import io.serviceloop.process.KillableServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The same on PostgreSQL, at two nodes by turns; the other one is another process. */
@OnPostgres
class RecordedDeedsOnTwoNodesTest extends RecordedDeedsTest {

	@TempDir
	private Path folder;

	private KillableServer other;

	@Override
	List<Http> nodes() throws Exception {
		other = new KillableServer(folder);
		String url;
		try (Connection connection = jdbc.getDataSource().getConnection()) {
			url = connection.getMetaData().getURL();
		}
		other.startOnPostgres("start", url, "--camunda.bpm.job-execution.enabled=false",
				// Its browsers come without TLS.
				"--server.servlet.session.cookie.secure=false",
				"--camunda.bpm.webapp.session-cookie.enable-secure-cookie=false",
				"--camunda.bpm.webapp.csrf.enable-secure-cookie=false", "--serviceloop.sign-in.attempts=100000",
				"--serviceloop.sign-in.slow-from=100000");
		return List.of(http, Http.on(other.port()));
	}

	@AfterEach
	void stop() throws InterruptedException {
		other.kill();
	}

}
