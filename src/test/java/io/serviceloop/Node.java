package io.serviceloop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs scripts for the browser without a browser, where Node is there. */
public final class Node {

	private static final Path SCRIPTS = Path.of("src", "test", "js");

	private Node() {
	}

	/**
	 * Runs Node; the test is skipped where there is none.
	 * @return what it wrote
	 */
	public static String run(String... arguments) throws IOException, InterruptedException {
		assumeTrue(isThere(), "node is not on the PATH: the scripts of the browser were not tried");
		List<String> command = new ArrayList<>(List.of("node"));
		command.addAll(List.of(arguments));
		Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(node.waitFor()).as(output).isZero();
		return output;
	}

	/** The scripts of {@code src/test/js} whose names end in a certain way. */
	public static String[] scripts(String end) throws IOException {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			return files.map(Path::toString).filter(file -> file.endsWith(end)).sorted().toArray(String[]::new);
		}
	}

	private static boolean isThere() {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
	}

}
