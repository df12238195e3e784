package io.serviceloop.collection.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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
	void whatIsNoNumberFromOneToFiveIsLeftOutAndSaid(String cell) throws RowRefused {
		List<Note> remarks = new ArrayList<>();
		assertThat(read(cell, null, remarks)).isNull();
		assertThat(remarks).singleElement().extracting(Note::key).isEqualTo("import.row.rating");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0-10|10|5
			0-10|0|1
			0-10|5|3
			1-10|1|1
			0-100|75|4
			0-100|80%|4.2
			1-5|★★★☆☆|3
			1-5|4 stars|4
			1-5|4/5|4
			1-5|５分|5
			1-5|非常不满意|1
			1-5|滿意|4
			1-5|Very satisfied|5
			""")
	void aRatingKeepsItsPlaceBetweenTheEndsOfItsScale(String scale, String cell, double rating) throws RowRefused {
		List<Note> remarks = new ArrayList<>();
		assertThat(read(cell, RatingScale.of(scale), remarks)).isEqualTo(rating);
		assertThat(remarks).isEmpty();
	}

	private static Double read(String cell) throws RowRefused {
		return read(cell, null, new ArrayList<>());
	}

	private static Double read(String cell, RatingScale scale, List<Note> remarks) throws RowRefused {
		Mapping mapping = new Mapping(Map.of(FeedbackField.RATING, 1, FeedbackField.EXTERNAL_ID, 2), Map.of(), null,
				Set.of(), false, 0, new Mapping.Source(null, null, null), scale, null, null, false, false);
		ColumnPlan plan = new ColumnPlan(new EnumMap<>(Map.of(FeedbackField.RATING, 0, FeedbackField.EXTERNAL_ID, 1)),
				new EnumMap<>(Map.of(FeedbackField.RATING, "1", FeedbackField.EXTERNAL_ID, "2")));
		return new RowReader(mapping, plan).read(new Rows.Row(1, new Object[] { cell, "a" }, null), remarks::add)
			.rating();
	}

}
