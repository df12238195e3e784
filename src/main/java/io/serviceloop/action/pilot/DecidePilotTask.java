package io.serviceloop.action.pilot;

import java.util.Map;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.Actions;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.project.sendback.SendBackSteps;
import io.serviceloop.project.sendback.SendBacks;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.stereotype.Component;

/**
 * What comes of a pilot, said by somebody else than who ran it (E49, E52). Only the
 * roll-out of what has become better needs no reason. What the action cost so far is
 * known of one that stops here; of one that goes on, its end says it anew.
 */
@Component
class DecidePilotTask extends Form<DecidePilotTask.Answer> {

	private final Pilots pilots;

	private final Actions actions;

	private final SendBackSteps steps;

	private final SendBacks sendBacks;

	DecidePilotTask(Pilots pilots, Actions actions, SendBackSteps steps, SendBacks sendBacks) {
		super(Place.task("actionImplementation", "decidePilot"), Answer.class, Known.ACTION);
		this.pilots = pilots;
		this.actions = actions;
		this.steps = steps;
		this.sendBacks = sendBacks;
	}

	record Answer(@NotNull @Pattern(regexp = "rollOut|adjust|stop") String pilotDecision,
			@Size(max = 2000) @Evidence String decisionNote, @Range(min = 0, max = Faults.MOST_MONEY) Double cost,
			@Size(max = 30) String sendBackTo) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.money("cost", answer.cost());
		steps.check(submission, "decidePilot", answer.sendBackTo(), "adjust".equals(answer.pilotDecision()),
				answer.decisionNote(), "decisionNote", faults);
		if (answer.pilotDecision() == null || answer.decisionNote() != null || faults.complained("decisionNote")) {
			return;
		}
		String id = ActionVariables.ACTION_ID.in(submission.scope());
		boolean better = pilots.lastGain(submission.businessKey(), id).orElse(0.0) > 0;
		boolean rollOut = answer.pilotDecision().equals("rollOut");
		faults.reasonForNo(rollOut && better, null, "decisionNote",
				rollOut ? "pilot.rollOutNoteMissing" : "pilot.noteMissing");
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.columns("pilot_round", Pilots.LATEST, "decision", "decision_note", "decided_by", "decided_at");
			if (answer.cost() != null) {
				taken.columns("action", "id = :subject", "cost");
			}
			sendBacks.takeBack(submission, "decidePilot", answer.sendBackTo(),
					ActionVariables.ACTION_ID.in(submission.scope()));
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String id = ActionVariables.ACTION_ID.in(submission.scope());
		pilots.decide(submission.businessKey(), id, answer.pilotDecision(), answer.decisionNote(), submission.me(),
				submission.now());
		// Each round stays in the register of pilots.
		sendBacks.write(submission, "decidePilot", answer.sendBackTo(), id, answer.decisionNote(), Map.of());
		actions.cost(submission.businessKey(), id, answer.cost());
		if (answer.pilotDecision().equals("stop")) {
			actions.stop(submission.businessKey(), id, answer.decisionNote(), submission.now());
		}
	}

	@Override
	public Variable<String> notBy() {
		return PilotVariables.PILOT_AUTHOR;
	}

	@Override
	public String barredSentence() {
		return "pilot.ownPilot";
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return ActionVariables.ACTION_ID;
	}

}
