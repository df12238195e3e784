package io.serviceloop.collection.records;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers wrote is opened in a spreadsheet, and computes nothing there. */
class RecordCsvTest {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\n=1" })
	void whatWouldBeAFormulaIsAText(String text) {
		assertThat(RecordCsv.harmless(text)).startsWith("'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;=1+1", "a\n=1+1", "a\r\n@x", "a\t-1" })
	void norIsItOneBehindASignThatEndsACellElsewhere(String text) {
		assertThat(RecordCsv.harmless(text)).containsPattern("[;\\n\\t]'[=@\\-]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "It is late", "a = b", "late; -5 points", "e-mail", "\"quoted\"", "等待时间太长" })
	void otherTextsStayAsTheyAre(String text) {
		assertThat(RecordCsv.harmless(text)).isEqualTo(text);
	}

	@Test
	void aRecordHasAllItsColumnsInQuotationMarks() throws IOException {
		StringWriter out = new StringWriter();
		RecordCsv csv = new RecordCsv(out);
		csv.write(new StoredRecord(1, 2, "operationsData", "a.csv", "7", LocalDateTime.of(2026, 3, 2, 9, 0), null, null,
				-0.5, "Delay", null, "mail", "c1", "new", 4.5, "Said \"late\", twice"));
		csv.flush();
		assertThat(out.toString()).startsWith("\uFEFF\"source\",\"file\",\"line\"")
			.endsWith(
					"\r\n\"operationsData\",\"a.csv\",\"2\",\"7\",\"2026-03-02T09:00\",\"\",\"\",\"-0.5\",\"Delay\",\"\","
							+ "\"mail\",\"c1\",\"new\",\"4.5\",\"Said \"\"late\"\", twice\"\r\n");
	}

}
