package io.serviceloop.overview;

import java.util.LinkedHashMap;
import java.util.Map;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import org.springframework.stereotype.Component;

/** What a form is told when it opens: what the task is about, and the work so far. */
@Component
public class TaskContexts {

	private final TaskRefs tasks;

	private final Projects projects;

	private final ProjectView view;

	private final Feedback feedback;

	private final People people;

	private final EngineClock clock;

	TaskContexts(TaskRefs tasks, Projects projects, ProjectView view, Feedback feedback, People people,
			EngineClock clock) {
		this.tasks = tasks;
		this.projects = projects;
		this.view = view;
		this.feedback = feedback;
		this.people = people;
		this.clock = clock;
	}

	/**
	 * The context of an open task.
	 * @throws SubmissionRefused (404) where there is no such task, or none that this
	 * person may see
	 */
	public Map<String, Object> of(String taskId) {
		TaskRefs.TaskRef task = tasks.find(taskId, ProjectVariables.LAP)
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		Project project = projects.find(String.valueOf(task.businessKey()))
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "project.noneOfTask"));
		Map<String, Object> context = new LinkedHashMap<>();
		context.put("businessKey", project.businessKey());
		context.put("taskKey", task.taskKey());
		context.put("formKey", (task.form() == null) ? null : task.form().place().stem());
		context.put("lap", task.values().getOrDefault(ProjectVariables.LAP.name(), project.lap()));
		context.put("today", clock.today());
		context.put("me", people.me());
		if (task.form() != null && task.form().subject() != null) {
			String subject = task.form().subject().name();
			context.put(subject, task.values().get(subject));
		}
		context.put("project", view.of(project));
		return context;
	}

	/**
	 * The context of an open task with the summary of what was collected; null in its
	 * place where nothing was. Counting a million records takes seconds, so only who
	 * shows the summary asks for it.
	 * @throws SubmissionRefused (404) where there is no such task, or none that this
	 * person may see
	 */
	Map<String, Object> withSummary(String taskId) {
		Map<String, Object> context = of(taskId);
		FeedbackSummary summary = feedback.summary((String) context.get("businessKey"));
		context.put("summary", (summary.records() == 0) ? null : summary);
		return context;
	}

}
