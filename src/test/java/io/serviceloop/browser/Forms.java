package io.serviceloop.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of all forms there are. */
final class Forms {

	private Forms() {
	}

	static Set<String> all() {
		try (var files = Files.list(Path.of("forms"))) {
			return files.map(file -> file.getFileName().toString().replaceAll("[.].*", ""))
				.collect(Collectors.toCollection(TreeSet::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
