package io.serviceloop;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serviceloop.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both languages say everything, with the same placeholders; and every key the code names
 * is there.
 */
class MessagesTest {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final Pattern KEY = Pattern.compile(
			"\"((?:wrong|goal|collection|problem|selection|reason|fishbone|rootCause|action|plan|measurement|reading"
					+ "|evaluation|decision|change|project|import|login|serviceloop|torn|work|directory|absence|mail|account|error|frame|navigation)\\.[a-zA-Z.0-9]*[a-zA-Z0-9])\"");

	private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([a-zA-Z.0-9]+)[(}]");

	private static final String SETTING = "\"serviceloop\\.(oidc|directory)[a-z.-]*\"";

	@Test
	void everyKeyStandsInBothLanguages() throws IOException {
		assertThat(new TreeSet<>(read("messages_zh").keySet())).isEqualTo(new TreeSet<>(read("messages").keySet()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "messages.properties", "messages_zh.properties", "models_zh.properties" })
	void everyKeyStandsOnceForTheLastOneWouldHideTheOthers(String file) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("src/main/resources", file))) {
			assertThat(lines.filter(line -> line.matches("[\\w.-]+=.*")).map(line -> line.split("=", 2)[0]))
				.doesNotHaveDuplicates();
		}
	}

	/** Tasklist shows the same steps by the frames of the model. */
	@Test
	void stepsAndStatesAreCalledTheSameEverywhere() throws IOException {
		Properties model = read("models_zh");
		for (int step = 0; step < Project.STEPS.size(); step++) {
			assertThat(model.values())
				.contains(step + 1 + " " + read("messages_zh").get("step." + Project.STEPS.get(step)));
		}
		String names = String.join("|", Project.STEPS) + "|reached|notReached|cancelled";
		assertThat(read("messages").stringPropertyNames())
			.filteredOn(key -> key.matches(".*(step|state)\\.(" + names + ")"))
			.hasSize(10)
			.allMatch(key -> key.matches("[a-z]+\\.\\w+"));
	}

	@Test
	void bothLanguagesUseTheSamePlaceholders() throws IOException {
		Properties english = read("messages");
		Properties chinese = read("messages_zh");
		List<String> faults = new ArrayList<>();
		english.forEach((key, text) -> {
			String other = String.valueOf(chinese.get(key));
			int most = new MessageFormat(text.toString()).getFormatsByArgumentIndex().length;
			if (new MessageFormat(other).getFormatsByArgumentIndex().length > most) {
				faults.add(key + ": Chinese has a placeholder that English has not");
			}
			if (swallows(text.toString()) || swallows(other)) {
				faults.add(key + ": a straight apostrophe swallows placeholders");
			}
		});
		assertThat(faults).isEmpty();
	}

	/** A quoted brace is meant; any other single apostrophe is a mistake. */
	private static boolean swallows(String text) {
		return text.replace("'{'", "").replace("'}'", "").replace("''", "").contains("'");
	}

	@Test
	void everyKeyThatTheCodeNamesExists() throws IOException {
		Properties english = read("messages");
		TreeSet<String> missing = new TreeSet<>();
		try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
			for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
				Matcher keys = KEY.matcher(Files.readString(source)
					.replaceAll("(@Con(figuration|ditionalOn)Propert|\\.getProperty\\().*|" + SETTING, ""));
				while (keys.find()) {
					boolean known = english.containsKey(keys.group(1)) || english.stringPropertyNames()
						.stream()
						.anyMatch(key -> key.startsWith(keys.group(1) + "."));
					if (!known) {
						missing.add(keys.group(1) + " in " + source.getFileName());
					}
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyKeyThatATemplateNamesExists() throws IOException {
		TreeSet<String> named = new TreeSet<>();
		try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
			for (Path template : templates.filter(Files::isRegularFile).toList()) {
				TEMPLATE_KEY.matcher(Files.readString(template)).results().forEach(key -> named.add(key.group(1)));
			}
		}
		assertThat(named).isNotEmpty().isSubsetOf(read("messages").stringPropertyNames());
	}

	private static Properties read(String name) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name + ".properties"))) {
			properties.load(reader);
		}
		return properties;
	}

}
