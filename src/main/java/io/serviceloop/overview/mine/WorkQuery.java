package io.serviceloop.overview.mine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Violation;

/**
 * Which part of somebody's work is looked at, as it stands in an address.
 *
 * @param project a part of the key or the title of projects; empty for all
 * @param late whether only what is overdue counts
 * @param pages the page of each list, from 0, by its name; only those that are not 0
 * @param size how long a page is
 */
record WorkQuery(String project, boolean late, Map<String, Integer> pages, int size) {

	static final int LARGEST_PAGE = 200;

	/** The lists that have pages, as an address names them. */
	private static final List<String> LISTS = List.of("page", "waitingPage", "openPage", "donePage", "projectsPage");

	/**
	 * Reads it from the parameters of an address.
	 * @param size the usual one
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	static WorkQuery of(Map<String, String> given, int size, List<Violation> wrong) {
		String project = given.getOrDefault("project", "").strip();
		String late = given.getOrDefault("late", "");
		if (!List.of("", "true", "false").contains(late)) {
			wrong.add(Violation.of("late", late, "wrong.choice", "true, false"));
		}
		Map<String, Integer> pages = new LinkedHashMap<>();
		for (String list : LISTS) {
			int page = Paging.page(given, list, LARGEST_PAGE, wrong);
			if (page > 0) {
				pages.put(list, page);
			}
		}
		return new WorkQuery(project, "true".equals(late), pages, Paging.size(given, size, LARGEST_PAGE, wrong));
	}

	/** Whether anything narrows. */
	public boolean narrows() {
		return late || !project.isEmpty();
	}

	int page(String list) {
		return pages.getOrDefault(list, 0);
	}

	/** What narrows, as a condition on open tasks and their projects. */
	String onTasks() {
		return onProjects() + (late ? " and" + EngineTables.IS_LATE : "");
	}

	/** What narrows, as a condition on {@code project p}. */
	String onProjects() {
		return project.isEmpty() ? "" : " and (lower(p.business_key) like :project or lower(p.title) like :project)";
	}

	/** The parameters of a list. */
	Map<String, Object> values(String list) {
		Map<String, Object> values = new HashMap<>();
		values.put("project", Records.containing(project));
		values.put("size", size);
		values.put("first", (long) page(list) * size);
		return values;
	}

	/** The address of another page of a list, the others staying as they are. */
	String address(String path, String list, int page) {
		Map<String, String> all = new LinkedHashMap<>();
		if (!project.isEmpty()) {
			all.put("project", project);
		}
		if (late) {
			all.put("late", "true");
		}
		pages.forEach((name, number) -> all.put(name, number.toString()));
		all.put(list, String.valueOf(page));
		all.values().removeIf("0"::equals);
		return Paging.address(path, all);
	}

}
