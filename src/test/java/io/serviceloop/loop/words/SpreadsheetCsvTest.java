package io.serviceloop.loop.words;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers wrote is opened in a spreadsheet, and computes nothing there. */
class SpreadsheetCsvTest {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\n=1" })
	void whatWouldBeAFormulaIsAText(String text) {
		assertThat(SpreadsheetCsv.harmless(text)).startsWith("'").doesNotContainPattern("(^|[;\\t\\r\\n])[=+\\-@]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;=1+1", "a\n=1+1", "a\r\n@x", "a\t-1" })
	void norIsItOneBehindASignThatEndsACellElsewhere(String text) {
		assertThat(SpreadsheetCsv.harmless(text)).containsPattern("[;\\n\\t]'[=@\\-]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "It is late", "a = b", "late; -5 points", "e-mail", "\"quoted\"", "等待时间太长" })
	void otherTextsStayAsTheyAre(String text) {
		assertThat(SpreadsheetCsv.harmless(text)).isEqualTo(text);
	}

}
