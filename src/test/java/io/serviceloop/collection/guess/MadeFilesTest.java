package io.serviceloop.collection.guess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.Reading;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.MadeFile.Around;
import io.serviceloop.collection.guess.MadeFile.Dates;
import io.serviceloop.collection.guess.MadeFile.Ratings;
import io.serviceloop.collection.guess.MadeFile.Texts;
import io.serviceloop.collection.guess.MadeFile.Tool;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.loop.words.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the kinds that tools of several countries export, read with what is suggested
 * alone: each record says what it was made of.
 */
@Serves({ "C11", "C12", "C13" })
public class MadeFilesTest {

	private static final char[] DELIMITERS = { ',', ';', '\t', '|', '^' };

	@TempDir
	private Path directory;

	/** All of them, the same each time. */
	public static Stream<MadeFile> files() {
		Map<String, MadeFile> files = new LinkedHashMap<>();
		int turn = 0;
		// Each tool with each way to write dates; everything else takes its turns.
		for (Tool tool : Tool.values()) {
			for (Dates dates : Dates.values()) {
				turn++;
				List<Texts> texts = new ArrayList<>(List.of(Texts.values()));
				texts.removeIf(text -> !fits(tool, dates, text));
				Ratings ratings = ratings(turn, tool, texts.get(turn % texts.size()));
				add(files, MadeFile.of(tool, dates, ratings, texts.get(turn % texts.size()),
						DELIMITERS[turn % DELIMITERS.length], Around.values()[turn % Around.values().length]));
			}
		}
		// Each language with each delimiter, and each with everything around the table.
		for (Texts texts : Texts.values()) {
			Tool tool = (texts == Texts.TAIWAN) ? Tool.TICKETS_TW
					: texts.name().startsWith("CHINESE") ? Tool.TICKETS_ZH : Tool.ZENDESK;
			for (char delimiter : DELIMITERS) {
				add(files, MadeFile.of(tool, Dates.ISO, Ratings.LIKERT, texts, delimiter, Around.NOTHING));
			}
			for (Around around : Around.values()) {
				add(files, MadeFile.of(tool, Dates.SLASHES, Ratings.LIKERT, texts, ',', around));
			}
		}
		return files.values().stream();
	}

	private static void add(Map<String, MadeFile> files, MadeFile file) {
		files.put(file.name(), file);
	}

	/** An encoding has to have the signs of the names of the columns and of the dates. */
	private static boolean fits(Tool tool, Dates dates, Texts texts) {
		boolean simplified = texts == Texts.CHINESE || texts == Texts.CHINESE_WIDE || texts == Texts.CHINESE_MARKED;
		boolean chineseDates = dates == Dates.CHINESE || dates == Dates.CHINESE_HALF;
		if (tool == Tool.TICKETS_TW) {
			return texts == Texts.TAIWAN && !(dates == Dates.TWO_COLUMNS) || texts == Texts.CHINESE_WIDE
					|| texts == Texts.CHINESE_MARKED;
		}
		return (tool.chinese() || chineseDates) ? simplified : true;
	}

	private static Ratings ratings(int turn, Tool tool, Texts texts) {
		Ratings ratings = Ratings.values()[turn % Ratings.values().length];
		boolean narrow = texts == Texts.FRENCH || texts == Texts.GERMAN || texts == Texts.POLISH
				|| texts == Texts.RUSSIAN || texts == Texts.TAIWAN;
		return (narrow && ratings.ordinal() >= Ratings.STARS.ordinal() && ratings != Ratings.WORDS) ? Ratings.LIKERT
				: ratings;
	}

	@Test
	void thereAreAtLeast150OfThem() {
		assertThat(files().count()).isGreaterThanOrEqualTo(150);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("files")
	void eachRecordSaysWhatItWasMadeOf(MadeFile made) throws IOException {
		Path path = Files.write(directory.resolve("made"), made.bytes());
		SourceFile file = SourceFile.inspect(path, "made.csv", Reading.GUESSED);
		Preview preview = Preview.of(file, null, null);
		assertThat(preview.questions()).isEmpty();
		Mapping mapping = new MappingReader().read(Json.text(preview.mapping()));
		// As the import does it: inspected once more, with what the mapping says.
		file = SourceFile.inspect(path, "made.csv", mapping.reading());
		List<Map<FeedbackField, Object>> read = new ArrayList<>();
		try (Rows rows = file.rows(mapping.skipLines())) {
			RowReader reader = new RowReader(mapping, ColumnPlan.of(mapping, rows.next(), new ArrayList<>()));
			for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
				try {
					read.add(said(reader.read(row)));
				}
				catch (RowRefused ex) {
					assertThat(ex.getMessage()).isEqualTo("import.row.total");
				}
			}
		}
		assertThat(read).as("%s", preview.mapping()).isEqualTo(made.truth());
	}

	private static Map<FeedbackField, Object> said(FeedbackRecord record) {
		Map<FeedbackField, Object> said = new EnumMap<>(FeedbackField.class);
		said.put(FeedbackField.EXTERNAL_ID, record.externalId());
		said.put(FeedbackField.TIME, (record.time() == null) ? null : record.time().withNano(0));
		said.put(FeedbackField.FINISHED, (record.finished() == null) ? null : record.finished().withNano(0));
		said.put(FeedbackField.TYPE, record.type());
		said.put(FeedbackField.STAGE, record.stage());
		said.put(FeedbackField.TEXT, record.text());
		said.put(FeedbackField.CUSTOMER, record.customer());
		said.put(FeedbackField.CUSTOMER_GROUP, record.customerGroup());
		said.put(FeedbackField.CHANNEL, record.channel());
		said.put(FeedbackField.RATING, record.rating());
		said.values().removeIf(Objects::isNull);
		return said;
	}

}
