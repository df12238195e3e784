package io.serviceloop.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serviceloop.Serves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What code and models say they are for is shown by a test, and docs/requirements.md
 * lists it: {@code mvn test -Dtest=RequirementsTest -DargLine=-Dserviceloop.write=true}
 * writes the columns that are not titles.
 */
class RequirementsTest {

	private static final Path DOCUMENT = Path.of("docs", "requirements.md");

	/** An id, or the first and the last of several: A23, A29–A31. */
	private static final Pattern NAMED = Pattern.compile("\\b([A-E])(\\d{2,3})(?:\\s?[–-]\\s?\\1(\\d{2,3}))?\\b");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-E]\\d{2,3}) \\| (.*?) \\|.*$");

	private static final String NO_TITLE = "?";

	private static final Map<String, Set<String>> TESTS = byId();

	private static Map<String, Set<String>> places;

	@BeforeAll
	static void readMain() throws IOException {
		places = byId();
		for (String folder : new String[] { "src/main/java", "bpmn",
				"src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts" }) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|js|bpmn|dmn)")).toList()) {
					NAMED.matcher(Files.readString(file))
						.results()
						.flatMap(RequirementsTest::ids)
						.forEach(id -> add(places, id, place(file)));
				}
			}
		}
		JavaClasses tests = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
			.importPackages("io.serviceloop");
		for (JavaClass test : tests) {
			test.tryGetAnnotationOfType(Serves.class).ifPresent(serves -> served(serves, test.getSimpleName()));
			test.getMethods()
				.forEach(method -> method.tryGetAnnotationOfType(Serves.class)
					.ifPresent(serves -> served(serves, test.getSimpleName() + "." + method.getName())));
		}
	}

	@Test
	void everyRequirementThatCodeOrModelsNameIsShownByATest() {
		Map<String, Set<String>> unshown = byId();
		unshown.putAll(places);
		unshown.keySet().removeAll(TESTS.keySet());
		assertThat(unshown).as("name a test that shows it with @Serves, or do not claim it").isEmpty();
	}

	@Test
	void theDocumentListsWhatIsServedWhereAndByWhichTest() throws IOException {
		String written = Files.readString(DOCUMENT);
		Map<String, String> titles = ROW.matcher(written)
			.results()
			.collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
		String table = TESTS.entrySet()
			.stream()
			.map(served -> "| %s | %s | %s | %s |".formatted(served.getKey(),
					titles.getOrDefault(served.getKey(), NO_TITLE),
					code(places.getOrDefault(served.getKey(), Set.of())), code(served.getValue())))
			.collect(Collectors.joining("\n"));
		String right = written.replaceFirst("(?s)(\\|---\\|---\\|---\\|---\\|\n).*",
				"$1" + Matcher.quoteReplacement(table)) + "\n";
		if (Boolean.getBoolean("serviceloop.write")) {
			Files.writeString(DOCUMENT, right);
		}
		assertThat(Files.readString(DOCUMENT)).isEqualTo(right);
		assertThat(right).as("each has a title").doesNotContain("| " + NO_TITLE + " |");
	}

	private static Stream<String> ids(MatchResult named) {
		int first = Integer.parseInt(named.group(2));
		int last = (named.group(3) == null) ? first : Integer.parseInt(named.group(3));
		return IntStream.rangeClosed(first, last).mapToObj(number -> named.group(1) + "%02d".formatted(number));
	}

	private static void served(Serves serves, String test) {
		Stream.of(serves.value()).forEach(id -> add(TESTS, id, test));
	}

	/** The class or the file; a package where it is about the whole of it. */
	private static String place(Path file) {
		String name = file.getFileName().toString();
		return name.equals("package-info.java") ? file.getParent().getFileName() + "/"
				: name.replaceFirst("\\.java$", "");
	}

	private static String code(Set<String> names) {
		return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
	}

	private static Map<String, Set<String>> byId() {
		return new TreeMap<>(Comparator.comparing((String id) -> id.charAt(0))
			.thenComparing(id -> Integer.valueOf(id.substring(1))));
	}

	private static void add(Map<String, Set<String>> all, String id, String name) {
		all.computeIfAbsent(id, any -> new TreeSet<>()).add(name);
	}

}
