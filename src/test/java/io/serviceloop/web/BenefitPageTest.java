package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What projects are worth and cost, for those who see them. */
@Serves({ "A37", "D17" })
class BenefitPageTest extends WebTest {

	private static final String ONE = "IMP-1991-0001";

	private static final String OTHER = "IMP-1991-0002";

	private static final String LESS = "IMP-1991-0003";

	@BeforeEach
	void twoProjects() {
		if (jdbc.queryForObject("select count(*) from project where business_key = ?", Integer.class, ONE) > 0) {
			return;
		}
		Foreign.account(engine, "worthLead", "project-leads");
		Foreign.account(engine, "worthOther", "project-leads");
		project(ONE, "worthLead");
		project(OTHER, "worthOther");
		jdbc.update("insert into project_reader (business_key, user_id) select distinct business_key, user_id from"
				+ " project_person where business_key in (?, ?)", ONE, OTHER);
		goal(ONE, "g1", 100.0);
		goal(ONE, "g2", 50.0);
		goal(ONE, "g3", null);
		goal(OTHER, "g1", 7.0);
		measured(ONE, 1, "g1", -1, null, null, false, "no", null, null);
		measured(ONE, 2, "g1", -3, -4.0, -2.0, true, "yes", null, null);
		measured(ONE, 2, "g2", -3, -4.0, -2.0, true, "yes", true, false);
		measured(OTHER, 1, "g1", -1, null, null, true, "notTestable", null, null);
		action(ONE, "a1", "g1", 1, 120.5, "completed_on");
		action(ONE, "a2", "g1", 2, 80.0, "stopped_at");
		action(ONE, "a3", "g1", 2, 1000.0, "dropped_at");
		action(ONE, "a4", "g3", 2, 5.25, "completed_on");
	}

	@Test
	void aProjectSaysWhatItsGoalsAreWorthAndCost() {
		Http.Answer answer = http.get("worthLead", "/api/projects/" + ONE);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		JsonNode benefit = answer.json().path("benefit");
		assertThat(benefit.path("currency").asText()).isEqualTo("CNY");
		assertThat(benefit.path("cost").asDouble()).isEqualTo(205.75);
		JsonNode first = benefit.at("/goals/0");
		assertThat(first.path("sure").asText()).isEqualTo("proven");
		assertThat(first.path("lap").asInt()).isEqualTo(2);
		assertThat(first.path("month").asDouble()).isEqualTo(300);
		assertThat(first.path("monthLow").asDouble()).isEqualTo(200);
		assertThat(first.path("monthHigh").asDouble()).isEqualTo(400);
		assertThat(first.path("year").asDouble()).isEqualTo(3600);
		assertThat(first.path("cost").asDouble()).as("of all laps, the stopped one too").isEqualTo(200.5);
		assertThat(benefit.at("/goals/1/sure").asText()).isEqualTo("refused");
		assertThat(benefit.at("/goals/1/month").isNull()).isTrue();
		assertThat(benefit.at("/goals/2/cost").asDouble()).isEqualTo(5.25);
	}

	@Test
	void theReportOfAProjectAndThePageOfAllShowThem() {
		assertThat(http.browse("worthLead", "GET", "/projects/" + ONE, null).text()).contains("300 CNY",
				"200 to 400 CNY", "205.75 CNY", "damage elsewhere refused", "Twelve times");
		assertThat(http.browse("worthLead", "GET", "/benefit", null).text()).contains("300 CNY", "3,600 CNY",
				"205.75 CNY");
	}

	@Test
	void sumsAreOfWhatTheReaderSeesByHowSureItIs() {
		JsonNode mine = http.get("worthLead", "/api/benefit?size=200").json();
		assertThat(mine.path("items").findValuesAsText("businessKey")).contains(ONE).doesNotContain(OTHER);
		assertThat(mine.at("/sums/proven/month").asDouble()).isEqualTo(300);
		assertThat(mine.at("/sums/refused/month").asDouble()).isZero();
		assertThat(mine.at("/all/cost").asDouble()).isEqualTo(205.75);
		JsonNode refused = http.get("worthLead", "/api/benefit?sure=refused").json();
		assertThat(refused.path("total").asInt()).isEqualTo(1);
		assertThat(refused.at("/items/0/goalId").asText()).isEqualTo("g2");
		assertThat(http.get("manager", "/api/benefit?size=200").json().path("items").findValuesAsText("businessKey"))
			.contains(ONE, OTHER);
	}

