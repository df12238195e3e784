package io.serviceloop.overview;

import java.util.LinkedHashMap;
import java.util.Map;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.LoopForm;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.stereotype.Component;

/** What a form is told when it opens: what the task is about, and the work so far. */
@Component
public class TaskContexts {

	private final TaskRefs tasks;

	private final Projects projects;

	private final ProjectView view;

	private final Feedback feedback;

	private final Submissions submissions;

	TaskContexts(TaskRefs tasks, Projects projects, ProjectView view, Feedback feedback, Submissions submissions) {
		this.tasks = tasks;
		this.projects = projects;
		this.view = view;
		this.feedback = feedback;
		this.submissions = submissions;
	}

	/**
	 * The context of an open task.
	 * @throws SubmissionRefused (404) where there is no such task, or none that this
	 * person may see
	 */
	public Map<String, Object> of(String taskId) {
		TaskRefs.TaskRef task = tasks.find(taskId)
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		Project project = projects.find(String.valueOf(task.businessKey()))
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "project.noneOfTask"));
		Map<String, Object> context = new LinkedHashMap<>();
		context.put("businessKey", project.businessKey());
		context.put("taskKey", task.taskKey());
		context.put("formKey",
				LoopForm.ofTask(task.taskKey())
					.map(form -> form.taskKey().substring("userTask_".length()))
					.orElse(null));
		context.put("lap", task.subjects().getOrDefault(Variables.LAP.name(), project.lap()));
		context.put("today", submissions.today());
		context.put("me", submissions.me());
		for (var subject : new Variable[] { Variables.SOURCE_ID, Variables.PROBLEM_ID, Variables.ACTION_ID,
				Variables.CHANGE_NUMBER }) {
			context.put(subject.name(), task.subjects().get(subject.name()));
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
