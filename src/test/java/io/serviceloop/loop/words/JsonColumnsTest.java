package io.serviceloop.loop.words;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.RowMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonColumnsTest {

	enum Kind {

		NEW, OLD

	}

	record Cause(String text) {
	}

	record Row(String businessKey, int lap, Double expectedGain, LocalDate dueDate, Kind kind, List<String> whys,
			Cause rootCause) {
	}

	@Test
	void aRowIsReadAsARecordAndNoColumnIsAskedForThatIsNotThere() throws Exception {
		List<String> asked = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"""
								select 'IMP-2026-0001' as business_key, 2 as lap, cast(null as double precision) as expected_gain,
								  date '2026-12-01' as due_date, 'OLD' as kind, '["a","b"]' as whys, '{"text":"no rule"}' as root_cause
								""")) {
			RowMapper<Row> mapper = JsonColumns.rows(Row.class);
			assertThat(rows.next()).isTrue();
			assertThat(mapper.mapRow(watched(rows, asked), 0)).isEqualTo(new Row("IMP-2026-0001", 2, null,
					LocalDate.of(2026, 12, 1), Kind.OLD, List.of("a", "b"), new Cause("no rule")));
		}
		assertThat(asked).containsExactly("business_key", "lap", "expected_gain", "due_date", "kind", "whys",
				"root_cause");
	}

	/** A record whose columns are named as its components is read by the library. */
	@Test
	void recordsAreReadSoEverywhere() throws IOException {
		List<String> otherwise = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
				Pattern.compile("[.]query[(](\\w+)[.]class[)]")
					.matcher(Files.readString(file))
					.results()
					.map(MatchResult::group)
					.filter(query -> !query
						.matches(".*[(](String|Long|Integer|Double|Boolean|LocalDate|LocalDateTime)[.].*"))
					.forEach(otherwise::add);
			}
		}
		assertThat(otherwise).containsOnly(".query(StoredRecord.class)", ".query(SavedMapping.class)");
	}

	private static ResultSet watched(ResultSet rows, List<String> asked) {
		return (ResultSet) Proxy.newProxyInstance(JsonColumnsTest.class.getClassLoader(),
				new Class<?>[] { ResultSet.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("findColumn")) {
						asked.add((String) arguments[0]);
					}
					try {
						return method.invoke(rows, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
