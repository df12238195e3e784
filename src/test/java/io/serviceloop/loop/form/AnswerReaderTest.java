package io.serviceloop.loop.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** What JSON can say and nobody means is refused wherever it stands. */
class AnswerReaderTest {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	record Answer(@Size(max = 40) String name, @Size(max = 4000) String text, Double number, List<Row> rows,
			List<String> names, Row one) {
	}

	record Row(@NotBlank @Size(max = 40) String id, @Size(max = 2000) String text, Double number) {
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud800", "a\udc00", "\ud83dx\ude00" })
	void halfACharacterIsRefusedInEveryText(String text) {
		assertThat(wrong(Map.of("name", text))).extracting(Violation::path).containsOnly("name");
		assertThat(wrong(Map.of("text", text))).extracting(Violation::path).containsOnly("text");
		assertThat(wrong(Map.of("rows", json(List.of(Map.of("id", "a"), Map.of("id", text))))))
			.extracting(Violation::path)
			.containsOnly("rows[1].id");
		assertThat(wrong(Map.of("names", json(List.of("a", text))))).extracting(Violation::path)
			.containsOnly("names[1]");
		assertThat(wrong(Map.of("one", json(Map.of("id", "a", "text", text))))).extracting(Violation::path)
			.containsOnly("one.text");
	}

	@Test
	void whatIsShownOfItCanBeWritten() {
		assertThat(wrong(Map.of("text", "a\ud800b"))).extracting(Violation::key, Violation::given)
			.containsExactly(tuple("wrong.halfCharacter", "a?b"));
		assertThat(Violation.of("\ud800", 5, "x").path()).isEqualTo("?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\0", "\u0007", "\u000b", "\u009f" })
	void aLongTextIsKeptWithoutWhatNobodyTyped(String control) {
		String text = "a" + control + "b\n\t👩‍👩‍👧 e\u0301 مرحبا \u202b";
		String kept = "ab\n\t👩‍👩‍👧 e\u0301 مرحبا \u202b";
		Map<String, Object> given = new HashMap<>(Map.of("text", text, "rows",
				json(List.of(Map.of("id", "a", "text", text))), "names", json(List.of(text))));
		Answer answer = new AnswerReader(VALIDATOR, new Faults()).answer(given::get, Answer.class);
		assertThat(answer.text()).isEqualTo(kept.strip());
		assertThat(answer.rows().get(0).text()).isEqualTo(kept);
		assertThat(answer.names()).containsExactly(kept);
		assertThat(wrong(Map.of("name", "a" + control + "b"))).isNotEmpty();
		assertThat(wrong(given)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\t", "\u0007", "\u0085" })
	void namesAndIdsAreOneLineAndTextsMayHaveMore(String control) {
		assertThat(wrong(Map.of("name", "a" + control + "b"))).extracting(Violation::key)
			.containsExactly("wrong.controlCharacter");
		assertThat(wrong(Map.of("rows", json(List.of(Map.of("id", "a" + control + "b")))))).extracting(Violation::path)
			.containsExactly("rows[0].id");
		assertThat(wrong(Map.of("text", "a" + control + "b"))).isEmpty();
		assertThat(wrong(Map.of("name", "小 \ud83d\ude00 é"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "", "\t" })
	void anIdOfNothingIsMissing(String id) {
		assertThat(wrong(Map.of("rows", json(List.of(Map.of("id", id)))))).isNotEmpty()
			.allMatch(violation -> violation.path().equals("rows[0].id"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e308, -1e308, 1.1e12, 1e-10, -1e-300, Double.MIN_VALUE })
	void numbersThatNobodyMeasuresAreRefused(double number) {
		assertThat(wrong(Map.of("number", number))).extracting(Violation::key).containsExactly("wrong.magnitude");
		assertThat(wrong(Map.of("rows", json(List.of(Map.of("id", "a", "number", number))))))
			.extracting(Violation::path, Violation::key)
			.containsExactly(tuple("rows[0].number", "wrong.magnitude"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.0, 1e12, -1e12, 1e-9, 0.1 })
	void numbersThatSomebodyMayMeasureAreNot(double number) {
		assertThat(wrong(Map.of("number", number))).isEmpty();
	}

	@Test
	void anObjectOfNothingThatIsAskedIsRefusedAndOneWithMoreIsNot() {
		assertThat(wrong(Map.of("one", "{\"a\":1}"))).extracting(Violation::key).contains("wrong.undeclared");
		assertThat(wrong(Map.of("one", "{\"id\":\"a\",\"a\":1}"))).isEmpty();
	}

	private static String json(Object value) {
		return Json.text(value);
	}

	private static List<Violation> wrong(Map<String, Object> given) {
		Faults faults = new Faults();
		new AnswerReader(VALIDATOR, faults).answer(new HashMap<>(given)::get, Answer.class);
		SubmissionRefused refused = catchThrowableOfType(SubmissionRefused.class,
				() -> faults.refuse(List.of("name", "text", "number", "rows", "names", "one"), name -> true));
		return (refused == null) ? List.of() : refused.violations();
	}

}
