package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The empty template is filled by hand and comes back as problems. */
@Serves({ "A42", "A43", "A44", "A45", "A46" })
class FilledListTest extends WebTest {

	@Test
	void theTemplateFilledComesBackAsProblemsThatKeepTheLaterColumnsAsNotes() throws IOException {
		byte[] filled = filled(
				List.of("服务效率-响应速度", "客户在线咨询后,平均等待时长超过5分钟", "每日12次", "高:导致客户投诉率上升15%", "售前咨询-在线客服-首次响应",
						"客服系统未同步客户历史咨询记录", "升级CRM系统", "技术部/张三", LocalDate.of(2027, 1, 31), "待启动"),
				List.of("Knowledge / Prices", "Agents name prices that are no longer valid", "2.5 a month",
						"Medium – two complaints", "After-sale"));
		Walk.Stop stop = walk.to(LoopForm.CLASSIFY_PROBLEMS);
		Answer read = upload(stop, "list.xlsx", filled, "zh-CN");
		assertThat(read.status()).as(read.text()).isEqualTo(200);
		assertThat(read.json().path("total").asInt()).isEqualTo(2);
		JsonNode first = read.json().at("/items/0");
		assertThat(first.path("type").asText() + "|" + first.path("subtype").asText()).isEqualTo("服务效率|响应速度");
		assertThat(first.path("frequencyCount").asDouble()).isEqualTo(12);
		assertThat(first.path("frequencyUnit").asText()).isEqualTo("day");
		assertThat(first.path("impact").asText()).isEqualTo("high");
		assertThat(first.path("impactNote").asText()).isEqualTo("导致客户投诉率上升15%");
		assertThat(first.path("stage").asText()).isEqualTo("售前咨询-在线客服-首次响应");
		assertThat(first.path("notes").asText())
			.isEqualTo("根本原因分析：客服系统未同步客户历史咨询记录\n优化建议：升级CRM系统\n责任部门/人：技术部/张三\n计划完成时间：2027-01-31\n当前状态：待启动");
		assertThat(read.json().at("/items/1").toString()).contains("\"frequencyCount\":2.5", "\"month\"", "\"medium\"",
				"\"Knowledge\"", "\"Prices\"", "\"notes\":null");
		List<Object> problems = new ArrayList<>();
		read.json().path("items").forEach(draft -> problems.add(asked("p" + (problems.size() + 1), draft)));
		Map<String, Object> answers = Good.answers(LoopForm.CLASSIFY_PROBLEMS);
		answers.put("problems", problems);
		walk.complete(stop, answers);
		JsonNode project = http.get("lead", "/api/projects/" + stop.businessKey()).json();
		assertThat(project.path("problems").findValuesAsText("description")).contains("客户在线咨询后,平均等待时长超过5分钟",
				"Agents name prices that are no longer valid");
		assertThat(project.path("problems").findValuesAsText("notes")).anyMatch(notes -> notes.contains("升级CRM系统"));
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnceByRowAndColumn() throws IOException {
		byte[] filled = filled(List.of("", "Slow", "often", "very bad", "chat"),
				List.of("Speed", "x".repeat(2_001), "5 a week", "high", ""),
				List.of("Speed", "Slow", "-3 a day", "", "chat"),
				List.of("Speed", "Slow again", "12 a day or week", "low: x", "s".repeat(101)));
		Walk.Stop stop = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		Answer refused = upload(stop, "list.xlsx", filled, "en");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.violations().findValuesAsText("row")).containsExactly("2", "2", "2", "3", "3", "3", "4", "4",
				"5", "5");
		assertThat(refused.violations().findValuesAsText("field")).containsExactly("category", "frequency", "impact",
				"description", "stage", "impact", "frequency", "impact", "stage", "frequency");
		assertThat(refused.json().path("detail").asText()).contains("often", "5 a week");
		assertThat(upload(stop, "list.xlsx", filled, "zh-CN").json().path("detail").asText()).contains("每周 5 次");
	}

	@Test
	void howTheColumnWritesNumbersIsDecidedOnceForAllRows() throws IOException {
		Walk.Stop stop = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		assertThat(counts(stop, "en", "1.234 a week", "4,5 a day", "１.２３４,５ a month")).containsExactly("1234.0", "4.5",
				"1234.5");
		assertThat(counts(stop, "en", "1.234 a week", "4.5 a day", "每天,3次")).containsExactly("1.234", "4.5", "3.0");
		assertThat(counts(stop, "en", "1,234 a week")).containsExactly("1234.0");
		assertThat(counts(stop, "de", "1.234 a week", "1,234 a week")).containsExactly("1234.0", "1.234");
		Answer torn = upload(stop, "list.xlsx", filled(row("4.5 a week"), row("4,5 a week"), row("1,234 a week")),
				"en");
		assertThat(torn.violations().findValuesAsText("row")).as(torn.text()).containsExactly("4");
		assertThat(torn.violations().findValuesAsText("given")).containsExactly("1,234 a week");
		assertThat(upload(stop, "list.xlsx", filled(row("1,2,3 a week")), "en").status()).isEqualTo(400);
		assertThat(upload(stop, "list.xlsx", filled(row("1,234 a week")), "fr-CH").status()).isEqualTo(200);
		assertThat(upload(stop, "list.xlsx", filled(row("1.234 a week")), "fr").status()).isEqualTo(400);
	}

