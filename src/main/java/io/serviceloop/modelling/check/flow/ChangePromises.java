package io.serviceloop.modelling.check.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Diagram.Part;
import io.serviceloop.modelling.check.flow.Promises.Promise;

/**
 * What the processes beside the loop promise: changes, substitutes, handovers, regular
 * reviews, reviews of the handbook, proposals for it.
 */
final class ChangePromises {

	private static final String CHANGE = "changeProject";

	private static final String ABSENCE = "arrangeSubstitute";

	private static final String REVIEW = "regularReview";

	private static final Map<String, Object> ANYHOW = Map.of();

	private static final Part APPROVE = Part.task("userTask_approveDrop");

	private static final Part DROP = Part.delegate("dropActionDelegate");

	private static final Part AWAY = Part.task("userTask_endAbsence");

	private static final Part OPEN = Part.delegate("openSubstitutionDelegate");

	private static final Part CLOSE = Part.delegate("closeSubstitutionDelegate");

	private static final Part BEGINS = Part.timer(time -> time.says("${absences.begin(awayFrom)}"));

	private static final Part STOP = Part.task("userTask_endReview");

	private static final Part OPEN_REVIEW = Part.delegate("openReviewDelegate");

	private static final Part HEARD = Part.task("userTask_rearrangeReview");

	private static final Part REVIEW_DAY = Part.timer(time -> time.says("${reviewDays.until(reviewDay)}"));

	private static final Part HAND_OVER = Part.delegate("handOverTasksDelegate");

	private static final String HANDBOOK = "handbookReview";

	private static final Part CHAPTER = Part.task("userTask_reviewChapter");

	private static final Part APPROVE_CHAPTER = Part.task("userTask_approveChapter");

	private static final Part CHAPTER_DUE = Part.timer(time -> time.says("${chapterReviews.due()}"));

	private static final String PROPOSAL = "handbookProposal";

	private static final Part APPROVE_PROPOSAL = Part.task("userTask_approveProposal");

	private static final Part MEND = Part.task("userTask_mendProposal");

	/** What is asked for, and what then happens. */
	private static final Map<String, Part> KINDS = new TreeMap<>(Map.of("reassignAction",
			Part.delegate("changeActionDelegate"), "postponeAction", Part.delegate("changeActionDelegate"),
			"dropAction", DROP, "moveMeasurement", Part.delegate("moveMeasurementDelegate"), "containProblem",
			Part.delegate("containProblemDelegate"), "addProblem", Part.delegate("addProblemDelegate"), "closeProject",
			Part.delegate("closeProjectDelegate"), "continueWithout", Part.delegate("continueWithoutDelegate"),
			"changeJudgement", Part.delegate("changeJudgementDelegate")));

	private ChangePromises() {
	}

	static List<Promise> all() {
		return Stream.of(kinds(), dropping(), absence(), handover(), review(), handbook(), proposal())
			.flatMap(rows -> rows)
			.toList();
	}

	private static Stream<Promise> kinds() {
		return KINDS.entrySet()
			.stream()
			.map(kind -> new Promise(CHANGE, "A35", "change", kind.getKey(), kind.getValue().what(),
					diagram -> isApplied(diagram, kind.getKey(), kind.getValue()) ? Stream.empty()
							: Stream.of(diagram.process())));
	}

	/** Whether a change happens, and no other one instead or beside it. */
	private static boolean isApplied(Diagram diagram, String kind, Part expected) {
		Map<String, Object> known = Map.of("changeKind", kind, "dropApproved", true);
		Set<Step> reached = diagram.from(known);
		return diagram.isAmong(reached, expected) && !diagram.ends(known, expected)
				&& diagram.endsAfter(expected, known, expected)
				&& KINDS.values()
					.stream()
					.filter(other -> !other.what().equals(expected.what()))
					.noneMatch(other -> diagram.isAmong(reached, other));
	}

	private static Stream<Promise> dropping() {
		return Stream.of(Promise.order(CHANGE, "E16", ANYHOW, APPROVE, DROP), Promise.of(CHANGE, "E16", "dropRefused",
				DROP, diagram -> diagram.isAmong(diagram.after(APPROVE, Map.of("dropApproved", false), APPROVE), DROP)),
				Promise.of(CHANGE, "E16", "approver", "${processOwner}",
						diagram -> diagram.each(APPROVE, task -> !Promises.isFor(task, "${processOwner}",
								Set.of("process-owners", "service-managers")))));
	}

	private static Stream<Promise> absence() {
		return Stream.of(
				Promise.of(ABSENCE, "E31", "substitute", OPEN,
						diagram -> !diagram.isAmong(diagram.from(ANYHOW, AWAY), OPEN)
								|| diagram.isAmong(diagram.from(ANYHOW, BEGINS), OPEN)),
				Promise.of(ABSENCE, "E31", "skipped", CLOSE, diagram -> diagram.ends(ANYHOW, CLOSE)),
				Promise.of(ABSENCE, "E31", "back", CLOSE, diagram -> !diagram.isAmong(diagram.from(ANYHOW, AWAY), CLOSE)
						|| !diagram.isAmong(diagram.after(AWAY, ANYHOW, AWAY, Part.timer(time -> true)), CLOSE)),
				Promise.of(ABSENCE, "E31", "approver", "${person}",
						diagram -> diagram.each(AWAY, task -> !Promises.isFor(task, "${person}", Set.of()))));
	}

