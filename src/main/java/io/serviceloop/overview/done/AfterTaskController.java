package io.serviceloop.overview.done;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.overview.NextSteps;
import io.serviceloop.overview.Waits;
import io.serviceloop.overview.mine.MyTasks;
import io.serviceloop.overview.mine.OpenTask;
import io.serviceloop.overview.projects.ListedGoals;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells who has just completed a task or started a process how it goes on. Whoever does
 * not see a project learns nothing of it, not even that there is one.
 */
@RestController
class AfterTaskController {

	/** Among so many of the reader's tasks one of the same project is looked for. */
	private static final int MOST = 50;

	private static final List<String> KEPT = List.of("project", "handbook", "recipe");

	private final JdbcClient jdbc;

	private final Projects projects;

	private final ProjectRights rights;

	private final People people;

	private final MyTasks tasks;

	private final Waits waits;

	private final NextSteps next;

	private final ListedGoals goals;

	private final TaskNames names;

	private final EngineClock clock;

	AfterTaskController(JdbcClient jdbc, Projects projects, ProjectRights rights, People people, MyTasks tasks,
			Waits waits, NextSteps next, ListedGoals goals, TaskNames names, EngineClock clock) {
		this.jdbc = jdbc;
		this.projects = projects;
		this.rights = rights;
		this.people = people;
		this.tasks = tasks;
		this.waits = waits;
		this.next = next;
		this.goals = goals;
		this.names = names;
		this.clock = clock;
	}

	/** How it goes on after a task of a process, which may have ended. */
	@GetMapping("/api/process-instances/{id}/next")
	AfterTask after(@PathVariable String id, Locale reader) {
		Project project = project(id);
		String key = (project == null) ? null : project.businessKey();
		OpenTask own = tasks.dated(people.me(), MOST)
			.stream()
			.min(Comparator.comparing(task -> key == null || !key.equals(task.businessKey())))
			.orElse(null);
		return new AfterTask((project == null) ? null : after(project, own, reader),
				(own == null) ? null : own(own, reader));
	}

	/** The project of a process, where the reader sees it; null otherwise. */
	private Project project(String instance) {
		Projects.Reader reader = rights.reader();
		return jdbc.sql(EngineTables.PROJECT_OF_INSTANCE)
			.param(instance)
			.query(String.class)
			.optional()
			.filter(key -> reader.all() || projects.isShown(key, reader))
			.flatMap(projects::find)
			.orElse(null);
	}

	private AfterTask.After after(Project project, OpenTask own, Locale reader) {
		String key = project.businessKey();
		if (project.running()) {
			List<Waits.Open> open = waits.open(List.of(key));
			LocalDate observed = open.isEmpty() ? waits.observed(List.of(key)).get(key) : null;
			return new AfterTask.After(key, project.title(), project.state(), next(open, own, reader), observed,
					List.of(), List.of());
		}
		List<AfterTask.Came> came = goals.of(Map.of(key, project.openedAt().toLocalDate()), false)
			.getOrDefault(key, List.of())
			.stream()
			.map(goal -> new AfterTask.Came(goal.name(), goal.unit(), goal.target(), goal.after(), goal.attainment(),
					goal.reached()))
			.toList();
		return new AfterTask.After(key, project.title(), project.state(), List.of(), null, came,
				next.of(project).stream().filter(link -> KEPT.contains(link.rel())).toList());
	}

	private List<AfterTask.Next> next(List<Waits.Open> open, OpenTask own, Locale reader) {
		Set<String> ids = new HashSet<>();
		open.forEach(row -> row.people().forEach(ids::add));
		Map<String, Set<String>> who = waits.who(open, people.names(ids));
		// A task is there once for each of those it is offered to.
		Map<String, Waits.Open> once = new LinkedHashMap<>();
		open.forEach(row -> once.putIfAbsent(row.id(), row));
		return once.values()
			.stream()
			.map(row -> new AfterTask.Next(
					names.of((row.process() == null) ? "" : row.process().split(":", 2)[0], row.taskKey(), row.name(),
							reader),
					List.copyOf(who.get(row.id())), own != null && own.id().equals(row.id()),
					(row.due() == null) ? null : row.due().toLocalDate()))
			.toList();
	}

	private AfterTask.Own own(OpenTask task, Locale reader) {
		LocalDate due = task.due().toLocalDate();
		return new AfterTask.Own(task.id(), names.of(task.process(), task.taskKey(), task.name(), reader), task.title(),
				due, due.isBefore(clock.today()));
	}

}
