package io.serviceloop.overview.benefit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.project.Projects;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Worth and cost of many projects are read piece by piece. */
@Serves("A37")
class BenefitsTest {

	private static final int PROJECTS = 450;

	private JdbcConnectionPool pool;

	private Benefits benefits;

	@BeforeEach
	void manyProjects() {
		pool = JdbcConnectionPool.create("jdbc:h2:mem:benefits;DB_CLOSE_DELAY=-1", "sa", "");
		Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
		benefits = new Benefits(JdbcClient.create(pool), new InstallationCurrency("CNY"));
		JdbcTemplate jdbc = new JdbcTemplate(pool);
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at) select 'IMP-' || (100000 + x), 'Many', 'targetedFix', 'x', 'lead', 'owner', 'reached', 1,
						  'evaluateResult', timestamp '2026-01-01 00:00:00' from system_range(1, ?)
						""",
				PROJECTS);
		// Of each ten projects one has only a cost, one nothing, the others a worth.
		jdbc.update(
				"""
						insert into goal (business_key, id, metric, name, unit, direction, baseline, target, due_date, formula,
						  data_source, period, unit_worth) select 'IMP-' || (100000 + x), 'g1', 'own', 'Goal', 'min', 'decrease',
						  8, 5, date '2026-06-01', 'f', 's', 'week', case when mod(x, 10) > 1 then 10 end
						from system_range(1, ?)
						""",
				PROJECTS);
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic)
						select business_key, 'p1', 'g1', 's', 't', 'd', 1, 'day', 3, 3, 'x', 0, false from project
						""");
		jdbc.update(
				"""
						insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
						  responsible, due_date, training_required, pilot_sites, escalation, cost)
						select business_key, 1, 'a1', 'p1', 'm', 'x', 'x', 'd', 'agent', date '2026-01-31', false, '[]', 'none', 7
						from goal where unit_worth is null and business_key like '%0'
						""");
	}

	@AfterEach
	void close() throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("shutdown");
		}
		pool.dispose();
	}

	@Test
	void eachGoalIsToldOnceTheLatestFirstAndNoConnectionIsHeldMeanwhile() {
		List<String> told = new ArrayList<>();
		benefits.each(Projects.Reader.EVERYTHING, row -> {
			assertThat(pool.getActiveConnections()).isZero();
			told.add(row.businessKey());
		});
		assertThat(told).hasSize(PROJECTS * 9 / 10)
			.doesNotHaveDuplicates()
			.isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(told).contains("IMP-100450", "IMP-100002").doesNotContain("IMP-100001", "IMP-100441");
	}

	@Test
	void aPageIsOfAllPiecesAndSoAreTheSums() {
		Benefits.Page page = benefits.page(Projects.Reader.EVERYTHING, null, 8, 50);
		assertThat(page.total()).isEqualTo(405);
		assertThat(page.items()).hasSize(5);
		assertThat(page.items().get(4).businessKey()).isEqualTo("IMP-100002");
		assertThat(page.all().goals()).isEqualTo(405);
		assertThat(page.all().cost()).isEqualByComparingTo("315");
	}

}
