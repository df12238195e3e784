package io.serviceloop.change;

import io.serviceloop.action.training.Training;
import io.serviceloop.action.training.Trainings;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.stereotype.Component;

/** When an action goes on without those who have not passed the test of its training. */
@Component
class ContinueWithout {

	private final People people;

	private final Trainings trainings;

	private final LoopRules rules;

	ContinueWithout(People people, Trainings trainings, LoopRules rules) {
		this.people = people;
		this.trainings = trainings;
		this.rules = rules;
	}

	/**
	 * A manager alone lets an action go on without those who have not passed; only after
	 * the rounds of {@code loopRules}, and never where nobody has passed (E51).
	 * @param inTraining whether it waits for its training
	 */
	void check(String businessKey, String actionId, boolean inTraining, Faults faults) {
		if (!people.amIn(Role.MANAGER)) {
			throw SubmissionRefused.forbidden("changeKind", "continueWithout", "change.onlyManager");
		}
		if (faults.complained("actionId")) {
			return;
		}
		Training training = trainings.of(businessKey, actionId);
		int rounds = rules.now().count(LoopRules.TRAINING_ROUNDS);
		if (!inTraining) {
			faults.wrong("actionId", actionId, "change.notInTraining");
		}
		else if (training.rounds().size() < rounds) {
			faults.wrong("actionId", actionId, "change.trainAgain", rounds, training.rounds().size());
		}
		else {
			faults.wrongIf(training.passed().isEmpty(), "actionId", actionId, "change.nobodyPassed");
		}
	}

	/** Who has not passed. */
	String whom(String businessKey, String actionId) {
		return String.join(", ", trainings.of(businessKey, actionId).left());
	}

}
