package io.serviceloop.handbook.proposal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.handbook.ChapterReviewsStart;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.OwnersFirst;
import io.serviceloop.loop.words.EvidenceRule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What whoever looks after a standard says of a proposal of somebody else: it holds, it
 * goes back to be mended, or it is refused (A41, E27).
 */
@Component
class ApproveProposalTask extends Form<ApproveProposalTask.Answer> {

	private static final String APPROVE = "approve";

	private final Proposals proposals;

	private final Handbook handbook;

	private final ChapterReviewsStart reviews;

	private final People people;

	private final OwnersFirst ownersFirst;

	private final EvidenceRule evidence;

	private final LoopRules rules;

	ApproveProposalTask(Proposals proposals, Handbook handbook, ChapterReviewsStart reviews, People people,
			@Lazy OwnersFirst ownersFirst, EvidenceRule evidence, LoopRules rules) {
		super(Place.task(StandardProposals.PROCESS, "approveProposal"), Answer.class);
		this.proposals = proposals;
		this.handbook = handbook;
		this.reviews = reviews;
		this.people = people;
		this.ownersFirst = ownersFirst;
		this.evidence = evidence;
		this.rules = rules;
	}

	/**
	 * What is submitted.
	 *
	 * @param approvalNote needed where it is not approved
	 * @param comparedWith the number of the version that it was compared with; null for
	 * the one that it corrects
	 * @param chapterOwner who looks after it from now on; null for whoever does, and for
	 * a new one for who approves it
	 * @param validFrom the day of the approval where none is given
	 * @param replacesAnnounced whether it takes the place of what is announced for a
	 * later day than that; null where nothing is
	 */
	record Answer(@NotNull @Pattern(regexp = "approve|sendBack|refuse") String proposalDecision,
			@Size(max = 2000) String approvalNote, @Positive Integer comparedWith, @Size(max = 64) String chapterOwner,
			LocalDate validFrom, Boolean replacesAnnounced) {

		boolean approves() {
			return APPROVE.equals(proposalDecision);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (!faults.complained("proposalDecision") && !answer.approves()) {
			faults.reasonForNo(false, answer.approvalNote(), "approvalNote", "handbook.noteMissing");
			if (answer.approvalNote() != null && !faults.complained("approvalNote")) {
				String complaint = evidence.complaint(answer.approvalNote(), false);
				faults.wrongIf(complaint != null, "approvalNote", answer.approvalNote(), complaint);
			}
		}
		Proposal proposal = proposals.of(ProposalVariables.PROPOSAL.in(submission.scope()));
		decides(proposal, submission, faults);
		if (answer.approves()) {
			if (proposal.corrects()) {
				unchanged(answer, proposal, submission.today(), faults);
			}
			if (answer.chapterOwner() != null) {
				faults.person("chapterOwner", answer.chapterOwner(), people.cannotWork(List.of(answer.chapterOwner())));
			}
			inTime(answer.validFrom(), submission.today(), faults);
			if (!faults.complained("replacesAnnounced")) {
				handbook
					.unsaid(proposal.entryId(), firstDay(answer, submission), answer.replacesAnnounced(),
							submission.today())
					.ifPresent(missing -> faults.wrong(List.of(missing)));
			}
		}
	}

	/**
	 * Who looks after the standard decides, or a process owner, or stands in for one of
	 * them, or a manager where no process owner may; nobody who had a part in it.
	 */
	private void decides(Proposal proposal, Submission submission, Faults faults) {
		if (proposal.isBy(submission.me())) {
			faults.wrong("proposalDecision", null, barredSentence());
			return;
		}
		faults.wrongIf(!ownersFirst.decides(submission.me(), this, submission.scope()), "proposalDecision", null,
				"handbook.ownersDecide");
	}

	/**
	 * Nobody approves over a text that he has not seen, or that is a standard no longer.
	 */
	private void unchanged(Answer answer, Proposal proposal, LocalDate today, Faults faults) {
		handbook.hold(proposal.entryId());
		Optional<Handbook.Version> now = handbook.standard(proposal.entryId(), today);
		if (now.isEmpty()) {
			faults.wrong("proposalDecision", null, "handbook.retiredSince");
			return;
		}
		int seen = (answer.comparedWith() == null) ? proposal.baseNumber() : answer.comparedWith();
		faults.wrongIf(seen != now.get().number(), "comparedWith", seen, "handbook.changedMeanwhile",
				now.get().number());
	}

	private static LocalDate firstDay(Answer answer, Submission submission) {
		return (answer.validFrom() == null) ? submission.today() : answer.validFrom();
	}

	private void inTime(LocalDate day, LocalDate today, Faults faults) {
		if (day == null) {
			return;
		}
		int months = rules.now().count(LoopRules.HANDBOOK_REVIEW_MONTHS);
		faults.wrongIf(day.isBefore(today), "validFrom", day, "handbook.past", today.toString());
		faults.wrongIf(day.isAfter(today.plusMonths(months)), "validFrom", day, "handbook.tooLate",
				today.plusMonths(months).toString(), months);
	}

	@Override
	protected String meaning(Answer answer) {
		return answer.approves() ? "standardApproved" : "standardRefused";
	}

	@Override
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of("proposal", ProposalVariables.PROPOSAL.in(submission.scope()), "moment",
				submission.now().toString());
	}

