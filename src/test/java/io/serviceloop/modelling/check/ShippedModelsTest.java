package io.serviceloop.modelling.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Texts;
import io.serviceloop.Serves;
import io.serviceloop.modelling.MadeFromTemplates;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.process.InMemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in the folders of process owners would be deployed as it is. Also
 * {@code mvn -q -Pcheck-models verify}, which prints what is found.
 */
@InMemoryApplication
class ShippedModelsTest {

	@Autowired
	private Rehearsal rehearsal;

	@Autowired
	private Texts texts;

	@Test
	void nothingIsFoundInTheModelsTablesAndForms() throws IOException {
		assertThat(rehearsal.of(files()).stream().map(new Report(texts)::line)).as("what is found").isEmpty();
	}

	@Test
	@Serves("E14")
	void whatIsMadeFromTheTemplatesAlonePassesTheGate() {
		Map<String, byte[]> files = new TreeMap<>();
		MadeFromTemplates.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
		assertThat(rehearsal.of(files).stream().filter(Finding::isError).map(new Report(texts)::line)).isEmpty();
	}

	/** Every file that is deployed, by name. */
	static Map<String, byte[]> files() throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		for (Path folder : new Path[] { Path.of("bpmn"), Path.of("forms") }) {
			try (Stream<Path> here = Files.list(folder)) {
				for (Path file : here.filter(path -> !path.toString().endsWith(".html")).toList()) {
					files.put(file.getFileName().toString(), Files.readAllBytes(file));
				}
			}
		}
		return files;
	}

}
