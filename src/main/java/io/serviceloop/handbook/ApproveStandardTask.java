package io.serviceloop.handbook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.task.OwnersFirst;
import io.serviceloop.loop.words.EvidenceRule;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the process owner says of a standard that somebody else wrote: with yes it holds,
 * and is looked at again by and by; with no it goes back with the reason (A41).
 */
@Component
class ApproveStandardTask extends Form<ApproveStandardTask.Answer> {

	private final Handbook handbook;

	private final ChapterReviewsStart reviews;

	private final OwnersFirst ownersFirst;

	private final EvidenceRule evidence;

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	ApproveStandardTask(Handbook handbook, ChapterReviewsStart reviews, @Lazy OwnersFirst ownersFirst,
			EvidenceRule evidence, SendBackSteps steps, SendBacks sendBacks) {
		super(Place.task("improvementLoop", "approveStandard"), Answer.class, Known.STANDARD);
		this.handbook = handbook;
		this.reviews = reviews;
		this.ownersFirst = ownersFirst;
		this.evidence = evidence;
		this.steps = steps;
		this.sendBacks = sendBacks;
	}

	/**
	 * What is submitted.
	 *
	 * @param replacesAnnounced whether it takes the place of what is announced for a
	 * later day than its own; null where nothing is
	 */
	record Answer(@NotNull Boolean standardApproved, @Size(max = 2000) String approvalNote, Boolean replacesAnnounced,
			@Size(max = 30) String sendBackTo) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		refusal(answer.standardApproved(), answer.approvalNote(), evidence, faults);
		steps.check(submission, "approveStandard", answer.sendBackTo(), Boolean.FALSE.equals(answer.standardApproved()),
				answer.approvalNote(), "approvalNote", faults);
	}

	/** A no says what has to change. */
	static void refusal(Boolean approved, String note, EvidenceRule evidence, Faults faults) {
		faults.reasonForNo(approved, note, "approvalNote", "handbook.noteMissing");
		if (Boolean.FALSE.equals(approved) && note != null && !faults.complained("approvalNote")) {
			String complaint = evidence.complaint(note, false);
			faults.wrongIf(complaint != null, "approvalNote", note, complaint);
		}
	}

	@Override
	protected String meaning(Answer answer) {
		return meaning(answer.standardApproved());
	}

	/** What is signed with a decision about a standard. */
	static String meaning(boolean approved) {
		return approved ? "standardApproved" : "standardRefused";
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("lap", ProjectVariables.LAP.in(submission.scope()), "moment", submission.now().toString());
	}

	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		return handbook.of(businessKey)
			.stream()
			.filter(version -> at.get("lap").equals(version.lap()) && version.decidedAt() != null
					&& version.decidedAt().toString().equals(at.get("moment")))
			.map(Handbook.Version::signed)
			.toList();
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.columns("handbook_version",
					"""
							id = (select max(id) from handbook_version where business_key = :key and lap = :lap and number is null)
							""",
					"approved", "note", "decided_by", "decided_at");
			sendBacks.takeBack(submission, "approveStandard", answer.sendBackTo(), null);
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// Each draft stays in the handbook's register.
		sendBacks.write(submission, "approveStandard", answer.sendBackTo(), null, answer.approvalNote(), Map.of());
		handbook.draftOf(submission.businessKey(), ProjectVariables.LAP.in(submission.scope())).ifPresent(draft -> {
			if (answer.standardApproved()) {
				reviews.of(handbook.approve(draft, answer.replacesAnnounced(), answer.approvalNote(), submission.me(),
						submission.now()));
			}
			else {
				handbook.refuse(draft, answer.approvalNote(), submission.me(), submission.now());
			}
		});
	}

	@Override
	public Variable<String> notBy() {
		return HandbookVariables.STANDARD_AUTHOR;
	}

	/** Who owns the process of the project. */
	@Override
	public Set<String> deciders(VariableScope task) {
		return Optional.ofNullable(ProjectVariables.PROCESS_OWNER.in(task)).map(Set::of).orElse(Set.of());
	}

	/** Never the lead, who wants it. */
	@Override
	public boolean decidedBy(String person, VariableScope task) {
		return !person.equals(ProjectVariables.LEAD.in(task)) && ownersFirst.decides(person, this, task);
	}

	@Override
	public String barredSentence() {
		return "handbook.ownStandard";
	}

	@Override
	public boolean decidesOnTheLead() {
		return true;
	}

}
