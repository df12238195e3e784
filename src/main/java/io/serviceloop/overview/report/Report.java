package io.serviceloop.overview.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.action.ActionStatus;
import io.serviceloop.collection.Feedback;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.overview.benefit.BenefitWords;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.Section;
import io.serviceloop.overview.work.Words;
import io.serviceloop.project.Project;

/**
 * What the page of one project shows.
 *
 * @param steps the seven steps
 * @param waiting what waits for whom
 * @param sentences what a manager reads first
 * @param results the goals with their latest measurement
 * @param laps the first one first
 * @param goals step 1 in sections, as are {@code data} and {@code problems}
 * @param pareto the types of what is wrong
 * @param courses the goals of which something was read or measured, over time
 * @param happenings what was decided, in the order of time
 * @param voices what customers wrote last
 * @param swapped how many days of the records look as if day and month had changed places
 */
record Report(ProjectPicture picture, Words words, LocalDate today, List<Step> steps, List<Waiting> waiting,
		List<String> sentences, List<GoalResult> results, List<Lap> laps, List<Section> goals, List<Section> data,
		List<Section> problems, PriorityMatrix matrix, Pareto pareto, List<GoalCourse> courses,
		List<Happening> happenings, List<Feedback.Voice> voices, List<Tried> tried, long swapped) {

	/** The numbers of the chapters, in the order in which they are met. */
	private static final List<String> NUMBERS = List.of("lap", "beforeAfter", "target", "interval", "attainment", "met",
			"lapResult", "baseline", "priority", "records", "perWeek", "share", "cumulative", "frequency", "impact",
			"gap", "gain", "score", "valueBefore", "valueAfter", "reading", "measured", "change", "afterwards",
			"proven", "answers", "meanRating");

	/**
	 * A step.
	 *
	 * @param state {@code done}, {@code now}, {@code coming}, or {@code left} where the
	 * project ended in it
	 */
	record Step(String name, String state) {
	}

	/**
	 * What waits, and for whom.
	 *
	 * @param who empty where for nobody
	 * @param due null where it is not due
	 */
	record Waiting(String what, String who, LocalDate due, boolean late) {
	}

	/** A number with what it counts: the name of its definition. */
	record Figure(String name, String value) {
	}

	public Project project() {
		return picture.project();
	}

	/** Whether there is more than one lap. */
	public boolean several() {
		return laps.size() > 1;
	}

	/** The report in numbers; those of steps that did not come yet are left out. */
	public List<Figure> figures() {
		long met = results.stream().map(GoalResult::measured).filter(row -> row != null && row.reached()).count();
		long worked = laps.stream().flatMap(lap -> lap.chosen().stream()).distinct().count();
		long verified = picture.rootCauses().stream().filter(cause -> Boolean.TRUE.equals(cause.verified())).count();
		long done = picture.actions().stream().filter(action -> action.status() == ActionStatus.done).count();
		return List
			.of(new Figure("goalsMet", of(met, picture.measurements().isEmpty() ? 0 : results.size())),
					new Figure("problemsWorked", of(worked, picture.problems().size())),
					new Figure("causesVerified", of(verified, picture.rootCauses().size())),
					new Figure("actionsDone", of(done, picture.actions().size())),
					new Figure("standards",
							picture.handbook().isEmpty() ? "" : words.number(picture.handbook().size())))
			.stream()
			.filter(figure -> !figure.value().isEmpty())
			.toList();
	}

	/** The names of the definitions of the numbers that the report may hold. */
	public List<String> defined() {
		List<String> defined = new ArrayList<>(figures().stream().map(Figure::name).toList());
		defined.addAll(NUMBERS);
		if (!picture.benefit().goals().isEmpty()) {
			defined.addAll(BenefitWords.OF_GOALS);
		}
		return defined;
	}

	private String of(long some, int all) {
		return (all == 0) ? "" : words.number(some) + " / " + words.number(all);
	}

	/** Whether somebody said how it went. */
	public boolean heard() {
		return !voices.isEmpty() || laps.stream().anyMatch(lap -> lap.conclusion() != null || !lap.team().isEmpty());
	}

	/** What a lap measured of a goal; null where nothing. */
	public Evaluations.Measured measured(String goalId, int lap) {
		return picture.measured(goalId, lap).orElse(null);
	}

	/** The beginning of a text. */
	public String excerpt(String text, int length) {
		return (text == null || text.length() <= length) ? text : text.substring(0, length - 1).strip() + "…";
	}

	/** A change with its sign. */
	public String signed(Double value, String unit) {
		return GoalResult.signed(value, unit, words);
	}

}
