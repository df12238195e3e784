package io.serviceloop.classification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The process variable {@code problems}: all problems of the project, scored, in every
 * lap, with the selection of the lap. A copy for forms and call activities; the register
 * is the truth.
 */
@Component
public class ProblemList {

	private final Texts texts;

	ProblemList(Texts texts) {
		this.texts = texts;
	}

	/**
	 * The list as it stands after scoring, before anything is selected.
	 * @param counts what the records say that they rest on
	 * @param known what is in the register already, by id: what was worked on before
	 * keeps the lap in which it was
	 */
	JsonNode scored(List<ScoredProblem> scored, Map<Records.Filter, Counts> counts, int lap,
			Map<String, Problems.Entry> known) {
		ArrayNode list = Json.array();
		scored.forEach(s -> {
			ObjectNode node = Json.tree(s.problem());
			node.setAll(computed(s, Locale.ENGLISH));
			if (s.problem().recordFilter() != null) {
				node.set("counted", Json.tree(counts.get(s.problem().recordFilter())));
			}
			Problems.Entry before = known.get(s.problem().id());
			list.add(node.put("selected", false)
				.put("lap", (before == null || before.lap() == null) ? lap : before.lap()));
		});
		return list;
	}

	/** What is computed of a problem that is being described, for the reader. */
	JsonNode preview(ScoredProblem scored) {
		return computed(scored, LocaleContextHolder.getLocale()).put("id", scored.problem().id());
	}

	private ObjectNode computed(ScoredProblem s, Locale reader) {
		ObjectNode node = Json.object()
			.put("frequencyPerWeek", s.frequencyPerWeek())
			.put("frequencyScore", s.frequencyScore())
			.put("matrixScore", s.matrixScore())
			.put("impact", s.impact())
			.put("screened", s.screened())
			.put("priority", s.priority())
			.put("reach", s.reach())
			.put("rank", s.rank());
		return node.set("reasons",
				Json.tree(s.reasons()
					.stream()
					.map(reason -> texts.in(reader, reason.key(), reason.arguments().toArray()))
					.toList()));
	}

	/**
	 * The list with the decisions of a lap; what the lap does not work on keeps the lap
	 * it was last worked on in.
	 */
	public JsonNode decided(JsonNode problems, List<Problems.Decision> decisions, int lap) {
		ArrayNode list = problems.deepCopy();
		for (JsonNode element : list) {
			ObjectNode node = (ObjectNode) element;
			node.remove("analysed");
			decisions.stream()
				.filter(d -> d.problemId().equals(node.path("id").textValue()))
				.findFirst()
				.ifPresent(decision -> {
					node.put("selected", decision.selected());
					node.put("shortLoop", decision.shortLoop());
					if (decision.selected()) {
						node.put("lap", lap);
					}
					if (decision.overridePriority() != null) {
						node.put("overridePriority", decision.overridePriority());
						node.put("overrideReason", decision.overrideReason());
					}
				});
		}
		return list;
	}

	/**
	 * The list with what need not be analysed again.
	 * @param ids of the problems whose cause is verified; null for none
	 */
	static JsonNode analysed(JsonNode problems, JsonNode ids) {
		if (ids != null) {
			Set<String> known = Set.copyOf(Json.list(ids, String.class));
			problems.forEach(problem -> {
				if (known.contains(problem.path("id").textValue())) {
					((ObjectNode) problem).put("analysed", true);
				}
			});
		}
		return problems;
	}

	static Set<String> ids(JsonNode problems) {
		Set<String> ids = new java.util.LinkedHashSet<>();
		problems.forEach(problem -> ids.add(problem.path("id").textValue()));
		return ids;
	}

}
