package io.serviceloop.overview;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.classification.ProblemRules;
import io.serviceloop.evaluation.MeasurementPreviews;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the rules are, and what they say of rows that are being typed. Everything is in
 * the question, and nothing of any project in the answer: whoever is signed in may ask.
 */
@RestController
@RequestMapping("/api")
class RulesController {

	private static final int MOST_MEGABYTES = 1;

	private final ProblemRules problems;

	private final MeasurementPreviews measurements;

	RulesController(ProblemRules problems, MeasurementPreviews measurements) {
		this.problems = problems;
		this.measurements = measurements;
	}

	@GetMapping("/rules")
	ProblemRules.Pictures rules() {
		return problems.pictures();
	}

	@PostMapping("/previews/problems")
	JsonNode problems(InputStream body) throws IOException {
		return problems.preview(rows(body));
	}

	@PostMapping("/previews/measurements")
	JsonNode measurements(InputStream body) throws IOException {
		return measurements.preview(rows(body));
	}

	private static List<JsonNode> rows(InputStream body) throws IOException {
		byte[] sent = body.readNBytes((MOST_MEGABYTES << 20) + 1);
		if (sent.length > MOST_MEGABYTES << 20) {
			throw new SubmissionRefused(413, List.of(Violation.of("request", null, "wrong.tooLarge", MOST_MEGABYTES)));
		}
		JsonNode list = Json.parse(sent);
		if (!list.isArray()) {
			throw SubmissionRefused.invalid("request", null, "wrong.type.list");
		}
		if (list.size() > Form.MOST_ROWS) {
			throw SubmissionRefused.invalid("request", list.size(), "wrong.count", 0, Form.MOST_ROWS);
		}
		List<JsonNode> rows = new ArrayList<>();
		list.forEach(rows::add);
		return rows;
	}

}
