package io.serviceloop.model;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.BillOfMaterials;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What SECURITY.md calls a proof is one. */
class SecurityDocTest {

	private static final Path DOC = Path.of("SECURITY.md");

	/** {@code SomeTest} or {@code SomeTest.someMethod}. */
	private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

	/**
	 * A row of the table of versions: the library, and the version that closed its last
	 * hole.
	 */
	private static final Pattern AT_LEAST = Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| ([\\w.]+) \\|.*");

	@Test
	void everyTestThatItNamesExists() throws IOException {
		Map<String, String> tests;
		try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
			tests = sources.filter(file -> file.toString().endsWith("Test.java"))
				.collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
						SecurityDocTest::read, (one, other) -> one + other));
		}
		List<MatchResult> named = TEST.matcher(read(DOC)).results().toList();
		assertThat(named).isNotEmpty();
		for (MatchResult name : named) {
			assertThat(tests).containsKey(name.group(1));
			if (name.group(2) != null) {
				assertThat(tests.get(name.group(1))).as(name.group()).contains("void " + name.group(2) + "(");
			}
		}
	}

	@Test
	void everyLibraryIsAtLeastInTheVersionThatClosedItsHoles() throws IOException {
		Map<String, String> shipped = BillOfMaterials.read();
		List<MatchResult> rows = AT_LEAST.matcher(read(DOC)).results().toList();
		assertThat(rows).isNotEmpty();
		for (MatchResult row : rows) {
			assertThat(shipped).containsKey(row.group(1));
			assertThat(Version.parse(shipped.get(row.group(1)))).as(row.group(1))
				.isGreaterThanOrEqualTo(Version.parse(row.group(2)));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
