package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of projects over HTTP: who sees what, narrowed, sorted, counted, as files. */
@Serves({ "E29", "E30", "E107" })
class ProjectListTest extends WebTest {

	/** A service line that no other test knows. */
	private static final String LINE = "xylophone line";

	private static final String IN_LINE = "serviceLine=xylophone%20line";

	private static final int MANY = 620;

	/** A running one with an open task that was due before today. */
	private String late;

	@BeforeEach
	void projects() {
		if (jdbc.queryForObject("select count(*) from project where service_line = ?", Integer.class, LINE) > 0) {
			late = jdbc.queryForObject(
					"select business_key from project where service_line = ? and business_key like 'IMP-20%'",
					String.class, LINE);
			return;
		}
		Foreign.account(engine, "listLead", "project-leads");
		Foreign.account(engine, "listStranger", "service-agents");
		Foreign.account(engine, "listNobody", "business-contacts");
		late = walk.open();
		jdbc.update("update project set service_line = ?, title = 'Late one', step_since = ? where business_key = ?",
				LINE, LocalDate.now().minusDays(12).atStartOfDay(), late);
		Task task = walk.tasks(late).get(0);
		task.setDueDate(Timestamp.valueOf(LocalDate.now().minusDays(3).atTime(17, 0)));
		engine.getTaskService().saveTask(task);
		project("IMP-1980-0001", "=HYPERLINK(\"x\")", "listLead", "running", 1, "collectData", 4);
		project("IMP-1980-0002", "Beta 100% of calls", "listLead", "running", 3, "collectData", 9);
		project("IMP-1980-0003", "Alpha", "manager", "running", 2, "planActions", 0);
		project("IMP-1980-0004", "Gamma", "listLead", "reached", 2, "evaluateResult", 0);
		project("IMP-1980-0005", "Delta", "manager", "notReached", 3, "evaluateResult", 0);
		project("IMP-1980-0006", "Epsilon", "manager", "cancelled", 1, "planActions", 0);
		jdbc.update("insert into project_reader (business_key, user_id) select distinct m.business_key, m.user_id from"
				+ " project_person m join project p on p.business_key = m.business_key where p.service_line = ?"
				+ " and p.state <> 'running'", LINE);
		goal("IMP-1980-0001", "g1", 0.4);
		goal("IMP-1980-0001", "g2", null);
		goal("IMP-1980-0003", "g1", -0.25);
		goal("IMP-1980-0004", "g1", 1.2);
		List<Object[]> rows = new ArrayList<>();
		for (int i = 1; i <= MANY; i++) {
			rows.add(new Object[] { "IMP-1970-%04d".formatted(i), "Flood " + i % 7 });
		}
		jdbc.batchUpdate(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at) values (?, ?, 'targetedFix', 'xylophone flood', 'floodLead', 'owner', 'reached', 1,
						  'evaluateResult', timestamp '1970-01-01 00:00:00', timestamp '1970-02-10 00:00:00')
						""",
				rows);
		keepReaders();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			``|late,6,5,4,3,2,1
			&state=running|late,3,2,1
			&state=ended|6,5,4
			&state=reached|4
			&state=notReached|5
			&state=cancelled|6
			&step=collectData|2,1
			&step=setGoals|late
			&late=true|late
			&days=5|late,2
			&days=9|late,2
			&days=10|late
			&lead=listL|4,2,1
			&lead=mara|6,5,3
			&person=owner|late,6,5,4,3,2,1
			&person=nobody-of-this-name|-
			&waitsFor=lena|late
			&waitsFor=agent|-
			&text=alpha|3
			&text=%25|2
			&text=IMP-1980-0005|5
			&text=xylo&state=running&step=planActions|3
			&sort=title|1,3,2,5,6,4,late
			&sort=title&order=desc|late,4,6,5,2,3,1
			&sort=lap|5,2,4,3,late,6,1
			&sort=lap&order=asc|late,6,1,4,3,5,2
			&sort=due|late,6,5,4,3,2,1
			&sort=due&order=desc|late,6,5,4,3,2,1
			&sort=daysInStep&state=running|late,2,1,3
			&sort=daysInStep&order=asc&state=running|3,1,2,late
			&sort=attainment|3,1,4,late,6,5,2
			&sort=attainment&order=desc|4,1,3,late,6,5,2
			&sort=opened&order=asc|1,2,3,4,5,6,late
			&sort=ended&state=ended|6,5,4
			&state=&step=&page=&size=&nonsense=1|late,6,5,4,3,2,1
			""")
	void aFilterShowsWhatMatchesInItsOrder(String query, String expected) {
		JsonNode found = http.get("manager", "/api/projects?" + IN_LINE + query).json();
		List<String> shown = new ArrayList<>();
		found.path("items")
			.forEach(one -> shown.add(one.path("businessKey").asText().equals(late) ? "late"
					: one.path("businessKey").asText().substring(12)));
		assertThat(String.join(",", shown)).isEqualTo((expected == null) ? "" : expected);
		assertThat(found.path("total").asInt()).isEqualTo(shown.size());
	}

