package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.OwnersFirst;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A standard is looked at again: kept, changed, or retired, each for a reason (E27, E71).
 */
@Component
@InModels(sets = "chapterAuthor")
class ReviewChapterTask extends Form<ReviewChapterTask.Answer> {

	private final Handbook handbook;

	private final People people;

	private final OwnersFirst ownersFirst;

	private final LoopRules rules;

	ReviewChapterTask(Handbook handbook, People people, @Lazy OwnersFirst ownersFirst, LoopRules rules) {
		super(Place.task(ChapterReviews.PROCESS, "reviewChapter"), Answer.class);
		this.handbook = handbook;
		this.people = people;
		this.ownersFirst = ownersFirst;
		this.rules = rules;
	}

	/**
	 * What is submitted.
	 *
	 * @param handbookTitle with what follows, only where it is changed
	 * @param chapterOwner who looks after it now where nobody is named
	 */
	record Answer(@NotNull @Pattern(regexp = "keep|change|retire") String chapterDecision,
			@NotBlank @Size(max = 2000) @Evidence String reviewReason, @Size(max = 200) String handbookTitle,
			@Size(max = 4000) String handbookText, @Size(max = 64) String chapterOwner, LocalDate validFrom) {

		boolean changes() {
			return "change".equals(chapterDecision);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.wrongIf(!ownersFirst.decides(submission.me(), this, submission.scope()), "chapterDecision", null,
				decidersSentence());
		if (!answer.changes()) {
			unchanged(answer, submission, faults);
			return;
		}
		if (!faults.complained("handbookTitle")) {
			faults.needed("handbookTitle", answer.handbookTitle());
		}
		if (!faults.complained("handbookText")) {
			faults.needed("handbookText", answer.handbookText());
		}
		if (answer.chapterOwner() != null) {
			faults.person("chapterOwner", answer.chapterOwner(), people.cannotWork(List.of(answer.chapterOwner())));
		}
		StandardiseTask.inTime("validFrom", answer.validFrom(), submission, rules, faults);
		handbook.standard(HandbookVariables.HANDBOOK_ENTRY.in(submission.scope()), submission.today())
			.filter(now -> StandardiseTask.isSame(now, answer.handbookTitle(), answer.handbookText())
					&& (answer.chapterOwner() == null || answer.chapterOwner().equals(now.owner())))
			.ifPresent(now -> faults.wrong("handbookText", null, "handbook.unchanged"));
	}

	/** What is typed beside another decision would be dropped without a word. */
	private void unchanged(Answer answer, Submission submission, Faults faults) {
		if (answer.handbookTitle() == null && answer.handbookText() == null && answer.chapterOwner() == null
				|| answer.chapterDecision() == null) {
			return;
		}
		int entry = HandbookVariables.HANDBOOK_ENTRY.in(submission.scope());
		handbook.standard(entry, submission.today()).ifPresent(now -> {
			other("handbookTitle", answer.handbookTitle(), now.title(), faults);
			if (!StandardiseTask.isSame(now, now.title(), answer.handbookText())) {
				other("handbookText", answer.handbookText(), now.text(), faults);
			}
			if (!now.owner().equals(answer.chapterOwner())) {
				other("chapterOwner", answer.chapterOwner(), handbook.owner(entry).orElse(now.owner()), faults);
			}
		});
	}

	private static void other(String path, String given, String now, Faults faults) {
		faults.wrongIf(given != null && !given.equals(now), path, given, "handbook.notChanged");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int entry = HandbookVariables.HANDBOOK_ENTRY.in(submission.scope());
		String author = submission.author();
		handbook.review(entry, answer.chapterDecision(), answer.reviewReason(), author, submission.now());
		if (answer.changes()) {
			Handbook.Version now = handbook.standard(entry, submission.today()).orElseThrow();
			handbook
				.write(Handbook.Version.draft(entry, now.chapter(),
						(answer.chapterOwner() == null) ? handbook.owner(entry).orElse(now.owner())
								: answer.chapterOwner(),
						answer.handbookTitle(), answer.handbookText(),
						(answer.validFrom() == null) ? submission.today() : answer.validFrom(), answer.reviewReason(),
						null, null, now.actionIds(), author, submission.now()));
		}
		HandbookVariables.CHAPTER_AUTHOR.set(submission.scope(), author);
	}

	@Override
	public boolean ownersFirst() {
		return true;
	}

	/** Who looks after the standard. */
	@Override
	public Set<String> deciders(VariableScope task) {
		return handbook.owner(HandbookVariables.HANDBOOK_ENTRY.in(task)).map(Set::of).orElse(Set.of());
	}

	@Override
	public boolean decidedBy(String person, VariableScope task) {
		return ownersFirst.decides(person, this, task);
	}

	@Override
	public String decidersSentence() {
		return "handbook.lookedAfter";
	}

	@Override
	public Variable<?> subject() {
		return HandbookVariables.HANDBOOK_ENTRY;
	}

}