	/** What was sent back and mended is decided anew. */
	@Override
	public Object signed(String businessKey, Map<String, Object> at) {
		LocalDateTime moment = LocalDateTime.parse((String) at.get("moment"));
		Optional<Proposal> proposal = proposals.find((Integer) at.get("proposal"));
		return proposal.isEmpty() ? List.of() : proposal.get().decidedSince(moment) ? null : proposal.get().signed();
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Proposal proposal = proposals.of(ProposalVariables.PROPOSAL.in(submission.scope()));
		String state = switch (answer.proposalDecision()) {
			case APPROVE -> "approved";
			case "refuse" -> "refused";
			default -> "sentBack";
		};
		proposals.decide(proposal.id(), state, answer.approvalNote(), submission.author(), submission.now());
		if (answer.approves()) {
			publish(proposal, answer, submission);
		}
	}

	private void publish(Proposal proposal, Answer answer, Submission submission) {
		Optional<Handbook.Version> before = Optional.ofNullable(proposal.entryId())
			.flatMap(entry -> handbook.standard(entry, submission.today()));
		String owner = Optional.ofNullable(answer.chapterOwner())
			.or(() -> before.flatMap(now -> handbook.owner(now.entryId())))
			.orElse(submission.author());
		Handbook.Version draft = handbook.write(Handbook.Version.draft(proposal.entryId(), proposal.chapter(), owner,
				proposal.title(), proposal.text(), firstDay(answer, submission), proposal.reason(), null, null,
				before.map(Handbook.Version::actionIds).orElse(List.of()), proposal.writtenBy(),
				proposal.proposedAt()));
		int entry = handbook.approve(draft, answer.replacesAnnounced(), answer.approvalNote(), submission.author(),
				submission.now());
		proposals.published(proposal.id(), entry, handbook.versions(entry).get(0).number());
		reviews.of(entry);
	}

	@Override
	public Variable<String> notBy() {
		return ProposalVariables.PROPOSAL_AUTHOR;
	}

	/** Who proposed it, and who mended it. */
	@Override
	public Set<String> hadPart(VariableScope task) {
		Proposal proposal = proposals.of(ProposalVariables.PROPOSAL.in(task));
		return Stream.of(proposal.proposedBy(), proposal.mendedBy())
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public boolean decidedBy(String person, VariableScope task) {
		return ownersFirst.decides(person, this, task);
	}

	@Override
	public boolean ownersFirst() {
		return true;
	}

	/** Who looks after the standard. */
	@Override
	public Set<String> deciders(VariableScope task) {
		return Optional.ofNullable(proposals.of(ProposalVariables.PROPOSAL.in(task)).entryId())
			.flatMap(handbook::owner)
			.map(Set::of)
			.orElse(Set.of());
	}

	@Override
	public String barredSentence() {
		return "handbook.ownProposal";
	}

	@Override
	public Variable<?> subject() {
		return ProposalVariables.PROPOSAL;
	}

}
