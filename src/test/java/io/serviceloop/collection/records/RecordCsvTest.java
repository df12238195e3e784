package io.serviceloop.collection.records;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Stored records as a file. */
class RecordCsvTest {

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
