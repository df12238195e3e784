package io.serviceloop.collection.mapping;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Serves("A14")
class RowReaderTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			4|4
			4.5|4.5
			4,5|4.5
			４．５|4.5
			４，５|4.5
			4,500|4.5
			4.500|4.5
			1.234|1.234
			1,234|1.234
			5,|5
			+2|2
			""")
	void aSeparatorInARatingStandsBeforeDecimalsWhateverTheOtherRowsSay(String cell, double rating) throws RowRefused {
		assertThat(read(cell)).isEqualTo(rating);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "5,1", "12", "1.234,5", "1,2,3", "4 5", "-4", "1e0", "4 %", "four", "NaN" })
	void whatIsNoNumberFromOneToFiveIsRefused(String cell) {
		assertThatExceptionOfType(RowRefused.class).isThrownBy(() -> read(cell));
	}

	private static Double read(String cell) throws RowRefused {
		Mapping mapping = new Mapping(Map.of(FeedbackField.RATING, 1), null, Set.of(), false, 0);
		ColumnPlan plan = new ColumnPlan(new EnumMap<>(Map.of(FeedbackField.RATING, 0)),
				new EnumMap<>(Map.of(FeedbackField.RATING, "1")));
		return new RowReader(mapping, plan).read(new Rows.Row(1, new Object[] { cell }, null)).rating();
	}

}
