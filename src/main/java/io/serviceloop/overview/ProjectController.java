package io.serviceloop.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.evaluation.EvaluationVariables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The projects API: what forms and other programs read. */
@RestController
@RequestMapping("/api")
class ProjectController {

	private static final int LARGEST_PAGE = 200;

	private final Projects projects;

	private final ProjectRights rights;

	private final ProjectView view;

	private final TaskContexts contexts;

	private final TaskRefs tasks;

	private final People people;

	private final Suggestions suggestions;

	ProjectController(Projects projects, ProjectRights rights, ProjectView view, TaskContexts contexts, TaskRefs tasks,
			People people, Suggestions suggestions) {
		this.projects = projects;
		this.rights = rights;
		this.view = view;
		this.contexts = contexts;
		this.tasks = tasks;
		this.people = people;
		this.suggestions = suggestions;
	}

	/**
	 * A page of the projects this person may see, the latest first; {@code state} and
	 * {@code text} narrow it where they are given.
	 */
	@GetMapping("/projects")
	Map<String, Object> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size,
			@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String text) {
		if (page < 0 || size < 1 || size > LARGEST_PAGE) {
			throw SubmissionRefused.invalid("size", size, "wrong.page", LARGEST_PAGE);
		}
		Projects.Page found = projects.page(rights.reader(), page, size, state, text);
		return Map.of("items", found.items().stream().map(ProjectView::head).toList(), "total", found.total());
	}

	@GetMapping("/projects/{businessKey}")
	Map<String, Object> one(@PathVariable String businessKey) {
		Project project = rights.seen(businessKey);
		Map<String, Object> whole = new LinkedHashMap<>(view.of(project));
		whole.put("observationUntil",
				project.running() ? tasks.ofProject(businessKey, EvaluationVariables.OBSERVATION_UNTIL) : null);
		return whole;
	}

	@GetMapping("/tasks/{taskId}/context")
	Map<String, Object> context(@PathVariable String taskId) {
		return contexts.withSummary(taskId);
	}

	@GetMapping("/people")
	List<People.Person> people() {
		return people.all();
	}

	@GetMapping("/suggestions")
	Object suggestions() {
		return suggestions.all();
	}

}