	@Test
	void aProjectIsToldAsItsRegisterHasIt() {
		JsonNode one = http.get("manager", "/api/projects?state=&text=" + late).json().at("/items/0");
		assertThat(one.path("businessKey").asText()).isEqualTo(late);
		assertThat(one.fieldNames()).toIterable()
			.contains("title", "trigger", "serviceLine", "lead", "processOwner", "state", "lap", "step", "openedAt");
	}

	@Test
	void pagesFollowEachOtherAndNobodyStandsOnTwo() {
		List<String> seen = new ArrayList<>();
		for (int page = 0; page <= MANY / 200; page++) {
			JsonNode found = http
				.get("manager", "/api/projects?serviceLine=xylophone%20flood&sort=title&size=200&page=" + page)
				.json();
			assertThat(found.path("total").asInt()).isEqualTo(MANY);
			seen.addAll(found.path("items").findValuesAsText("businessKey"));
		}
		assertThat(seen).hasSize(MANY).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "state=closed", "step=8", "late=maybe", "days=x", "sort=lead", "order=down", "size=201",
			"size=0", "page=-1", "page=99999999999" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		Http.Answer answer = http.get("manager", "/api/projects?" + query);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
		if (!query.contains("size") && !query.contains("page")) {
			assertThat(http.get("manager", "/api/projects.xlsx?" + query).status()).isEqualTo(400);
			assertThat(http.get("manager", "/api/projects.csv?" + query).status()).isEqualTo(400);
			Http.Answer page = http.browse("manager", "GET", "/projects?" + query, null);
			assertThat(page.status()).isEqualTo(400);
			assertThat(page.text()).contains("class=\"problem\"", "<table class=\"list\"");
		}
	}

