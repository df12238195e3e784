package io.serviceloop.overview;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Translations;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads for whom projects wait, in the reader's words. */
@Repository
public class Waits {

	private final JdbcClient jdbc;

	private final People people;

	private final TaskNames names;

	Waits(JdbcClient jdbc, People people, TaskNames names) {
		this.jdbc = jdbc;
		this.names = names;
		this.people = people;
	}

	/**
	 * An open task, or one of those it is offered to.
	 *
	 * @param process id of the version of its process
	 */
	public record Open(String businessKey, String id, String process, String taskKey, String name, LocalDateTime due,
			String assignee, String owner, String candidate, String candidates) {

		/** The people it waits for. */
		public Stream<String> people() {
			return Stream
				.of(Optional.ofNullable(assignee), Optional.ofNullable((assignee == null) ? owner : null),
						Optional.ofNullable(candidate))
				.flatMap(Optional::stream);
		}

	}

	/**
	 * An open task as it is shown.
	 *
	 * @param who the names of those it waits for: people, or groups
	 * @param task what is to be done
	 * @param due null where it is not due
	 */
	public record Wait(List<String> who, String task, LocalDate due) {
	}

	/** The open tasks of some projects, those that are due first. */
	public List<Open> open(Collection<String> keys) {
		return read(EngineTables.TASKS_OF_PROJECTS, keys);
	}

	/** Those of some tasks that are open. */
	public List<Open> tasks(Collection<String> ids) {
		return read(EngineTables.TASKS_BY_ID, ids);
	}

	private List<Open> read(String sql, Collection<String> of) {
		return of.isEmpty() ? List.of() : jdbc.sql(sql).param("of", of).query(JsonColumns.rows(Open.class)).list();
	}

	/** From which day on the effect of some projects is measured, where that is known. */
	public Map<String, LocalDate> observed(Collection<String> keys) {
		Map<String, LocalDate> observed = new HashMap<>();
		if (!keys.isEmpty()) {
			jdbc.sql(EngineTables.OBSERVED_UNTIL).param("keys", keys).query(row -> {
				if (row.getString("observed_until") != null) {
					observed.put(row.getString("business_key"),
							LocalDateTime.parse(row.getString("observed_until")).toLocalDate());
				}
			});
		}
		return observed;
	}

	/**
	 * The names of the people and groups that tasks wait for, by the task.
	 * @param people their names, by id
	 */
	public Map<String, Set<String>> who(List<Open> open, Map<String, String> people) {
		Map<String, String> groups = open.stream().anyMatch(task -> task.candidates() != null) ? groups() : Map.of();
		Map<String, Set<String>> who = new HashMap<>();
		for (Open row : open) {
			Set<String> those = who.computeIfAbsent(row.id(), id -> new TreeSet<>());
			row.people().map(id -> people.getOrDefault(id, id)).forEach(those::add);
			if (row.candidates() != null) {
				those.add(groups.getOrDefault(row.candidates(), row.candidates()));
			}
		}
		return who;
	}

	/**
	 * The same tasks by project.
	 * @param people their names, by id
	 */
	public Map<String, List<Wait>> named(List<Open> open, Map<String, String> people) {
		Locale reader = LocaleContextHolder.getLocale();
		Map<String, Set<String>> who = who(open, people);
		Map<String, Open> tasks = new LinkedHashMap<>();
		open.forEach(row -> tasks.putIfAbsent(row.id(), row));
		Map<String, List<Wait>> waits = new HashMap<>();
		tasks.values()
			.forEach(
					task -> waits.computeIfAbsent(task.businessKey(), key -> new ArrayList<>())
						.add(new Wait(List.copyOf(who.get(task.id())),
								names.of((task.process() == null) ? "" : task.process().split(":", 2)[0],
										task.taskKey(), task.name(), reader),
								(task.due() == null) ? null : task.due().toLocalDate())));
		return waits;
	}

	/** What the groups are called by the reader, by id. */
	private Map<String, String> groups() {
		Map<String, String> names = people.groupNames();
		Translations.into(LocaleContextHolder.getLocale())
			.ifPresent(words -> names.replaceAll((id, name) -> words.of("group." + id).orElse(name)));
		return names;
	}

	/** The ids of the groups whose name contains a text, small or capital. */
	public Set<String> groupsCalled(String text) {
		String sought = text.toLowerCase(Locale.ROOT);
		Set<String> found = new TreeSet<>();
		groups().forEach((id, name) -> {
			if (id.contains(sought) || name.toLowerCase(Locale.ROOT).contains(sought)) {
				found.add(id);
			}
		});
		return found;
	}

}
