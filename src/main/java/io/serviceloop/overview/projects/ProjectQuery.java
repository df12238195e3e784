package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.TypedNumber;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Which projects are looked at, and in which order, as it stands in an address. Whatever
 * is not given does not narrow; but people who give no state see what is running, what is
 * due next first, and programs see all, the latest first.
 *
 * @param given what narrows, by its name
 * @param descending whether the greatest stands first
 */
public record ProjectQuery(Map<String, String> given, ProjectSort sort, boolean descending) {

	/** The page of the list. */
	static final String PAGE = "/projects";

	static final String RUNNING = "running";

	/** All that are over, however they ended. */
	static final String ENDED = "ended";

	/** Of these words one is right. */
	private static final Map<String, List<String>> CHOICES = Map.of("state",
			List.of(RUNNING, ENDED, "reached", "notReached", "cancelled"), "step", Project.STEPS, "late",
			List.of("true"), "sort", Arrays.stream(ProjectSort.values()).map(Enum::name).toList(), "order",
			List.of("asc", "desc"));

	private static final List<String> NAMES = List.of("state", "step", "late", "days", "lead", "person", "waitsFor",
			"serviceLine", "text");

	/**
	 * What is kept as {@code words} of a project, for what is written in it by hand has
	 * none.
	 */
	private static final String WORDS = "lower(p.business_key || chr(10) || p.title || chr(10) || p.service_line)";

	private static final Map<String, String> CONDITIONS = new LinkedHashMap<>();

	static {
		CONDITIONS.put("step", "p.step = :step");
		CONDITIONS.put("late", EngineTables.LATE);
		CONDITIONS.put("days", "p.state = 'running' and p.step_since < :days");
		CONDITIONS.put("lead", "(lower(p.lead) like :lead or p.lead in (:leads))");
		// As who sees which of many projects: of those that have ended it is kept, of
		// running ones each is asked by itself.
		CONDITIONS.put("person",
				"""
						(p.business_key in (select r.business_key from project_reader r where r.user_id in (:persons))
						 or p.business_key in (select q.business_key from project q where q.state = 'running' and (select min(m.part)
						   from project_person m where m.business_key = q.business_key and m.user_id in (:persons)) is not null))
						""");
		CONDITIONS.put("waitsFor", EngineTables.WAITS_FOR);
		CONDITIONS.put("serviceLine", "lower(p.service_line) like :serviceLine");
		CONDITIONS.put("text", "coalesce(p.words, " + WORDS + ") like :text");
	}

	/**
	 * A condition to follow others.
	 *
	 * @param sql on {@code project p}
	 */
	record Condition(String sql, Map<String, Object> values) {
	}

	/**
	 * Who is meant by a text.
	 *
	 * @param people ids of those whose names contain it
	 * @param groups ids of groups whose names do
	 */
	record Meant(Function<String, Collection<String>> people, Function<String, Collection<String>> groups) {
	}

	/**
	 * Reads it from the address of the page.
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	public static ProjectQuery ofPage(Map<String, String> parameters, List<Violation> wrong) {
		Map<String, String> all = new HashMap<>(parameters);
		all.putIfAbsent("state", RUNNING);
		return of(all, LocaleContextHolder.getLocale(), null, wrong);
	}

	/** Reads it from what a program asks. */
	public static ProjectQuery ofProgram(Map<String, String> parameters, List<Violation> wrong) {
		return of(parameters, Locale.ROOT, ProjectSort.opened, wrong);
	}

	private static ProjectQuery of(Map<String, String> parameters, Locale reader, ProjectSort usual,
			List<Violation> wrong) {
		Map<String, String> given = new LinkedHashMap<>();
		Map<String, String> typed = new HashMap<>(parameters);
		typed.computeIfPresent("days", (name, value) -> {
			Double days = TypedNumber.of(reader).read(value);
			return (days == null) ? value : TypedNumber.inAddress(days);
		});
		NAMES.forEach(name -> read(name, typed, given, wrong));
		Map<String, String> order = new HashMap<>();
		read("sort", parameters, order, wrong);
		read("order", parameters, order, wrong);
		ProjectSort sort = order.containsKey("sort") ? ProjectSort.valueOf(order.get("sort"))
				: (usual != null) ? usual : usual(given);
		return new ProjectQuery(given, sort,
				order.containsKey("order") ? order.get("order").equals("desc") : sort.greatestFirst());
	}

