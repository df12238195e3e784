package io.serviceloop.audit.projects;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.serviceloop.audit.reader.Against;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.HistoryTables;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;

/**
 * Which projects an audit looks at, and in which order.
 *
 * @param descending whether the greatest stands first
 */
record AuditQuery(Filters filters, AuditSort sort, boolean descending) {

	static final String PAGE = "/audit";

	static final List<String> STATES = List.of("running", "ended", "reached", "notReached", "cancelled");

	static final List<String> PRIORITIES = List.of("P0", "P1", "P2", "P3");

	static final List<String> MET = List.of("yes", "no", "notMeasured");

	static final List<String> HOW = List.of("done", "late", "otherwise", "against", "sender");

	private static final List<String> YES_NO = List.of("yes", "no");

	private static final Filters.Kinds KINDS = new Filters.Kinds(
			List.of("text", "state", "step", "person", "approver", "from", "to", "priority", "met", "overridden",
					"laps", "sentBack", "task", "how", "hours"),
			Map.of("state", STATES, "step", Project.STEPS, "priority", PRIORITIES, "met", MET, "overridden", YES_NO,
					"sentBack", List.of("true"), "how", HOW),
			Set.of("laps", "hours"));

	private static final Filters.Kinds ORDER = new Filters.Kinds(List.of("sort", "order"),
			Map.of("sort", Arrays.stream(AuditSort.values()).map(Enum::name).toList(), "order", List.of("asc", "desc")),
			Set.of());

	private static final String MEASURED = """
			(select min(m.attainment) from measurement m where m.business_key = p.business_key
			  and m.lap = (select max(l.lap) from measurement l
			    where l.business_key = p.business_key and l.attainment is not null))
			""";

	private static final String OVERRIDDEN = """
			p.business_key in (select s.business_key from problem_selection s where s.override_priority is not null)
			""";

	/** What is kept as words of a project; what is written in it by hand has none. */
	private static final String WORDS = "lower(p.business_key || chr(10) || p.title || chr(10) || p.service_line)";

	/**
	 * A condition to follow others.
	 *
	 * @param sql on {@code project p}
	 */
	record Condition(String sql, Map<String, Object> values) {
	}

	static AuditQuery of(Map<String, String> given, List<Violation> wrong) {
		Filters filters = Filters.of(given, KINDS, wrong);
		if (filters.has("laps") && !filters.of("laps").matches("\\d{1,4}")) {
			wrong.add(Violation.of("laps", filters.of("laps"), "audits.wrong.number"));
			filters = filters.with("laps", "");
		}
		Filters order = Filters.of(given, ORDER, wrong);
		AuditSort sort = order.has("sort") ? AuditSort.valueOf(order.of("sort")) : AuditSort.opened;
		return new AuditQuery(filters, sort,
				order.has("order") ? order.of("order").equals("desc") : sort.greatestFirst());
	}

	/**
	 * The same as a condition.
	 * @param meant the ids of the people whom a text means
	 */
	Condition condition(Function<String, Collection<String>> meant) {
		StringBuilder sql = new StringBuilder();
		Map<String, Object> values = new HashMap<>();
		filters.given().forEach((name, value) -> {
			String one = sql(name, value);
			if (one != null) {
				sql.append(" and ").append(one);
			}
		});
		put(values, "text", Records::containing);
		List.of("state", "step", "priority", "task").forEach(name -> put(values, name, value -> value));
		put(values, "person", meant::apply);
		put(values, "approver", meant::apply);
		put(values, "laps", Integer::valueOf);
		put(values, "hours", hours -> (long) (Double.parseDouble(hours) * 3_600_000));
		values.put("from", filters.begin());
		values.put("to", filters.end());
		return new Condition(sql.toString(), values);
	}

	private void put(Map<String, Object> values, String name, Function<String, Object> value) {
		if (filters.has(name)) {
			values.put(name, value.apply(filters.of(name)));
		}
	}

