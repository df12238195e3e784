package io.serviceloop.overview.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.Words;
import io.serviceloop.project.Project;
import io.serviceloop.project.copy.Copies;
import io.serviceloop.project.sendback.SendBacks;

/**
 * Who decided what, when and why, over all steps: approvals, refusals, overrides, pilots,
 * what got worse, going on, launch, changes.
 */
final class Happenings {

	/** Where a step is not the nearest one, which the decision itself tells of. */
	private static final Set<String> FURTHER = Set.of("confirmPriorities", "classifyProblems", "measureResults");

	private final ProjectPicture project;

	private final Words words;

	private final Texts texts;

	private final List<Happening> found = new ArrayList<>();

	private Happenings(ProjectPicture project, Words words, Texts texts) {
		this.project = project;
		this.words = words;
		this.texts = texts;
	}

	/** In the order of time; what has no time comes last. */
	static List<Happening> in(ProjectPicture project, Asides asides, Words words, Texts texts) {
		Happenings all = new Happenings(project, words, texts);
		all.priorities();
		all.causes();
		all.plans();
		all.pilots();
		all.laps();
		all.standards();
		project.changes().forEach(all::change);
		project.sendBacks().stream().filter(sent -> FURTHER.contains(sent.toStep())).forEach(all::sentBack);
		asides.urges().forEach(all::urged);
		asides.copies().forEach(all::copied);
		project.takenBack().forEach(all::takenBack);
		all.end(project.project());
		return all.found.stream()
			.sorted(Comparator.comparing(Happening::at, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	private void add(LocalDateTime at, Boolean good, String what, String note, String by) {
		found.add(new Happening(at, good, what, note, words.person(by)));
	}

	/** A lap takes over what an earlier one said of a problem; that is told once. */
	private void priorities() {
		Set<List<String>> said = new HashSet<>();
		new TreeMap<>(project.selections().stream().collect(Collectors.groupingBy(Problems.Decision::lap)))
			.forEach((lap, ofLap) -> {
				String chosen = ofLap.stream()
					.filter(Problems.Decision::selected)
					.map(Problems.Decision::problemId)
					.collect(Collectors.joining(words.of("comma")));
				String reasons = ofLap.stream()
					.filter(one -> !Words.blank(one.reason()) && said.add(List.of(one.problemId(), one.reason())))
					.map(one -> one.problemId() + words.of("colon") + one.reason())
					.collect(Collectors.joining("\n"));
				add(ofLap.get(0).decidedAt(), null, texts.of("report.decided.chosen", lap, chosen), reasons,
						ofLap.get(0).decidedBy());
				ofLap.stream()
					.filter(one -> one.overridePriority() != null && said
						.add(List.of(one.problemId(), one.overridePriority(), String.valueOf(one.overrideReason()))))
					.forEach(one -> add(one.decidedAt(), null,
							texts.of("report.decided.override", one.problemId(), one.overridePriority()),
							one.overrideReason(), one.decidedBy()));
			});
	}

	private void causes() {
		project.rootCauses()
			.stream()
			.filter(cause -> cause.verified() != null)
			.forEach(
					cause -> add(cause.verifiedAt(), cause.verified(),
							texts.of(cause.verified() ? "report.decided.causeVerified" : "report.decided.causeRefuted",
									cause.problemId(), cause.rootCause()),
							cause.verificationNote(), cause.verifiedBy()));
	}

	private void plans() {
		project.planChecks().forEach(check -> {
			add(check.askedAt(), null,
					inLap(check.lap(), texts.of("report.decided.checkAsked", words.person(check.checker()))), null,
					check.askedBy());
			if (check.agrees() != null) {
				add(check.saidAt(), check.agrees(),
						inLap(check.lap(),
								texts.of(check.agrees() ? "report.decided.checkAgrees" : "report.decided.checkDoubts")),
						check.note(), check.saidBy());
			}
		});
		project.planDecisions().forEach(plan -> {
			add(plan.decidedAt(), plan.approved(),
					inLap(plan.lap(), words.of(plan.approved() ? "planApproved" : "planRefused")), plan.note(),
					plan.decidedBy());
			if (plan.effortApproved() != null) {
				add((plan.effortAt() == null) ? plan.decidedAt() : plan.effortAt(), plan.effortApproved(),
						inLap(plan.lap(), words.of(plan.effortApproved() ? "effortApproved" : "effortRefused")),
						plan.effortNote(), plan.effortBy());
			}
		});
	}

	private void pilots() {
		project.actions()
			.forEach(action -> action.pilots()
				.stream()
				.filter(round -> round.decision() != null)
				.forEach(round -> add(round.decidedAt(), round.decision().equals("rollOut") ? Boolean.TRUE : null,
						texts.of("report.decided.pilot", action.id(), round.number(),
								words.code("pilotDecision", round.decision())),
						round.decisionNote(), round.decidedBy())));
	}

	private void laps() {
		for (Evaluations.Conclusion lap : project.evaluations()) {
			add(lap.concludedAt(), null, inLap(lap.lap(), texts.of("report.decided.concluded")), lap.conclusion(),
					lap.concludedBy());
			if (lap.guardAt() != null) {
				boolean accepted = project.measurements()
					.stream()
					.noneMatch(row -> row.lap() == lap.lap() && Boolean.FALSE.equals(row.guardAccepted()));
				add(lap.guardAt(), accepted, inLap(lap.lap(), words.of(accepted ? "guardAccepted" : "guardRefused")),
						lap.guardNote(), lap.guardBy());
			}
			if (lap.continueProject() != null) {
				add(lap.decidedAt(), lap.continueProject(),
						inLap(lap.lap(),
								texts.of(lap.continueProject() ? "report.decided.goesOn" : "report.decided.ends")),
						lap.decisionNote(), lap.decidedBy());
			}
		}
	}

	private String inLap(int lap, String what) {
		return words.of("lapNumber", lap) + words.of("colon") + what;
	}

	private void standards() {
		project.handbook()
			.forEach(standard -> add(standard.decidedAt(), true, texts.of("report.decided.standard", standard.title()),
					standard.note(), standard.decidedBy()));
		project.handbookDrafts()
			.stream()
			.filter(draft -> Boolean.FALSE.equals(draft.approved()))
			.forEach(draft -> add(draft.decidedAt(), false, texts.of("report.decided.draft", draft.title()),
					draft.note(), draft.decidedBy()));
	}

	/** What was asked for, and what was said to that where somebody had to agree. */
	private void change(Changes.Entry change) {
		String subject = (change.subjectId() == null) ? "" : words.person(change.subjectId());
		String what = Words.joined(" ", words.code("changeKind", change.kind()), subject,
				Words.blank(change.detail()) ? "" : "→ " + words.person(change.detail()));
		boolean refused = !change.applied() && change.decidedBy() != null;
		String open = change.applied() ? "" : texts.of(refused ? "report.decided.refused" : "report.decided.open");
		String agreed = (change.decidedBy() == null) ? "" : texts
			.of(refused ? "report.decided.refusedBy" : "report.decided.agreedBy", words.person(change.decidedBy()));
		add(change.changedAt(), refused ? Boolean.FALSE : null, Words.joined(" ", what, open),
				Words.joined("\n", change.reason(), agreed), change.requestedBy());
	}

	private void sentBack(SendBacks.Entry sent) {
		String what = words.of("sentBackTo", words.code("task", "userTask_" + sent.fromStep()),
				words.code("task", "userTask_" + sent.toStep()));
		add(sent.sentAt(), false, inLap(sent.lap(), Words.joined(" · ", what, sent.subject())), sent.reason(),
				sent.sentBy());
	}

	private void urged(Asides.Urged urge) {
		add(urge.at(), null, texts.of("report.urged", urge.task()), null, urge.by());
	}

	private void copied(Copies.Entry copy) {
		String reader = words.person(copy.userId());
		add(copy.copiedAt(), null, texts.of("report.copied", reader), null, copy.copiedBy());
		if (!copy.reads()) {
			add(copy.endedAt(), null, texts.of("report.copyEnded", reader), null, copy.endedBy());
		}
	}

	private void takenBack(SendBacks.TakenBack taken) {
		String what = words.of("takenBack", words.code("task", "userTask_" + taken.step()));
		add(taken.takenAt(), null, inLap(taken.lap(), Words.joined(" · ", what, taken.subject())), null,
				taken.takenBy());
	}

	private void end(Project ended) {
		if (ended.launchDecision() != null) {
			add(ended.launchAt(), ended.launchDecision().equals("go"),
					texts.of("report.decided." + ended.launchDecision()), ended.launchNote(), ended.launchBy());
		}
		if (ended.closedAt() != null) {
			add(ended.closedAt(), null, texts.of("report.decided.ended", texts.of("state." + ended.state())),
					ended.closingNote(), null);
		}
	}

}
