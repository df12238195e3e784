package io.serviceloop.collection.guess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Reading;
import io.serviceloop.collection.file.SourceFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A rating is read right, or asked about, never silently wrong. */
@Serves({ "B16", "C11" })
class RatingFilesTest {

	@TempDir
	private Path directory;

	private Preview of(String name) throws IOException {
		return ofCells(name, "1", "2", "3", "4", "5");
	}

	@ParameterizedTest
	@CsvSource({ "满意度（满分10分）,1-10", "滿意度（滿分１０分）,1-10", "Rating /10,1-10", "满意度评分(满分100),0-100", "Rating out of 7,1-7",
			"Bewertung (von 10),1-10" })
	void theBestRatingThatANameSaysEndsTheScale(String name, String scale) throws IOException {
		assertThat(of(name).mapping()).containsEntry("ratingScale", scale);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NPS", "How likely are you to recommend us to a friend?", "您有多大可能向朋友推荐我们？" })
	void whatGoesToTenByItsNameAndToFiveInTheFileIsAsked(String name) throws IOException {
		assertThat(of(name).questions()).extracting(Preview.Question::field).contains("ratingScale");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Severity score", "Lead score", "满意度排名", "评分人数" })
	void whatIsNoSatisfactionIsNoRating(String name) throws IOException {
		assertThat(of(name).mapping().get("rating")).isNull();
	}

	private Preview ofCells(String name, String... cells) throws IOException {
		StringBuilder csv = new StringBuilder("id;date;comment;" + name + "\n");
		for (int i = 0; i < cells.length; i++) {
			csv.append("T%d;2026-03-13;Nobody came;%s\n".formatted(i, cells[i]));
		}
		Path path = Files.writeString(directory.resolve("rated"), csv);
		return Preview.of(SourceFile.inspect(path, "rated.csv", Reading.GUESSED), null, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5,4,5,3,100,5", "0,1,1,0", "0.2,0.4,1.0", "10,30,50" })
	void numbersThatMayBeOfSeveralScalesAreAskedAbout(String cells) throws IOException {
		assertThat(ofCells("Rating", cells.split(",")).questions()).extracting(Preview.Question::field)
			.contains("ratingScale");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Rating;Excellent,Very good,Good,Fair,Poor",
			"Satisfaction;Extremely satisfied,Very satisfied,Somewhat satisfied,Not so satisfied,Not at all satisfied",
			"Zufriedenheit Rating;sehr gut,gut,schlecht", "评分;优,良,中,差" })
	void wordsThatAreNotWhollyUnderstoodAreNoRatingAndItIsSaid(String name, String cells) throws IOException {
		Preview preview = ofCells(name, cells.split(","));
		assertThat(preview.mapping().get("rating")).isNull();
		assertThat(preview.doubts()).extracting(Note::key).contains("import.note.notRating");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "满意度（1为最高，5为最低）;1,2,5;5-1", "Satisfaction 5 (low) to 1 (high);1,2,5;5-1",
			"满意度（1差 2中 3好）;1,2,3;1-3", "Customer Effort Score (1 = very difficult, 7 = very easy);1,2,5;1-7" })
	void whichEndIsTheBestAndWhereTheScaleEndsIsReadOffTheName(String name, String cells, String scale)
			throws IOException {
		assertThat(ofCells(name, cells.split(",")).mapping()).containsEntry("ratingScale", scale);
	}

	@ParameterizedTest
	@CsvSource({ "Very satisfied", "非常满意" })
	void wordsThatAreUnderstoodAreRatings(String best) throws IOException {
		boolean chinese = best.startsWith("非");
		assertThat(ofCells("Satisfaction", best, chinese ? "满意" : "Satisfied", chinese ? "一般" : "Neutral",
				chinese ? "不满意" : "Dissatisfied")
			.mapping()
			.get("rating")).isEqualTo("Satisfaction");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Overall satisfaction [Friendliness]", "不满意度", "Customer satisfaction 2" })
	void aSecondRatingIsNotLeftOutInSilence(String name) throws IOException {
		Path path = Files.writeString(directory.resolve("two"),
				"id;date;comment;Satisfaction;" + name + "\nT1;2026-03-13;Nobody came;4;5\nT2;2026-03-13;Late;3;1\n");
		Preview preview = Preview.of(SourceFile.inspect(path, "two.csv", Reading.GUESSED), null, null);
		assertThat(preview.mapping()).containsEntry("rating", "Satisfaction");
		assertThat(preview.doubts()).extracting(Note::key).contains("import.note.leftRating");
	}

}
