package io.serviceloop.handbook.proposal;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Who made a proposal that was sent back mends it, or takes it back; whoever does that in
 * the other's place has written it from then on (A41).
 */
@Component
@InModels(sets = { "proposalAuthor", "title" })
class MendProposalTask extends Form<MendProposalTask.Answer> {

	private final Proposals proposals;

	private final Handbook handbook;

	MendProposalTask(Proposals proposals, Handbook handbook) {
		super(Place.task(StandardProposals.PROCESS, "mendProposal"), Answer.class);
		this.proposals = proposals;
		this.handbook = handbook;
	}

	/**
	 * What is submitted.
	 *
	 * @param handbookTitle with what follows, only where it is mended
	 * @param comparedWith the number of the version that it was compared with; null for
	 * what holds
	 */
	record Answer(@NotNull @Pattern(regexp = "mend|withdraw") String proposalMending,
			@Size(max = 200) String handbookTitle, @Pattern(regexp = Handbook.CHAPTER) String chapter,
			@Size(max = 4000) String handbookText, @Size(max = 2000) @Evidence String proposalReason,
			@Positive Integer comparedWith) {

		boolean mends() {
			return "mend".equals(proposalMending);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (!answer.mends()) {
			return;
		}
		needed("handbookTitle", answer.handbookTitle(), faults);
		needed("chapter", answer.chapter(), faults);
		needed("handbookText", answer.handbookText(), faults);
		needed("proposalReason", answer.proposalReason(), faults);
		Integer entry = proposals.of(ProposalVariables.PROPOSAL.in(submission.scope())).entryId();
		if (entry != null && handbook.standard(entry, submission.today()).isEmpty()) {
			faults.wrong("proposalMending", null, "handbook.retiredWithdraw");
			return;
		}
		proposed(answer, submission).check(faults);
	}

	private static void needed(String path, Object value, Faults faults) {
		if (!faults.complained(path)) {
			faults.needed(path, value);
		}
	}

	private ProposedText proposed(Answer answer, Submission submission) {
		Proposal proposal = proposals.of(ProposalVariables.PROPOSAL.in(submission.scope()));
		return ProposedText.of(answer.handbookTitle(), answer.handbookText(), answer.chapter(), answer.comparedWith(),
				proposal.entryId(), handbook, submission.today());
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int id = ProposalVariables.PROPOSAL.in(submission.scope());
		if (!answer.mends()) {
			proposals.withdraw(id);
			return;
		}
		Integer base = proposed(answer, submission).base().orElse(proposals.of(id).baseNumber());
		proposals.mend(id, base, answer.chapter(), answer.handbookTitle(), answer.handbookText(),
				answer.proposalReason(), submission.author());
		ProposalVariables.PROPOSAL_AUTHOR.set(submission.scope(), submission.author());
		ProjectVariables.TITLE.set(submission.scope(), answer.handbookTitle());
	}

	@Override
	public Variable<?> subject() {
		return ProposalVariables.PROPOSAL;
	}

}
