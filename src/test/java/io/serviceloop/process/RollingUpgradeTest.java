package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.serviceloop.Postgres;
import io.serviceloop.Storm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Nodes of the release before are replaced one after the other, while members work on
 * both. That release is built from its commit, with the libraries of this one.
 */
class RollingUpgradeTest {

	/** The release before. */
	private static final String COMMIT = "80b5e1e";

	private static final int MEMBERS = 4;

	/** Milliseconds in which members work on nodes of both releases. */
	private static final int BESIDE = 20_000;

	@TempDir
	private Path folder;

	private final List<KillableServer> all = new ArrayList<>();

	private EmbeddedPostgres postgres;

	@AfterEach
	void stop() throws InterruptedException, IOException {
		for (KillableServer node : all) {
			node.kill();
		}
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void membersWorkOnWhileOneNodeAfterTheOtherIsReplaced() throws Exception {
		assumeTrue(Storm.ON, "the release before is built and run in the long way only");
		List<String> before = releaseBefore();
		List<String> now = KillableServer.pack(Files.createDirectory(folder.resolve("now")),
				Path.of("target", "classes"));
		postgres = EmbeddedPostgres.start();
		String url = postgres.getJdbcUrl(Postgres.USER, "postgres");
		// Members ask two addresses, behind which nodes change.
		List<KillableServer> nodes = new CopyOnWriteArrayList<>();
		for (int i = 0; i < 2; i++) {
			nodes.add(node("before" + i, before));
			nodes.get(i).startOnPostgres("log", url);
		}
		try (Members members = new Members(MEMBERS, nodes)) {
			replace(members, nodes, now, url);
		}
	}

	private void replace(Members members, List<KillableServer> nodes, List<String> program, String url)
			throws Exception {
		for (int i = 0; i < 2; i++) {
			Thread.sleep(BESIDE / 4);
			nodes.get(i).end();
			KillableServer now = node("now" + i, program);
			now.startOnPostgres("log", url);
			nodes.set(i, now);
			Thread.sleep(BESIDE);
			members.workOnAfter(System.nanoTime());
		}
		members.stop();
		Members.Kept kept = members.kept(new JdbcTemplate(postgres.getPostgresDatabase()));
		Storm.say("two nodes of the release before replaced one after the other: " + kept);
		assertThat(kept.lost()).as("lost").isEmpty();
		assertThat(kept.doubled()).as("doubled").isEmpty();
		assertThat(kept.torn()).as("torn").isEmpty();
	}

	private KillableServer node(String name, List<String> program) throws Exception {
		KillableServer node = new KillableServer(Files.createDirectory(folder.resolve(name)), program);
		all.add(node);
		return node;
	}

	/** What Java is told to start, of the release before. */
	private List<String> releaseBefore() throws IOException, InterruptedException {
		Path source = Files.createDirectory(folder.resolve("source"));
		ProcessBuilder checkout = new ProcessBuilder("git", "--work-tree=" + source, "checkout", COMMIT, "--",
				"src/main", "bpmn", "forms");
		// Not that of this clone.
		checkout.environment().put("GIT_INDEX_FILE", folder.resolve("index").toString());
		assumeTrue(checkout.inheritIO().start().waitFor() == 0,
				"the release before is not in the history of this clone");
		Path classes = Files.createDirectory(folder.resolve("classes"));
		FileSystemUtils.copyRecursively(source.resolve("src/main/resources"), classes);
		FileSystemUtils.copyRecursively(source.resolve("bpmn"), classes.resolve("bpmn"));
		FileSystemUtils.copyRecursively(source.resolve("forms"), classes.resolve("forms"));
		FileSystemUtils.copyRecursively(source.resolve("forms"), classes.resolve("META-INF/resources/forms"));
		List<String> javac = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString(),
				"-cp", KillableServer.libraries()));
		try (Stream<Path> files = Files.walk(source.resolve("src/main/java"))) {
			files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(javac::add);
		}
		KillableServer.tool("javac", javac.toArray(String[]::new));
		return KillableServer.pack(folder, classes);
	}

}
