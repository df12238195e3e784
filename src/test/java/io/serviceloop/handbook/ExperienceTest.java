package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What earlier projects have learned is counted for those that come. */
@InMemoryApplication
class ExperienceTest {

	private static final Projects.Reader EVERYTHING = Projects.Reader.EVERYTHING;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Experience experience;

	private final String type = "kind " + System.nanoTime();

	@Serves({ "E27", "A41" })
	@Test
	void trainingFixedThisOneTimeOfThree() {
		earlier("online advice", "training", true, "yes");
		earlier("online advice", "training", false, "no");
		earlier("online advice", "training", false, null);
		earlier("online advice", "process", true, "notTestable");
		earlier("online advice", null, false, null);
		earlier("result feedback", "training", true, "yes");
		assertThat(experience.of(project("online advice"), EVERYTHING)).singleElement().satisfies(known -> {
			assertThat(known.problemId()).isEqualTo("p1");
			assertThat(known.sameStage()).isTrue();
			assertThat(known.projects()).isEqualTo(5);
			assertThat(known.causes()).singleElement().satisfies(cause -> {
				assertThat(cause.causeClass()).isEqualTo("staffAbility");
				assertThat(cause.times()).isEqualTo(5);
				assertThat(cause.fixed()).isEqualTo(2);
				assertThat(cause.proven()).isEqualTo(1);
				assertThat(cause.measures()).containsExactlyInAnyOrder(new Experience.Measure("training", 3, 1, 1),
						new Experience.Measure("process", 1, 1, 0), new Experience.Measure(null, 1, 0, 0));
			});
		});
	}

	@Serves("E27")
	@Test
	void whereNothingIsKnownOfTheStageTheTypeCounts() {
		earlier("result feedback", "training", true, "yes");
		assertThat(experience.of(project("online advice"), EVERYTHING)).singleElement()
			.matches(known -> !known.sameStage() && known.projects() == 1);
	}

	@Test
	void whatIsNotDoneNotEvaluatedNotVerifiedOrOfTheProjectItselfTellsNothing() {
		String key = earlier("online advice", "training", true, "yes");
		assertThat(experience.of(key, EVERYTHING)).isEmpty();
		change("update action set dropped_at = timestamp '2026-01-01 00:00:00' where business_key = ?", key);
		assertThat(experience.of(project("online advice"), EVERYTHING)).isEmpty();
		change("update action set dropped_at = null, completed_on = null where business_key = ?", key);
		assertThat(experience.of(project("online advice"), EVERYTHING)).isEmpty();
		change("update action set completed_on = date '2026-01-01' where business_key = ?", key);
		change("update measurement set met = null where business_key = ?", key);
		assertThat(experience.of(project("online advice"), EVERYTHING)).isEmpty();
		change("update measurement set met = true where business_key = ?", key);
		change("update root_cause set verified = false where business_key = ?", key);
		assertThat(experience.of(project("online advice"), EVERYTHING)).isEmpty();
	}

	@Serves("E27")
	@Test
	void aReaderHasCountedWhatHeMayOpenAlone() {
		String seen = earlier("online advice", "training", true, "yes");
		earlier("online advice", "process", false, "no");
		String key = project("online advice");
		Projects.Reader reader = new Projects.Reader(false, type, List.of());
		assertThat(experience.of(key, reader)).isEmpty();
		jdbc.sql("insert into project_team (business_key, user_id) values (?, ?)").params(seen, type).update();
		assertThat(experience.of(key, reader)).singleElement().satisfies(known -> {
			assertThat(known.projects()).isEqualTo(1);
			assertThat(known.causes()).singleElement()
				.satisfies(cause -> assertThat(cause.measures())
					.containsExactly(new Experience.Measure("training", 1, 1, 1)));
		});
		assertThat(experience.of(key, EVERYTHING)).singleElement().matches(known -> known.projects() == 2);
	}

	@Serves({ "E27", "A41" })
	@Test
	void aStandardIsOfferedByTheTitleThatHoldsAndNotByOneThatNeverDid() {
		String key = earlier("online advice", "training", true, "yes");
		jdbc.sql("insert into handbook_entry (chapter, owner) values ('script', 'owner')").update();
		int entry = jdbc.sql("select max(id) from handbook_entry").query(Integer.class).single();
		version(entry, 1, "Holds", 9, null, key);
		version(entry, 2, "Never held", 3, 3, key);
		version(entry, 3, "Is announced", -9, null, key);
		assertThat(standards()).containsExactly("Holds");
		change("update handbook_version set valid_from = date '2026-01-01' where title = 'Is announced' and"
				+ " business_key = ?", key);
		assertThat(standards()).as("the day decides, and not the order of approval").containsExactly("Holds");
	}

	private List<String> standards() {
		return experience.of(project("online advice"), EVERYTHING)
			.stream()
			.flatMap(known -> known.standards().stream())
			.map(Experience.Standard::title)
			.toList();
	}

	private void version(int entry, int number, String title, int daysAgo, Integer replacedBy, String key) {
		jdbc.sql(
				"""
						insert into handbook_version (entry_id, number, chapter, owner, title, text, valid_from, business_key, lap,
						  action_ids, written_by, written_at, approved, replaced_by)
						values (?, ?, 'script', 'owner', ?, 't', ?, ?, 1, '["a1"]', 'owner', timestamp '2026-01-01 00:00:00', true, ?)
						""")
			.params(entry, number, title, LocalDate.now().minusDays(daysAgo), key, replacedBy)
			.update();
	}

	/** A project of which one problem was worked on in one lap that was evaluated. */
	private String earlier(String stage, String kind, boolean met, String proven) {
		String key = project(stage);
		change("insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,"
				+ " found_at, verified) values (?, 1, 'p1', 1, '[]', 'c', 'staffAbility', '[]',"
				+ " timestamp '2026-01-01 00:00:00', true)", key);
		jdbc.sql(
				"""
						insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
						  responsible, start_date, due_date, training_required, pilot_sites, escalation, completed_on, kind)
						values (?, 1, 'a1', 'p1', 'm', 'e', 'r', 'd', 'agent', date '2026-01-01', date '2026-01-02', false, '[]',
						  'none', date '2026-01-02', ?)
						""")
			.params(key, kind)
			.update();
		jdbc.sql(
				"""
						insert into measurement (business_key, lap, goal_id, after_value, sample_size, from_date, to_date, source,
						  met, proven, measured_at) values (?, 1, 'g1', 1, 10, date '2026-01-01', date '2026-01-31', 's', ?, ?,
						  timestamp '2026-02-01 00:00:00')
						""")
			.params(key, met, proven)
			.update();
		return key;
	}

	private String project(String stage) {
		String key = new Loop(engine).open().setGoals().collectData().classifyProblems().businessKey();
		jdbc.sql("delete from problem where business_key = ? and id <> 'p1'").param(key).update();
		jdbc.sql("update problem set type = ?, stage = ? where business_key = ?").params(type, stage, key).update();
		return key;
	}

	private void change(String sql, String key) {
		jdbc.sql(sql).params(List.of(key)).update();
	}

}
