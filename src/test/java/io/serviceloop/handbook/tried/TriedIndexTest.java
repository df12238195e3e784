package io.serviceloop.handbook.tried;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Projects;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was tried is found by words and likeness in both scripts, and goes from one
 * installation to another.
 */
@Serves({ "E27", "A41" })
class TriedIndexTest {

	private static final Projects.Reader ALL = Projects.Reader.EVERYTHING;

	private static JdbcConnectionPool pool;

	private JdbcTemplate jdbc;

	private TriedIndex index;

	private Recipes recipes;

	@BeforeAll
	static void migrate() {
		pool = JdbcConnectionPool.create("jdbc:h2:mem:tried;DB_CLOSE_DELAY=-1", "sa", "");
		Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
	}

	@AfterAll
	static void close() throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
		pool.dispose();
	}

	@BeforeEach
	void threeProjects() {
		another();
		tried("IMP-2026-0001", "speed", "chat", "Customers wait more than 20 minutes for a first answer",
				"Tickets are not graded, urgent ones queue behind others", "systemSupport",
				"Grade tickets automatically", "technology", true, "yes");
		tried("IMP-2026-0002", "服务效率", "在线咨询", "客户等待首次答复的时间过长", "坐席同时处理多个渠道，没有统一界面", "systemSupport", "统一坐席工作台",
				"technology", true, "notTestable");
		tried("IMP-2026-0003", "knowledge", "telephone", "Agents give wrong prices", "Price lists are updated late",
				"processDesign", "Train agents each month", "training", false, "no");
	}

	/** An installation in which nothing was done yet. */
	private void another() {
		jdbc = new JdbcTemplate(pool);
		for (String table : List.of("evaluation", "measurement", "action", "root_cause", "problem", "goal", "project",
				"recipe_item", "recipe")) {
			jdbc.update("delete from " + table);
		}
		recipes = new Recipes(JdbcClient.create(pool), jdbc);
		index = new TriedIndex(new TriedRegister(JdbcClient.create(pool)), recipes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customer waiting|1
			grading ticket|1
			GRADED|1
			training|3
			等待|2
			統一工作臺|2
			首次答覆|2
			渠道|2
			nothing of this|
			等待 price|
			""")
	void isFoundByItsWords(String text, String project) {
		TriedIndex.Page found = index.page(ALL, new TriedQuery(Map.of("text", text)), 0, 50);
		assertThat(found.items()).extracting(Tried::businessKey)
			.containsExactlyElementsOf((project == null) ? List.of() : List.of("IMP-2026-000" + project));
		assertThat(found.total()).isEqualTo(found.items().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			speed|phone|Customers are waiting for an answer on the phone|1
			performance|chat|The first answer takes 20 minutes|1
			服務效率|在線諮詢|客戶等待答覆太久|2
			效率|微信|客户等待答复|2
			knowledge|chat|An agent told a wrong price|3
			parking|garage|No space left for bicycles|
			""")
	void likeProblemsAreOffered(String type, String stage, String description, String project) {
		List<String> ids = index.likest(ALL, "IMP-2026-9999").problems(type, stage, description, 1);
		assertThat(ids)
			.containsExactlyElementsOf((project == null) ? List.of() : List.of("IMP-2026-000" + project + "/1/p1"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Nobody grades urgent tickets|systemSupport|1
			Urgent tickets are not graded|processDesign|1
			坐席沒有統一的界面|systemSupport|2
			The price list is late|crossDepartment|3
			The sun shone|systemSupport|
			""")
	void measuresAgainstLikeCausesAreOffered(String cause, String causeClass, String project) {
		TriedIndex.Likest likest = index.likest(ALL, "IMP-2026-9999");
		List<String> ids = likest.causes(cause, causeClass, 1);
		assertThat(ids)
			.containsExactlyElementsOf((project == null) ? List.of() : List.of("IMP-2026-000" + project + "/1/p1"));
		assertThat(likest.read(ids)).hasSize(ids.size());
	}

	@Test
	void ofTwoThatAreAsLikeTheOneOfTheSameClassComesFirst() {
		tried("IMP-2026-0004", "pace", "chat", "Refunds take nine days", "No limit", "processDesign", "Set a limit",
				"process", true, "yes");
		tried("IMP-2026-0005", "refund", "chat", "Refunds take nine days", "No budget", "crossDepartment",
				"Ask finance", "communication", true, "yes");
		TriedIndex.Likest likest = index.likest(ALL, "x");
		assertThat(likest.problems("pace", "x", "Refunds take nine days", 2)).first().isEqualTo("IMP-2026-0004/1/p1");
		assertThat(likest.problems("refund", "x", "Refunds take nine days", 2)).first().isEqualTo("IMP-2026-0005/1/p1");
		assertThat(index.likest(ALL, "IMP-2026-0004").problems("pace", "x", "Refunds take nine days", 2))
			.as("nothing of the project that asks")
			.containsExactly("IMP-2026-0005/1/p1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			type|SPE|1
			causeClass|systemSupport|2,1
			kind|training|3
			met|no|3
			proven|yes|1
			proven|notTestable|2
			origin|own|3,2,1
			origin|elsewhere|-
			""")
	void aFilterNarrows(String name, String value, String projects) {
		assertThat(index.page(ALL, new TriedQuery(Map.of(name, value)), 0, 50).items())
			.extracting(tried -> tried.businessKey().substring(12))
			.containsExactlyElementsOf((projects == null) ? List.of() : List.of(projects.split(",")));
	}

	@Test
	void pagesFollowEachOther() {
		for (int page = 0; page < 4; page++) {
			TriedIndex.Page found = index.page(ALL, new TriedQuery(Map.of()), page, 1);
			assertThat(found.total()).isEqualTo(3);
			assertThat(found.items()).hasSize((page < 3) ? 1 : 0);
		}
	}

	@Test
	void whatWasRefusedForItsDamageIsNotMet() {
		assertThat(index.page(ALL, new TriedQuery(Map.of("met", "yes")), 0, 50).total()).isEqualTo(2);
		jdbc.update(
				"update measurement set guard_past = true, guard_accepted = false where business_key = 'IMP-2026-0001'");
		jdbc.update("insert into evaluation (business_key, lap, conclusion, customer_feedback, concluded_at, guard_at)"
				+ " values ('IMP-2026-0001', 1, 'c', 'f', timestamp '2026-01-01 00:00:00', timestamp '2026-01-02 00:00:00')");
		assertThat(index.page(ALL, new TriedQuery(Map.of("met", "yes")), 0, 50).total()).isEqualTo(1);
	}

	@Test
	void whatWasNotMeasuredNotDoneOrNotVerifiedWasNotTried() {
		jdbc.update("update root_cause set verified = null where business_key = 'IMP-2026-0001'");
		jdbc.update("update measurement set met = null where business_key = 'IMP-2026-0002'");
		jdbc.update("update action set completed_on = null where business_key = 'IMP-2026-0003'");
		assertThat(index.page(ALL, new TriedQuery(Map.of()), 0, 50).total()).isZero();
		jdbc.update(
				"update action set stopped_at = timestamp '2026-01-01 00:00:00' where business_key = 'IMP-2026-0003'");
		assertThat(new TriedRegister(JdbcClient.create(pool)).all()).singleElement()
			.satisfies(tried -> assertThat(tried.measures()).singleElement().matches(Tried.Measure::stopped));
	}

	@Test
	@Serves("E27")
	void aRecipeIsOfferedInAnotherInstallation() {
		List<Tried> own = new TriedRegister(JdbcClient.create(pool)).of("IMP-2026-0001");
		RecipeOut out = RecipeOut.of(own, new NameMarks(List.of()), Map.of("take-0", "on", "from", "Hotline North"));
		assertThat(out.wrong()).isEmpty();
		byte[] file = Json.bytes(out.recipe());
		assertThat(new String(file)).doesNotContain("IMP-2026", "Project", "agent7", "department");
		another();
		List<Violation> wrong = new ArrayList<>();
		Recipe recipe = RecipeFile.read(file, wrong);
		assertThat(wrong).isEmpty();
		assertThat(recipes.keep(recipe, "North", "owner", LocalDateTime.of(2026, 1, 1, 0, 0))).isEqualTo(1);
		TriedIndex.Likest likest = index.likest(ALL, "IMP-2026-0001");
		List<String> ids = likest.problems("speed", "phone", "Customers are waiting for an answer", 3);
		assertThat(ids).hasSize(1);
		assertThat(likest.read(ids).get(ids.get(0))).satisfies(tried -> {
			assertThat(tried.businessKey()).isNull();
			assertThat(tried.from()).isEqualTo("North");
			assertThat(tried.rootCause()).startsWith("Tickets are not graded");
			assertThat(tried.effect().before()).isEqualTo(100);
			assertThat(tried.effect().after()).isEqualTo(57.5);
			assertThat(tried.effect().attainment()).isEqualTo(1.133);
			assertThat(tried.effect().proven()).isEqualTo("yes");
		});
		assertThat(recipes.keep(recipe, "Again", "owner", LocalDateTime.of(2026, 1, 2, 0, 0))).isZero();
		assertThat(recipes.page(0, 9)).singleElement().matches(one -> one.items() == 1);
		assertThat(recipes.remove(recipes.page(0, 9).get(0).id())).isTrue();
		assertThat(index.page(ALL, new TriedQuery(Map.of()), 0, 9).total()).isZero();
		assertThat(recipes.remove("nothing")).isFalse();
	}

	@Test
	void theLongestRecipeThatIsReadIsKept() {
		List<Recipe.Measure> measures = new ArrayList<>();
		for (int i = 0; i < Recipe.MOST_MEASURES; i++) {
			measures.add(new Recipe.Measure("technology", "\"".repeat(Recipe.MOST_OF_A_TEXT), false));
		}
		Recipe.Item item = RecipeFileTest.ITEM;
		Recipe longest = Recipe.of(null,
				List.of(Recipe.Item.of(item.problem(), item.cause(), measures, item.effect())));
		List<Violation> wrong = new ArrayList<>();
		Recipe recipe = RecipeFile.read(Json.bytes(longest), wrong);
		assertThat(wrong).isEmpty();
		assertThat(recipes.keep(recipe, "North", "owner", LocalDateTime.of(2026, 1, 1, 0, 0))).isEqualTo(1);
		assertThat(recipes.all()).singleElement().matches(one -> one.measures().size() == Recipe.MOST_MEASURES);
	}

	private void tried(String key, String type, String stage, String problem, String cause, String causeClass,
			String measure, String kind, boolean met, String proven) {
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at) values (?, 'Project', 'targetedFix', 'x', 'agent7', 'owner7', 'reached', 1, 'evaluateResult',
						  timestamp '2026-01-01 00:00:00')
						""",
				key);
		jdbc.update("""
				insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
				  data_source, period) values (?, 'g1', 'own', 'Response time', 'min', 'decrease', 8, 5,
				  date '2026-06-01', 'f', 's', 'week')
				""", key);
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic)
						values (?, 'p1', 'g1', ?, ?, ?, 1, 'day', 3, 3, 'x', 0, false)
						""",
				key, stage, type, problem);
		jdbc.update("""
				insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,
				  found_at, verified) values (?, 1, 'p1', 1, '[]', ?, ?, '[]', timestamp '2026-01-01 00:00:00', true)
				""", key, cause, causeClass);
		jdbc.update("""
				insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
				  responsible, due_date, training_required, pilot_sites, escalation, completed_on, kind)
				values (?, 1, 'a1', 'p1', ?, 'x', 'x', 'department', 'agent7', date '2026-01-31', false, '[]', 'none',
				  date '2026-01-30', ?)
				""", key, measure, kind);
		jdbc.update(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  baseline, attainment, met, proven, measured_at)
						values (?, 1, 'g1', 4.6, 10, date '2026-02-01', date '2026-02-28', 's', 8, 1.13333, ?, ?,
						  timestamp '2026-03-01 00:00:00')
						""",
				key, met, proven);
	}

}
