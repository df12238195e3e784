package io.serviceloop.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;

/** What a process knows of a regular review; the register is the truth. */
final class ReviewVariables {

	/** The id of the review in its register. */
	static final Variable<Integer> REVIEW = Variable.number("review");

	/** The day on which the next project is opened, as ISO text. */
	static final Variable<String> REVIEW_DAY = Variable.text("reviewDay");

	/** What came of the last day: {@code opened}, {@code skipped} or {@code lacking}. */
	static final Variable<String> REVIEW_OUTCOME = Variable.text("reviewOutcome");

	/** The project that was opened on the last day, or was open then. */
	static final Variable<String> REVIEW_PROJECT = Variable.text("reviewProject");

	/** The names of those who can take part no longer. */
	static final Variable<String> MISSING_PEOPLE = Variable.text("missingPeople");

	static final Variable<JsonNode> TEAM = Variable.json("team");

	private ReviewVariables() {
	}

}
