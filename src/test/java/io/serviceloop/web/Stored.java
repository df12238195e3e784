package io.serviceloop.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is stored of one project: the rows of its registers, and its executions,
 * variables, tasks and their links in the engine. Two of them are equal where nothing was
 * written in between. History is counted only.
 */
record Stored(String rows, Map<String, Long> counts) {

	private static final List<String> REGISTERS = List.of("project", "goal", "data_source", "problem",
			"problem_selection", "root_cause", "action", "plan_decision", "action_result", "weekly_review",
			"review_decision", "effect_check", "effect_check_value", "measurement", "evaluation", "handbook_version",
			"project_change");

	private static final String ITS_INSTANCES = "(select root_proc_inst_id_ from act_ru_execution where business_key_ = ?)";

	private static final List<String> HISTORY = List.of("act_hi_procinst", "act_hi_taskinst", "act_hi_varinst",
			"act_hi_detail", "act_hi_actinst", "act_hi_comment", "act_hi_attachment", "act_hi_identitylink");

	private static final String COUNTS = Stream.concat(REGISTERS.stream(), HISTORY.stream())
		.map(table -> "(select count(*) from " + table + ") as n_" + table)
		.collect(Collectors.joining(", ", "select ", ""));

	static Stored of(JdbcTemplate jdbc, String businessKey) {
		StringBuilder rows = new StringBuilder();
		REGISTERS.forEach(register -> add(rows, register,
				jdbc.queryForList("select * from " + register + " where business_key = ?", businessKey)));
		List.of("act_ru_execution", "act_ru_task", "act_ru_variable")
			.forEach(table -> add(rows, table,
					jdbc.queryForList("select * from " + table + " where "
							+ (table.equals("act_ru_execution") ? "root_proc_inst_id_" : "execution_id_")
							+ (table.equals("act_ru_execution") ? " in " + ITS_INSTANCES
									: " in (select id_ from act_ru_execution where root_proc_inst_id_ in "
											+ ITS_INSTANCES + ")")
							+ " order by id_", businessKey)));
		add(rows, "values", jdbc.queryForList("""
				select id_, rev_, bytes_ from act_ge_bytearray where id_ in (select bytearray_id_ from act_ru_variable
				  where execution_id_ in (select id_ from act_ru_execution where root_proc_inst_id_ in %s)) order by id_
				""".formatted(ITS_INSTANCES), businessKey));
		add(rows, "links", jdbc.queryForList("""
				select l.* from act_ru_identitylink l join act_ru_task t on l.task_id_ = t.id_ where t.execution_id_ in
				  (select id_ from act_ru_execution where root_proc_inst_id_ in %s) order by l.id_
				""".formatted(ITS_INSTANCES), businessKey));
		Map<String, Long> counts = new TreeMap<>();
		jdbc.queryForMap(COUNTS).forEach((table, count) -> counts.put(table, (Long) count));
		return new Stored(rows.toString(), counts);
	}

	private static void add(StringBuilder rows, String table, List<Map<String, Object>> found) {
		rows.append(table).append('\n');
		for (Map<String, Object> row : found) {
			row.forEach((column, value) -> rows.append(column)
				.append('=')
				.append((value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : value)
				.append(' '));
			rows.append('\n');
		}
	}

}
