package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lists of audits over HTTP: records, projects, the process, the checklist; in years
 * that no other test knows.
 */
@Serves({ "E06", "E31" })
class AuditListsTest extends WebTest {

	private static final String YEAR = "from=1965-01-01&to=1965-12-31";

	private static final String LATER = "IMP-1965-0002";

	private static final String FIRST = "IMP-1965-0001";

	@BeforeEach
	void years() {
		if (jdbc.queryForObject("select count(*) from project where business_key like 'IMP-1965-%'",
				Integer.class) > 0) {
			return;
		}
		project(FIRST, "=Faster <answers>", "lead", "reached", 2, "1965-03-01 09:00:00", "1965-06-01 09:00:00");
		project(LATER, "Slower answers", "manager", "notReached", 1, "1965-04-01 09:00:00", "1965-07-01 09:00:00");
		project("IMP-1965-0003", "Closed", "lead", "cancelled", 1, "1965-05-01 09:00:00", "1965-05-02 09:00:00");
		jdbc.update("update project set last_attainment = 0.5 where business_key = ?", LATER);
		// Of which that was kept.
		jdbc.update(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  attainment, met, measured_at)
						values (?, 1, 'g1', 6, 100, date '1965-06-01', date '1965-06-30', 'tickets', 0.5, false,
						  timestamp '1965-06-30 09:00:00')
						""",
				LATER);
		problem(FIRST, "P1", "P0");
		problem(LATER, "P2", null);
		jdbc.update(
				"""
						insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone, author,
						  found_at, verified, verified_by, verified_at) values (?, 1, 'p1', 1, '[]', 'No list', 'processDesign', '[]',
						  'agent', timestamp '1965-03-05 09:00:00', true, 'agent', timestamp '1965-03-06 09:00:00')
						""",
				FIRST);
		plan(FIRST, "lead", true, "1965-03-11 12:00:00");
		plan(LATER, "owner", false, "1965-04-11 12:00:00");
		instance(FIRST);
		instance(LATER);
		task(FIRST, "t65a", "setGoals", "lead", "1965-03-01 09:00:00", "1965-03-01 11:00:00", null, "completed");
		task(FIRST, "t65b", "planActions", "lead", "1965-03-10 09:00:00", "1965-03-10 13:00:00", null, "completed");
		task(FIRST, "t65c", "approvePlan", "owner", "1965-03-10 13:00:00", "1965-03-11 12:00:00", "1965-03-11 09:00:00",
				"completed");
		task(LATER, "t65d", "setGoals", "manager", "1965-04-01 09:00:00", "1965-04-01 15:00:00", null, "completed");
		task(LATER, "t65e", "weeklyReview", null, "1965-04-02 09:00:00", "1965-04-03 09:00:00", null, "deleted");
		String said = "{\"title\":\"=1+1\",\"note\":\"<b>\"}";
		record("1965-03-11 04:00:00", "owner", "completeTask", "done", FIRST, "t65c", "userTask_approvePlan", said,
				"[{\"of\":\"task\",\"property\":\"state\",\"before\":\"open\",\"after\":\"done\"},{\"of\":\"plan_decision\",\"kind\":\"insert\",\"rows\":1}]",
				"[{\"decision\":\"problemPriority\",\"definitionId\":\"problemPriority:3:x\",\"instanceId\":\"i\",\"rules\":[\"rule_65\"]}]",
				"It holds");
		record("1965-03-11 03:00:00", "owner", "completeTask", "refused", FIRST, "t65c", "userTask_approvePlan", null,
				null, null,
				"[{\"path\":\"approvalNote\",\"given\":null,\"message\":\"wrong.longText\",\"arguments\":[]}]");
		record("1965-03-13 04:00:00", "admin", "setJobRetries", "done", FIRST, null, null, null, null, null, null);
		record("1965-03-14 04:00:00", "admin", "somethingUnheardOf", "done", null, null, null, null, null, null, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/audit/records", "/api/audit/records.csv", "/api/audit/records.xlsx",
			"/api/audit/list.csv", "/api/audit/list.xlsx", "/api/audit/checklist.csv", "/api/audit/checklist.xlsx" })
	void onlyAuditorsManagersAndAdministratorsReadAudits(String path) {
		for (String person : List.of("auditor", "manager", "admin")) {
			assertThat(new Raw(port).by(person).send("GET", path).status()).as(person).isEqualTo(200);
		}
		for (String person : List.of("lead", "agent", "quality", "owner")) {
			assertThat(new Raw(port).by(person).send("GET", path).status()).as(person).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/audit", "/audit/records", "/audit/process", "/audit/checklist" })
	void pagesToo(String path) {
		assertThat(page("auditor", path, "en").status()).isEqualTo(200);
		assertThat(page("auditor", path, "en").body()).contains(">Audit</a>").doesNotContain("??");
		assertThat(page("manager", path, "zh-CN").body()).contains(">审计</a>").doesNotContain("??");
		assertThat(page("lead", path, "en").status()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/api/audit/records?after=soon|400
			/api/audit/records?size=0|400
			/api/audit/records?from=soon|400
			/api/audit/records?outcome=perhaps|400
			/api/audit/records?from=2026-02-02&to=2026-01-01|400
			/api/audit/list.csv?sort=luck|400
			/api/audit/list.csv?laps=many|400
			/api/audit/list.csv?laps=1.5|400
			/api/audit/checklist.csv?rule=none|400
			""")
	void whatCannotBeReadIsRefusedWithWhatWouldBeRight(String path, int status) {
		Http.Answer answer = http.get("auditor", path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json().path("violations")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			project=IMP-1965-0001|refused completeTask,done completeTask,done setJobRetries
			project=IMP-1965-0001&outcome=refused|refused completeTask
			project=IMP-1965-0001&what=setJobRetries|done setJobRetries
			project=IMP-1965-0001&person=owner|refused completeTask,done completeTask
			project=IMP-1965-0001&person=own|
			from=1965-01-01&to=1965-03-12|refused completeTask,done completeTask
			from=1965-03-13&to=1965-12-31|done setJobRetries,done somethingUnheardOf
			project=IMP-1965-0001&definition=improvementLoop|refused completeTask,done completeTask
			project=IMP-1965-0001&definition=improvementLoop:65|refused completeTask,done completeTask
			project=IMP-1965-0001&definition=improvementLoop:6|
			project=IMP-1965-0001&decision=problemPriority|done completeTask
			project=IMP-1965-0001&decision=problemPriorit_|
			project=IMP-1965-0001&rule=rule_65|done completeTask
			project=IMP-1965-0001&task=userTask_approvePlan|refused completeTask,done completeTask
			from=1965-01-01&to=1965-12-31&interventions=true|done setJobRetries
			""")
	void recordsAreNarrowed(String query, String expected) {
		JsonNode found = http.get("auditor", "/api/audit/records?size=500&" + query).json();
		List<String> shown = new ArrayList<>();
		found.path("items").forEach(one -> shown.add(one.path("outcome").asText() + " " + one.path("what").asText()));
		assertThat(shown).containsExactlyInAnyOrder((expected == null) ? new String[0] : expected.split(","));
	}

	@Test
	void aRecordIsToldWhole() {
		JsonNode one = http.get("auditor", "/api/audit/records?project=" + FIRST + "&rule=rule_65")
			.json()
			.at("/items/0");
		assertThat(one.path("madeAt").asText()).isEqualTo("1965-03-11T04:00:00Z");
		assertThat(one.at("/said/title").asText()).isEqualTo("=1+1");
		assertThat(one.at("/changes/0/after").asText()).isEqualTo("done");
		assertThat(one.at("/decisions/0/rules/0").asText()).isEqualTo("rule_65");
		assertThat(one.path("reason").asText()).isEqualTo("It holds");
		JsonNode refused = http.get("auditor", "/api/audit/records?project=" + FIRST + "&outcome=refused")
			.json()
			.at("/items/0");
		assertThat(refused.at("/reason/0/path").asText()).isEqualTo("approvalNote");
	}

	/** The number of a record is given before its transaction is over. */
	@Test
	void whoFollowsMissesNone() {
		long known = jdbc.queryForObject("select coalesce(max(id), 0) from audit_record", Long.class);
		LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
		record(now.minusSeconds(60), "follow1");
		record(now, "follow2");
		record(now.minusSeconds(60), "follow3");
		JsonNode first = followed(known);
		assertThat(first.at("/items")).extracting(one -> one.path("what").asText()).containsExactly("follow1");
		assertThat(followed(first.path("next").asLong()).at("/items")).isEmpty();
		assertThat(followed(first.path("next").asLong()).path("next")).isEqualTo(first.path("next"));
		jdbc.update("update audit_record set made_at = ? where what = 'follow2'",
				Timestamp.valueOf(now.minusSeconds(60)));
		JsonNode rest = followed(first.path("next").asLong());
		assertThat(rest.at("/items")).extracting(one -> one.path("what").asText())
			.containsExactly("follow2", "follow3");
	}

	private JsonNode followed(long after) {
		return http.get("auditor", "/api/audit/records?after=" + after).json();
	}

	@Test
	void thePageOfRecordsSaysWhatWasRefusedAndWhoTookAHand() {
		String english = page("auditor", "/audit/records?project=" + FIRST, "en").body();
		assertThat(english)
			.containsSubsequence("Intervention: Job to be tried again", "Refused: Task completed", "Approve plan",
					"It holds", "=1+1", "&lt;b&gt;", "<del>open</del> → <ins>done</ins>", "Decisions on plans",
					"Problem priority, version 3, rule rule_65")
			.contains("class=\"intervention\"", "class=\"refused\"");
		String chinese = page("auditor", "/audit/records?project=" + FIRST, "zh-CN").body();
		assertThat(chinese).contains("已拒绝：完成任务", "审批方案", "干预：重试作业", "方案决定", "问题优先级");
	}

	@Test
	void theFilesOfRecordsAreWhatThePageShowsAndNothingInThemIsComputed() throws IOException {
		String csv = text("/api/audit/records.csv?project=" + FIRST);
		assertThat(csv.split("\r\n\"")).hasSize(4);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
				http.download("auditor", "/api/audit/records.xlsx?project=" + FIRST, "zh-CN")))) {
			assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3);
			assertThat(book.getSheetAt(0).getRow(0).getCell(1).getStringCellValue()).isEqualTo("时间");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sort=opened|3,2,1
			sort=opened&order=asc|1,2,3
			sort=ended|2,1,3
			sort=title|1,3,2
			sort=lap|1,3,2
			state=reached|1
			state=ended&sort=opened|3,2,1
			state=running|
			step=evaluateResult|3,2,1
			text=slower|2
			text=1965-0003|3
			person=owner|3,2,1
			person=mara|2
			approver=owner|2
			approver=agent|1
			approver=lead|1
			priority=P0|1
			priority=P1|1
			priority=P2|2
			priority=P3|
			met=yes|1
			met=no|2
			met=notMeasured|3
			overridden=yes|1
			overridden=no|3,2
			laps=2|1
			sentBack=true|
			task=userTask_setGoals|2,1
			task=userTask_setGoals&hours=6|2
			task=userTask_setGoals&hours=6.1|
			task=userTask_approvePlan&how=late|1
			task=userTask_weeklyReview&how=otherwise|2
			task=userTask_approvePlan&how=against|2
			task=userTask_setGoals&how=against|
			task=userTask_approvePlan&how=sender|
			task=userTask_weeklyReview&how=done|
			""")
	void projectsAreFoundByWhatWasDecidedInThem(String query, String expected) {
		String keys = Pattern.compile("IMP-1965-000(\\d)\",")
			.matcher(text("/api/audit/list.csv?" + YEAR + "&" + query))
			.results()
			.map(found -> found.group(1))
			.reduce("", (one, other) -> one.isEmpty() ? other : one + "," + other);
		assertThat(keys).isEqualTo((expected == null) ? "" : expected);
		String page = page("auditor", "/audit?" + YEAR + "&" + query, "en").body();
		assertThat(Pattern.compile("/audit/projects/IMP-1965-000(\\d)\"")
			.matcher(page)
			.results()
			.map(found -> found.group(1))
			.reduce("", (one, other) -> one.isEmpty() ? other : one + "," + other)).isEqualTo(keys);
	}

	@Test
	void aRowTellsWhatAnAuditorAsks() {
		assertThat(text("/api/audit/list.csv?text=" + FIRST)).contains("\"IMP-1965-0001\",\"'=Faster <answers>\"",
				"\"P0\",\"1\",\"0\"", "\"Alex Agent\nLena Lead\"", "\"1965-03-01\",\"1965-06-01\",\"92\"");
	}

	@Test
	void theProcessIsSaidInNumbersThatOpenTheirCases() {
		String page = page("auditor", "/audit/process?" + YEAR, "en").body();
		String setGoals = row(page, "Set goals");
		assertThat(cells(setGoals)).containsExactly("2", "0 h", "4 h", "4 h", "3 h – 5 h", "5.6 h", "–", "0", "0", "0",
				"0");
		assertThat(setGoals)
			.contains("/audit?from=1965-01-01&amp;to=1965-12-31&amp;task=userTask_setGoals&amp;hours=4");
		assertThat(cells(row(page, "Approve plan"))).containsExactly("1", "0 h", "23 h", "23 h", "23 h – 23 h", "23 h",
				"100 %", "1", "0", "1", "0");
		assertThat(cells(row(page, "Hold weekly review"))).containsExactly("0", "24 h", "0 h", "24 h", "24 h – 24 h",
				"24 h", "–", "0", "0", "0", "1");
		assertThat(page).contains("Over 3 projects", "1 intervention", "data-option=")
			.contains("“Hold weekly review” takes 41 % of all time")
			.doesNotContain("processStart=improvementLoop");
		assertThat(cells(row(page, "Lena Lead"))).containsExactly("Oskar Owner", "1", "23 h", "23 h");
		assertThat(page("manager", "/audit/process?" + YEAR, "en").body())
			.contains("/#/?processStart=improvementLoop&amp;title=Improve%20the%20improvement%20process");
	}

	@Test
	void theChecklistFindsWhatItsRulesSayAndLeadsToTheEvidence() {
		String csv = text("/api/audit/checklist.csv?" + YEAR);
		assertThat(csv).contains("\"Alex Agent found the cause of problem p1 in lap 1, and verified it.\"",
				"\"Lena Lead leads the project, and approved its plan of lap 1.\"",
				"\"Lena Lead handed in the plan of lap 1, and approved it.\"",
				"\"Oskar Owner completed “Approve plan” 3 hours after it was due.\"",
				"“Hold weekly review” of – ended without being completed.", "Job to be tried again");
		String page = page("auditor", "/audit/checklist?" + YEAR, "en").body();
		assertThat(page).contains("/audit/projects/" + FIRST,
				"/audit/records?project=IMP-1965-0001&amp;interventions=true");
		assertThat(text("/api/audit/checklist.csv?" + YEAR + "&project=" + LATER).split("\r\n\"")).hasSize(3);
		assertThat(text("/api/audit/checklist.csv?" + YEAR + "&rule=unusualHours")).contains("1965-03-08",
				"1965-03-14");
	}

	private String text(String path) {
		return new String(http.download("auditor", path, "en"), StandardCharsets.UTF_8);
	}

	private Raw.Answer page(String person, String path, String language) {
		return Raw.browser(port, http, person)
			.with("Accept-Language", language)
			.with("Accept", "text/html")
			.send("GET", path);
	}

	/** The row of a table that begins with a text. */
	private static String row(String page, String begin) {
		return page.replaceAll("(?s).*?<tr[^>]*>\\s*<th scope=\"row\">" + begin + "</th>(.*?)</tr>.*", "$1");
	}

	private static List<String> cells(String row) {
		return Pattern.compile("(?s)<td[^>]*>(.*?)</td>")
			.matcher(row)
			.results()
			.map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
			.toList();
	}

	private void project(String key, String title, String lead, String state, int lap, String opened, String closed) {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at) values (?, ?, 'targetedFix', 'audit line', ?, 'owner', ?, ?, 'evaluateResult', ?, ?)
						""",
				key, title, lead, state, lap, Timestamp.valueOf(opened), Timestamp.valueOf(closed));
		jdbc.update("insert into project_reader (business_key, user_id) values (?, ?)", key, lead);
		jdbc.update("insert into project_reader (business_key, user_id) values (?, 'owner')", key);
	}

	private void problem(String key, String priority, String given) {
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic, priority)
						values (?, 'p1', 'g1', 'chat', 'speed', 'Slow', 1, 'day', 1, 1, 'Some', 1, false, ?)
						""",
				key, priority);
		jdbc.update(
				"""
						insert into problem_selection (business_key, lap, problem_id, selected, override_priority, override_reason)
						values (?, 1, 'p1', true, ?, 'Because')
						""",
				key, given);
	}

	private void plan(String key, String by, boolean approved, String at) {
		jdbc.update("""
				insert into plan_decision (business_key, lap, attempt, approved, decided_by, decided_at)
				values (?, 1, 1, ?, ?, ?)
				""", key, approved, by, Timestamp.valueOf(at));
	}

	private void instance(String key) {
		jdbc.update(
				"""
						insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, START_TIME_, STATE_)
						values (?, ?, ?, 'improvementLoop', 'improvementLoop:65:x', ?, 'COMPLETED')
						""",
				"i" + key, "i" + key, key, Timestamp.valueOf("1965-01-01 00:00:00"));
	}

	private void task(String key, String id, String stem, String person, String created, String ended, String due,
			String reason) {
		long took = Timestamp.valueOf(ended).getTime() - Timestamp.valueOf(created).getTime();
		jdbc.update(
				"""
						insert into ACT_HI_TASKINST (ID_, TASK_DEF_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, PROC_INST_ID_, NAME_, ASSIGNEE_,
						  START_TIME_, END_TIME_, DURATION_, DELETE_REASON_, DUE_DATE_)
						values (?, ?, 'improvementLoop', 'improvementLoop:65:x', ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				id, "userTask_" + stem, "i" + key, name(stem), person, Timestamp.valueOf(created),
				Timestamp.valueOf(ended), took, reason, (due == null) ? null : Timestamp.valueOf(due));
		if (person != null) {
			jdbc.update("""
					insert into ACT_HI_IDENTITYLINK (ID_, TIMESTAMP_, TYPE_, USER_ID_, TASK_ID_, OPERATION_TYPE_)
					values (?, ?, 'assignee', ?, ?, 'add')
					""", "l" + id, Timestamp.valueOf(created), person, id);
		}
	}

	private static String name(String stem) {
		return switch (stem) {
			case "setGoals" -> "Set goals";
			case "planActions" -> "Plan actions";
			case "approvePlan" -> "Approve plan";
			default -> "Hold weekly review";
		};
	}

	private void record(LocalDateTime at, String what) {
		jdbc.update("insert into audit_record (made_at, door, what, outcome) values (?, 'application', ?, 'done')",
				Timestamp.valueOf(at), what);
	}

	private void record(String at, String person, String what, String outcome, String key, String task, String taskKey,
			String said, String changes, String decisions, String reason) {
		jdbc.update(
				"""
						insert into audit_record (made_at, person, door, address, what, outcome, business_key, process_key, definition_id,
						  task_id, task_key, said, changes, decisions, reason)
						values (?, ?, 'tasklist', '127.0.0.1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				Timestamp.valueOf(at), person, what, outcome, key, (task == null) ? null : "improvementLoop",
				(task == null) ? null : "improvementLoop:65:x", task, taskKey, said, changes, decisions, reason);
	}

}
