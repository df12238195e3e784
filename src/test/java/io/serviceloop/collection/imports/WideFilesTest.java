package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/**
 * Tables of very many columns: their number is limited, and what is taken is judged in
 * bounded work.
 */
class WideFilesTest extends CollectionTest {

	private static final String MAPPING = "{\"time\":1}";

	private static String line(int columns, IntFunction<String> cell) {
		return IntStream.rangeClosed(1, columns).mapToObj(cell).collect(Collectors.joining(",")) + "\n";
	}

	private static byte[] csv(int columns) {
		return (line(columns, i -> "day" + i) + line(columns, i -> "2027-01-01")).getBytes(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse preview(byte[] file, String language) throws Exception {
		return send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "wide.csv", "text/csv", file))
			.header("Accept-Language", language), "lead");
	}

	@Test
	void oneColumnTooManyIsRefusedWithTheNumberThatIsTaken() throws Exception {
		assertThat(violation(json(preview(csv(2_001), "en"))))
			.isEqualTo("The table has 2001 columns; at most 2000 are taken. Delete those that are not needed, save the"
					+ " file and choose it again.");
		assertThat(violation(json(preview(csv(2_001), "zh")))).contains("2001 列", "2000 列");
		assertThat(violation(refused(400, csv(2_001), MAPPING))).contains("at most 2000");
		assertThat(preview(csv(2_000), "en").getStatus()).isEqualTo(200);
		assertThat(imported(csv(2_000), "{\"time\":\"day1\"}").get("stored").asInt()).isEqualTo(1);
	}

	@Test
	void soIsAWorkbookOfTooManyColumns() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "test", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("s");
			for (int column = 0; column < 2_001; column++) {
				sheet.value(0, column, "c" + column);
				sheet.value(1, column, "2027-01-01");
			}
		}
		assertThat(violation(json(preview(out.toByteArray(), "en")))).contains("2001 columns");
		assertThat(violation(refused(400, out.toByteArray(), MAPPING))).contains("2001 columns");
	}

	@Test
	void aTableBelowATitleIsMeasuredItself() throws Exception {
		byte[] file = ("Report of the year\n\n" + new String(csv(2_001), StandardCharsets.UTF_8))
			.getBytes(StandardCharsets.UTF_8);
		assertThat(violation(refused(400, file, "{\"time\":1,\"skipLines\":2}"))).contains("2001 columns");
	}

	/** Comparing each of the dates of a row with each took minutes. */
	@Test
	void twoThousandColumnsOfDatesAreJudged() throws Exception {
		byte[] file = (line(2_000, i -> "day" + i) + IntStream.range(0, 60)
			.mapToObj(row -> line(2_000, i -> "2027-01-%02d".formatted((i == 1_234) ? 1 : 2 + (i + row) % 27)))
			.collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
		JsonNode offer = json(preview(file, "en"));
		assertThat(offer.get("suggestedMapping").get("time").asText()).as("the earliest in each row")
			.isEqualTo("day1234");
	}

	private static String violation(JsonNode problem) {
		return problem.get("violations").get(0).get("message").asText();
	}

}
