package io.serviceloop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of a project when it ends is what would be read without it. */
@Serves({ "A51", "E06" })
class EndedProjectsTest extends WebTest {

	@Test
	void whoeverTookPartFindsItInListsAndNobodyElseDoes() {
		String reached = new Loop(engine).untilStandard().standardise().businessKey();
		String cancelled = new Loop(engine).open().setGoals().change("closeProject").businessKey();
		Foreign.account(engine, "endedOther", "project-leads");
		for (String key : List.of(reached, cancelled)) {
			List<String> people = jdbc.queryForList(
					"select distinct user_id from project_person where business_key = ? order by user_id", String.class,
					key);
			assertThat(people).contains("agent", "lead", "owner", "quality");
			assertThat(jdbc.queryForList("select user_id from project_reader where business_key = ? order by user_id",
					String.class, key))
				.isEqualTo(people);
			for (String person : people) {
				assertThat(found(person, key)).as(person + " " + key).isEqualTo(1);
			}
			assertThat(found("endedOther", key)).isZero();
			assertThat(found("auditor", key)).isEqualTo(1);
		}
	}

	@Test
	void theStatusThatIsKeptIsTheOneThatIsDerived() {
		Loop project = new Loop(engine).untilStandard();
		String key = project.businessKey();
		assertThat(kept(key)).containsOnlyNulls();
		project.standardise();
		List<String> kept = kept(key);
		assertThat(kept).doesNotContainNull().contains("done", "notStarted");
		String shown = http.get("lead", "/api/projects/" + key + "/issues").text();

		jdbc.update("update problem set last_status = null where business_key = ?", key);
		assertThat(http.get("lead", "/api/projects/" + key + "/issues").text()).isEqualTo(shown);
		for (Map.Entry<String, Integer> one : Map.of("done", 2, "notStarted", 1, "delayed", 0).entrySet()) {
			assertThat(http.get("lead", "/api/projects/" + key + "/issues?status=" + one.getKey())
				.json()
				.path("total")
				.asInt()).as(one.getKey()).isEqualTo(one.getValue());
		}
	}

	@Test
	void whatListsAskOfAnEndedProjectIsKeptAndTheSameForThoseThatEndedBefore() throws IOException {
		String reached = new Loop(engine).untilStandard().standardise().businessKey();
		String cancelled = new Loop(engine).open().setGoals().change("closeProject").businessKey();
		String running = new Loop(engine).open().setGoals().collectData().classifyProblems().businessKey();
		String all = "select business_key, words, last_attainment, problems from project where business_key in ('"
				+ reached + "', '" + cancelled + "', '" + running + "') order by business_key";
		List<Map<String, Object>> kept = jdbc.queryForList(all);
		assertThat(kept).extracting(row -> row.get("problems")).containsExactly(3, 0, null);
		assertThat((Double) kept.get(0).get("last_attainment")).isEqualTo(1.0);
		assertThat(kept.get(1).get("last_attainment")).isNull();
		String listed = http.get("auditor", "/api/projects?sort=attainment&size=200").text();
		String counted = http.get("auditor", "/api/issues?size=1").json().path("total").asText();
		String found = http.get("auditor", "/api/projects?text=" + cancelled.toLowerCase(Locale.ROOT)).text();
		assertThat(found).contains("\"total\":1");

		jdbc.update("update project set words = null, last_attainment = null, problems = null");
		assertThat(http.get("auditor", "/api/projects?sort=attainment&size=200").text()).isEqualTo(listed);
		assertThat(http.get("auditor", "/api/issues?size=1").json().path("total").asText()).isEqualTo(counted);
		assertThat(http.get("auditor", "/api/projects?text=" + cancelled.toLowerCase(Locale.ROOT)).text())
			.isEqualTo(found);

		String migration = new ClassPathResource("db/migration/V32__kept_of_projects.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		Stream.of(migration.split(";"))
			.map(part -> part.replaceAll("(?m)^--.*$", "").strip())
			.filter(part -> part.startsWith("update"))
			.forEach(jdbc::update);
		assertThat(jdbc.queryForList(all)).isEqualTo(kept);
	}

	@Test
	void projectsThatEndedBeforeGetWhatWouldHaveBeenKept() throws IOException {
		String reached = new Loop(engine).untilStandard().standardise().businessKey();
		Loop cancelled = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1", "p3");
		cancelled.findAndVerifyCauses()
			.plan(List.of(Loop.action("a1", "p1"), Loop.action("a2", "p3")))
			.approvePlan()
			.change("closeProject");
		String all = "select p.business_key, r.id, r.last_status from problem r join project p on p.business_key ="
				+ " r.business_key where p.state <> 'running' and p.business_key in ('" + reached + "', '"
				+ cancelled.businessKey() + "') order by 1, 2";
		List<Map<String, Object>> kept = jdbc.queryForList(all);
		assertThat(kept).extracting(row -> row.get("last_status")).contains("done", "notStarted").doesNotContainNull();

		jdbc.update("update problem set last_status = null");
		String migration = new ClassPathResource("db/migration/V29__people_of_projects.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		int update = migration.indexOf("update problem");
		jdbc.update(migration.substring(update, migration.indexOf(";", update)));
		assertThat(jdbc.queryForList(all)).isEqualTo(kept);
		assertThat(
				jdbc.queryForObject("select count(*) from problem r join project p on p.business_key = r.business_key"
						+ " where p.state = 'running' and r.last_status is not null", Integer.class))
			.isZero();
	}

	private List<String> kept(String key) {
		return jdbc.queryForList("select last_status from problem where business_key = ? order by id", String.class,
				key);
	}

	private int found(String person, String key) {
		return http.get(person, "/api/projects?text=" + key).json().path("total").asInt();
	}

}
