package io.serviceloop.overview.work;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.reading.Reading;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.handbook.tried.Tried;
import io.serviceloop.loop.form.Known;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.project.sendback.SendBacks;
import io.serviceloop.rootcause.FlowCharts;

/**
 * What is shown of a project to one reader at one task.
 *
 * @param lap the lap the task belongs to
 * @param subject the variable that says what the task is about, with its value; empty for
 * the whole project
 * @param charts the flow charts of the project, read where they are shown
 * @param beside finds what stands in the handbook beside a draft, where it is shown
 * @param readings the readings of its service line, read where they are shown
 * @param tried what was tried for the problems that are likest to one, as far as the
 * reader may see it, looked for where it is shown
 */
public record Work(ProjectPicture project, int lap, Map<String, Object> subject, Words words,
		Supplier<List<FlowCharts.Entry>> charts, Function<Handbook.Version, Beside.Standing> beside,
		Supplier<List<Reading>> readings, Function<Problems.Entry, List<Tried>> tried) {

	/** The sections of what is known; those that have nothing to say are left out. */
	public List<Section> sections(Known known) {
		Page page = new Page(words);
		page.section("sentBack")
			.lines(false, each(project.sendBacks(), sent -> sent.lap() == lap, this::sentBack))
			.untitled();
		switch (known) {
			case EVERYTHING, EVERYTHING_AND_RECORDS -> new Registers(page, this, project, words).all();
			case CAUSE -> new CauseWork(page, this, project, words).toVerify();
			case PLAN -> new PlanWork(page, this, project, words).toApprove();
			case PROGRESS -> {
				new ActionWork(page, this, project, words).toReview();
				new ReviewWork(page, this, project, words).trends();
			}
			case ACTION -> {
				new ActionWork(page, this, project, words).toCarryOut();
				new ReviewWork(page, this, project, words).trends();
			}
			case DECISION -> new ReviewWork(page, this, project, words).toFollowUp();
			case RESULT -> {
				new ResultWork(page, this, project, words).toEvaluate();
				new ReviewWork(page, this, project, words).atTheEnd();
				new ReviewWork(page, this, project, words).trends();
			}
			case WHAT_WORKED -> new ResultWork(page, this, project, words).toStandardise();
			case STANDARD -> new StandardWork(page, this, project, words).toApprove();
			case LAPS -> new ResultWork(page, this, project, words).toDecide();
		}
		return page.sections();
	}

	/** A step as a chapter of the report; of a step with laps, that of this one. */
	public enum Chapter {

		GOALS, DATA, PROBLEMS, PLAN, IMPLEMENTATION, EVALUATION

	}

	/** What is known of a step; its pictures are not in it. */
	public List<Section> sections(Chapter chapter) {
		Page page = new Page(words);
		switch (chapter) {
			case GOALS -> new Registers(page, this, project, words).goals();
			case DATA -> new Registers(page, this, project, words).sources();
			case PROBLEMS -> new Registers(page, this, project, words).problems();
			case PLAN -> new PlanWork(page, this, project, words).toApprove();
			case IMPLEMENTATION -> {
				new ActionWork(page, this, project, words).ofLap();
				new ReviewWork(page, this, project, words).ofLap();
			}
			case EVALUATION -> new ResultWork(page, this, project, words).judged();
		}
		return page.sections();
	}

	/** The handbook entry as its author may start from it. */
	public HandbookDraft draft() {
		return HandbookDraft.of(project, words);
	}

	/** Whether a goal counts as met, how well that is proven, and what else is to say. */
	public String met(Evaluations.Measured measured) {
		return new ResultWork(new Page(words), this, project, words).met(measured);
	}

	/** What was sent back in this lap, and why; whoever mends it reads that first. */
	private String sentBack(SendBacks.Entry sent) {
		return Words.joined(" · ",
				words.of("sentBackTo", words.code("task", "userTask_" + sent.fromStep()),
						words.code("task", "userTask_" + sent.toStep())),
				sent.subject(), Words.joined(words.of("colon"), words.person(sent.sentBy()), sent.reason()),
				words.moment(sent.sentAt()));
	}

	/** What the task is about. */
	String about(String variable) {
		return String.valueOf(subject.get(variable));
	}

	String goalName(String id) {
		return project.goal(id).map(goal -> words.metric(goal.name())).orElse(id);
	}

	String unit(String goalId) {
		return project.goal(goalId).map(Goal::unit).orElse("");
	}

	/** The cause of a problem with its class, as a lap found it. */
	String cause(String problemId, int lap) {
		return project.cause(problemId, lap)
			.map(cause -> Words.joined(" – ", cause.rootCause(), words.code("causeClass", cause.causeClass())))
			.orElse("");
	}

	/** Some rows as what is shown of them. */
	static <T, S> List<S> each(List<T> rows, Predicate<T> which, Function<T, S> shown) {
		return rows.stream().filter(which).map(shown).toList();
	}

}
