package io.serviceloop.process;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serviceloop.loop.engine.EngineClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nights in which history is deleted, and what is left of a project after them. */
final class Retention {

	/** What models and settings say: ten years. */
	static final int DAYS = 3650;

	/** More than one project has rows for; a piece of the work is 500 rows a table. */
	private static final int PIECES = 60;

	private final ProcessEngine engine;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	Retention(ProcessEngine engine, JdbcClient jdbc, EngineClock clock) {
		this.engine = engine;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The processes of a project that were started by themselves: the loop, its changes.
	 */
	List<String> roots(String businessKey) {
		return jdbc.sql("""
				select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ? and ROOT_PROC_INST_ID_ = PROC_INST_ID_
				""").param(businessKey).query(String.class).list();
	}

	/**
	 * How many rows the engine has of these processes, in each of its tables that has
	 * any.
	 */
	Map<String, Long> rows(List<String> roots) {
		Map<String, Long> rows = new TreeMap<>();
		for (String table : tablesWith("ROOT_PROC_INST_ID_")) {
			long count = jdbc.sql("select count(*) from " + table + " where ROOT_PROC_INST_ID_ in (:roots)")
				.param("roots", roots)
				.query(Long.class)
				.single();
			if (count > 0) {
				rows.put(table, count);
			}
		}
		return rows;
	}

	private List<String> tablesWith(String column) {
		return jdbc.sql("""
				select upper(table_name) from information_schema.columns where upper(column_name) = ?
				  and upper(table_name) like 'ACT%' and upper(table_schema) = 'PUBLIC'
				""").param(column).query(String.class).list();
	}

	/**
	 * How many rows of history no clean-up would ever delete, though the work that they
	 * are of has ended.
	 */
	Map<String, Long> endless() {
		Map<String, Long> rows = new TreeMap<>();
		List<String> ofProcesses = tablesWith("ROOT_PROC_INST_ID_");
		for (String table : tablesWith("REMOVAL_TIME_")) {
			if (table.startsWith("ACT_HI_") && ofProcesses.contains(table)) {
				long count = jdbc.sql("select count(*) from " + table + """
						 t where REMOVAL_TIME_ is null and not exists (select 1 from ACT_HI_PROCINST p
						  where p.PROC_INST_ID_ = t.ROOT_PROC_INST_ID_ and p.END_TIME_ is null)
						""").query(Long.class).single();
				if (count > 0) {
					rows.put(table, count);
				}
			}
		}
		return rows;
	}

	/** Lets the clean-up do at a moment what it would do then by itself. */
	void at(LocalDateTime moment) {
		clock.set(moment);
		for (int piece = 0; piece < PIECES; piece++) {
			for (Job job : engine.getHistoryService().findHistoryCleanupJobs()) {
				engine.getManagementService().executeJob(job.getId());
			}
		}
	}

}
