package io.serviceloop.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a migration does from now on leaves nodes of the release before working, so that
 * they can be replaced one after the other, unless its first line says why they cannot.
 */
class MigrationsAddTest {

	/** The last one before there was this rule. */
	private static final int BEFORE = 39;

	private static final String APART = "-- Not beside the release before: ";

	private static final Pattern NAME = Pattern.compile("V(\\d+)(\\.\\d+)?__\\w+\\.sql");

	private static final Pattern ADDS = Pattern
		.compile("(?is)create table .*|create index .*|create or replace view .*|insert into .*"
				+ "|alter table \\S+ add column (?!.*\\bnot null\\b).*|alter table \\S+ add column .*\\bdefault\\b.*"
				// How PostgreSQL keeps it, which who reads and writes it does not see.
				+ "|alter table \\S+ alter column \\S+ set storage \\w+");

	@Test
	void whatComesFromNowOnOnlyAdds() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
			assertThat(files.filter(Files::isRegularFile)
				.filter(MigrationsAddTest::isNew)
				.filter(file -> !read(file).startsWith(APART)))
				.allSatisfy(file -> assertThat(others(read(file))).as(file.toString()).isEmpty());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table project drop column title",
			"alter table project add column a integer not null", "alter table project alter column title set not null",
			"drop table goal", "update project set lap = 0", "create unique index a on goal (name)",
			"alter table goal rename to aim", "create table a (b integer); drop table goal" })
	void whatTakesAwayIsFound(String sql) {
		assertThat(others(sql)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table a (b integer not null);",
			"-- drop table a;\ncreate index a on goal (name);\n",
			"alter table project add column a integer; alter table project add column b integer not null default 0",
			"alter table feedback_file alter column bytes set storage external",
			// It is refused where a column is gone or another one.
			"create or replace view v as select 1 as a from project" })
	void whatAddsIsTaken(String sql) {
		assertThat(others(sql)).isEmpty();
	}

	/** The statements that do more than to add. */
	private static List<String> others(String sql) {
		return Arrays.stream(sql.replaceAll("(?m)--.*$", "").split(";"))
			.map(String::strip)
			.filter(statement -> !statement.isEmpty() && !ADDS.matcher(statement).matches())
			.toList();
	}

	private static boolean isNew(Path file) {
		Matcher name = NAME.matcher(file.getFileName().toString());
		assertThat(name.matches()).as(file.toString()).isTrue();
		return Integer.parseInt(name.group(1)) > BEFORE;
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
