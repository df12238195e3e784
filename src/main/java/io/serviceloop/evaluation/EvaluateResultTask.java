package io.serviceloop.evaluation;

import java.util.Map;

import io.serviceloop.action.review.FollowUps;
import io.serviceloop.collection.Ratings;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * The conclusion of a lap with what customers say; the team was asked by itself (A38,
 * E64). What reviews decided and nobody has done ends with it, and says why (A33). Models
 * from before that ask the lead for it, which is still taken. Values that cannot be right
 * are sent back to be measured anew, and nothing is concluded.
 */
@Component
@InModels(sets = "guardPastLimit")
class EvaluateResultTask extends Form<EvaluateResultTask.Answer> {

	private static final int MOST_OF_A_NOTE = 2000;

	private final Evaluations evaluations;

	private final FollowUps followUps;

	private final Projects projects;

	private final Ratings ratings;

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	EvaluateResultTask(Evaluations evaluations, FollowUps followUps, Projects projects, Ratings ratings,
			SendBackSteps steps, SendBacks sendBacks) {
		super(Place.task("improvementLoop", "evaluateResult"), Answer.class, Known.RESULT);
		this.evaluations = evaluations;
		this.followUps = followUps;
		this.projects = projects;
		this.ratings = ratings;
		this.steps = steps;
		this.sendBacks = sendBacks;
	}

	/**
	 * What is submitted.
	 *
	 * @param conclusion null where the values are sent back; so what customers say
	 * @param sendBackTo null where they are not
	 */
	record Answer(@Size(max = 4000) String conclusion, @Size(max = 4000) @Evidence String customerFeedback,
			CustomerVoice customerVoice, @Size(max = 4000) String teamFeedback,
			@Size(max = MOST_OF_A_NOTE) String decisionsNote, @Size(max = 30) String sendBackTo,
			@Size(max = 2000) String sendBackNote) {

		/**
		 * Why decisions that are still open end undone: what was concluded, where nothing
		 * else is said.
		 */
		String closingNote() {
			String note = (decisionsNote == null || decisionsNote.isBlank()) ? conclusion : decisionsNote;
			return (note.length() <= MOST_OF_A_NOTE) ? note : note.substring(0, MOST_OF_A_NOTE - 1) + "…";
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		steps.check(submission, "evaluateResult", answer.sendBackTo(), true, answer.sendBackNote(), "sendBackNote",
				faults);
		if (answer.sendBackTo() == null) {
			said("conclusion", answer.conclusion(), faults);
			said("customerFeedback", answer.customerFeedback(), faults);
		}
		if (answer.customerVoice() != null) {
			answer.customerVoice().check("customerVoice.", faults);
		}
	}

	private static void said(String path, String text, Faults faults) {
		faults.needed(path, (text == null || text.isBlank()) ? null : text);
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			sendBacks.takeBack(submission, "evaluateResult", answer.sendBackTo(), null);
			if (answer.sendBackTo() == null) {
				int lap = ProjectVariables.LAP.in(submission.scope());
				if (followUps.closedSince(submission.businessKey(),
						evaluations.concludedAt(submission.businessKey(), lap))) {
					throw SubmissionRefused.conflict("task", null, "takeBack.decisions");
				}
				taken.rows("evaluation", "lap = :lap");
			}
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		if (answer.sendBackTo() != null) {
			int lap = ProjectVariables.LAP.in(submission.scope());
			sendBacks.write(submission, "evaluateResult", answer.sendBackTo(), null, answer.sendBackNote(),
					Map.of("measurements",
							evaluations.measurements(submission.businessKey())
								.stream()
								.filter(row -> row.lap() == lap)
								.toList()),
					evaluations.measuredBy(submission.businessKey(), lap).orElse(null));
			return;
		}
		evaluations.conclude(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()), answer.conclusion(),
				answer.customerFeedback(), kept(answer.customerVoice(), submission), answer.teamFeedback(),
				submission.me(), submission.now());
		followUps.closeAll(submission.businessKey(), answer.closingNote(), submission.me());
		if (!EvaluationVariables.GUARD_PAST_LIMIT.isSet(submission.scope())) {
			// Goals that were judged before this was asked had nothing to watch.
			EvaluationVariables.GUARD_PAST_LIMIT.set(submission.scope(), false);
		}
	}

	/** What was typed, with what the stored ratings say otherwise; null for nothing. */
	private CustomerVoice.Kept kept(CustomerVoice voice, Submission submission) {
		if (voice == null || voice.isSilent()) {
			return null;
		}
		Project project = projects.find(submission.businessKey()).orElseThrow();
		int lap = ProjectVariables.LAP.in(submission.scope());
		return voice.beside(CustomerVoice.recorded(ratings, project,
				evaluations.measurements(project.businessKey()).stream().filter(row -> row.lap() == lap).toList()));
	}

}
