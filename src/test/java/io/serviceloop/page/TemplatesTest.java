package io.serviceloop.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every page and every style sheet, those to come too. */
class TemplatesTest {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final Path TOKENS = RESOURCES.resolve("static/assets/tokens.css");

	/**
	 * No code and no style in the page, which our policy would not run; no text that is
	 * taken for HTML or for an expression.
	 */
	@ParameterizedTest
	@MethodSource("templates")
	void aTemplateHasNothingInlineAndShowsTextsAsTexts(Path template) {
		String html = read(template);
		assertThat(html).doesNotContain("utext", "[(", "[[", "__$", "<style", "javascript:")
			.doesNotContainPattern("\\s(th:)?on[a-z]+=")
			.doesNotContainPattern("<script(?![^>]*\\ssrc=\"|[^>]*\\sth:src=\")");
		if (!template.toString().contains("mail")) {
			assertThat(html).doesNotContainPattern("\\s(th:)?style=");
		}
	}

	@ParameterizedTest
	@MethodSource("templates")
	void aTemplateStandsInAFrame(Path template) {
		assertThat(read(template)).containsPattern("th:fragment=|th:replace=\"~\\{(mail/)?frame :: ");
	}

	@Test
	void mailsHaveTheColoursOfThePages() {
		Set<String> colours = found("#[0-9a-f]{3,6}\\b", templates().filter(file -> file.toString().contains("mail")));
		assertThat(colours).isNotEmpty();
		assertThat(found("#[0-9a-f]{3,6}\\b", Stream.of(TOKENS))).containsAll(colours);
	}

	@Test
	void everyTokenThatAStyleSheetUsesIsThereAndNoneIsIdle() throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES)) {
			List<Path> sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
			assertThat(sheets).hasSizeGreaterThan(3);
			Set<String> tokens = found("--sl-[a-z0-9-]+(?=:)", Stream.of(TOKENS));
			assertThat(found("(?<=var\\()--sl-[a-z0-9-]+", sheets.stream())).isEqualTo(tokens);
			assertThat(found("--sl-[a-z0-9-]+(?=:)", sheets.stream())).as("said once").isEqualTo(tokens);
		}
	}

	/** Where goals or stages are columns, what is in them stands beside the table. */
	@ParameterizedTest
	@MethodSource("templates")
	void aNumberSaysWhatItMeans(Path template) {
		String columns = "<(?:th|dt)\\b[^>]*\\sclass=\"[^\"]*\\b(?:number|count|figure)\\b(?![^\"]*free)[^>]*>.*?</(?:th|dt)>";
		assertThat(Pattern.compile(columns, Pattern.DOTALL).matcher(read(template)).results().map(MatchResult::group))
			.allSatisfy(column -> assertThat(column).containsAnyOf("~{definition :: ", "class=\"defined\""));
	}

	@Test
	void everyNumberThatAPageNamesHasItsDefinition() {
		Set<String> known = found("(?<=^|\\n)definition\\.\\w+(?=\\.term=)",
				Stream.of(RESOURCES.resolve("messages.properties")));
		assertThat(found("(?<=definition :: (?:of|as)\\(')\\w+", templates())).hasSizeGreaterThan(20)
			.allSatisfy(name -> assertThat(known).contains("definition." + name));
	}

	static Stream<Path> templates() {
		try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> found(String pattern, Stream<Path> files) {
		return files.flatMap(file -> Pattern.compile(pattern).matcher(read(file)).results())
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
