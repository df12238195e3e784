package io.serviceloop.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was tried before, over HTTP: who finds it, what goes out and what comes in. */
@Serves({ "E27", "A41" })
class TriedTest extends WebTest {

	private static final String ONE = "IMP-1992-0001";

	private static final String RUNNING = "IMP-1992-0002";

	private static final String BOUNDARY = "xxBoundaryxx";

	@BeforeEach
	void projects() {
		if (jdbc.queryForObject("select count(*) from project where business_key = ?", Integer.class, ONE) > 0) {
			return;
		}
		Foreign.account(engine, "triedLead", "project-leads");
		Foreign.account(engine, "triedOwner", "process-owners");
		Foreign.account(engine, "triedOther", "project-leads");
		project(ONE, "triedLead", "triedOwner", "reached", "Zebras queue at the ferry counter",
				"The counter has no zebra lane");
		project(RUNNING, "triedOther", "triedOther", "running", "A zebra waits at the ferry counter",
				"No lane for zebras at this counter");
		jdbc.update("insert into project_reader (business_key, user_id) select distinct business_key, user_id from"
				+ " project_person where business_key = ?", ONE);
		jdbc.update("insert into problem_selection (business_key, lap, problem_id, selected, decided_by, decided_at)"
				+ " values (?, 1, 'p1', true, 'x', timestamp '1992-01-01 00:00:00')", RUNNING);
		jdbc.update(
				"""
						insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
						  responsible, due_date, training_required, pilot_sites, escalation, completed_on, kind)
						values (?, 1, 'a1', 'p1', 'Paint a lane; ask triedLead for paint', 'x', 'x', 'd', 'agent', date '1992-01-31',
						  false, '[]', 'none', date '1992-01-30', 'process')
						""",
				ONE);
		jdbc.update(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  baseline, attainment, met, proven, measured_at) values (?, 1, 'g1', 4, 9, date '1992-02-01',
						  date '1992-02-28', 's', 8, 1.33333, true, 'yes', timestamp '1992-03-01 00:00:00')
						""",
				ONE);
	}

	@Test
	void whoSeesAProjectFindsWhatWasTriedInIt() {
		for (String person : List.of("triedLead", "manager")) {
			JsonNode found = http.get(person, "/api/tried?text=zebra%20queues").json();
			assertThat(found.path("total").asInt()).isEqualTo(1);
			assertThat(found.at("/items/0/businessKey").asText()).isEqualTo(ONE);
			assertThat(found.at("/items/0/effect/attainment").asDouble()).isEqualTo(1.33333);
			assertThat(found.at("/items/0/measures/0/kind").asText()).isEqualTo("process");
		}
		assertThat(http.browse("triedLead", "GET", "/tried?text=zebra", null).text()).contains(ONE, "8 → 4 min");
	}

	@Test
	@Serves({ "E06", "E07" })
	void aStrangerFindsNothingByWordsFiltersLikenessOrCount() {
		for (String query : List.of("text=zebra", "text=ferry%20counter", "type=ferries", "kind=process&type=ferries",
				"size=200")) {
			JsonNode found = http.get("triedOther", "/api/tried?" + query).json();
			assertThat(found.path("items").findValuesAsText("businessKey")).as(query).doesNotContain(ONE);
			if (!query.startsWith("size")) {
				assertThat(found.path("total").asInt()).as(query).isZero();
			}
		}
		assertThat(http.browse("triedOther", "GET", "/tried?text=zebra", null).text()).doesNotContain(ONE, "Paint");
		String experience = "/api/projects/" + RUNNING + "/experience";
		assertThat(http.get("triedOther", experience).text()).as("no number either")
			.doesNotContain("times", "causeClass", ONE, "Paint", "zebra lane");
		JsonNode seen = http.get("manager", experience).json();
		assertThat(seen.at("/0/causes/0/times").asInt()).isEqualTo(1);
		assertThat(seen.at("/0/likeProblems/0/businessKey").asText()).isEqualTo(ONE);
		assertThat(seen.at("/0/likeCauses/0/measures/0/measure").asText()).startsWith("Paint a lane");
		assertThat(http.get("triedLead", experience).status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kind=magic", "met=perhaps", "proven=1", "causeClass=fate", "origin=moon", "text=%00",
			"size=0", "size=201", "page=-1" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		Answer answer = http.get("manager", "/api/tried?" + query);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
	}

	@Test
	void aRecipeGoesOutWhenNobodyIsInItAndIsOfferedElsewhere() {
		String path = "/projects/" + ONE + "/recipe";
		String preview = http.browse("triedLead", "GET", path, null).text();
		assertThat(preview).contains("<mark class=\"person\">triedLead</mark>", "Zebras queue");
		Answer refused = form("triedLead", path, Map.of("take-0", "on"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.text()).contains("somebody of this installation");
		assertThat(form("triedLead", path, Map.of("from", "x")).status()).as("nothing chosen").isEqualTo(400);
		assertThat(form("triedLead", path, Map.of("take-0", "on", "measure-0-0", " ")).status()).as("no measure")
			.isEqualTo(400);
		assertThat(form("triedLead", path, Map.of("take-0", "on", "measure-0-0", "Paint", "from", "ask triedOwner"))
			.status()).isEqualTo(400);
		assertThat(form("triedOwner", path, Map.of("take-0", "on", "measure-0-0", "Paint", "from", "Hotline North"))
			.text()).contains("<mark class=\"look\">Hotline North</mark>");
		Answer recipe = form("triedOwner", path,
				Map.of("take-0", "on", "measure-0-0", "Paint a lane", "from", "Ferry <b>South</b>"));
		assertThat(recipe.status()).as(recipe.text()).isEqualTo(200);
		assertThat(recipe.text()).doesNotContain("IMP-", "tried", "agent", "Dpt", "\"name\"");
		assertThat(recipe.json().path("version").asInt()).isEqualTo(1);
		assertThat(recipe.json().at("/items/0/effect/afterPercent").asDouble()).isEqualTo(50);
		// Read in, it is found by those who may not see the project.
		Answer kept = upload("owner", "Ferry <b>South</b>", recipe.text());
		assertThat(kept.status()).as(kept.text()).isEqualTo(303);
		JsonNode found = http.get("triedOther", "/api/tried?text=zebra").json();
		assertThat(found.at("/items/0/from").asText()).isEqualTo("Ferry <b>South</b>");
		assertThat(found.at("/items/0/businessKey").isNull()).isTrue();
		assertThat(http.get("triedOther", "/api/projects/" + RUNNING + "/experience")
			.json()
			.at("/0/likeCauses/0/measures/0/measure")
			.asText()).isEqualTo("Paint a lane");
		assertThat(http.browse("triedOther", "GET", "/tried?text=zebra", null).text())
			.contains("Ferry &lt;b&gt;South&lt;/b&gt;")
			.doesNotContain("<b>South");
		assertThat(upload("manager", "again", recipe.text()).status()).as("all of it is known").isEqualTo(400);
		String id = jdbc.queryForObject("select id from recipe where from_text like 'Ferry%'", String.class);
		assertThat(form("triedLead", "/tried/recipes/" + id + "/remove", Map.of()).status()).isEqualTo(403);
		assertThat(form("manager", "/tried/recipes/" + id + "/remove", Map.of()).status()).isEqualTo(303);
		assertThat(http.get("triedOther", "/api/tried?text=zebra").json().path("total").asInt()).isZero();
	}

	@Test
	void whatIsNoRecipeIsRefusedAndNothingIsKept() {
		Integer before = jdbc.queryForObject("select count(*) from recipe_item", Integer.class);
		Answer wrong = upload("owner", "x",
				"{\"format\":\"serviceloop-recipe\",\"version\":3,\"items\":[{\"problem\":{\"type\":\"<script>\"}}]}");
		assertThat(wrong.status()).isEqualTo(400);
		assertThat(wrong.text()).contains("version", "cause.text", "effect.met").doesNotContain("<script>\"");
		assertThat(upload("owner", "", "{}").status()).isEqualTo(400);
		assertThat(upload("owner", null, "{}").text()).contains("from").doesNotContain("null");
		assertThat(upload("owner", "x".repeat(201), "{}").status()).isEqualTo(400);
		assertThat(upload("owner", "x", "[".repeat(10_000)).status()).isEqualTo(400);
		assertThat(upload("owner", "x", " ".repeat(500_001)).status()).isEqualTo(400);
		assertThat(upload("lead", "x", "{}").status()).isEqualTo(403);
		assertThat(jdbc.queryForObject("select count(*) from recipe_item", Integer.class)).isEqualTo(before);
	}

	@Test
	void recipesAreListedInPagesByThoseWhoReadThem() {
		for (int i = 0; i < 51; i++) {
			jdbc.update("insert into recipe (id, from_text, read_by, read_at) values (?, ?, ?, ?)", "paged" + i,
					"Paged " + i + ".", (i == 50) ? "gone" : "owner",
					java.sql.Timestamp.valueOf("1992-01-01 00:00:" + ((i < 10) ? "0" : "") + i));
		}
		try {
			String first = http.browse("manager", "GET", "/tried/recipes", null).text();
			assertThat(first)
				.contains(">Paged 50.<", ">gone<", ">Paged 1.<", ">Oskar Owner<", "/tried/recipes?page=1#list\"")
				.doesNotContain(">Paged 0.<");
			assertThat(http.browse("manager", "GET", "/tried/recipes?page=1", null).text())
				.contains(">Paged 0.<", "href=\"/tried/recipes#list\"")
				.doesNotContain(">Paged 1.<", "page=2");
			assertThat(http.browse("manager", "GET", "/tried/recipes?page=x", null).status()).isEqualTo(400);
		}
		finally {
			jdbc.update("delete from recipe where id like 'paged%'");
		}
	}

	@Test
	void ofARunningProjectAndByOthersNoRecipeGoesOut() {
		assertThat(http.browse("triedOther", "GET", "/projects/" + RUNNING + "/recipe", null).status()).isEqualTo(409);
		assertThat(http.browse("triedOther", "GET", "/projects/" + ONE + "/recipe", null).status()).isEqualTo(403);
		assertThat(http.browse("auditor", "GET", "/projects/" + ONE + "/recipe", null).status()).isEqualTo(403);
		assertThat(form("triedOther", "/projects/" + ONE + "/recipe", Map.of("take-0", "on")).status()).isEqualTo(403);
	}

	private Answer form(String person, String path, Map<String, String> fields) {
		List<String> parts = new ArrayList<>(List.of("x=y"));
		fields.forEach((name, value) -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return http.ask(Http.Proof.SESSION, person, "POST", path, "application/x-www-form-urlencoded",
				String.join("&", parts));
	}

	private Answer upload(String person, String from, String file) {
		String body = ((from == null) ? ""
				: "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"from\"\r\n\r\n" + from + "\r\n") + "--"
				+ BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"recipe.json\"\r\n"
				+ "Content-Type: application/json\r\n\r\n" + file + "\r\n--" + BOUNDARY + "--\r\n";
		return http.ask(Http.Proof.SESSION, person, "POST", "/tried/recipes",
				"multipart/form-data; boundary=" + BOUNDARY, body);
	}

	private void project(String key, String lead, String owner, String state, String problem, String cause) {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at) values (?, 'Ferry', 'targetedFix', 'ferries', ?, ?, ?, 1, 'planActions',
						  timestamp '1992-01-01 00:00:00')
						""",
				key, lead, owner, state);
		jdbc.update("""
				insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
				  data_source, period) values (?, 'g1', 'own', 'Time in the queue', 'min', 'decrease', 8, 5,
				  date '1992-06-01', 'f', 's', 'week')
				""", key);
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic)
						values (?, 'p1', 'g1', 'counter', 'Ferries', ?, 1, 'day', 3, 3, 'x', 0, false)
						""",
				key, problem);
		jdbc.update("""
				insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,
				  found_at, verified) values (?, 1, 'p1', 1, '[]', ?, 'processDesign', '[]',
				  timestamp '1992-01-01 00:00:00', true)
				""", key, cause);
	}

}
