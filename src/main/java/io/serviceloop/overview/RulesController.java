package io.serviceloop.overview;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.action.pilot.PilotPreviews;
import io.serviceloop.classification.ProblemRules;
import io.serviceloop.evaluation.MeasurementPreviews;
import io.serviceloop.goal.proof.GoalPreviews;
import io.serviceloop.loop.form.Posted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the rules are, and what they say of rows that are being typed. Everything is in
 * the question, and nothing of any project in the answer: whoever is signed in may ask.
 * Only the previews of goals and of measurements look at a project, where they are asked
 * to by somebody who may see it.
 */
@RestController
@RequestMapping("/api")
class RulesController {

	private final ProblemRules problems;

	private final MeasurementPreviews measurements;

	private final GoalPreviews goals;

	private final PilotPreviews pilots;

	RulesController(ProblemRules problems, MeasurementPreviews measurements, GoalPreviews goals, PilotPreviews pilots) {
		this.goals = goals;
		this.pilots = pilots;
		this.problems = problems;
		this.measurements = measurements;
	}

	@GetMapping("/rules")
	ProblemRules.Pictures rules() {
		return problems.pictures();
	}

	/** The readings of a project's service line are looked at where its key is given. */
	@PostMapping("/previews/goals")
	JsonNode goals(@RequestParam(defaultValue = "") String project, InputStream body) throws IOException {
		return goals.preview(Posted.rows(body), project);
	}

	@PostMapping("/previews/problems")
	JsonNode problems(InputStream body) throws IOException {
		return problems.preview(Posted.rows(body));
	}

	@PostMapping("/previews/pilots")
	JsonNode pilots(InputStream body) throws IOException {
		return pilots.preview(Posted.rows(body));
	}

	/** What was fixed for a project's lap decides where its key is given. */
	@PostMapping("/previews/measurements")
	JsonNode measurements(@RequestParam(defaultValue = "") String project, InputStream body) throws IOException {
		return measurements.preview(Posted.rows(body), project);
	}

}
