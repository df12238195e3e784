package io.serviceloop.overview.issues;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.Postgres;
import io.serviceloop.Serves;
import io.serviceloop.action.ActionStatus;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The status of a problem over all its measures, on both databases (A51). */
class IssueStatusTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

	private static final Pattern DAY = Pattern.compile("(start|due|done|lap)([+-]?\\d+)");

	private static final AtomicInteger PROJECTS = new AtomicInteger();

	private static List<JdbcClient> databases;

	@BeforeAll
	static void makeTables() {
		databases = Stream.of("jdbc:h2:mem:issueStatus;DB_CLOSE_DELAY=-1", Postgres.create("issue_status")).map(url -> {
			DriverManagerDataSource database = new DriverManagerDataSource(url,
					url.contains("postgres") ? Postgres.USER : "sa", "");
			Flyway.configure().dataSource(database).load().migrate();
			return JdbcClient.create(database);
		}).toList();
	}

	/** Days count from today; the project is in lap 1 where nothing else stands there. */
	@Serves("A51")
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					nothing is done about it                      | running           | -              | -                           | notStarted
					its plan waits for the approval               | running           | -              | start-9 due+5               | notStarted
					its plan was refused                          | running           | refused        | start-9 due-1               | notStarted
					a manager has not said yes to the effort      | running           | effort         | start-9 due-1               | notStarted
					a manager has said yes to the effort          | running           | effortApproved | start-9 due-1               | delayed
					it begins with the approval                   | running           | approved       | due+5                       | inProgress
					it begins today                               | running           | approved       | start+0 due+5               | inProgress
					it begins tomorrow                            | running           | approved       | start+1 due+5               | notStarted
					it is due today                               | running           | approved       | due+0                       | inProgress
					it was due yesterday                          | running           | approved       | due-1                       | delayed
					it is done, late                              | running           | approved       | due-9 done-1                | done
					it was dropped                                | running           | approved       | due-9 dropped               | notStarted
					its pilot was stopped                         | running           | approved       | due-9 stopped               | notStarted
					one of two is late                            | running           | approved       | due-1, due+9                | delayed
					one is late, another is done                  | running           | approved       | due-1, due-2 done-2         | delayed
					one is done, another begins tomorrow          | running           | approved       | due-1 done-1, start+1 due+9 | inProgress
					one begins tomorrow, another has begun        | running           | approved       | start+1 due+9, due+5        | inProgress
					both are done                                 | running           | approved       | due+9 done-1, due-1 done-2  | done
					what is late was dropped                      | running           | approved       | due-9 dropped, due+5        | inProgress
					all but the dropped one are done              | running           | approved       | due-9 dropped, due+5 done-1 | done
					another lap works on it again                 | running lap2 again | approved      | due-9 done-9                | inProgress
					another lap does not work on it               | running lap2      | approved       | due-9 done-9                | done
					another lap has planned for it                | running lap2 again | approved      | due-9 done-9, lap2 due+9    | inProgress
					another lap is done with it                   | running lap2 again | approved      | due-9 done-9, lap2 due+9 done-1 | done
					the project ended before it was due           | reached closed-5  | approved       | due-4                       | inProgress
					the project ended after it was due            | cancelled closed-5 | approved      | due-6                       | delayed
					the project ended before it began             | cancelled closed-5 | approved      | start-4 due+9               | notStarted
					the project ended in a lap that took it again | notReached closed-5 lap2 again | approved | due-9 done-9          | done
					""")
	void isDerivedFromAllMeasures(String what, String project, String plan, String measures, IssueStatus status) {
		for (JdbcClient database : databases) {
			String key = project(database, project, plan);
			List<String> given = (measures == null) ? List.of() : List.of(measures.split(", "));
			for (int i = 0; i < given.size(); i++) {
				measure(database, key, "a" + i, given.get(i));
			}
			assertThat(status(database, key)).as(what).isEqualTo(status);
		}
	}

	/** One measure alone says of its problem what it says of itself. */
	@ParameterizedTest
	@MethodSource("singleMeasures")
	void isThatOfTheOneMeasureThereIs(String plan, String measure) {
		for (JdbcClient database : databases) {
			String key = project(database, "running", plan);
			measure(database, key, "a1", measure);
			ActionStatus own = ActionStatus.on(TODAY, "approved".equals(plan), day(measure, "start"),
					day(measure, "due"), day(measure, "done"), measure.contains("dropped"), false);
			assertThat(status(database, key).name())
				.isEqualTo((own == ActionStatus.dropped) ? "notStarted" : own.name());
		}
	}

	static Stream<Arguments> singleMeasures() {
		return Stream.of("approved", "refused")
			.flatMap(plan -> Stream.of("", "start-1 ", "start+0 ", "start+1 ")
				.flatMap(start -> Stream.of("due-1", "due+0", "due+1")
					.flatMap(due -> Stream.of("", " done+0", " dropped")
						.map(end -> Arguments.of(plan, start + due + end)))));
	}

	/** Of several projects, for which a database must not take one for the other. */
	@ParameterizedTest
	@EnumSource(names = { "delayed", "inProgress", "done" })
	void problemsAreCountedByIt(IssueStatus status) {
		for (JdbcClient database : databases) {
			List<String> keys = List.of(project(database, "running lap2 again", "approved"),
					project(database, "reached closed-5", "approved"), project(database, "running", "approved"));
			for (String key : keys) {
				measure(database, key, "a1", (status == IssueStatus.delayed) ? "due-9" : "due-9 done-9");
			}
			assertThat(database.sql(Issues.counted(
					" from problem pr join project p on p.business_key = pr.business_key where p.business_key in (:keys) and "
							+ IssueStatus.OF + " = :status"))
				.param("keys", keys)
				.param("today", TODAY)
				.param("status", status.name())
				.query(Integer.class)
				.single()).isEqualTo(Map.of("delayed", 3, "inProgress", 1, "done", 2).get(status.name()));
		}
	}

	private static IssueStatus status(JdbcClient database, String key) {
		return IssueStatus.valueOf(database
			.sql("select " + IssueStatus.OF
					+ " from problem pr join project p on p.business_key = pr.business_key where p.business_key = :key")
			.param("key", key)
			.param("today", TODAY)
			.query(String.class)
			.single());
	}

	private static String project(JdbcClient database, String words, String plan) {
		String key = "IMP-2026-%04d".formatted(PROJECTS.incrementAndGet());
		int lap = words.contains("lap2") ? 2 : 1;
		database
			.sql("""
					insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
					  opened_at, closed_at) values (?, 'Calls', 'targetedFix', 'hotline', 'lead', 'owner', ?, ?, 'x', ?, ?)
					""")
			.params(key, words.split(" ")[0], lap, TODAY.minusDays(90).atStartOfDay(),
					words.contains("closed") ? TODAY.minusDays(5).atTime(23, 59) : null)
			.update();
		database
			.sql("""
					insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
					  urgency_score, impact_score, impact_note, affected_customers, systemic)
					values (?, 'p1', 'g1', 'advice', 'speed', 'Slow', 1, 'day', 3, 3, 'Complaints', 0, false)
					""")
			.param(key)
			.update();
		for (int decided = 1; decided <= lap; decided++) {
			database
				.sql("insert into problem_selection (business_key, lap, problem_id, selected) values (?, ?, 'p1', ?)")
				.params(key, decided, decided == 1 || words.contains("again"))
				.update();
			if (plan != null) {
				boolean effort = plan.startsWith("effort");
				database.sql("""
						insert into plan_decision (business_key, lap, attempt, approved, decided_at, effort_limit,
						  effort_approved) values (?, ?, 1, ?, ?, ?, ?)
						""")
					.params(key, decided, !plan.equals("refused"), TODAY.minusDays(30).atStartOfDay(),
							effort ? 20.0 : null, plan.equals("effortApproved") ? true : null)
					.update();
			}
		}
		return key;
	}

	private static void measure(JdbcClient database, String key, String id, String words) {
		database
			.sql("""
					insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
					  responsible, start_date, due_date, training_required, pilot_sites, escalation, completed_on, dropped_at,
					  stopped_at) values (?, ?, ?, 'p1', 'Grade', 'Faster', 'None', 'IT', 'agent', ?, ?, false, '[]', 'none', ?,
					  ?, ?)
					""")
			.params(key, words.contains("lap2") ? 2 : 1, id, day(words, "start"), day(words, "due"), day(words, "done"),
					words.contains("dropped") ? TODAY.atStartOfDay() : null,
					words.contains("stopped") ? TODAY.atStartOfDay() : null)
			.update();
	}

	private static LocalDate day(String words, String name) {
		Map<String, Integer> days = DAY.matcher(words)
			.results()
			.collect(Collectors.toMap(found -> found.group(1), found -> Integer.parseInt(found.group(2))));
		return days.containsKey(name) ? TODAY.plusDays(days.get(name)) : null;
	}

}
