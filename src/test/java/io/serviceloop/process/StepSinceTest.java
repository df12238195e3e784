package io.serviceloop.process;

import java.time.LocalDateTime;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;

/** Since when a project is in its step. */
@InMemoryApplication
class StepSinceTest {

	private static final LocalDateTime LONG_AGO = LocalDateTime.of(2020, 1, 1, 0, 0);

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void itIsKnownOfEachStepAndStaysWhileTheStepDoes() {
		Loop loop = new Loop(engine).open();
		assertThat(comesTo(loop, "setGoals")).isTrue();
		loop.setGoals();
		assertThat(comesTo(loop, "collectData")).isTrue();
		loop.collectData();
		assertThat(comesTo(loop, "classifyProblems")).isTrue();
		loop.classifyProblems();
		assertThat(comesTo(loop, "classifyProblems")).as("described, not decided").isFalse();
		loop.confirm("p1", "p3");
		assertThat(comesTo(loop, "findRootCause")).isTrue();
		loop.findAndVerifyCauses();
		loop.plan(List.of(action("a1", "p1"), action("a2", "p3")));
		assertThat(comesTo(loop, "planActions")).isTrue();
		loop.complete("owner", "userTask_approvePlan", values("planApproved", false, "approvalNote", "Too late"));
		loop.plan(List.of(action("a1", "p1"), action("a2", "p3")));
		assertThat(comesTo(loop, "planActions")).as("planned anew").isFalse();
		loop.approvePlan();
		assertThat(comesTo(loop, "implementAction")).isTrue();
		loop.report("userTask_implementAction").report("userTask_implementAction");
		assertThat(comesTo(loop, "evaluateResult")).isTrue();
		loop.fire("event_observationOver").measure(7, 19).evaluate();
		assertThat(comesTo(loop, "findRootCause")).as("of the next lap").isTrue();
	}

	/** Whether it came to the step just now; then as if that were long ago. */
	private boolean comesTo(Loop loop, String step) {
		assertThat(jdbc.sql("select step from project where business_key = ?")
			.param(loop.businessKey())
			.query(String.class)
			.single()).isEqualTo(step);
		LocalDateTime since = since(jdbc, loop.businessKey());
		jdbc.sql("update project set step_since = ? where business_key = ?")
			.params(LONG_AGO, loop.businessKey())
			.update();
		return since.isAfter(LONG_AGO);
	}

	@Test
	void ofProjectsFromBeforeItIsWhatTheRegistersHaveKept() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:stepSince;DB_CLOSE_DELAY=-1");
		bringTo("23", database);
		JdbcClient older = JdbcClient.create(database);
		project(older, 1, "running", 1, "setGoals");
		project(older, 2, "running", 1, "classifyProblems");
		older.sql("""
				insert into data_source (business_key, id, kind, responsible, window_days, collected_at) values
				  ('IMP-2025-0002', 's1', 'benchmark', 'alex', 90, timestamp '2025-02-01 10:00:00'),
				  ('IMP-2025-0002', 's2', 'benchmark', 'alex', 90, timestamp '2025-02-03 10:00:00')
				""").update();
		project(older, 3, "running", 2, "findRootCause");
		older.sql("""
				insert into problem_selection (business_key, lap, problem_id, selected, decided_at) values
				  ('IMP-2025-0003', 1, 'p1', true, timestamp '2025-03-01 10:00:00'),
				  ('IMP-2025-0003', 2, 'p1', true, timestamp '2025-05-01 10:00:00')
				""").update();
		project(older, 4, "running", 1, "implementAction");
		older.sql("""
				insert into plan_decision (business_key, lap, attempt, approved, decided_at) values
				  ('IMP-2025-0004', 1, 1, false, timestamp '2025-04-01 10:00:00'),
				  ('IMP-2025-0004', 1, 2, true, timestamp '2025-04-09 10:00:00')
				""").update();
		project(older, 5, "running", 1, "evaluateResult");
		older.sql("update project set rolled_out_on = date '2025-06-06' where business_key = 'IMP-2025-0005'").update();
		project(older, 6, "running", 2, "planActions");
		older
			.sql("update project set lap_opened_at = timestamp '2025-07-07 07:00:00'"
					+ " where business_key = 'IMP-2025-0006'")
			.update();
		project(older, 7, "reached", 1, "evaluateResult");
		bringTo("24", database);
		assertThat(older.sql("select cast(step_since as date) from project order by business_key")
			.query(String.class)
			.list())
			.containsExactly("2025-01-01", "2025-02-03", "2025-05-01", "2025-04-09", "2025-06-06", "2025-07-07", null);
	}

	private static void project(JdbcClient jdbc, int number, String state, int lap, String step) {
		jdbc.sql(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at) values (?, 't', 'targetedFix', 's', 'lena', 'oskar', ?, ?, ?, timestamp '2025-01-01 08:00:00')
						""")
			.params("IMP-2025-000" + number, state, lap, step)
			.update();
	}

	private static LocalDateTime since(JdbcClient jdbc, String businessKey) {
		return jdbc.sql("select step_since from project where business_key = ?")
			.param(businessKey)
			.query(LocalDateTime.class)
			.single();
	}

	private static void bringTo(String version, JdbcDataSource database) {
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration")
			.target(MigrationVersion.fromVersion(version))
			.load()
			.migrate();
	}

}
