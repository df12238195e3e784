package io.serviceloop.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
		Stream.of(torn("torn.historyOpen", """
				select pi.BUSINESS_KEY_ as business_key, h.ID_ as id from ACT_HI_TASKINST h
				join ACT_HI_PROCINST pi on pi.ID_ = h.PROC_INST_ID_
				where h.END_TIME_ is null and not exists (select 1 from ACT_RU_TASK t where t.ID_ = h.ID_)
				"""), torn("torn.historyClosed", """
				select pi.BUSINESS_KEY_ as business_key, t.ID_ as id from ACT_RU_TASK t
				join ACT_HI_PROCINST pi on pi.ID_ = t.PROC_INST_ID_
				where not exists (select 1 from ACT_HI_TASKINST h where h.ID_ = t.ID_ and h.END_TIME_ is null)
				"""), torn("torn.noProcess", """
				select p.business_key, p.business_key as id from project p where p.state = 'running' and not exists
				  (select 1 from ACT_RU_EXECUTION e where e.BUSINESS_KEY_ = p.business_key and e.PARENT_ID_ is null)
				"""), torn("torn.stillRunning", """
				select p.business_key, e.ID_ as id from project p join ACT_RU_EXECUTION e
				  on e.BUSINESS_KEY_ = p.business_key and e.PARENT_ID_ is null and e.SUPER_EXEC_ is null
				join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ and d.KEY_ = 'improvementLoop'
				where p.state <> 'running'
				""")).flatMap(List::stream).forEach(torn::add);
		return List.copyOf(torn);
	}

	private List<Torn> torn(String fault, String sql) {
		return jdbc.sql(sql)
			.query((row, number) -> new Torn(row.getString("business_key"), fault, row.getString("id")))
			.list();
	}

}
