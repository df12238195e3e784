package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * Files and mappings that cannot be taken, and files that try the patience of the reader.
 */
class BadFilesTest extends CollectionTest {

	@ParameterizedTest
	@CsvSource({ "d0cf11e0a1b11ae100000000,old Excel format", "255044462d312e37,PDF", "89504e470d0a1a0a,not a table",
			"504b030414000000,damaged", "504b050600000000,archive", "3c68746d6c3e3c7461626c653e,web page",
			"0001020304050607,not a table" })
	void aFileOfAnotherKindIsRefusedAndSaysWhatToDo(String hex, String sentence) throws Exception {
		assertThat(refused(400, HexFormat.of().parseHex(hex), TIME).get("detail").asText()).contains(sentence);
	}

	@Test
	void anArchiveThatIsNoWorkbookIsRefused() throws Exception {
		assertThat(refused(400, zip("word/document.xml", "<w/>".getBytes(StandardCharsets.UTF_8)), TIME).get("detail")
			.asText()).contains("not an Excel workbook");
	}

	@Test
	void aBombIsRefused() throws Exception {
		assertThat(refused(400, zip("xl/workbook.xml", new byte[100 << 20]), TIME).get("detail").asText())
			.contains("unpacks to more");
	}

	@Test
	void aCellFarBeyondTheLastColumnIsRefused() throws Exception {
		byte[] sheet = "<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>"
			.getBytes(StandardCharsets.UTF_8);
		assertThat(refused(400, zip("xl/workbook.xml", sheet), TIME).get("status").asInt()).isEqualTo(400);
	}