	private String sql(String name, String value) {
		return switch (name) {
			case "text" -> "coalesce(p.words, " + WORDS + ") like :text";
			case "state" -> value.equals("ended") ? "p.state <> 'running'" : "p.state = :state";
			case "step" -> "p.step = :step";
			// Of those that have ended it is kept who took part; of running ones each is
			// asked.
			case "person" -> """
					(p.business_key in (select r.business_key from project_reader r where r.user_id in (:person))
					 or p.state = 'running' and (select min(m.part) from project_person m
					   where m.business_key = p.business_key and m.user_id in (:person)) is not null)
					""";
			case "approver" -> """
					p.business_key in (select a.business_key from plan_decision a where a.decided_by in (:approver)
					  union all select a.business_key from plan_decision a where a.effort_by in (:approver)
					  union all select a.business_key from root_cause a where a.verified_by in (:approver)
					  union all select a.business_key from pilot_round a where a.decided_by in (:approver)
					  union all select a.business_key from handbook_version a
					    where a.decided_by in (:approver) and a.business_key is not null
					  union all select a.business_key from evaluation a where a.decided_by in (:approver)
					  union all select a.business_key from evaluation a where a.guard_by in (:approver)
					  union all select a.business_key from project a where a.launch_by in (:approver))
					""";
			case "from" -> "(p.closed_at is null or p.closed_at >= :from)";
			case "to" -> "p.opened_at < :to";
			case "priority" -> """
					p.business_key in (select r.business_key from problem r where r.priority = :priority
					  union all select s.business_key from problem_selection s where s.override_priority = :priority)
					""";
			case "met" -> met(value);
			case "overridden" -> value.equals("yes") ? OVERRIDDEN : "not " + OVERRIDDEN;
			case "laps" -> "p.lap = :laps";
			case "sentBack" -> "p.business_key in (select s.business_key from send_back s where not s.taken_back)";
			case "task" -> switch (filters.of("how")) {
				case "against" -> "p.business_key in (" + Against.deciders(value) + ")";
				case "sender" -> "p.business_key in (" + Against.SENDERS + ")";
				default -> HistoryTables.WITH_TASK.formatted(task());
			};
			default -> null;
		};
	}

	/** What more is asked of the task. */
	private String task() {
		String how = switch (filters.of("how")) {
			case "late" -> " and h.END_TIME_ > h.DUE_DATE_";
			case "otherwise" -> " and h.END_TIME_ is not null and h.DELETE_REASON_ <> 'completed'";
			case "done" -> " and h.DELETE_REASON_ = 'completed'";
			default -> "";
		};
		return how + (filters.has("hours") ? " and h.DURATION_ >= :hours" : "");
	}

	/** Of what has ended it is kept; of running projects each is asked. */
	private static String met(String met) {
		return switch (met) {
			case "yes" -> "(p.state = 'reached' or p.state = 'running' and " + MEASURED + " >= 1)";
			case "no" -> "(p.state in ('notReached', 'cancelled') and p.last_attainment is not null"
					+ " or p.state = 'running' and " + MEASURED + " < 1)";
			default -> "(p.state in ('notReached', 'cancelled') and p.last_attainment is null"
					+ " or p.state = 'running' and " + MEASURED + " is null)";
		};
	}

	/** The same by another column; by the same one in the other direction. */
	AuditQuery by(AuditSort column) {
		return new AuditQuery(filters, column, (column == sort) ? !descending : column.greatestFirst());
	}

	/** The address of the page with this query. */
	String address(int page) {
		return Paging.address(PAGE, all(), page);
	}

	/** The address of the file that holds what the page shows, and all pages of it. */
	String file(String kind) {
		return Paging.address("/api/audit/list." + kind, all());
	}

	private Map<String, String> all() {
		Map<String, String> all = new LinkedHashMap<>(filters.given());
		if (sort != AuditSort.opened) {
			all.put("sort", sort.name());
		}
		if (descending != sort.greatestFirst()) {
			all.put("order", descending ? "desc" : "asc");
		}
		return all;
	}

}
