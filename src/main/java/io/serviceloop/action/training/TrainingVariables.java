package io.serviceloop.action.training;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of the training of its action. */
final class TrainingVariables {

	/** Whether everybody has passed the test. */
	static final Variable<Boolean> TRAINING_PASSED = Variable.flag("trainingPassed");

	/** How many rounds there were. */
	static final Variable<Integer> TRAINING_ROUND = Variable.number("trainingRound");

	private TrainingVariables() {
	}

}
