package io.serviceloop.overview;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.serviceloop.action.review.Reviews;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Ratings;
import io.serviceloop.evaluation.CustomerVoice;
import io.serviceloop.goal.metric.Units;
import io.serviceloop.goal.reading.DueReading;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Readings;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.handbook.tried.Tried;
import io.serviceloop.handbook.tried.TriedIndex;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.ModelConditions;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.overview.work.Words;
import io.serviceloop.overview.work.Work;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBackVariables;
import io.serviceloop.rootcause.FlowCharts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What a form is told when it opens: what the task is about, and the work so far. */
@Component
public class TaskContexts {

	/** The metric of the catalogue that the stored records know. */
	private static final String HANDLING_TIME = "handlingTime";

	/** So many of the likest problems are worth a look. */
	private static final int LIKEST = 3;

	private final TaskRefs tasks;

	private final Projects projects;

	private final ProjectPictures pictures;

	private final Feedback feedback;

	private final Ratings ratings;

	private final People people;

	private final EngineClock clock;

	private final MessageSource messages;

	private final FlowCharts flowCharts;

	private final Beside beside;

	private final Readings readings;

	private final TriedIndex tried;

	private final ProjectRights rights;

	private final SendBackSteps steps;

	private final ModelConditions conditions;

	TaskContexts(TaskRefs tasks, Projects projects, ProjectPictures pictures, Feedback feedback, Ratings ratings,
			People people, EngineClock clock, MessageSource messages, FlowCharts flowCharts, Beside beside,
			Readings readings, TriedIndex tried, ProjectRights rights, SendBackSteps steps,
			ModelConditions conditions) {
		this.tasks = tasks;
		this.projects = projects;
		this.pictures = pictures;
		this.feedback = feedback;
		this.ratings = ratings;
		this.people = people;
		this.clock = clock;
		this.messages = messages;
		this.flowCharts = flowCharts;
		this.beside = beside;
		this.readings = readings;
		this.tried = tried;
		this.rights = rights;
		this.steps = steps;
		this.conditions = conditions;
	}

	/**
	 * The context of an open task.
	 * @param whole whether all that is known is shown; otherwise what its form shows
	 * @throws SubmissionRefused (404) where there is no such task, or none that this
	 * person may see
	 */
	public TaskContext of(String taskId, boolean whole, Locale reader) {
		TaskRefs.TaskRef task = tasks.find(taskId, ProjectVariables.LAP)
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		Project project = projects.find(String.valueOf(task.businessKey()))
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "project.noneOfTask"));
		int lap = ((Number) task.values().getOrDefault(ProjectVariables.LAP.name(), project.lap())).intValue();
		Map<String, Object> subject = subject(task);
		ProjectPicture picture = pictures.of(project);
		Form<?> form = task.form();
		Known shown = (whole || form == null) ? Known.EVERYTHING : form.shown();
		Supplier<List<Reading>> ofLine = SingletonSupplier.of(() -> readings.ofLine(project.serviceLine()));
		return new TaskContext(project.businessKey(), task.taskKey(), form, lap, clock.today(), people.me(), subject,
				summary(shown, project), voice(form, picture, lap), due(form, picture, ofLine), back(form, task),
				checkable(form, task), picture, shown,
				new Work(picture, lap, subject, new Words(messages, people::nameOf, reader),
						() -> flowCharts.of(project.businessKey()), beside::of, ofLine,
						problem -> tried(project.businessKey(), problem)));
	}

	private List<Tried> tried(String businessKey, Problems.Entry problem) {
		TriedIndex.Likest likest = tried.likest(rights.reader(), businessKey);
		List<String> ids = likest.problems(problem.type(), problem.stage(), problem.description(), LIKEST);
		Map<String, Tried> found = likest.read(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	/**
	 * What a review asks of the goals: what was read of their periods, or what the stored
	 * records say of those that are a time of handling.
	 */
	private List<DueReading> due(Form<?> form, ProjectPicture picture, Supplier<List<Reading>> ofLine) {
		if (form == null || !form.submitted().keySet().containsAll(List.of("readings", "decisions"))) {
			return null;
		}
		LocalDateTime reviewed = picture.reviews()
			.stream()
			.filter(review -> !review.missed())
			.map(Reviews.Review::heldAt)
			.max(Comparator.naturalOrder())
			.orElse(null);
		Project project = picture.project();
		return DueReading
			.of(project.businessKey(), picture.goals(), ofLine.get(), project.lapOpenedOn(), reviewed, clock.today())
			.stream()
			.map(due -> (due.value() != null) ? due : picture.goal(due.goalId())
				.filter(goal -> goal.metric().equals(HANDLING_TIME) && Units.same(goal.unit(), "h")
						&& Reading.isEverywhere(goal.scenario()))
				.flatMap(goal -> feedback.handled(project.businessKey(),
						Reading.isEverywhere(goal.customerGroup()) ? null : goal.customerGroup(), due.from(), due.on()))
				.map(handled -> due.counted(Math.round(100 * handled.meanHours()) / 100.0, handled.cases()))
				.orElse(due))
			.toList();
	}

	private List<String> back(Form<?> form, TaskRefs.TaskRef task) {
		return (form == null || !form.submitted().containsKey(SendBackVariables.SEND_BACK_TO.name())) ? List.of()
				: steps.of(form.place().stem(), task.processDefinitionId());
	}

	/** Whether people can be named there who check a plan. */
	private boolean checkable(Form<?> form, TaskRefs.TaskRef task) {
		return form != null && Stream.of("checker", "checkers")
			.anyMatch(name -> form.submitted().containsKey(name) && conditions.ask(task.processDefinitionId(), name));
	}

	private static Map<String, Object> subject(TaskRefs.TaskRef task) {
		if (task.form() == null || task.form().subject() == null) {
			return Map.of();
		}
		String name = task.form().subject().name();
		return Collections.singletonMap(name, task.values().get(name));
	}

	private CustomerVoice voice(Form<?> form, ProjectPicture picture, int lap) {
		return (form == null || !form.submitted().containsKey("customerVoice")) ? null
				: CustomerVoice
					.recorded(ratings, picture.project(),
							picture.measurements().stream().filter(row -> row.lap() == lap).toList())
					.orElse(null);
	}

	private FeedbackSummary summary(Known shown, Project project) {
		FeedbackSummary summary = (shown == Known.EVERYTHING_AND_RECORDS) ? feedback.summary(project.businessKey())
				: null;
		return (summary == null || summary.records() == 0) ? null : summary;
	}

}
