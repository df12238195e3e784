package io.serviceloop.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.serviceloop.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that meet in an empty PostgreSQL start one after the other, and both work. */
class NodesStartTogetherTest {

	@TempDir
	Path folder;

	@Test
	void twoOfThemInAnEmptyDatabase() throws Exception {
		String url = Postgres.create("together");
		List<KillableServer> nodes = new ArrayList<>();
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> starts = new ArrayList<>();
			for (String name : List.of("first", "second")) {
				KillableServer node = new KillableServer(Files.createDirectory(folder.resolve(name)));
				nodes.add(node);
				starts.add(threads.submit(() -> {
					node.start("log", "--spring.datasource.url=" + url,
							"--spring.datasource.username=" + Postgres.USER);
					return null;
				}));
			}
			for (Future<?> start : starts) {
				start.get();
			}
			assertThat(nodes).extracting(KillableServer::openProject).doesNotHaveDuplicates().doesNotContainNull();
			assertThat(nodes.get(0).read("log") + nodes.get(1).read("log")).contains("Another node is starting");
		}
		finally {
			threads.shutdownNow();
			for (KillableServer node : nodes) {
				node.kill();
			}
		}
	}

}
