package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The issue list over HTTP: narrowed, page by page, and as files that others open. */
@Serves({ "A42", "A43", "A44", "A45", "A46", "A47", "A48", "A49", "A50", "A51" })
class IssueListTest extends WebTest {

	/** Two projects that have ended, of people whom no other test knows. */
	private static final String ONE = "IMP-1990-0001";

	private static final String OTHER = "IMP-1990-0002";

	private static final String MANY = "IMP-1990-0003";

	private static final int ROWS = 1_203;

	@BeforeEach
	void twoProjects() {
		if (jdbc.queryForObject("select count(*) from project where business_key = ?", Integer.class, ONE) > 0) {
			return;
		}
		Foreign.account(engine, "issueLead", "project-leads");
		Foreign.account(engine, "issueOther", "project-leads");
		project(ONE, "Faster chat", "issueLead");
		project(OTHER, "100% of calls", "issueOther");
		problem(ONE, 1, "Speed", "First answer", "Customers WAIT for an answer", 12, "day", "high", "pre-sale - chat");
		problem(ONE, 2, "Speed", null, "=HYPERLINK(\"http://x\")", 5, "week", "medium", "+after-sale");
		problem(ONE, 3, "Knowledge", "", "Wrong_prices", 2.5, "month", "low", "chat");
		problem(OTHER, 1, "Speed", "Refund", "Refunds take nine days", 3, "week", "high", "refund");
		cause(ONE, "p1", 1, "No history of chats", null);
		cause(ONE, "p1", 2, "Refuted idea", false);
		cause(ONE, "p2", 1, "Earlier idea", false);
		cause(ONE, "p2", 2, "@Nobody knows", true);
		jdbc.update(
				"insert into plan_decision (business_key, lap, attempt, approved, decided_at) values (?, 1, 1, true,"
						+ " timestamp '1990-01-02 00:00:00')",
				ONE);
		measure(ONE, "a1", "p1", "Show the history", "IT", "lead", LocalDate.of(1990, 1, 31), null, false);
		measure(ONE, "a2", "p1", "Train the agents", "Service", "agent", LocalDate.of(1990, 3, 31), null, false);
		measure(ONE, "a3", "p1", "Dropped idea", "Shop", "quality", LocalDate.of(1990, 12, 31), null, true);
		measure(ONE, "a4", "p2", "-Write it down", "Service", "goneAgent", LocalDate.of(1990, 2, 28),
				LocalDate.of(1990, 2, 1), false);
		project(MANY, "Many", "issueLead");
		keepReaders();
		List<Object[]> rows = new ArrayList<>();
		for (int i = 1; i <= ROWS; i++) {
			rows.add(new Object[] { MANY, "p" + i, "Case " + i, 1 + i / 2 });
		}
		jdbc.batchUpdate(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic, impact, priority, problem_rank)
						values (?, ?, 'g1', 'many', 'Flood', ?, 1, 'day', 3, 3, 'x', 0, false, 'low', 'P3', ?)
						""",
				rows);
	}

	@Test
	void aProblemOfARunningProjectHasWhatAllStepsSaidOfIt() {
		Walk.Stop stop = walk.at(LoopForm.IMPLEMENT_ACTION);
		JsonNode list = http.get("lead", "/api/projects/" + stop.businessKey() + "/issues").json();
		JsonNode issue = list.at("/items/0");
		assertThat(list.path("total").asInt()).isEqualTo(list.path("items").size()).isPositive();
		assertThat(issue.fieldNames()).toIterable()
			.containsExactlyInAnyOrder("businessKey", "project", "state", "id", "priority", "type", "subtype",
					"description", "frequencyCount", "frequencyUnit", "impact", "impactNote", "stage", "rootCause",
					"causeClass", "causeVerified", "measures", "measure", "responsible", "dueDate", "status");
		assertThat(issue.path("status").asText()).isEqualTo("inProgress");
		assertThat(issue.path("causeVerified").asBoolean()).isTrue();
		assertThat(issue.path("responsible").asText()).contains(" / ");
		assertThat(issue.path("measure").asText())
			.isEqualTo(String.join("\n", issue.path("measures").findValuesAsText("measure")))
			.isNotEmpty();
		assertThat(http.get("manager", "/api/issues?size=1&project=" + stop.businessKey()).json().at("/items/0"))
			.isEqualTo(issue);
	}

	@Test
	void severalMeasuresAreJoinedAndTheLastDayOfThoseThatAreAliveCounts() {
		JsonNode issue = http.get("issueLead", "/api/projects/" + ONE + "/issues").json().at("/items/0");
		assertThat(issue.path("measure").asText()).isEqualTo("Show the history\nTrain the agents");
		assertThat(issue.path("responsible").asText()).isEqualTo("IT / Lena Lead\nService / Alex Agent");
		assertThat(issue.path("dueDate").asText()).isEqualTo("1990-03-31");
		assertThat(issue.path("rootCause").asText()).isEqualTo("No history of chats");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			``|0002 p1,0001 p1,0001 p2,0001 p3
			&category=speed|0002 p1,0001 p1,0001 p2
			&category=speed%20/%20first|0001 p1
			&description=wait|0001 p1
			&description=g_p|0001 p3
			&description=%25|-
			&frequencyUnit=week|0002 p1,0001 p2
			&perWeek=5|0001 p1,0001 p2
			&perWeek=4,9|0001 p1,0001 p2
			&perWeek=%EF%BC%95|0001 p1,0001 p2
			&perWeek=1,234.5|-
			&impact=high|0002 p1,0001 p1
			&stage=SALE|0001 p1,0001 p2
			&rootCause=history|0001 p1
			&rootCause=idea|-
			&measure=train|0001 p1
			&measure=dropped|-
			&responsible=service|0001 p1,0001 p2
			&responsible=alex%20a|0001 p1
			&responsible=goneAgent|0001 p2
			&responsible=quality|-
			&dueFrom=1990-03-31|0001 p1
			&dueTo=1990-03-30|0001 p2
			&dueFrom=1990-02-28&dueTo=1990-02-28|0001 p2
			&status=done|0001 p2
			&status=delayed|0001 p1
			&status=notStarted|0002 p1,0001 p3
			&status=inProgress|-
			&status=delayed&impact=high&category=speed|0001 p1
			&status=&page=&size=&nonsense=1|0002 p1,0001 p1,0001 p2,0001 p3
			""")
	void aFilterShowsWhatMatches(String query, String ids) {
		JsonNode found = http.get("manager", "/api/issues?project=IMP-1990-000&" + query.replaceFirst("^&", "")).json();
		List<String> shown = new ArrayList<>();
		found.path("items").forEach(issue -> {
			if (!issue.path("businessKey").asText().equals(MANY)) {
				shown.add(issue.path("businessKey").asText().substring(9) + " " + issue.path("id").asText());
			}
		});
		assertThat(found.path("items").size() < 25 || found.path("total").asInt() > ROWS).isTrue();
		if (query.isEmpty() || query.contains("nonsense") || query.contains("notStarted")) {
			// Behind those of the project of many.
			assertThat(found.path("total").asInt()).isEqualTo(ROWS + ids.split(",").length);
			return;
		}
		assertThat(String.join(",", shown)).isEqualTo((ids == null) ? "" : ids);
	}

