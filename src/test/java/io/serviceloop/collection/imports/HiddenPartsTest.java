package io.serviceloop.collection.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * What a workbook hides, or leaves out: hidden rows count like all others unless somebody
 * says otherwise, and both is said; hidden sheets are not looked at.
 */
@Serves({ "C11", "C12" })
class HiddenPartsTest extends CollectionTest {

	private static final String MAPPING = "{\"externalId\":\"Ticket\",\"time\":\"Created\"}";

	@Test
	void hiddenRowsCountUnlessTheyAreLeftOutAndBothIsSaidBeforeAndAfterTheImport() throws Exception {
		byte[] file = workbook();
		JsonNode preview = preview(file, null, "en");
		assertThat(preview.get("hidden").asLong()).isEqualTo(2);
		assertThat(preview.get("warnings").toString()).contains("2 rows are hidden").contains("count like all others");
		assertThat(preview.get("forecast").asText()).startsWith("5 records");
		JsonNode read = imported(file, MAPPING);
		assertThat(read.get("stored").asLong()).isEqualTo(5);
		assertThat(read.get("warnings").toString()).contains("2 rows are hidden");

		String without = MAPPING.replace("}", ",\"skipHidden\":true}");
		JsonNode left = preview(file, without, "zh");
		assertThat(left.get("forecast").asText()).startsWith("3 ");
		assertThat(left.get("hidden").asLong()).as("the choice stays").isEqualTo(2);
		assertThat(left.get("warnings").toString()).contains("隐藏的 2 行不读取");
		openProject();
		JsonNode report = imported(file, without);
		assertThat(report.get("stored").asLong()).isEqualTo(3);
		assertThat(report.get("warnings").toString()).contains("2 rows that are hidden").contains("left out");
		assertThat(records()).extracting(row -> row.get("EXTERNAL_ID")).containsExactly("T1", "T3", "T5");
	}

	@Test
	void hiddenSheetsAreNamedAndNotReadWhateverTheyHold() throws Exception {
		byte[] file = workbook();
		JsonNode preview = preview(file, null, "en");
		assertThat(preview.get("sheets").toString()).isEqualTo("[\"Tickets\"]");
		assertThat(preview.get("evidence").toString()).contains("Hidden sheets are not looked at: Old tickets");
		JsonNode refused = refused(400, file, MAPPING.replace("}", ",\"sheet\":\"Old tickets\"}"));
		assertThat(refused.get("detail").asText()).contains("is hidden", "Tickets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "styles", "sharedStrings" })
	void aWorkbookWithoutStylesOrSharedStringsIsRead(String declared) throws Exception {
		byte[] file = bare(declared);
		JsonNode preview = preview(file, null, "en");
		assertThat(preview.at("/suggestedMapping/time").asText()).isEqualTo("Created");
		assertThat(imported(file, preview.get("suggestedMapping").toString()).get("stored").asLong()).isEqualTo(2);
		assertThat(records()).extracting(row -> row.get("EXTERNAL_ID")).containsExactly("T1", "7");
	}

	private JsonNode preview(byte[] file, String mapping, String language) throws Exception {
		var request = multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.xlsx", "application/octet-stream", file));
		request.header("Accept-Language", language);
		MockHttpServletResponse response = send((mapping == null) ? request : request.param("mapping", mapping),
				"lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return json(response);
	}

	/** Five tickets, the second and the fourth hidden, and a hidden sheet. */
	private static byte[] workbook() throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			for (String name : List.of("Old tickets", "Tickets")) {
				XSSFSheet sheet = workbook.createSheet(name);
				row(sheet, 0, "Ticket", "Created");
				for (int i = 1; i <= 5; i++) {
					row(sheet, i, "T" + i, "2026-03-0" + i);
				}
			}
			workbook.setSheetHidden(0, true);
			workbook.setActiveSheet(1);
			workbook.getSheetAt(1).getRow(2).setZeroHeight(true);
			workbook.getSheetAt(1).getRow(4).setZeroHeight(true);
			workbook.write(out);
			return out.toByteArray();
		}
	}

	private static void row(XSSFSheet sheet, int number, String... cells) {
		XSSFRow row = sheet.createRow(number);
		for (int i = 0; i < cells.length; i++) {
			row.createCell(i).setCellValue(cells[i]);
		}
	}

	/**
	 * As programs write it by hand: with what a workbook needs, and nothing else.
	 * @param declared a part that is announced and not there
	 */
	private static byte[] bare(String declared) throws IOException {
		String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
		String packaged = "http://schemas.openxmlformats.org/package/2006/";
		String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
		String kind = "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.";
		String other = declared.isEmpty() ? ""
				: "<Override PartName=\"/xl/" + declared + ".xml\" " + kind + declared + "+xml\"/>";
		Map<String, String> parts = Map.of("[Content_Types].xml",
				"<Types xmlns=\"" + packaged + "content-types\"><Default Extension=\"rels\" ContentType=\""
						+ "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
						+ " ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" " + kind
						+ "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" " + kind
						+ "worksheet+xml\"/>" + other + "</Types>",
				"_rels/.rels",
				"<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office
						+ "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
				"xl/workbook.xml",
				"<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
						+ "\"><sheets><sheet name=\"Tickets\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
				"xl/_rels/workbook.xml.rels",
				"<Relationships xmlns=\"" + packaged + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office
						+ "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
				"xl/worksheets/sheet1.xml",
				"<worksheet xmlns=\"" + main
						+ "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ticket</t>"
						+ "</is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Created</t></is></c></row><row r=\"2\"><c r=\"A2\""
						+ " t=\"inlineStr\"><is><t>T1</t></is></c><c r=\"B2\" t=\"str\"><v>2026-03-01</v></c></row>"
						+ "<row r=\"3\"><c r=\"A3\"><v>7</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>2026-03-02</t></is></c>"
						+ "</row></sheetData></worksheet>");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return out.toByteArray();
	}

}
