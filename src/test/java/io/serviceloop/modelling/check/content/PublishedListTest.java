package io.serviceloop.modelling.check.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.xml.namespace.QName;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.source.Vocabulary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a model may hold can be read by those who draw it. */
class PublishedListTest {

	private static final Path DOCUMENT = Path.of("docs", "model-words.md");

	@Test
	void theDocumentIsTheListByWhichTheGateGoes() throws IOException {
		String text = document();
		if (Boolean.getBoolean("serviceloop.write")) {
			Files.writeString(DOCUMENT, text);
		}
		assertThat(Files.readString(DOCUMENT))
			.as("mvn test -Dtest=PublishedListTest -DargLine=-Dserviceloop.write=true writes it")
			.isEqualTo(text);
	}

	private static String document() throws IOException {
		Vocabulary words;
		try (InputStream recorded = Vocabulary.class
			.getResourceAsStream("/io/serviceloop/modelling/check/vocabulary.json")) {
			words = new JsonMapper().readValue(recorded, Vocabulary.class);
		}
		List<String> lines = new ArrayList<>(List.of("# What a model may hold", "",
				"The list by which the gate in front of deployments goes ([change a model](change-a-model.md)). What is not on it is refused.",
				"`PublishedListTest` makes this page from the code.", "", "## Service tasks", "",
				"| `delegate expression` | in the process | sets |", "|---|---|---|"));
		new TreeMap<>(words.delegates()).forEach((name, offer) -> lines
			.add("| `${" + name + "}` | " + list(offer.processes()) + " | " + list(offer.sets()) + " |"));
		lines.addAll(List.of("", "## Listeners", "", "| `delegate expression` | in the process | at | sets |",
				"|---|---|---|---|"));
		new TreeMap<>(words.listeners()).forEach((name, offer) -> lines.add("| `${" + name + "}` | "
				+ list(offer.processes()) + " | " + list(offer.at()) + " | " + list(offer.sets()) + " |"));
		lines.addAll(List.of("", "## Functions in expressions", "",
				"Beside them an expression is a variable, or, as a condition, a comparison of variables and values with `==`, `!=`, `<`, `>`, `<=`, `>=`, `&&`, `||`, `!`.",
				"", "| function | in |", "|---|---|"));
		new TreeMap<>(words.functions()).forEach((name, function) -> lines
			.add("| `" + name + ((function.parameters() < 0) ? "" : "(…)") + "` | " + list(function.at()) + " |"));
		lines.addAll(List.of("", "The key of the calling project, in a call: `#{execution.processBusinessKey}`.", "",
				"## Decisions that the application asks", "", "| decision | inputs | outputs |", "|---|---|---|"));
		new TreeMap<>(words.decisions()).values()
			.forEach(use -> lines
				.add("| `" + use.key() + "` | " + domains(use.inputs()) + " | " + domains(use.outputs()) + " |"));
		lines.addAll(List.of("", "## Elements of BPMN", "", "| element | attributes | in it |", "|---|---|---|"));
		language(BpmnLanguage.WORDS, lines);
		lines.addAll(List.of("", "## Elements of DMN 1.3", "", "| element | attributes | in it |", "|---|---|---|"));
		language(DmnLanguage.WORDS, lines);
		return String.join("\n", lines) + "\n";
	}

	private static void language(Language language, List<String> lines) {
		Map<String, Language.Word> byName = new TreeMap<>();
		language.words().forEach((name, word) -> byName.put(Language.shown(name), word));
		byName.forEach((name, word) -> lines
			.add("| `" + name + "` | " + names(word.attributes()) + " | " + names(word.children()) + " |"));
	}

	private static String names(Collection<QName> names) {
		return names.stream().map(Language::shown).sorted().collect(Collectors.joining(" "));
	}

	private static String list(Collection<String> names) {
		return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
	}

	private static String domains(Map<String, Domain> domains) {
		return new TreeMap<>(domains).entrySet()
			.stream()
			.map(domain -> "`" + domain.getKey() + "` " + shown(domain.getValue()))
			.collect(Collectors.joining("; "));
	}

	private static String shown(Domain domain) {
		return switch (domain.type()) {
			case "text" -> domain.texts().isEmpty() ? "any text" : String.join(", ", domain.texts());
			case "flag" -> "true, false";
			default -> ((domain.type().equals("wholeNumber")) ? "whole number" : "number")
					+ ((domain.above() != null) ? " above " + whole(domain.above()) : "")
					+ ((domain.least() != null) ? " from " + whole(domain.least()) : "")
					+ ((domain.most() != null) ? " to " + whole(domain.most()) : "");
		};
	}

	private static String whole(double number) {
		return String.valueOf((long) number);
	}

}
