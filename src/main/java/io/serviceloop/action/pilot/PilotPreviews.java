package io.serviceloop.action.pilot;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/**
 * What a pilot can prove, before it starts and while its values are typed (E48, E52).
 */
@Component
public class PilotPreviews {

	private static final int MOST_SITES = 200;

	/** A form asks for one; each may look at every draw there is. */
	private static final int MOST_ROWS = 5;

	private final LoopRules rules;

	private final Texts texts;

	PilotPreviews(LoopRules rules, Texts texts) {
		this.rules = rules;
		this.texts = texts;
	}

	/**
	 * Row by row.
	 * @param typed {@code id}; {@code planned}, the names of the sites that the plan
	 * names; and, where they are known already, {@code sites} as the form submits them,
	 * {@code drawn} where the lot has said which are pilot sites, {@code direction} of
	 * the goal and its {@code unit}
	 */
	public ArrayNode preview(List<JsonNode> typed) {
		LoopRules.Numbers numbers = rules.now();
		ArrayNode answers = Json.array();
		typed.stream()
			.limit(MOST_ROWS)
			.forEach(row -> answers.add(Json.object()
				.put("id", row.path("id").asText())
				.put("canProve", before(row, numbers))
				.setAll(after(row, numbers))));
		return answers;
	}

	private String before(JsonNode row, LoopRules.Numbers numbers) {
		long sites = names(row.path("planned")).stream().distinct().count();
		int most = numbers.count(LoopRules.MOST_PILOT_SITES);
		if (sites == 0) {
			return null;
		}
		double error = numbers.number(LoopRules.ERROR_PERCENT);
		long draws = SiteTest.draws((int) sites, most);
		if (sites <= most || SiteTest.draws((int) sites, most) > SiteTest.MOST_DRAWS) {
			return texts.of("pilot.chosen", most, SiteTest.sitesNeeded(most, error));
		}
		return texts.of(SiteTest.canProve(draws, error) ? "pilot.canProve" : "pilot.tooFew", sites, most, draws,
				100.0 / draws, error, SiteTest.sitesNeeded(most, error));
	}

	private ObjectNode after(JsonNode row, LoopRules.Numbers numbers) {
		List<PilotSite> sites = new ArrayList<>();
		for (JsonNode site : row.path("sites")) {
			Double before = Json.number(site, "before");
			Double after = Json.number(site, "after");
			if (before == null || after == null || sites.size() == MOST_SITES) {
				return Json.object();
			}
			sites.add(new PilotSite(site.path("site").asText(), before, after, site.path("control").booleanValue()));
		}
		if (sites.stream().allMatch(PilotSite::control)) {
			return Json.object();
		}
		List<String> drawn = names(row.path("drawn"));
		Lot lot = drawn.isEmpty() ? null : new Lot(0, names(row.path("planned")), drawn);
		PilotResult judged = PilotResult.of(sites, "decrease".equals(row.path("direction").asText()),
				row.path("unit").asText(), lot, row.path("round").asInt(1) == 1,
				numbers.number(LoopRules.ERROR_PERCENT));
		return Json.object()
			.put("proven", judged.proven())
			.put("better", judged.better())
			.set("reasons",
					Json.tree(judged.reasons()
						.stream()
						.map(reason -> texts.of(reason.key(), reason.arguments().toArray()))
						.toList()));
	}

	private static List<String> names(JsonNode list) {
		List<String> names = new ArrayList<>();
		list.forEach(name -> names.add(name.asText()));
		return names.stream().filter(name -> !name.isBlank()).sorted().toList();
	}

}