	private static void read(String name, Map<String, String> parameters, Map<String, String> given,
			List<Violation> wrong) {
		String value = parameters.getOrDefault(name, "").strip();
		if (value.isEmpty()) {
			return;
		}
		String fault = CHOICES.containsKey(name) ? (CHOICES.get(name).contains(value) ? null : "wrong.choice")
				: (name.equals("days") && !value.matches("\\d{1,5}")) ? "projects.days.wrong" : null;
		if (fault == null) {
			given.put(name, value);
		}
		else {
			wrong.add(Violation.of(name, value, fault,
					CHOICES.containsKey(name) ? String.join(", ", CHOICES.get(name)) : 0));
		}
	}

	/** On the page: what is due next stands first; of what has ended, the latest. */
	private static ProjectSort usual(Map<String, String> given) {
		return List.of("", RUNNING).contains(given.getOrDefault("state", "")) ? ProjectSort.due : ProjectSort.ended;
	}

	/** A filter as it was given; empty where it does not narrow. */
	public String of(String name) {
		return given.getOrDefault(name, "");
	}

	/** Whether more narrows than the state. */
	public boolean narrows() {
		return given.keySet().stream().anyMatch(name -> !name.equals("state"));
	}

	/** Whether running projects may be among them. */
	public boolean hasRunning() {
		return List.of("", RUNNING).contains(of("state"));
	}

	/**
	 * The same as a condition.
	 * @param today the day from which what was due before is late
	 */
	Condition condition(Meant meant, LocalDate today) {
		StringBuilder sql = new StringBuilder();
		Map<String, Object> values = new HashMap<>();
		String state = of("state");
		if (!state.isEmpty()) {
			sql.append(state.equals(ENDED) ? " and p.state <> 'running'" : " and p.state = :state");
			values.put("state", state);
		}
		given.keySet().stream().filter(CONDITIONS::containsKey).forEach(name -> {
			sql.append(" and ").append(CONDITIONS.get(name));
			values.put(name, value(name, today));
		});
		values.put("today", today.atStartOfDay());
		people("lead", "leads", meant, values);
		people("person", "persons", meant, values);
		people("waitsFor", "waiting", meant, values);
		values.put("waitingGroups",
				given.containsKey("waitsFor") ? known(meant.groups().apply(of("waitsFor")), "") : "");
		return new Condition(sql.toString(), values);
	}

	private Object value(String name, LocalDate today) {
		return switch (name) {
			case "step" -> of(name);
			case "days" -> today.minusDays(Integer.parseInt(of(name)) - 1L).atStartOfDay();
			default -> Records.containing(of(name));
		};
	}

	/** Those whose names contain what was given, and whose id it is. */
	private void people(String name, String ids, Meant meant, Map<String, Object> values) {
		if (given.containsKey(name)) {
			values.put(ids, known(meant.people().apply(of(name)), of(name)));
		}
	}

	private static Collection<String> known(Collection<String> ids, String more) {
		return Stream.concat(ids.stream(), Stream.of(more)).toList();
	}

	/**
	 * The same with another value of one filter; without it where that is empty. An order
	 * that nobody chose stays the usual one.
	 */
	ProjectQuery with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(given);
		changed.remove(name);
		if (!value.isEmpty()) {
			changed.put(name, value);
		}
		boolean usual = sort == usual(given) && descending == sort.greatestFirst();
		ProjectSort next = usual ? usual(changed) : sort;
		return new ProjectQuery(changed, next, usual ? next.greatestFirst() : descending);
	}

	/** The same by another column; by the same one in the other direction. */
	ProjectQuery by(ProjectSort column) {
		return new ProjectQuery(given, column, (column == sort) ? !descending : column.greatestFirst());
	}

	/** The address of the page with this query; what goes without saying is not said. */
	String address(int page) {
		Map<String, String> all = new LinkedHashMap<>(given);
		if (!all.containsKey("state")) {
			all.put("state", "");
		}
		all.remove("state", RUNNING);
		if (sort != usual(given)) {
			all.put("sort", sort.name());
		}
		if (descending != sort.greatestFirst()) {
			all.put("order", descending ? "desc" : "asc");
		}
		return Paging.address(PAGE, all, page);
	}

	/** The address of the file that holds what the page shows, and all pages of it. */
	String file(String kind) {
		Map<String, String> all = new LinkedHashMap<>(given);
		all.put("sort", sort.name());
		all.put("order", descending ? "desc" : "asc");
		return Paging.address("/api" + PAGE + "." + kind, all);
	}

}