	@Test
	void anEmptyFileIsRefusedAndOneWithOnlyAHeaderIsDone() throws Exception {
		assertThat(refused(400, new byte[0], TIME).get("detail").asText()).contains("empty");
		assertThat(refused(400, "\n\n , ,\n".getBytes(StandardCharsets.UTF_8), TIME).get("detail").asText())
			.contains("empty");
		JsonNode report = imported("id,time\n", TIME);
		assertThat(report.get("state").asText()).isEqualTo("done");
		assertThat(report.get("read").asLong()).isZero();
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(file, "test", "1.0")) {
			workbook.newWorksheet("Nothing").style(500, 3).bold().set();
		}
		assertThat(refused(400, file.toByteArray(), TIME).get("detail").asText()).contains("empty");
	}

	@Test
	void allMistakesOfARequestAreToldAtOnce() throws Exception {
		MockHttpServletResponse response = send(upload("id,time,id\n1,2027-01-01,2\n".getBytes(StandardCharsets.UTF_8),
				"""
						{"externalId":"id","time":"opened","rating":9,"typ":"x","dateFormat":"YYYY-MM-DD","skipLines":"two"}""",
				"rumours"), "lead");
		assertThat(response.getStatus()).isEqualTo(400);
		JsonNode violations = json(response).get("violations");
		assertThat(violations.findValuesAsText("path")).containsExactlyInAnyOrder("source", "mapping.typ",
				"mapping.dateFormat", "mapping.skipLines", "mapping.externalId", "mapping.time", "mapping.rating");
		assertThat(json(response).get("detail").asText()).contains("one of benchmark, customerFeedback")
			.contains("Several columns have this name. Give the number of the one that is meant: 1, 3.")
			.contains("There is no such column. The file has: id, time, id. Given: “opened”");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"time\":|valid JSON", "[1]|JSON object", "{}|names no column", "''|Say which" })
	void aMappingThatIsNoneIsRefused(String mapping, String sentence) throws Exception {
		assertThat(refused(400, "id,time\n".getBytes(StandardCharsets.UTF_8), mapping).get("detail").asText())
			.contains(sentence);
	}

	@Test
	void aRequestWithoutFileMappingAndSourceSaysAllThree() throws Exception {
		MockHttpServletResponse response = send(multipart("/api/projects/{key}/feedback", project), "lead");
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(json(response).get("violations").findValuesAsText("path")).containsExactly("source", "mapping",
				"file");
	}

	@Test
	void tenMegabytesInOneCellCostNoRow() throws Exception {
		String huge = "x".repeat(10 << 20);
		JsonNode report = imported("id,time,text\n1,2027-01-01,a\n2,2027-01-01," + huge + "\n3,2027-01-01,\"" + huge
				+ "\"\n4,2027-01-01,b\n", "{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}");
		assertThat(report.get("stored").asLong()).isEqualTo(4);
		assertThat(report.get("remarked").asLong()).isEqualTo(2);
		assertThat(remarks(report)).hasSize(2).allMatch(reason -> reason.contains("has 10485760 characters"));
	}

	@Test
	void tenMegabytesInOneCellOfAWorkbookCostOneRow() throws Exception {
		String rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>time</t></is></c></row>"
				+ "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + "x".repeat(10 << 20) + "</t></is></c></row>"
				+ "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>2027-01-01</t></is></c></row>";
		JsonNode report = imported(workbook(rows), "{\"time\":\"time\"}");
		assertThat(report.get("stored").asLong()).isEqualTo(1);
		assertThat(refusals(report)).singleElement().asString().startsWith("2: ").contains("is not a date");
	}

	@Test
	void aWorkbookThatBreaksOffLeavesNothing() throws Exception {
		String rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>time</t></is></c></row>"
				+ "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>2027-01-01</t></is></c></row><row r=\"3\"></oops>";
		JsonNode report = imported(workbook(rows), "{\"time\":\"time\"}");
		assertThat(report.get("state").asText()).isEqualTo("failed");
		assertThat(report.get("error").asText()).contains("damaged");
		assertThat(summary().get("records").asLong()).isZero();
	}

	/** Wherever in it: readers that go into the depth by calling themselves end there. */
	@Test
	void aWorkbookThatIsDeepIsReadOrRefused() throws Exception {
		byte[] flat = workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>time</t></is></c></row>");
		for (String part : parts(flat)) {
			byte[] deep = deep(flat, part);
			int shown = send(multipart("/api/projects/{key}/feedback/preview", project)
				.file(new MockMultipartFile("file", "deep.xlsx", "application/octet-stream", deep)), "lead")
				.getStatus();
			assertThat(shown).as(part).isIn(200, 400);
			assertThat(send(upload(deep, TIME, "operationsData").param("wait", "true"), "lead").getStatus()).as(part)
				.isIn(200, 400);
		}
	}

	private static List<String> parts(byte[] workbook) throws Exception {
		List<String> parts = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				parts.add(entry.getName());
			}
		}
		return parts;
	}

	/** The same with 100,000 elements in each other at the end of one part. */
	private static byte[] deep(byte[] workbook, String part) throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(workbook));
				ZipOutputStream to = new ZipOutputStream(file)) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				String content = new String(from.readAllBytes(), StandardCharsets.UTF_8);
				to.putNextEntry(new ZipEntry(entry.getName()));
				int end = content.lastIndexOf("</");
				to.write((entry.getName().equals(part) && end >= 0 ? content.substring(0, end) + "<a>".repeat(100_000)
						+ "</a>".repeat(100_000) + content.substring(end) : content)
					.getBytes(StandardCharsets.UTF_8));
			}
		}
		return file.toByteArray();
	}

	@Test
	void aTextThatIsTooLongAndANulByteCostNoRow() throws Exception {
		JsonNode report = imported("id,time,text\n1,2027-01-01," + "x".repeat(32_768)
				+ "\n2,2027-01-01,a\0b\n3,2027-01-01," + "x".repeat(32_767) + "\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}");
		assertThat(refusals(report)).isEmpty();
		assertThat(remarks(report)).hasSize(2);
		assertThat(remarks(report).get(0)).contains("32768 characters; the first 32767");
		assertThat(remarks(report).get(1)).contains("“a␀b” holds a NUL character");
		assertThat(records()).extracting(row -> String.valueOf(row.get("TEXT")).length())
			.containsExactly(32_767, 2, 32_767);
	}

	@Test
	void aQuotationMarkNeverClosedCostsItsRowOnly() throws Exception {
		StringBuilder csv = new StringBuilder("id,time,text\n1,2027-01-01,\"open\n");
		for (int i = 2; i <= 5_000; i++) {
			csv.append(i).append(",2027-01-02,").append((i % 2 == 0) ? "\"closed, here\"" : "plain").append('\n');
		}
		csv.append("5001,2027-01-03,\"open again\n5002,2027-01-04,last\n");
		JsonNode report = imported(csv.toString(), TIME);
		assertThat(report.get("stored").asLong()).isEqualTo(5_000);
		assertThat(refusals(report)).extracting(reason -> reason.substring(0, reason.indexOf(':')))
			.containsExactly("2", "5002");
	}

	@Test
	void aFileInWhichEveryRowIsBadIsReportedWithTheFirstThousand() throws Exception {
		JsonNode report = imported("id,time\n" + "x,\"y\"z\n".repeat(1_500) + "x,soon\n".repeat(1_500), TIME);
		assertThat(report.get("refused").asLong()).isEqualTo(3_000);
		assertThat(report.get("refusals")).hasSize(1_000);
		assertThat(report.get("state").asText()).isEqualTo("done");
	}

	private static byte[] zip(String name, byte[] content) throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(file)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
		}
		return file.toByteArray();
	}

	/**
	 * A workbook whose only sheet has these rows, copied around the sheet of a real one.
	 */
	private static byte[] workbook(String rows) throws Exception {
		Path real = Files.createTempFile("real", ".xlsx");
		try (OutputStream out = Files.newOutputStream(real); Workbook workbook = new Workbook(out, "test", "1.0")) {
			workbook.newWorksheet("Tickets").value(0, 0, "time");
		}
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (ZipFile in = new ZipFile(real.toFile()); ZipOutputStream out = new ZipOutputStream(file)) {
			for (ZipEntry entry : Collections.list(in.entries())) {
				out.putNextEntry(new ZipEntry(entry.getName()));
				out.write(entry.getName().contains("sheet1.xml")
						? ("<?xml version=\"1.0\"?><worksheet xmlns=\""
								+ "http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
								+ "</sheetData></worksheet>")
							.getBytes(StandardCharsets.UTF_8)
						: in.getInputStream(entry).readAllBytes());
			}
		}
		Files.delete(real);
		return file.toByteArray();
	}

}
