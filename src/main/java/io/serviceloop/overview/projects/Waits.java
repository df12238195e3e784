package io.serviceloop.overview.projects;

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
import io.serviceloop.loop.words.Translations;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads for whom the projects of a list wait, in the reader's words. */
@Repository
class Waits {

	private final JdbcClient jdbc;

	private final People people;

	Waits(JdbcClient jdbc, People people) {
		this.jdbc = jdbc;
		this.people = people;
	}

	/**
	 * An open task, or one of those it is offered to.
	 *
	 * @param process id of the version of its process
	 */
	record Open(String businessKey, String id, String process, String taskKey, String name, LocalDateTime due,
			String assignee, String owner, String candidate, String candidates) {

		/** The people it waits for. */
		Stream<String> people() {
			return Stream
				.of(Optional.ofNullable(assignee), Optional.ofNullable((assignee == null) ? owner : null),
						Optional.ofNullable(candidate))
				.flatMap(Optional::stream);
		}

	}

	/** The open tasks of some projects, those that are due first. */
	List<Open> open(Collection<String> keys) {
		return keys.isEmpty() ? List.of()
				: jdbc.sql(EngineTables.OPEN_TASKS).param("keys", keys).query(Open.class).list();
	}

	/** From which day on the effect of some projects is measured, where that is known. */
	Map<String, LocalDate> observed(Collection<String> keys) {
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
	 * The same tasks by project.
	 * @param names of the people, by id
	 */
	Map<String, List<ListedProject.Wait>> named(List<Open> open, Map<String, String> names) {
		Optional<Translations> translations = Translations.into(LocaleContextHolder.getLocale());
		Map<String, String> groups = open.stream().anyMatch(task -> task.candidates() != null) ? groups() : Map.of();
		Map<String, Open> tasks = new LinkedHashMap<>();
		Map<String, Set<String>> who = new HashMap<>();
		for (Open row : open) {
			tasks.putIfAbsent(row.id(), row);
			Set<String> those = who.computeIfAbsent(row.id(), id -> new TreeSet<>());
			row.people().map(id -> names.getOrDefault(id, id)).forEach(those::add);
			if (row.candidates() != null) {
				those.add(groups.getOrDefault(row.candidates(), row.candidates()));
			}
		}
		Map<String, List<ListedProject.Wait>> waits = new HashMap<>();
		tasks.values()
			.forEach(task -> waits.computeIfAbsent(task.businessKey(), key -> new ArrayList<>())
				.add(new ListedProject.Wait(List.copyOf(who.get(task.id())), name(task, translations),
						(task.due() == null) ? null : task.due().toLocalDate())));
		return waits;
	}

	private static String name(Open task, Optional<Translations> translations) {
		String key = ((task.process() == null) ? "" : task.process().split(":", 2)[0]) + "." + task.taskKey();
		return translations.flatMap(words -> words.of(key))
			.orElse((task.name() == null) ? task.taskKey() : task.name());
	}

	/** What the groups are called by the reader, by id. */
	private Map<String, String> groups() {
		Map<String, String> names = people.groupNames();
		Translations.into(LocaleContextHolder.getLocale())
			.ifPresent(words -> names.replaceAll((id, name) -> words.of("group." + id).orElse(name)));
		return names;
	}

	/** The ids of the groups whose name contains a text, small or capital. */
	Set<String> groupsCalled(String text) {
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
