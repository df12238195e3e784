package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** The draft of a standard: a new one, or the next version of one (A41, E27, E50). */
@Component
@InModels(sets = "standardAuthor")
class StandardiseTask extends Form<StandardiseTask.Answer> {

	private final Handbook handbook;

	private final People people;

	private final ChapterReviewsStart reviews;

	private final LoopRules rules;

	StandardiseTask(Handbook handbook, People people, ChapterReviewsStart reviews, LoopRules rules) {
		super(Place.task("improvementLoop", "standardise"), Answer.class, Known.WHAT_WORKED);
		this.handbook = handbook;
		this.people = people;
		this.reviews = reviews;
		this.rules = rules;
	}

	/**
	 * What is submitted.
	 *
	 * @param chapter needed, but of a model that knows no chapters yet
	 * @param chapterOwner the process owner of the project where nobody is named
	 * @param validFrom the day of the submission where none is given
	 * @param replaces the id of the standard that it replaces; null for a new one
	 */
	record Answer(@NotBlank @Size(max = 200) String handbookTitle, @NotBlank @Size(max = 4000) String handbookText,
			@Pattern(regexp = Handbook.CHAPTER) String chapter, @Size(max = 64) String chapterOwner,
			LocalDate validFrom, @Positive Integer replaces) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (!faults.complained("chapter") && isApproved(submission)) {
			faults.needed("chapter", answer.chapter());
		}
		if (answer.chapterOwner() != null) {
			faults.person("chapterOwner", answer.chapterOwner(), people.cannotWork(List.of(answer.chapterOwner())));
		}
		inTime("validFrom", answer.validFrom(), submission, rules, faults);
		if (answer.replaces() != null && !faults.complained("replaces")) {
			handbook.standard(answer.replaces(), submission.today())
				.ifPresentOrElse(
						now -> faults.wrongIf(isSame(now, answer.handbookTitle(), answer.handbookText()),
								"handbookText", null, "handbook.unchanged"),
						() -> faults.wrong("replaces", answer.replaces(), "handbook.unknown"));
		}
	}

	/**
	 * Whether somebody approves it: a project that goes on by the model it began with has
	 * no such task, and its form asks for no chapter.
	 */
	private static boolean isApproved(Submission submission) {
		return submission.execution().getBpmnModelInstance().getModelElementById("userTask_approveStandard") != null;
	}

	/**
	 * A standard nobody knew of cannot have held, and one that is looked at again before
	 * it holds is none.
	 */
	static void inTime(String path, LocalDate day, Submission submission, LoopRules rules, Faults faults) {
		if (day == null) {
			return;
		}
		LocalDate today = submission.today();
		int months = rules.now().count(LoopRules.HANDBOOK_REVIEW_MONTHS);
		faults.wrongIf(day.isBefore(today), path, day, "handbook.past", today.toString());
		faults.wrongIf(day.isAfter(today.plusMonths(months)), path, day, "handbook.tooLate",
				today.plusMonths(months).toString(), months);
	}

	/** Whether a version would say the same as another one. */
	static boolean isSame(Handbook.Version now, String title, String text) {
		return now.title().equals(title) && text != null && now.text().lines().toList().equals(text.lines().toList());
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> taken.rows("handbook_version", "lap = :lap and approved is null");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int lap = ProjectVariables.LAP.in(submission.scope());
		String key = submission.businessKey();
		String owner = (answer.chapterOwner() == null) ? ProjectVariables.PROCESS_OWNER.in(submission.scope())
				: answer.chapterOwner();
		String author = submission.author();
		handbook.write(Handbook.Version.draft(answer.replaces(),
				(answer.chapter() == null) ? "standard" : answer.chapter(), owner, answer.handbookTitle(),
				answer.handbookText(), (answer.validFrom() == null) ? submission.today() : answer.validFrom(), null,
				key, lap, handbook.whatWorked(key, lap), author, submission.now()));
		HandbookVariables.STANDARD_AUTHOR.set(submission.scope(), author);
		if (!isApproved(submission)) {
			handbook.draftOf(key, lap)
				.ifPresent(draft -> reviews.of(handbook.approve(draft, false, null, null, submission.now())));
		}
	}

}
