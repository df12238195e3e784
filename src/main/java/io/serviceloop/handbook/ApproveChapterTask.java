package io.serviceloop.handbook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.EvidenceRule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What a process owner says of a standard that somebody else changed. Where there is no
 * other process owner, a service manager does it, or the change would wait for ever.
 */
@Component
class ApproveChapterTask extends Form<ApproveChapterTask.Answer> {

	private final Handbook handbook;

	private final People people;

	private final EvidenceRule evidence;

	ApproveChapterTask(Handbook handbook, People people, EvidenceRule evidence) {
		super(Place.task(ChapterReviews.PROCESS, "approveChapter"), Answer.class);
		this.handbook = handbook;
		this.people = people;
		this.evidence = evidence;
	}

	/**
	 * What is submitted.
	 *
	 * @param replacesAnnounced whether it takes the place of what is announced for a
	 * later day than its own; null for no
	 */
	record Answer(@NotNull Boolean chapterApproved, @Size(max = 2000) String approvalNote, Boolean replacesAnnounced) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		ApproveStandardTask.refusal(answer.chapterApproved(), answer.approvalNote(), evidence, faults);
		if (!people.amIn(Role.OWNER)) {
			Set<String> others = new HashSet<>(people.members(List.of(Role.OWNER.group())));
			others.remove(barred(submission.scope()));
			others.removeAll(people.cannotWork(others).keySet());
			faults.wrongIf(!others.isEmpty(), "chapterApproved", null, "handbook.ownersDecide");
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		handbook.draftOf(HandbookVariables.HANDBOOK_ENTRY.in(submission.scope())).ifPresent(draft -> {
			if (answer.chapterApproved()) {
				handbook.approve(draft, Boolean.TRUE.equals(answer.replacesAnnounced()), answer.approvalNote(),
						submission.me(), submission.now());
			}
			else {
				handbook.refuse(draft, answer.approvalNote(), submission.me(), submission.now());
			}
		});
	}

	@Override
	public Variable<String> notBy() {
		return HandbookVariables.CHAPTER_AUTHOR;
	}

	@Override
	public String barredSentence() {
		return "handbook.ownStandard";
	}

	@Override
	public Variable<?> subject() {
		return HandbookVariables.HANDBOOK_ENTRY;
	}

}
