package io.serviceloop.handbook;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.task.OwnersFirst;
import io.serviceloop.loop.words.EvidenceRule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What a process owner, or who stands in for one, says of a standard that somebody else
 * changed. Where there is no other process owner, a service manager does it, or the
 * change would wait for ever.
 */
@Component
class ApproveChapterTask extends Form<ApproveChapterTask.Answer> {

	private final Handbook handbook;

	private final OwnersFirst ownersFirst;

	private final EvidenceRule evidence;

	ApproveChapterTask(Handbook handbook, @Lazy OwnersFirst ownersFirst, EvidenceRule evidence) {
		super(Place.task(ChapterReviews.PROCESS, "approveChapter"), Answer.class);
		this.handbook = handbook;
		this.ownersFirst = ownersFirst;
		this.evidence = evidence;
	}

	/**
	 * What is submitted.
	 *
	 * @param replacesAnnounced whether it takes the place of what is announced for a
	 * later day than its own; null where nothing is
	 */
	record Answer(@NotNull Boolean chapterApproved, @Size(max = 2000) String approvalNote, Boolean replacesAnnounced) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		ApproveStandardTask.refusal(answer.chapterApproved(), answer.approvalNote(), evidence, faults);
		faults.wrongIf(!ownersFirst.decides(submission.me(), this, submission.scope()), "chapterApproved", null,
				"handbook.ownersDecide");
		if (Boolean.TRUE.equals(answer.chapterApproved()) && !faults.complained("replacesAnnounced")) {
			handbook.draftOf(HandbookVariables.HANDBOOK_ENTRY.in(submission.scope()))
				.flatMap(draft -> handbook.unsaid(draft.entryId(), draft.validFrom(), answer.replacesAnnounced(),
						submission.today()))
				.ifPresent(missing -> faults.wrong(List.of(missing)));
		}
	}

	@Override
	protected String meaning(Answer answer) {
		return ApproveStandardTask.meaning(answer.chapterApproved());
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("standard", HandbookVariables.HANDBOOK_ENTRY.in(submission.scope()), "moment",
				submission.now().toString());
	}

	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		return handbook.decided((Integer) at.get("standard"), LocalDateTime.parse((String) at.get("moment")))
			.stream()
			.map(Handbook.Version::signed)
			.toList();
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		handbook.draftOf(HandbookVariables.HANDBOOK_ENTRY.in(submission.scope())).ifPresent(draft -> {
			if (answer.chapterApproved()) {
				handbook.approve(draft, answer.replacesAnnounced(), answer.approvalNote(), submission.me(),
						submission.now());
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
	public boolean decidedBy(String person, VariableScope task) {
		return ownersFirst.decides(person, this, task);
	}

	@Override
	public boolean ownersFirst() {
		return true;
	}

	@Override
	public Variable<?> subject() {
		return HandbookVariables.HANDBOOK_ENTRY;
	}

}
