package io.serviceloop.web;

import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application on a port, with the demo accounts; one context for all classes of
 * this package.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:web;DB_CLOSE_DELAY=-1", "serviceloop.demo.example=false",
				"camunda.bpm.job-execution.enabled=false", "camunda.bpm.metrics.db-reporter-activate=false",
				// The table of accesses tries wrong passwords at every address.
				"serviceloop.sign-in.attempts=100000", "serviceloop.sign-in.slow-from=100000",
				// A failure of the engine is expected here again and again.
				"logging.level.org.camunda.bpm.engine.context=off", "logging.level.org.camunda.community=error" })
@ActiveProfiles("demo")
abstract class WebTest {

	@Autowired
	ProcessEngine engine;

	@Autowired
	JdbcTemplate jdbc;

	@LocalServerPort
	int port;

	Http http;

	Walk walk;

	private String counts;

	@BeforeEach
	void connect() {
		http = Http.on(port);
		walk = new Walk(engine);
	}

	/** Keeps who took part in projects that a test wrote as ended. */
	void keepReaders() {
		jdbc.update("""
				insert into project_reader (business_key, user_id) select distinct m.business_key, m.user_id
				from project_person m join project p on p.business_key = m.business_key where p.state <> 'running'
				  and not exists (select 1 from project_reader r where r.business_key = m.business_key)
				""");
	}

	/** The request was the caller's fault, and the application knows it. */
	static void refused(String what, Http.Answer answer) {
		assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(400, 499);
	}

	/** How many rows each table has, and how often they were written. */
	String everythingStored() {
		if (counts == null) {
			counts = counts();
		}
		return jdbc.queryForMap(counts).toString();
	}

	private String counts() {
		Set<String> revised = Set.copyOf(jdbc.queryForList(
				"select table_name from information_schema.columns where column_name = 'REV_'", String.class));
		return jdbc
			.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'",
					String.class)
			.stream()
			// That something was refused is written down, and changes nothing.
			.map(table -> "(select count(*)%s from \"%s\"%s) as \"%s\"".formatted(
					revised.contains(table) ? " || ' ' || sum(rev_)" : "", table,
					table.equals("AUDIT_RECORD") ? " where outcome = 'done'" : "", table))
			.collect(Collectors.joining(", ", "select ", ""));
	}

	/** Everything that is stored of a project. */
	Stored stored(String businessKey) {
		return Stored.of(jdbc, businessKey);
	}

}
