package io.serviceloop.handbook.proposal;

import java.util.List;

import io.serviceloop.handbook.Differences;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.handbook.read.Contents;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the forms of a proposal show, for who has its task. */
@RestController
class ProposalController {

	private final Proposals proposals;

	private final Handbook handbook;

	private final Beside beside;

	private final TaskRefs tasks;

	ProposalController(Proposals proposals, Handbook handbook, Beside beside, TaskRefs tasks) {
		this.proposals = proposals;
		this.handbook = handbook;
		this.beside = beside;
		this.tasks = tasks;
	}

	/**
	 * A proposal and what it would replace.
	 *
	 * @param standard what holds of the standard, else what will be the first to; null
	 * for a new one, and for one that was retired meanwhile
	 * @param owner who looks after that; null where there is none
	 * @param changedSince whether the standard says something else than what was
	 * corrected
	 * @param retiredSince whether it is a standard no longer
	 * @param differences what the proposal says otherwise than {@code standard}
	 * @param announced versions of the standard that hold from a later day on
	 * @param alike other standards that say nearly the same
	 */
	record Proposed(Proposal proposal, Handbook.Version standard, String owner, boolean changedSince,
			boolean retiredSince, List<Differences.Line> differences, List<Beside.Announced> announced,
			List<Contents.Alike> alike) {
	}

	@GetMapping("/api/tasks/{taskId}/proposal")
	Proposed of(@PathVariable String taskId) {
		int id = tasks.find(taskId, ProposalVariables.PROPOSAL)
			.filter(task -> task.form() != null && task.form().subject() == ProposalVariables.PROPOSAL)
			.map(task -> ((Number) task.values().get(ProposalVariables.PROPOSAL.name())).intValue())
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		Proposal proposal = proposals.of(id);
		Beside.Standing stands = beside.of(proposal.entryId(), proposal.chapter(), proposal.title(), proposal.text());
		Handbook.Version standard = stands.standard();
		return new Proposed(proposal, standard,
				(standard == null) ? null : handbook.owner(standard.entryId()).orElse(null),
				standard != null && !standard.number().equals(proposal.baseNumber()),
				proposal.corrects() && standard == null,
				(standard == null) ? List.of() : Differences.between(standard.text(), proposal.text()),
				stands.announced(), stands.alike());
	}

}
