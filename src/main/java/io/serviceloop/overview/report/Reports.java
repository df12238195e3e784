package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;

import io.serviceloop.classification.ProblemRules;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.Records;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.goal.reading.Readings;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.Waits;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.overview.work.Words;
import io.serviceloop.overview.work.Work;
import io.serviceloop.overview.work.Work.Chapter;
import io.serviceloop.project.Project;
import io.serviceloop.project.copy.Copies;
import io.serviceloop.reminder.Urges;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts the report of a project together: each register is read once, however much it
 * holds.
 */
@Component
public class Reports {

	/** More than that nobody reads in a report; the records page has all of them. */
	private static final int MOST_VOICES = 5;

	private final ProjectPictures pictures;

	private final Readings readings;

	private final Records records;

	private final Feedback feedback;

	private final ProblemRules rules;

	private final Waits waits;

	private final Urges urges;

	private final TaskNames tasks;

	private final Copies copies;

	private final People people;

	private final EngineClock clock;

	private final MessageSource messages;

	private final Texts texts;

	Reports(ProjectPictures pictures, Readings readings, Records records, Feedback feedback, ProblemRules rules,
			Waits waits, Urges urges, TaskNames tasks, Copies copies, People people, EngineClock clock,
			MessageSource messages, Texts texts) {
		this.pictures = pictures;
		this.readings = readings;
		this.records = records;
		this.feedback = feedback;
		this.rules = rules;
		this.waits = waits;
		this.urges = urges;
		this.tasks = tasks;
		this.copies = copies;
		this.people = people;
		this.clock = clock;
		this.messages = messages;
		this.texts = texts;
	}

	/** The report of a project, in a language. */
	Report of(Project project, Locale reader) {
		String key = project.businessKey();
		String path = "/projects/" + key;
		ProjectPicture picture = pictures.of(project);
		List<Waits.Open> open = project.running() ? waits.open(List.of(key)) : List.of();
		Asides asides = asides(key, reader);
		Map<String, String> names = people.names(Everybody.in(picture, open, asides));
		Words words = new Words(messages, id -> names.getOrDefault(id, id), reader);
		Work whole = work(picture, project.lap(), words);
		List<Lap.Days> days = Lap.days(picture);
		SortedMap<LocalDate, Long> recorded = records.windows(key).days();
		List<Reading> read = picture.goals().isEmpty() ? List.of() : readings.ofLine(project.serviceLine());
		GoalCourse.Frame frame = new GoalCourse.Frame(path, days, Event.of(picture, words, texts), recorded,
				clock.today(), words, texts);
		return new Report(picture, words, clock.today(), steps(project),
				waiting(project, waits.named(open, names).getOrDefault(key, List.of()), words),
				sentences(picture, words), GoalResult.of(picture, whole, words),
				IntStream.rangeClosed(1, project.lap())
					.mapToObj(lap -> lap(picture, lap, days.get(lap - 1), words))
					.toList(),
				whole.sections(Chapter.GOALS), whole.sections(Chapter.DATA), whole.sections(Chapter.PROBLEMS),
				picture.problems().isEmpty() ? null
						: PriorityMatrix.of(rules.pictures().priorities(), picture.problems()),
				Pareto.of(path, feedback.types(key, Pareto.MOST), picture.problems(), texts),
				picture.goals()
					.stream()
					.map(goal -> GoalCourse.of(goal, read, picture.measurements(), frame))
					.filter(Objects::nonNull)
					.toList(),
				Happenings.in(picture, asides, words, texts), feedback.voices(key, MOST_VOICES), Tried.in(picture),
				recorded.isEmpty() ? 0 : feedback.swapped(key));
	}

	/**
	 * Who decided what in a project, when and why, in a language: the earliest first, and
	 * last what has no time.
	 */
	public List<Happening> happenings(Project project, Locale reader) {
		ProjectPicture picture = pictures.of(project);
		Asides asides = asides(project.businessKey(), reader);
		Map<String, String> names = people.names(Everybody.in(picture, List.of(), asides));
		return Happenings.in(picture, asides, new Words(messages, id -> names.getOrDefault(id, id), reader), texts);
	}

	private Asides asides(String key, Locale reader) {
		return new Asides(urges.of(key)
			.stream()
			.map(one -> new Asides.Urged(tasks.of(one.process(), one.taskKey(), one.taskName(), reader), one.urgedBy(),
					one.urgedAt()))
			.toList(), copies.of(key));
	}

	private static Work work(ProjectPicture picture, int lap, Words words) {
		return new Work(picture, lap, Map.of(), words, List::of, draft -> Beside.Standing.NOTHING, List::of,
				problem -> List.of());
	}

	private Lap lap(ProjectPicture picture, int lap, Lap.Days days, Words words) {
		Work work = work(picture, lap, words);
		List<Evaluations.Measured> measured = picture.measurements().stream().filter(row -> row.lap() == lap).toList();
		List<String> chosen = picture.selections()
			.stream()
			.filter(selection -> selection.lap() == lap && selection.selected())
			.map(Problems.Decision::problemId)
			.toList();
		return new Lap(lap, days.from(), days.to(),
				picture.problems().stream().filter(problem -> chosen.contains(problem.id())).toList(),
				FoundCause.of(picture, lap), picture.actions().stream().filter(action -> action.lap() == lap).toList(),
				TimeLine.of(picture, lap, days, measured, clock.today(), words, texts), work.sections(Chapter.PLAN),
				work.sections(Chapter.IMPLEMENTATION), work.sections(Chapter.EVALUATION), measured,
				picture.evaluations().stream().filter(one -> one.lap() == lap).findFirst().orElse(null),
				picture.teamFeedback().stream().filter(voice -> voice.lap() == lap).toList());
	}

	private static List<Report.Step> steps(Project project) {
		int now = Project.STEPS.indexOf(project.step());
		return IntStream.range(0, Project.STEPS.size())
			.mapToObj(step -> new Report.Step(Project.STEPS.get(step),
					(step < now || project.state().equals("reached")) ? "done"
							: (step > now) ? "coming" : project.running() ? "now" : "left"))
			.toList();
	}

	private List<Report.Waiting> waiting(Project project, List<Waits.Wait> waiting, Words words) {
		List<Report.Waiting> shown = new ArrayList<>();
		for (Waits.Wait wait : waiting) {
			shown.add(new Report.Waiting(wait.task(), String.join(words.of("comma"), wait.who()), wait.due(),
					wait.due() != null && wait.due().isBefore(clock.today())));
		}
		LocalDate until = (project.running() && shown.isEmpty())
				? waits.observed(List.of(project.businessKey())).get(project.businessKey()) : null;
		if (until != null) {
			shown.add(new Report.Waiting(texts.of("report.waiting.effect"), "", until, false));
		}
		return shown;
	}

	private List<String> sentences(ProjectPicture picture, Words words) {
		Project project = picture.project();
		LocalDate end = (project.closedAt() == null) ? clock.today() : project.closedAt().toLocalDate();
		long days = ChronoUnit.DAYS.between(project.openedAt().toLocalDate(), end);
		List<String> sentences = new ArrayList<>();
		sentences
			.add(texts.of("report.says." + project.state(), days, project.lap(), texts.of("step." + project.step())));
		if (project.state().equals("reached") && project.proven() != null) {
			sentences.add(texts.of("report.says.proven." + project.proven()));
		}
		if (Boolean.TRUE.equals(project.late())) {
			sentences.add(texts.of("report.says.late"));
		}
		return sentences;
	}

}
