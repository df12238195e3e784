package io.serviceloop.handbook.proposal;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Somebody proposes a new standard, or a correction of one; whoever works here may, also
 * who was in no project (A41, E27).
 */
@Component
@InModels(sets = { "proposal", "proposalAuthor", "title" })
class ProposeStandardStart extends Form<ProposeStandardStart.Answer> {

	private final Handbook handbook;

	private final Proposals proposals;

	ProposeStandardStart(Handbook handbook, Proposals proposals) {
		super(Place.start(StandardProposals.PROCESS, "proposeStandard"), Answer.class);
		this.handbook = handbook;
		this.proposals = proposals;
	}

	/**
	 * What is submitted.
	 *
	 * @param replaces the id of the standard that it corrects; null for a new one
	 * @param chapter needed
	 * @param comparedWith the number of the version whose text was edited; null for what
	 * holds
	 */
	record Answer(@Positive Integer replaces, @NotBlank @Size(max = 200) String handbookTitle,
			@Pattern(regexp = Handbook.CHAPTER) String chapter, @NotBlank @Size(max = 4000) String handbookText,
			@NotBlank @Size(max = 2000) @Evidence String proposalReason, @Positive Integer comparedWith) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		if (!faults.complained("chapter")) {
			faults.needed("chapter", answer.chapter());
		}
		if (faults.complained("replaces")) {
			return;
		}
		ProposedText proposed = proposed(answer, submission);
		faults.wrongIf(answer.replaces() != null && proposed.standard().isEmpty(), "replaces", answer.replaces(),
				"handbook.unknown");
		proposed.check(faults);
	}

	private ProposedText proposed(Answer answer, Submission submission) {
		return ProposedText.of(answer.handbookTitle(), answer.handbookText(), answer.chapter(), answer.comparedWith(),
				answer.replaces(), handbook, submission.today());
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Integer base = proposed(answer, submission).base().orElse(null);
		int id = proposals.write(new Proposal(0, answer.replaces(), base, answer.chapter(), answer.handbookTitle(),
				answer.handbookText(), answer.proposalReason(), "open", submission.me(), submission.now(), null, null,
				null, null, null));
		ProposalVariables.PROPOSAL.set(submission.scope(), id);
		ProposalVariables.PROPOSAL_AUTHOR.set(submission.scope(), submission.me());
		ProjectVariables.TITLE.set(submission.scope(), answer.handbookTitle());
	}

}
