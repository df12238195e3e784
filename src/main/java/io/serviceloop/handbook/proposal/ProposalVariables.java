package io.serviceloop.handbook.proposal;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of a proposal; the register is the truth. */
final class ProposalVariables {

	/** The proposal that it is about. */
	static final Variable<Integer> PROPOSAL = Variable.number("proposal");

	/** Who wrote it, or mended it last, and does not approve it. */
	static final Variable<String> PROPOSAL_AUTHOR = Variable.text("proposalAuthor");

	private ProposalVariables() {
	}

}