	private static Stream<Promise> review() {
		return Stream.of(
				Promise.of(REVIEW, "A02", "reviewDay", OPEN_REVIEW,
						diagram -> !diagram.isAmong(diagram.from(ANYHOW, STOP), OPEN_REVIEW)
								|| diagram.isAmong(diagram.from(ANYHOW, REVIEW_DAY), OPEN_REVIEW)),
				Promise.of(REVIEW, "A02", "reviewAgain", OPEN_REVIEW,
						diagram -> Stream.of("opened", "skipped")
							.map(outcome -> Map.<String, Object>of("reviewOutcome", outcome))
							.anyMatch(known -> !diagram.isAmong(diagram.after(OPEN_REVIEW, known, OPEN_REVIEW), STOP)
									|| diagram.endsAfter(OPEN_REVIEW, known, STOP))),
				Promise.of(REVIEW, "A02", "reviewStops", STOP,
						diagram -> diagram.isAmong(diagram.after(STOP, ANYHOW, REVIEW_DAY), OPEN_REVIEW)),
				Promise.of(REVIEW, "A02", "reviewHeard", OPEN_REVIEW,
						diagram -> diagram.endsAfter(OPEN_REVIEW, Map.of("reviewOutcome", "lacking"), HEARD)));
	}

	private static Stream<Promise> handbook() {
		Map<String, Object> keep = Map.of("chapterDecision", "keep");
		Map<String, Object> change = Map.of("chapterDecision", "change");
		Map<String, Object> no = Map.of("chapterDecision", "change", "chapterApproved", false);
		Map<String, Object> yes = Map.of("chapterDecision", "change", "chapterApproved", true);
		return Stream.of(
				Promise.of(HANDBOOK, "E27", "chapterReview", CHAPTER,
						diagram -> diagram.ends(keep) || diagram.ends(yes)
								|| diagram.isAmong(diagram.from(ANYHOW, CHAPTER_DUE), CHAPTER)
								|| !diagram.isAmong(diagram.after(CHAPTER, keep, CHAPTER), CHAPTER_DUE)
								|| !diagram.isAmong(diagram.after(APPROVE_CHAPTER, yes, CHAPTER), CHAPTER_DUE)),
				Promise.of(HANDBOOK, "A41", "chapterUnapproved", APPROVE_CHAPTER,
						diagram -> diagram.isAmong(diagram.after(CHAPTER, change, APPROVE_CHAPTER), CHAPTER_DUE)
								|| diagram.isAmong(diagram.after(APPROVE_CHAPTER, no, CHAPTER), CHAPTER_DUE)
								|| !diagram.isAmong(diagram.after(APPROVE_CHAPTER, no, APPROVE_CHAPTER), CHAPTER)),
				Promise.of(HANDBOOK, "E27", "approver", "${chapterReviews.owner(handbookEntry)}",
						diagram -> diagram.each(CHAPTER, task -> !Promises.isFor(task,
								"${chapterReviews.owner(handbookEntry)}", Set.of("process-owners")))));
	}

	private static Stream<Promise> proposal() {
		Map<String, Object> again = Map.of("proposalMending", "mend");
		Map<String, Object> back = Map.of("proposalDecision", "sendBack");
		return Stream.of(
				Promise.of(PROPOSAL, "A41", "proposalUnapproved", APPROVE_PROPOSAL,
						diagram -> diagram.ends(ANYHOW, APPROVE_PROPOSAL)
								|| diagram.isAmong(diagram.from(ANYHOW, APPROVE_PROPOSAL), MEND)
								|| diagram.endsAfter(MEND, again, APPROVE_PROPOSAL)),
				Promise.of(PROPOSAL, "A41", "proposalMended", MEND,
						diagram -> diagram.endsAfter(APPROVE_PROPOSAL, back, MEND)
								|| !diagram.isAmong(diagram.after(APPROVE_PROPOSAL, back, APPROVE_PROPOSAL), MEND)
								|| !diagram.isAmong(diagram.after(MEND, again, MEND), APPROVE_PROPOSAL)
								|| diagram.isAmong(diagram.after(MEND, Map.of("proposalMending", "withdraw"), MEND),
										APPROVE_PROPOSAL)),
				Promise.of(PROPOSAL, "A41", "approver", "${standardProposals.decider(proposal)}",
						diagram -> diagram.each(APPROVE_PROPOSAL,
								task -> !Promises.isFor(task, "${standardProposals.decider(proposal)}",
										Set.of("process-owners", "service-managers")))),
				Promise.of(PROPOSAL, "A41", "approver", "${standardProposals.proposer(proposal)}",
						diagram -> diagram.each(MEND, task -> !Promises.isFor(task,
								"${standardProposals.proposer(proposal)}", Set.of("process-owners")))));
	}

	private static Stream<Promise> handover() {
		return Stream
			.of(Promise.of("handOverWork", "E31", "skipped", HAND_OVER, diagram -> diagram.ends(ANYHOW, HAND_OVER)));
	}

}