	@Test
	void theSheetWithTheColumnsIsReadHoweverShortItIs() throws IOException {
		Walk.Stop stop = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		byte[] one = filled(row("5 a week"));
		assertThat(upload(stop, "list.xlsx", one, "en").json().path("total").asInt()).isEqualTo(1);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(one));
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			workbook.setSheetOrder(workbook.getSheetName(1), 0);
			workbook.write(out);
			Answer behind = upload(stop, "list.xlsx", out.toByteArray(), "en");
			assertThat(behind.json().path("total").asInt()).as(behind.text()).isEqualTo(1);
		}
	}

	@SuppressWarnings("unchecked")
	private List<String> counts(Walk.Stop stop, String language, String... frequencies) throws IOException {
		List<Object>[] rows = java.util.Arrays.stream(frequencies).map(FilledListTest::row).toArray(List[]::new);
		Answer read = upload(stop, "list.xlsx", filled(rows), language);
		assertThat(read.status()).as(read.text()).isEqualTo(200);
		return read.json().path("items").findValuesAsText("frequencyCount");
	}

	private static List<Object> row(String frequency) {
		return List.of("Speed", "Answers come late", frequency, "high: complaints", "chat");
	}

	@Test
	void whatIsNoListIsRefused() throws IOException {
		Walk.Stop stop = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		assertThat(upload(stop, "empty.xlsx", filled(), "en").violations().findValuesAsText("path"))
			.containsExactly("file");
		Answer other = upload(stop, "other.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "en");
		assertThat(other.status()).isEqualTo(400);
		assertThat(upload(stop, "none.xlsx", new byte[0], "en").status()).isEqualTo(400);
		assertThat(upload(stop, "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), "en").status()).isEqualTo(400);
		assertThat(upload(stop, "cut.xlsx", java.util.Arrays.copyOf(filled(), 2_000), "en").status()).isEqualTo(400);
		String address = "/api/tasks/" + stop.taskId() + "/issues";
		assertThat(http.upload("auditor", address, "list.xlsx", filled(), "en").status()).isEqualTo(403);
		assertThat(http.upload("agent", address, "list.xlsx", filled(), "en").status()).isEqualTo(404);
	}

	@Test
	void ourOwnExportIsReadToo() {
		Walk.Stop done = walk.at(LoopForm.IMPLEMENT_ACTION);
		String export = "/api/projects/" + done.businessKey() + "/issues";
		Walk.Stop stop = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		JsonNode list = http.get("lead", export).json();
		for (String language : List.of("en", "zh-CN")) {
			for (String kind : List.of(".xlsx", ".csv")) {
				Answer read = upload(stop, "issues" + kind, http.download("lead", export + kind, language), "en");
				assertThat(read.status()).as(read.text()).isEqualTo(200);
				assertThat(read.json().path("total")).isEqualTo(list.path("total"));
				for (String field : List.of("type", "subtype", "description", "frequencyCount", "frequencyUnit",
						"impact", "impactNote", "stage")) {
					assertThat(read.json().path("items").findValuesAsText(field)).as(language + kind + " " + field)
						.isEqualTo(list.path("items").findValuesAsText(field));
				}
				assertThat(read.json().at("/items/0/notes").asText()).contains("Root cause analysis",
						list.at("/items/0/measures/0/dueDate").asText().substring(0, 4));
			}
		}
	}

	private Answer upload(Walk.Stop stop, String name, byte[] file, String language) {
		return http.upload(stop.person(), "/api/tasks/" + stop.taskId() + "/issues", name, file, language);
	}

	/** What the form asks beyond the list. */
	private static Map<String, Object> asked(String id, JsonNode draft) {
		Map<String, Object> problem = Good.problem(id, "first");
		draft.properties().forEach(field -> {
			if (!List.of("line", "impact").contains(field.getKey())) {
				problem.put(field.getKey(), field.getValue().isNumber() ? field.getValue().numberValue()
						: field.getValue().isNull() ? null : field.getValue().asText());
			}
		});
		problem.put("reason", "The list of last year names it so.");
		return problem;
	}

	/** The template with rows, as a spreadsheet saves it. */
	@SafeVarargs
	private byte[] filled(List<Object>... rows) throws IOException {
		byte[] template = http.download("lead", "/api/issues/template.xlsx", "zh-CN");
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			XSSFSheet sheet = workbook.getSheetAt(0);
			assertThat(sheet.getRow(0).getLastCellNum()).as("the ten columns").isEqualTo((short) 10);
			assertThat(workbook.getSheetName(1)).isEqualTo("填写示例");
			for (int i = 0; i < rows.length; i++) {
				Row row = sheet.getRow(i + 1);
				for (int column = 0; column < rows[i].size(); column++) {
					if (rows[i].get(column) instanceof LocalDate day) {
						row.getCell(column).setCellValue(day);
					}
					else {
						row.getCell(column).setCellValue(rows[i].get(column).toString());
					}
				}
			}
			workbook.write(out);
			return out.toByteArray();
		}
	}

}
