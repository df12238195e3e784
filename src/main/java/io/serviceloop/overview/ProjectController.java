package io.serviceloop.overview;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serviceloop.classification.Counts;
import io.serviceloop.classification.ProblemRecords;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Records;
import io.serviceloop.evaluation.EvaluationVariables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The projects API: what forms and other programs read. */
@RestController
@RequestMapping("/api")
class ProjectController {

	private static final int MOST_POOLED = 50;

	private final ProjectRights rights;

	private final ProjectPictures pictures;

	private final TaskContexts contexts;

	private final TaskRefs tasks;

	private final People people;

	private final Suggestions suggestions;

	private final NextSteps next;

	private final Problems problems;

	private final ProblemRecords records;

	ProjectController(ProjectRights rights, ProjectPictures pictures, TaskContexts contexts, TaskRefs tasks,
			People people, Suggestions suggestions, NextSteps next, Problems problems, ProblemRecords records) {
		this.rights = rights;
		this.pictures = pictures;
		this.contexts = contexts;
		this.tasks = tasks;
		this.people = people;
		this.suggestions = suggestions;
		this.next = next;
		this.problems = problems;
		this.records = records;
	}

	/**
	 * A project as it is now.
	 *
	 * @param observationUntil when its effect is measured; null while nobody waits for it
	 * @param links what the reader may do next
	 */
	record Now(@JsonUnwrapped ProjectPicture project, String observationUntil, List<NextSteps.Link> links) {
	}

	@GetMapping("/projects/{businessKey}")
	Now one(@PathVariable String businessKey) {
		Project project = rights.seen(businessKey);
		return new Now(pictures.of(project),
				project.running() ? tasks.ofProject(businessKey, EvaluationVariables.OBSERVATION_UNTIL) : null,
				next.of(project));
	}

	/** What the stored records say that a problem rests on, while it is described. */
	@GetMapping("/projects/{businessKey}/counts")
	Counts counts(@PathVariable String businessKey, @RequestParam(required = false) String type,
			@RequestParam(required = false) String stage, @RequestParam(required = false) String text,
			@RequestParam(required = false) String channel) {
		rights.seen(businessKey);
		return records.of(businessKey, new Records.Filter(type, stage, text, channel));
	}

	/** What the other projects of its service line have put off (C27). */
	@GetMapping("/projects/{businessKey}/problem-pool")
	List<Problems.Pooled> pool(@PathVariable String businessKey) {
		return problems.pool(rights.seen(businessKey).serviceLine(), businessKey, MOST_POOLED);
	}

	/** What the form of a task is told; with all that is known, where it is asked for. */
	@GetMapping("/tasks/{taskId}/context")
	TaskContext context(@PathVariable String taskId, @RequestParam(defaultValue = "false") boolean whole,
			Locale reader) {
		return contexts.of(taskId, whole, reader);
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
