package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** What is offered to a person before the import. */
class PreviewTest extends CollectionTest {

	private JsonNode preview(byte[] file) throws Exception {
		MockHttpServletResponse response = send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file)), "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return json(response);
	}

	@Test
	void theFirstFiveRowsAreShownWithASuggestion() throws Exception {
		JsonNode preview = preview(
				"ticket;opened;resolved;category;stars\n1;29.2.2024 9:05;?;late;4\n2;1.3.2024 10:00;2.3.2024 11:00;late;5\n"
					.getBytes(StandardCharsets.UTF_8));
		assertThat(preview.get("columns").toString())
			.isEqualTo("[\"ticket\",\"opened\",\"resolved\",\"category\",\"stars\"]");
		assertThat(preview.get("rows")).hasSize(2);
		assertThat(preview.get("kind").asText()).isEqualTo("csv");
		assertThat(preview.get("suggestedMapping").toString())
			.isEqualTo("{\"externalId\":\"ticket\",\"time\":\"opened\","
					+ "\"started\":\"opened\",\"finished\":\"resolved\",\"type\":\"category\",\"stage\":null,\"text\":null,"
					+ "\"customer\":null,\"channel\":null,\"rating\":\"stars\",\"dateFormat\":\"d.M.yyyy H:mm\",\"missing\":[\"?\"],"
					+ "\"header\":true,\"skipLines\":0,\"encoding\":\"UTF-8\",\"delimiter\":\";\"}");
	}

	@Test
	void aFewWrongDatesDoNotHideWhichColumnIsTheTime() throws Exception {
		StringBuilder csv = new StringBuilder("number,opened,category\n");
		for (int day = 1; day <= 28; day++) {
			csv.append(day).append(",").append((day == 9) ? "not a date" : day + "/2/2026 09:00").append(",late\n");
		}
		JsonNode mapping = preview(csv.toString().getBytes(StandardCharsets.UTF_8)).get("suggestedMapping");
		assertThat(mapping.get("time").asText()).isEqualTo("opened");
		assertThat(mapping.get("dateFormat").asText()).isEqualTo("d/M/yyyy H:mm");
	}

	@Test
	void aFileWithoutHeaderIsRecognised() throws Exception {
		JsonNode preview = preview("等待时间太长，没有人接电话,5\n客服态度很好，问题解决了，谢谢,1\n".getBytes(StandardCharsets.UTF_8));
		assertThat(preview.get("columns").toString()).isEqualTo("[\"1\",\"2\"]");
		assertThat(preview.get("suggestedMapping").get("header").asBoolean()).isFalse();
		assertThat(preview.get("suggestedMapping").get("text").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "uci_incidents_final_odd.csv,number,opened_at,resolved_at,category,d/M/yyyy H:mm",
			"comcast_complaints.csv,Ticket #,Date,,,d-M-yy",
			"gov_messages_categorised.xlsx,留言编号,留言时间,,一级分类,yyyy/M/d H:mm:ss" })
	void realFilesGetAMappingThatImportsThemWholly(String name, String id, String time, String finished, String type,
			String dateFormat) throws Exception {
		byte[] file = Files.readAllBytes(data(name));
		JsonNode mapping = preview(file).get("suggestedMapping");
		assertThat(mapping.get("externalId").asText()).isEqualTo(id);
		assertThat(mapping.get("time").asText()).isEqualTo(time);
		assertThat(mapping.get("finished").asText(null)).isEqualTo(finished);
		assertThat(mapping.get("type").asText(null)).isEqualTo(type);
		assertThat(mapping.get("dateFormat").asText()).isEqualTo(dateFormat);
		assertThat(imported(file, mapping.toString()).get("refused").asLong()).isZero();
	}

	@Test
	void recordsOutsideOfTheWindowArePointedOutBeforeTheImport() throws Exception {
		jdbc.sql("""
				insert into data_source (business_key, id, kind, responsible, window_days)
				values (?, 's1', 'operationsData', 'agent', 30)
				""").param(project).update();
		StringBuilder csv = new StringBuilder("ticket,opened,category,comment\n");
		for (int day = 1; day <= 28; day++) {
			csv.append("A%d,2026-01-%02d,Late,Nobody came%n".formatted(day, day));
			csv.append("B%d,2026-03-%02d,Late,Nobody came%n".formatted(day, day));
		}
		byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);
		assertThat(preview(file).get("warnings")).as("of no kind").isEmpty();
		JsonNode warnings = warnings(file, "operationsData", "en");
		assertThat(warnings).hasSize(1);
		assertThat(warnings.get(0).asText()).startsWith("28 of 56 dates").contains("30 days", "2026-02-27");
		assertThat(warnings(file, "operationsData", "zh").get(0).asText()).startsWith("此文件中 56 个日期有 28 个");
		// The newest record is there already, and a year younger than the file.
		imported("ticket,opened\nC1,2027-03-01\n", "{\"externalId\":\"ticket\",\"time\":\"opened\"}");
		assertThat(warnings(file, "operationsData", "en").get(0).asText()).startsWith("56 of 56");
	}

	@Test
	void swappedDaysAreNoticedBeforeTheImport() throws Exception {
		JsonNode warnings = warnings(Files.readAllBytes(data("comcast_complaints.csv")), "operationsData", "en");
		assertThat(warnings.toString()).contains("day and month");
	}

	@Test
	void theSheetWhoseColumnsAreKnownIsTheTableHoweverLongTheOthersAre() throws Exception {
		byte[] file = workbook(Map.of("Tickets",
				List.of(List.of("Ticket", "Created", "Category", "Comment"),
						List.of("T1", "2026-11-01", "late", "Nobody answered")),
				"Legend",
				IntStream.range(0, 30)
					.mapToObj(i -> List.of((i == 0) ? "Category" : "c" + i, "Meaning " + i))
					.toList()),
				false);
		assertThat(preview(file).at("/suggestedMapping/sheet").asText()).isEqualTo("Tickets");
		assertThat(imported(file, "{\"externalId\":\"Ticket\",\"time\":\"Created\"}").get("stored").asInt())
			.isEqualTo(1);
	}

	@Test
	void aTimeOfDayThatIsNoneIsRemarkedAndGivesNoHandlingTime() throws Exception {
		String csv = "Date,Time,Text\n2026-11-13,25:61,Nobody answered the phone\n" + IntStream.range(10, 30)
			.mapToObj(i -> "2026-11-" + i + ",10:15,Nobody came\n")
			.collect(Collectors.joining());
		JsonNode preview = preview(csv.getBytes(StandardCharsets.UTF_8));
		assertThat(preview.at("/suggestedMapping/timeOfDay").asText()).isEqualTo("Time");
		JsonNode report = imported(csv, preview.get("suggestedMapping").toString());
		assertThat(report.get("remarked").asInt()).isEqualTo(1);
		assertThat(remarks(report).get(0)).startsWith("2: ").contains("Time", "25:61");
	}

	@Test
	void eachDoubtfulShapeOfADateIsAskedAboutWithBothOrders() throws Exception {
		JsonNode preview = preview("Date,Text\n2026-11-01,Late\n02.11.2026,Late\n11/03/2026,Late\n11/04/2026,Late\n"
			.getBytes(StandardCharsets.UTF_8));
		JsonNode question = preview.at("/questions/0");
		assertThat(question.get("text").asText()).contains("02.11.2026", "11/03/2026").doesNotContain("2026-11-01");
		assertThat(question.get("options").toString()).contains("d.M.yyyy", "M.d.yyyy", "d/M/yyyy", "M/d/yyyy");
		assertThat(question.get("options")).hasSize(4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{\"time\":99}|mapping.time", "{broken|mapping",
			"{\"dateFormat\":\"ISO\",\"stars\":1}|mapping.stars", "{\"time\":\"Nowhere\"}|mapping.time" })
	void aMappingThatCannotBeUsedIsRefusedBeforeTheImportAsInIt(String mapping, String path) throws Exception {
		MockHttpServletResponse response = previewed("Date,Text\n2026-11-01,Late\n", mapping);
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(json(response).at("/violations/0/path").asText()).isEqualTo(path);
	}

	@Test
	void partsOfAMappingAreLaidOverTheSuggestion() throws Exception {
		MockHttpServletResponse response = previewed("Date,Done,Text\n2026-11-01,2026-11-02,Nobody came\n",
				"{\"finished\":\"Done\"}");
		assertThat(response.getStatus()).isEqualTo(200);
		JsonNode first = json(response).at("/read/0");
		assertThat(first.get("finished").asText()).startsWith("2026-11-02");
		assertThat(first.get("time").asText()).startsWith("2026-11-01");
		assertThat(first.get("text").asText()).isEqualTo("Nobody came");
	}

	@Test
	void whatIsNotSureOfTheColumnsIsSaid() throws Exception {
		JsonNode preview = preview(
				"Text,Text,Rating\nNobody came,x,good/bad\nNobody called,y,so-so\n".getBytes(StandardCharsets.UTF_16));
		assertThat(preview.get("evidence").toString()).contains("UTF-16BE", "1, 2");
		assertThat(preview.get("warnings").toString()).contains("good/bad");
		assertThat(preview.at("/suggestedMapping/encoding").asText()).isEqualTo("UTF-16BE");
	}

	@Test
	void daysOfAWorkbookThatCountsFrom1904AreNotFourYearsOff() throws Exception {
		byte[] file = workbook(Map.of("Tickets", List.of(List.of("Created", "Comment"),
				List.of("44865", "Nobody answered"), List.of("44866", "Nobody came"))), true);
		JsonNode preview = preview(file);
		assertThat(preview.at("/suggestedMapping/dateFormat").asText()).isEqualTo("serial1904");
		assertThat(preview.at("/read/0/time").asText()).startsWith("2026-11-01");
	}

	@Test
	void serialDaysThatAreSaidAreCountedAsTheWorkbookDoesUnlessTheStartIsSaidToo() throws Exception {
		byte[] file = workbook(
				Map.of("Tickets", List.of(List.of("Created", "Comment"), List.of("44865", "Nobody answered"))), true);
		String mapping = "{\"time\":\"Created\",\"text\":\"Comment\",\"dateFormat\":\"serial\"}";
		imported(file, mapping);
		imported(file, mapping.replace("serial", "serial1900"));
		imported(file, mapping.replace("serial", "serial1904"));
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 10))
			.containsExactly("2026-11-01", "2022-10-31", "2026-11-01");
		assertThat(json(previewed(file, mapping)).at("/read/0/time").asText()).startsWith("2026-11-01");
	}

	@Test
	void whatMendingSwappedDaysWouldMakeOfTheFileStandsBesideWhatItIs() throws Exception {
		StringBuilder csv = new StringBuilder("id,time\n");
		LocalDate.of(2015, 4, 1)
			.datesUntil(LocalDate.of(2015, 7, 1))
			.forEach(day -> csv.append("T%d,%s%n".formatted(day.toEpochDay(),
					(day.getDayOfMonth() <= 12) ? LocalDate.of(2015, day.getDayOfMonth(), day.getMonthValue()) : day)));
		byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);
		JsonNode before = preview(file);
		JsonNode after = json(previewed(file, "{\"mendSwapped\":true}"));
		assertThat(before.get("swapped").asLong()).isEqualTo(27);
		assertThat(after.get("swapped").asLong()).isZero();
		assertThat(after.get("mending")).as("beside each other, whatever is chosen").isEqualTo(before.get("mending"));
		assertThat(before.at("/mending/before").asLong()).isEqualTo(27);
		assertThat(before.at("/mending/after").asLong()).isZero();
		Map<String, List<Long>> months = new TreeMap<>();
		before.at("/mending/months")
			.forEach(month -> months.put(month.get("month").asText(),
					List.of(month.get("before").asLong(), month.get("after").asLong())));
		assertThat(months).hasSize(12)
			.containsEntry("2015-01", List.of(3L, 0L))
			.containsEntry("2015-04", List.of(21L, 30L))
			.containsEntry("2015-05", List.of(22L, 31L))
			.containsEntry("2015-12", List.of(3L, 0L));
		assertThat(after.get("forecast").asText()).contains("2015-04-01", "2015-06-30");
		assertThat(preview("id,time\n1,2026-03-01\n".getBytes(StandardCharsets.UTF_8)).get("mending").isNull())
			.isTrue();
	}

	@Test
	void anOrderOfDayAndMonthThatNothingProvesIsSaidInTheReport() throws Exception {
		String mapping = "{\"time\":\"Date\",\"text\":\"Text\",\"dateFormat\":\"M/d/yyyy\"}";
		assertThat(imported("Date,Text\n11/03/2026,Late\n", mapping).get("warnings").toString()).contains("M/d/yyyy");
		assertThat(imported("Date,Text\n11/13/2026,Late\n", mapping).get("warnings")).isEmpty();
	}

	private MockHttpServletResponse previewed(String csv, String mapping) throws Exception {
		return previewed(csv.getBytes(StandardCharsets.UTF_8), mapping);
	}

	private MockHttpServletResponse previewed(byte[] file, String mapping) throws Exception {
		return send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file))
			.param("mapping", mapping), "lead");
	}

	/** A workbook, its sheets in the order of their names from behind. */
	private static byte[] workbook(Map<String, List<List<String>>> sheets, boolean since1904) throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			if (since1904) {
				workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
			}
			new TreeMap<>(sheets).descendingMap().forEach((name, rows) -> {
				XSSFSheet sheet = workbook.createSheet(name);
				for (int i = 0; i < rows.size(); i++) {
					XSSFRow row = sheet.createRow(i);
					for (int cell = 0; cell < rows.get(i).size(); cell++) {
						String text = rows.get(i).get(cell);
						if (text.matches("\\d{5}")) {
							row.createCell(cell).setCellValue(Double.parseDouble(text));
						}
						else {
							row.createCell(cell).setCellValue(text);
						}
					}
				}
			});
			workbook.write(out);
			return out.toByteArray();
		}
	}

	private JsonNode warnings(byte[] file, String source, String language) throws Exception {
		return json(send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file))
			.param("source", source)
			.header("Accept-Language", language), "lead")).get("warnings");
	}

}