	@Test
	@Serves({ "E06", "E07" })
	void whoTakesPartInNothingSeesNothingAndNoNumberOfIt() throws IOException {
		for (String query : List.of("", "?state=running", "?" + IN_LINE, "?waitsFor=lead&state=")) {
			assertThat(http.get("listNobody", "/api/projects" + query).json())
				.isEqualTo(Http.read("{\"items\":[],\"total\":0}"));
			Http.Answer page = http.browse("listNobody", "GET", "/projects" + query, null);
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.text()).doesNotContain("IMP-", "<figure", "<table");
			assertThat(http.get("listNobody", "/api/projects.csv" + query).text().lines()).hasSize(1);
			assertThat(sheet(http.download("listNobody", "/api/projects.xlsx" + query, "en")).getLastRowNum()).isZero();
		}
		// Whose group has tasks of other tests sees those projects, and none of these.
		assertThat(http.get("listStranger", "/api/projects?" + IN_LINE).json().path("total").asInt()).isZero();
		assertThat(http.browse("listStranger", "GET", "/projects?" + IN_LINE, null).text()).doesNotContain("IMP-",
				"<figure");
	}

	@Test
	@Serves({ "E06", "E07" })
	void aLeadSeesTheOwnProjectsAManagerAllInListPictureAndFile() {
		List<String> own = List.of("IMP-1980-0004", "IMP-1980-0002", "IMP-1980-0001");
		JsonNode seen = http.get("listLead", "/api/projects?" + IN_LINE).json();
		assertThat(seen.path("items").findValuesAsText("businessKey")).containsExactlyElementsOf(own);
		assertThat(seen.path("total").asInt()).isEqualTo(3);
		assertThat(csv("listLead", IN_LINE)).containsExactlyElementsOf(own);
		assertThat(csv("manager", IN_LINE)).hasSize(7);
		String page = http.browse("listLead", "GET", "/projects?" + IN_LINE, null).text();
		assertThat(rows(page)).containsExactly("IMP-1980-0002", "IMP-1980-0001");
		assertThat(number(page, "step=collectData")).isEqualTo("2");
		assertThat(page).contains("2 running projects").doesNotContain("step=planActions\"", "step=setGoals\"", late);
		String all = http.browse("manager", "GET", "/projects?" + IN_LINE, null).text();
		assertThat(all).contains("4 running projects");
		assertThat(number(all, "step=planActions")).isEqualTo("1");
		assertThat(number(all, "step=setGoals&amp;late=true")).isEqualTo("1");
	}

	@Test
	void thePictureSaysHowManyLieInAStepAndHowLongAndEachNumberOpensItsProjects() {
		String page = http.browse("manager", "GET", "/projects?" + IN_LINE + "&text=", null).text();
		assertThat(number(page, "step=collectData")).isEqualTo("2");
		assertThat(number(page, "step=collectData&amp;days=7")).as("median of 4 and 9").isEqualTo("6.5");
		assertThat(number(page, "step=collectData&amp;days=9")).as("longest").isEqualTo("9");
		assertThat(rows(open("step=collectData"))).containsExactly("IMP-1980-0002", "IMP-1980-0001");
		assertThat(rows(open("step=collectData&days=7"))).containsExactly("IMP-1980-0002");
		assertThat(rows(open("step=setGoals&late=true"))).containsExactly(late);
		// A step that is looked at leaves the picture of all of them.
		assertThat(number(open("step=setGoals"), "step=collectData")).isEqualTo("2");
		JsonNode option = Http.read(found(page, "data-option=\"([^\"]*)\"").get(0)
			.replace("&quot;", "\"")
			.replace("&amp;", "&")
			.replace("&#39;", "'"));
		assertThat(option.at("/series/0/data/1/value").asInt()).isEqualTo(2);
		assertThat(option.at("/series/0/data/1/url").asText()).isEqualTo("/projects?" + IN_LINE + "&step=collectData");
		assertThat(option.at("/series/2/data/0/value").asInt()).as("late").isEqualTo(1);
		assertThat(option.at("/series/1/data/1/value").asDouble()).as("median").isEqualTo(6.5);
	}

	@Test
	void thePageSaysWhoIsWaitedForWhereItStandsAndWhatItAttained() {
		String row = row(open("late=true"), late);
		assertThat(row).contains("href=\"/projects/" + late + "\"", "Lena Lead", "Set goals", ">12<", ">late<",
				LocalDate.now().minusDays(3).toString(), "Step 1 of 7, Set goals");
		assertThat(found(row, "<i\\s+class=\"(\\w+)\"")).containsExactly("now", "open", "open", "open", "open", "open",
				"open");
		String measured = row(open("text=IMP-1980-0001"), "IMP-1980-0001");
		assertThat(measured).contains("40 % · missed", "not measured yet", "=HYPERLINK(&quot;x&quot;)")
			.contains("aria-label=\"Goal g1: from 10 to 8 min, target 5 min\"");
		String ended = row(open("state=ended"), "IMP-1980-0004");
		assertThat(ended).contains("Goals reached", "120 % · met", "lap 2", "1980-02-29", ">56<");
		assertThat(found(ended, "<i\\s+class=\"(\\w+)\"")).containsOnly("done").hasSize(7);
	}

	@Test
	void thePageSpeaksChineseToo() {
		String page = new String(http.download("manager", "/api/projects.csv?" + IN_LINE + "&sort=title", "zh-CN"),
				StandardCharsets.UTF_8);
		assertThat(page).startsWith("\uFEFF\"项目\",\"名称\",\"服务线\",\"负责人\"")
			.contains("\"设定目标\"", "\"进行中\"", "40 % · 未达成", "\"逾期\"", "\"提前关闭\"");
	}

	@Test
	void theFileHasExactlyWhatThePageShowsAndRunsNothing() throws IOException {
		for (String query : List.of("", "&state=", "&state=ended", "&sort=title&order=desc", "&lead=listL&sort=lap")) {
			String page = http.browse("manager", "GET", "/projects?" + IN_LINE + query, null).text();
			String file = found(page, "href=\"(/api/projects\\.csv[^\"]*)\"").get(0).replace("&amp;", "&");
			assertThat(keys(http.get("manager", file).text())).as(query).isEqualTo(rows(page)).isNotEmpty();
			XSSFSheet sheet = sheet(http.download("manager", file.replace(".csv?", ".xlsx?"), "en"));
			List<String> exported = new ArrayList<>();
			for (Row row : sheet) {
				row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
				if (row.getRowNum() > 0) {
					exported.add(row.getCell(0).getStringCellValue());
				}
			}
			assertThat(exported).as(query).isEqualTo(rows(page));
		}
		assertThat(http.get("manager", "/api/projects.csv?" + IN_LINE).text()).contains("\"'=HYPERLINK")
			.doesNotContainPattern("\"[=+@]");
	}

	@Test
	void aWorkbookHasDaysAndNumbersAndSaysWhatTheyMean() throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
				http.download("manager", "/api/projects.xlsx?" + IN_LINE + "&text=" + late, "en")))) {
			XSSFSheet sheet = book.getSheetAt(0);
			Row row = sheet.getRow(1);
			assertThat(row.getCell(8).getNumericCellValue()).as("days in the step").isEqualTo(12);
			assertThat(DateUtil.isCellDateFormatted(row.getCell(11))).as("due").isTrue();
			assertThat(row.getCell(12).getStringCellValue()).isEqualTo("late");
			assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
			assertThat(book.getSheetAt(1).getSheetName()).isEqualTo("What the numbers mean");
			assertThat(book.getSheetAt(1).getRow(0).getCell(0).getStringCellValue()).isEqualTo("Lap");
		}
	}

	@Test
	void everythingThatMatchesIsInTheFileHoweverMuchItIs() {
		assertThat(csv("manager", "serviceLine=xylophone%20flood&sort=title")).hasSize(MANY).doesNotHaveDuplicates();
	}

	@Test
	void aProjectWithNoOpenTaskWaitsForNobody() {
		String row = row(open("text=IMP-1980-0003"), "IMP-1980-0003");
		assertThat(row).contains("Nobody").doesNotContain("class=\"bad\"");
	}

	private String open(String query) {
		return http.browse("manager", "GET", "/projects?" + IN_LINE + "&" + query, null).text();
	}

	private List<String> csv(String person, String query) {
		return keys(http.get(person, "/api/projects.csv?" + query).text());
	}

	private static List<String> keys(String csv) {
		return found(csv, "(?m)^\\uFEFF?\"(IMP-[0-9-]+)\"");
	}

	/** The projects of the table of a page, in their order. */
	private static List<String> rows(String page) {
		return found(page, "href=\"/projects/(IMP-[0-9-]+)\"");
	}

	private static String row(String page, String key) {
		return page.substring(page.indexOf("href=\"/projects/" + key + "\"")).split("</tr>", 2)[0];
	}

	/** The number that opens an address with these filters; null where there is none. */
	private static String number(String page, String filters) {
		return found(page, "href=\"/projects\\?" + Pattern.quote(IN_LINE + "&amp;" + filters) + "\">([0-9.]+)</a>")
			.stream()
			.findFirst()
			.orElse(null);
	}

	private static List<String> found(String text, String pattern) {
		return Pattern.compile(pattern).matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
	}

	private static XSSFSheet sheet(byte[] file) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(file)).getSheetAt(0);
	}

	private void project(String key, String title, String lead, String state, int lap, String step, int daysInStep) {
		int number = Integer.parseInt(key.substring(9));
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at, step_since) values (?, ?, 'targetedFix', ?, ?, 'owner', ?, ?, ?, ?, ?, ?)
						""",
				key, title, LINE, lead, state, lap, step, LocalDate.of(1980, 1, number).atTime(9, 0),
				state.equals("running") ? null : LocalDate.of(1980, 2, 25).plusDays(number).atTime(9, 0),
				LocalDate.now().minusDays(daysInStep).atStartOfDay());
	}

	private void goal(String key, String id, Double attainment) {
		jdbc.update(
				"""
						insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
						  data_source, period) values (?, ?, ?, ?, 'min', 'decrease', 10, 5, date '1981-01-01', 'x', 'x', 'week')
						""",
				key, id, "metric " + id, "Goal " + id);
		if (attainment != null) {
			jdbc.update(
					"""
							insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
							  baseline, target, attainment, met, measured_at) values (?, 1, ?, ?, 10, date '1980-02-01',
							  date '1980-02-20', 'x', 10, 5, ?, ?, timestamp '1980-02-20 00:00:00')
							""",
					key, id, 10 - 5 * attainment, attainment, attainment >= 1);
		}
	}

}
