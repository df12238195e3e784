package io.serviceloop.evaluation;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/** What a measured value will be judged as, while it is typed. */
@Component
public class MeasurementPreviews {

	private final LoopRules rules;

	private final Texts texts;

	MeasurementPreviews(LoopRules rules, Texts texts) {
		this.rules = rules;
		this.texts = texts;
	}

	/**
	 * Row by row; what cannot be told yet is not there.
	 * @param typed {@code baseline}, {@code target} and {@code unit} of the goal,
	 * {@code after} and {@code sampleSize} as they are typed
	 */
	public ArrayNode preview(List<JsonNode> typed) {
		double smallBelow = rules.now().number(LoopRules.SMALL_SAMPLE_BELOW);
		ArrayNode answers = Json.array();
		typed.forEach(row -> answers.add(preview(row, smallBelow)));
		return answers;
	}

	private ObjectNode preview(JsonNode row, double smallBelow) {
		ObjectNode answer = Json.object().put("id", row.path("id").asText());
		Double baseline = Json.number(row, "baseline");
		Double target = Json.number(row, "target");
		Double after = Json.number(row, "after");
		if (baseline == null || target == null || after == null || baseline.equals(target)) {
			return answer;
		}
		Double sample = Json.number(row, "sampleSize");
		Evaluation judged = Evaluation.of(baseline, target, row.path("unit").asText(),
				new Measurement(null, after, (sample == null) ? null : sample.intValue(), null, null, null),
				smallBelow);
		return answer.put("attainment", judged.attainment())
			.put("met", judged.met())
			.put("verdict", judged.verdict())
			.set("reasons",
					Json.tree(judged.reasons()
						.stream()
						.map(reason -> texts.of(reason.key(), reason.arguments().toArray()))
						.toList()));
	}

}
