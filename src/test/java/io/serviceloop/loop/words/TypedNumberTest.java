package io.serviceloop.loop.words;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypedNumberTest {

	/** The table with which the browser's own reader is tried too. */
	@Test
	void aNumberIsReadAsReadersOfEachLocaleMeanIt() throws IOException {
		JsonNode table;
		try (InputStream file = TypedNumberTest.class.getResourceAsStream("numbers.json")) {
			table = new ObjectMapper().readTree(file);
		}
		assertThat(table.path("cases")).hasSizeGreaterThan(40);
		for (JsonNode one : table.path("cases")) {
			for (int i = 0; i < table.path("locales").size(); i++) {
				String locale = table.path("locales").get(i).textValue();
				JsonNode meant = one.get(i + 1);
				assertThat(TypedNumber.of(Locale.forLanguageTag(locale)).read(one.get(0).textValue()))
					.as("%s for %s", one.get(0), locale)
					.isEqualTo(meant.isNull() ? null : meant.doubleValue());
			}
		}
	}

	@Test
	void nothingIsNoNumber() {
		assertThat(TypedNumber.of(Locale.ENGLISH).read(null)).isNull();
		assertThat(TypedNumber.of(Locale.ENGLISH).read(" ")).isNull();
	}

	@Test
	void aColumnIsDecidedByTheCellsThatCanBeMeantInOneWay() {
		assertThat(read("1.234", "1.234", "4,5")).isEqualTo(1234);
		assertThat(read("1.234", "1.234", "4.5")).isEqualTo(1.234);
		assertThat(read("1.234", "1.234.567", "12", "much")).isEqualTo(1234);
		assertThat(read("1,234", "1,234", "1.234,5")).isEqualTo(1.234);
		assertThat(read("1,234", "1,234", "0,125")).isEqualTo(1.234);
		assertThat(read("1,234", "1,234", "4.5", "2,345,678")).isEqualTo(1234);
	}

	@Test
	void aColumnThatDecidesNothingFollowsTheLocaleAndOneThatContradictsItselfIsRefusedWhereItMatters() {
		assertThat(read("1.234", "1.234", "12")).isEqualTo(1.234);
		assertThat(read("1,234", "1,234", "2,345")).isEqualTo(1234);
		assertThat(read("1,234", "1,234", "4.5", "4,5")).isNull();
		assertThat(read("4,5", "1,234", "4.5", "4,5")).isEqualTo(4.5);
	}

	private static Double read(String typed, String... column) {
		return TypedNumber.of(List.of(column), Locale.ENGLISH).read(typed);
	}

}
