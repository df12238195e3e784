package io.serviceloop.tasklist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Camunda Forms say only what form-js reads; it passes over everything else silently. */
class CamundaFormsTest {

	private static final Set<String> APPEARANCE = Set.of("prefixAdorner", "suffixAdorner");

	@Test
	void whatStandsBesideAFieldIsCalledAsTheFormCallsIt() throws IOException {
		try (Stream<Path> forms = Files.list(Path.of("forms"))) {
			for (Path form : forms.filter(file -> file.toString().endsWith(".form")).toList()) {
				List<JsonNode> beside = new ObjectMapper().readTree(form.toFile()).findValues("appearance");
				Set<String> unknown = new TreeSet<>();
				beside.forEach(one -> one.fieldNames().forEachRemaining(unknown::add));
				unknown.removeAll(APPEARANCE);
				assertThat(unknown).as(form.toString()).isEmpty();
			}
		}
	}

}