	@Test
	void pagesFollowEachOtherThoseOfTheLatestProjectFirst() {
		// Other tests have tasks that wait for all leads, who then see the project.
		int all = http.get("issueLead", "/api/issues?size=1").json().path("total").asInt();
		assertThat(all).isGreaterThanOrEqualTo(ROWS + 3);
		Set<String> seen = new TreeSet<>();
		for (int page = 0; page * 200 < all; page++) {
			JsonNode found = http.get("issueLead", "/api/issues?size=200&page=" + page).json();
			assertThat(found.path("total").asInt()).isEqualTo(all);
			found.path("items").forEach(one -> seen.add(one.path("businessKey").asText() + one.path("id").asText()));
		}
		assertThat(seen).hasSize(all);
		assertThat(http.get("issueLead", "/api/issues?size=1&page=" + (all - 1))
			.json()
			.at("/items/0/businessKey")
			.asText()).isEqualTo(ONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "impact=huge", "status=dropped", "frequencyUnit=year", "perWeek=-1", "perWeek=x",
			"dueFrom=soon", "dueTo=2026-02-30", "dueFrom=2026-03-02&dueTo=2026-03-01", "category=%00", "size=201",
			"size=0", "page=-1", "page=99999999999" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		for (String address : List.of("/api/issues", "/api/projects/" + ONE + "/issues")) {
			Answer answer = http.get("manager", address + "?" + query);
			assertThat(answer.status()).as(answer.text()).isEqualTo(400);
			assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
			if (!query.contains("size") && !query.contains("page")) {
				assertThat(http.get("manager", address + ".xlsx?" + query).status()).isEqualTo(400);
				assertThat(http.get("manager", address + ".csv?" + query).status()).isEqualTo(400);
			}
		}
	}

	@Test
	@Serves({ "E06", "E07" })
	void nobodySeesInListCountOrFileWhatHeMayNotOpen() throws IOException {
		for (String kind : List.of("", ".csv", ".xlsx")) {
			assertThat(http.get("issueOther", "/api/projects/" + ONE + "/issues" + kind).status()).isEqualTo(403);
			assertThat(http.get("issueOther", "/api/projects/IMP-1989-0001/issues" + kind).status()).isEqualTo(404);
		}
		JsonNode seen = http.get("issueOther", "/api/issues?size=200").json();
		int total = seen.path("total").asInt();
		assertThat(seen.path("items")).hasSize(total);
		assertThat(seen.path("items").findValuesAsText("businessKey")).contains(OTHER).doesNotContain(ONE, MANY);
		assertThat(http.get("issueOther", "/api/issues?project=" + ONE).json().path("total").asInt()).isZero();
		assertThat(http.get("issueOther", "/api/issues.csv").text()).contains(OTHER).doesNotContain(ONE, MANY);
		XSSFSheet sheet = sheet(http.download("issueOther", "/api/issues.xlsx", "en"));
		assertThat(sheet.getLastRowNum()).isEqualTo(total);
		assertThat(sheet.getRow(total).getCell(10).getStringCellValue()).isEqualTo(OTHER);
	}

	@Test
	void aCsvOpensInAChineseSpreadsheetAndRunsNothing() {
		String file = new String(http.download("issueLead", "/api/projects/" + ONE + "/issues.csv", "zh-CN"),
				StandardCharsets.UTF_8);
		assertThat(file).startsWith("\uFEFF\"问题分类(一级/二级)\",\"具体问题描述\",\"发生频率(每日/每周/每月,具体次数)\","
				+ "\"影响程度(高/中/低,说明)\",\"涉及环节\",\"根本原因分析\",\"优化建议\",\"责任部门/人\",\"计划完成时间\","
				+ "\"当前状态(待启动/进行中/已完成/延期)\",");
		assertThat(file).contains("\"Speed / First answer\"", "\"每日 12 次\"", "\"高：note 1\"", "\"1990-03-31\"", "\"延期\"",
				"\"每月 2.5 次\"");
		assertThat(file).contains("\"'=HYPERLINK", "\"'+after-sale\"", "\"'-Write", "\"'@Nobody")
			.doesNotContainPattern("\"[=+@]");
	}

	@Test
	void aWorkbookIsReadyToBeHandedOnAndRunsNothing() throws IOException {
		XSSFSheet sheet = sheet(http.download("issueLead", "/api/projects/" + ONE + "/issues.xlsx", "zh-CN"));
		assertThat(sheet.getSheetName()).isEqualTo("问题清单");
		assertThat(texts(sheet.getRow(0))).startsWith("问题分类(一级/二级)", "具体问题描述", "发生频率(每日/每周/每月,具体次数)", "影响程度(高/中/低,说明)",
				"涉及环节", "根本原因分析", "优化建议", "责任部门/人", "计划完成时间", "当前状态(待启动/进行中/已完成/延期)");
		assertThat(sheet.getLastRowNum()).isEqualTo(3);
		assertThat(texts(sheet.getRow(2))).startsWith("Speed", "=HYPERLINK(\"http://x\")", "每周 5 次", "中：note 2",
				"+after-sale", "@Nobody knows", "-Write it down", "Service / goneAgent");
		for (Row row : sheet) {
			for (Cell cell : row) {
				assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
				assertThat(cell.getHyperlink()).isNull();
			}
			if (row.getRowNum() > 0) {
				assertThat(row.getCell(1).getCellStyle().getDataFormatString()).as("stays a text").isEqualTo("@");
			}
		}
		Cell due = sheet.getRow(1).getCell(8);
		assertThat(DateUtil.isCellDateFormatted(due)).isTrue();
		assertThat(due.getLocalDateTimeCellValue()).isEqualTo("1990-03-31T00:00:00");
		assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
		assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
		assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:M4");
		assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
		assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
		assertThat(texts(sheet.getWorkbook().getSheetAt(1).getRow(3))).as("what a status means")
			.startsWith("当前状态(待启动/进行中/已完成/延期)")
			.last()
			.asString()
			.contains("未取消、未停止的措施");
		assertThat(sheet.getColumnWidth(1)).as("wide enough to be read").isGreaterThan(40 * 256);
	}

	@Test
	void everythingThatMatchesIsInTheFileHoweverMuchItIs() throws IOException {
		XSSFSheet sheet = sheet(http.download("issueLead", "/api/issues.xlsx?category=flood", "en"));
		assertThat(sheet.getLastRowNum()).isEqualTo(ROWS);
		Set<String> seen = new TreeSet<>();
		sheet.forEach(row -> seen.add(row.getCell(12).getStringCellValue()));
		assertThat(seen).hasSize(1 + ROWS);
		assertThat(new String(http.download("issueLead", "/api/issues.csv", "en"), StandardCharsets.UTF_8).lines()
			.filter(line -> line.contains("IMP-1990"))).hasSize(ROWS + 3);
	}

	static XSSFSheet sheet(byte[] file) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(file)).getSheetAt(0);
	}

	static List<String> texts(Row row) {
		List<String> texts = new ArrayList<>();
		row.forEach(cell -> texts
			.add((cell.getCellType() == CellType.STRING) ? cell.getStringCellValue() : cell.toString()));
		return texts;
	}

	private void project(String key, String title, String lead) {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at) values (?, ?, 'targetedFix', 'hotline', ?, ?, 'notReached', 1, 'evaluateResult',
						  timestamp '1990-01-01 00:00:00', timestamp '1990-02-10 00:00:00')
						""",
				key, title, lead, lead);
	}

	private void problem(String key, int rank, String type, String subtype, String description, double count,
			String unit, String impact, String stage) {
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, subtype, description, frequency_count,
						  frequency_unit, urgency_score, impact_score, impact_note, affected_customers, systemic, impact, priority,
						  problem_rank, frequency_per_week)
						values (?, ?, 'g1', ?, ?, ?, ?, ?, ?, 3, 3, ?, 0, false, ?, 'P1', ?, ?)
						""",
				key, "p" + rank, stage, type, subtype, description, count, unit, "note " + rank, impact, rank,
				unit.equals("day") ? 7 * count : unit.equals("week") ? count : count * 12 / 52);
	}

	private void cause(String key, String problem, int attempt, String cause, Boolean verified) {
		jdbc.update(
				"""
						insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,
						  found_at, verified) values (?, 1, ?, ?, '[]', ?, 'systemSupport', '[]', timestamp '1990-01-01 00:00:00', ?)
						""",
				key, problem, attempt, cause, verified);
	}

	private void measure(String key, String id, String problem, String measure, String department, String responsible,
			LocalDate due, LocalDate done, boolean dropped) {
		jdbc.update("""
				insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
				  responsible, due_date, training_required, pilot_sites, escalation, completed_on, dropped_at)
				values (?, 1, ?, ?, ?, 'x', 'x', ?, ?, ?, false, '[]', 'none', ?, ?)
				""", key, id, problem, measure, department, responsible, due, done,
				dropped ? LocalDate.of(1990, 1, 5).atStartOfDay() : null);
	}

}
