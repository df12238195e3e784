package io.serviceloop.handbook.proposal;

import java.util.List;
import java.util.Optional;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.people.People;
import org.springframework.stereotype.Component;

/** Whose turn it is with a proposal (A41). */
@Component
public class StandardProposals {

	static final String PROCESS = "handbookProposal";

	private final Proposals proposals;

	private final Handbook handbook;

	private final People people;

	StandardProposals(Proposals proposals, Handbook handbook, People people) {
		this.proposals = proposals;
		this.handbook = handbook;
		this.people = people;
	}

	/**
	 * Who looks after the standard; null where it is new, or where that person proposed
	 * or mended it, or is here no longer, so that the task is left to the process owners.
	 */
	@InModels(at = "assignee")
	public String decider(int proposal) {
		Proposal made = proposals.of(proposal);
		return Optional.ofNullable(made.entryId())
			.flatMap(handbook::owner)
			.filter(owner -> !made.isBy(owner) && works(owner))
			.orElse(null);
	}

	/** Who made it; null where that person is here no longer. */
	@InModels(at = "assignee")
	public String proposer(int proposal) {
		String proposer = proposals.of(proposal).proposedBy();
		return (proposer != null && works(proposer)) ? proposer : null;
	}

	private boolean works(String person) {
		return people.cannotWork(List.of(person)).isEmpty();
	}

}
