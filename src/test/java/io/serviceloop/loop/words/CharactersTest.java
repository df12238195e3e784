package io.serviceloop.loop.words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CharactersTest {

	/**
	 * Joined emoji, joiners of Persian and Hindi, accents, Arabic, Hebrew, marks of
	 * direction.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "Faster replies", "更快的答复", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☎️", "می‌خواهم", "क्‍ष",
			"e\u0301", "مرحبا بكم", "שלום (טלפון)", "abc \u200fשלום\u200e", "\u2068שלום\u2069 (2)", "\u202bמה\u202c",
			"\u2067a\u202eb\u202c\u2069", "a\u00adb", "…", "" })
	void namesOfAllScriptsStay(String name) {
		assertThat(Characters.faultOfName(name)).isNull();
		assertThat(Characters.kept(name)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "a\u0000b,wrong.character", "a\ud800,wrong.halfCharacter", "\udc00\ud800,wrong.halfCharacter",
			"a\u0007b,wrong.controlCharacter", "a\u0085b,wrong.controlCharacter", "a\u2028b,wrong.controlCharacter",
			"a\u202e,wrong.direction", "\u202dgpj.exe,wrong.direction", "a\u202cb,wrong.direction",
			"a\u2066b,wrong.direction", "a\u2069b,wrong.direction", "\u2066a\u202eb\u2069\u202c,wrong.direction",
			"\u200b,wrong.invisible", "\u2060\u00a0\u200d,wrong.invisible", "\u3164,wrong.invisible",
			"\u2800\u2800,wrong.invisible", "\u0301,wrong.invisible", "\ufe0f,wrong.invisible",
			"\u202e\u202c,wrong.invisible", "\ufeff,wrong.invisible" })
	void namesThatCannotBeToldApartByLookingAreRefused(String name, String fault) {
		assertThat(Characters.faultOfName(name)).isEqualTo(fault);
	}

	@Test
	void aLongTextLosesWhatNobodyTypedAndNothingElse() {
		assertThat(Characters.kept("a\0\u0001\u000b\u001b\u007f\u009fb\r\n\t\u0085\u2028\u202e\u200b\ufeff"))
			.isEqualTo("ab\r\n\t\u0085\u2028\u202e\u200b\ufeff");
		assertThat(Characters.faultOfText("a\0b\u202e")).isNull();
		assertThat(Characters.faultOfText("a\ud83d")).isEqualTo("wrong.halfCharacter");
	}

	@Test
	void allNamesThatCannotBeKeptAreNamedAtOnce() {
		assertThatThrownBy(() -> Characters.checkNames("first", "a\0", "middle", null, "last", "\u200b"))
			.isInstanceOfSatisfying(SubmissionRefused.class,
					refused -> assertThat(refused.violations()).extracting(Violation::path, Violation::given)
						.containsExactly(org.assertj.core.api.Assertions.tuple("first", "a␀"),
								org.assertj.core.api.Assertions.tuple("last", "\u200b")));
	}

}
