package io.serviceloop.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.Texts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at start for projects that a killed server has left half written, and names them.
 * PostgreSQL never does; H2 once did: the task had moved on, and its end was missing in
 * the history.
 */
@Component
@Order(0)
public class TornProjects implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(TornProjects.class);

	private final JdbcClient jdbc;

	private final Texts texts;

	TornProjects(JdbcClient jdbc, Texts texts) {
		this.jdbc = jdbc;
		this.texts = texts;
	}

	/**
	 * A project, or a process instance where the project is not known, and what does not
	 * fit.
	 */
	public record Torn(String businessKey, String fault, String id) {
	}

	@Override
	public void run(ApplicationArguments arguments) {
		find().forEach(torn -> log.error(texts.of(torn.fault(), torn.businessKey(), torn.id())));
	}

	/** Everything that does not fit together; empty where all is well. */
	public List<Torn> find() {
		Set<Torn> torn = new LinkedHashSet<>();
		Stream
			.of(torn("torn.historyOpen", EngineTables.OPEN_IN_HISTORY),
					torn("torn.historyClosed", EngineTables.CLOSED_IN_HISTORY),
					torn("torn.noProcess", EngineTables.WITHOUT_PROCESS),
					torn("torn.stillRunning", EngineTables.STILL_RUNNING))
			.flatMap(List::stream)
			.forEach(torn::add);
		return List.copyOf(torn);
	}

	private List<Torn> torn(String fault, String sql) {
		return jdbc.sql(sql)
			.query((row, number) -> new Torn(row.getString("business_key"), fault, row.getString("id")))
			.list();
	}

}