	@Test
	@Serves({ "E06", "E07" })
	void nobodySeesInListSumOrFileWhatHeMayNotOpen() throws IOException {
		JsonNode seen = http.get("worthOther", "/api/benefit").json();
		assertThat(seen.path("items").findValuesAsText("businessKey")).contains(OTHER).doesNotContain(ONE);
		assertThat(seen.path("sums").has("proven")).isFalse();
		assertThat(http.get("worthOther", "/api/benefit.csv").text()).contains(OTHER).doesNotContain(ONE);
		try (XSSFWorkbook book = new XSSFWorkbook(
				new ByteArrayInputStream(http.download("worthOther", "/api/benefit.xlsx", "en")))) {
			assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(seen.path("total").asInt());
			assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue()).isEqualTo(OTHER);
			assertThat(book.getSheetAt(0).getRow(1).getCell(6).getNumericCellValue()).isEqualTo(7);
			assertThat(book.getSheetAt(1).getRow(2).getCell(1).getStringCellValue())
				.contains("times the worth of a unit");
		}
	}

	@Test
	void amountsBelowNothingAreNumbersInAFile() {
		Foreign.account(engine, "worthLess", "project-leads");
		if (jdbc.queryForObject("select count(*) from project where business_key = ?", Integer.class, LESS) == 0) {
			project(LESS, "worthLess");
			jdbc.update("insert into project_reader (business_key, user_id) select distinct business_key, user_id from"
					+ " project_person where business_key = ?", LESS);
			goal(LESS, "g1", 10.0);
			measured(LESS, 1, "g1", 2, 1.0, 3.0, false, "no", null, null);
		}
		assertThat(http.get("worthLess", "/api/benefit.csv").text())
			.contains("\"10.00\",\"2.0\",\"-20.00\",\"-30.00\",\"-10.00\",\"-240.00\"");
	}

	@Test
	void aFileIsInTheReadersLanguage() {
		String file = new String(http.download("worthLead", "/api/benefit.csv?sure=proven", "zh-CN"),
				StandardCharsets.UTF_8);
		assertThat(file).contains("每月价值（CNY）", "已证实", "300.00").doesNotContain("其他指标受损");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sure=very", "size=0", "size=201", "page=-1", "sure=%00" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		Http.Answer answer = http.get("manager", "/api/benefit?" + query);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
	}

	private void project(String key, String lead) {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at) values (?, 'Worth it', 'targetedFix', 'hotline', ?, ?, 'reached', 2, 'evaluateResult',
						  timestamp '1991-01-01 00:00:00', timestamp '1991-02-10 00:00:00')
						""",
				key, lead, lead);
	}

	private void goal(String key, String id, Double worth) {
		jdbc.update("""
				insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
				  data_source, period, unit_worth) values (?, ?, 'own', 'Goal', 'min', 'decrease', 8, 5,
				  date '1991-06-01', 'f', 's', 'week', ?)
				""", key, id, worth);
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic, frequency_per_week,
						  frequency_score, matrix_score, screened, problem_rank)
						values (?, ?, ?, 's', 't', 'd', 1, 'day', 3, 3, 'x', 0, false, 7, 3, 9, true, 1)
						""",
				key, id.replace('g', 'p'), id);
	}

	private void measured(String key, int lap, String goal, double change, Double low, Double high, boolean met,
			String proven, Boolean past, Boolean accepted) {
		jdbc.update(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  change_value, change_low, change_high, met, proven, guard_past, guard_accepted, measured_at)
						values (?, ?, ?, 5, 9, date '1991-01-01', date '1991-01-31', 's', ?, ?, ?, ?, ?, ?, ?,
						  timestamp '1991-02-01 00:00:00')
						""",
				key, lap, goal, change, low, high, met, proven, past, accepted);
	}

	private void action(String key, String id, String goal, int lap, Double cost, String over) {
		jdbc.update(
				"""
						insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
						  responsible, due_date, training_required, pilot_sites, escalation, cost, %s)
						values (?, ?, ?, ?, 'm', 'x', 'x', 'd', 'agent', date '1991-01-31', false, '[]', 'none', ?, date '1991-01-30')
						"""
					.formatted(over),
				key, lap, id, goal.replace('g', 'p'), cost);
	}

}
