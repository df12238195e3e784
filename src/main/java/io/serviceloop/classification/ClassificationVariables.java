package io.serviceloop.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.Variable;

/** What a process knows of step 3. */
public final class ClassificationVariables {

	/** All problems of the project, scored, in every lap: see {@link ProblemList}. */
	public static final Variable<JsonNode> PROBLEMS = Variable.json("problems");

	private ClassificationVariables() {
	}

}
