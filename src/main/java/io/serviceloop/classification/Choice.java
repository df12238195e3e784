package io.serviceloop.classification;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The problems that somebody chose out of the ranked ones: against the ranking only with
 * a reason (A22, A23, B22), by the short loop only where the problem is small.
 */
final class Choice {

	/** Higher is what has the higher priority, and then the better rank. */
	private static final Comparator<Ranked> HIGHER = Comparator.comparing(Ranked::priority)
		.thenComparingInt(Ranked::rank);

	private final Map<String, Ranked> ranked = new LinkedHashMap<>();

	private final List<Selection> selection;

	/**
	 * What a person decided about one problem (A22).
	 *
	 * @param id the problem
	 * @param selected whether this lap works on it
	 * @param overridePriority a priority set against the computed one; null where the
	 * computed one holds
	 * @param overrideReason why; there exactly where {@code overridePriority} is
	 * @param reason why it is chosen while one that ranks higher is left out, or why it
	 * is left out; null where nobody asked
	 * @param shortLoop whether a small problem takes the short loop: one cause, one
	 * action, no pilot; no where nothing is said
	 */
	record Selection(@NotBlank String id, @NotNull Boolean selected,
			@Pattern(regexp = "P0|P1|P2|P3") String overridePriority, @Size(max = 1000) String overrideReason,
			@Size(max = 1000) @Evidence String reason, Boolean shortLoop) {

		Selection {
			overridePriority = (overridePriority == null || overridePriority.isBlank()) ? null : overridePriority;
			overrideReason = (overrideReason == null || overrideReason.isBlank()) ? null : overrideReason.strip();
			reason = (reason == null || reason.isBlank()) ? null : reason.strip();
			shortLoop = Boolean.TRUE.equals(shortLoop);
		}

	}

	/**
	 * @param scored the problems of the project
	 * @param goals the ids of the goals that the lap is about; empty for all
	 */
	Choice(JsonNode scored, List<Selection> selection, List<String> goals) {
		this.selection = selection;
		scored.forEach(problem -> {
			String id = problem.path("id").textValue();
			Selection row = selection.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
			boolean asked = goals.isEmpty() || goals.contains(problem.path("goalId").textValue());
			String override = (row == null) ? null : row.overridePriority();
			ranked.put(id,
					new Ranked(id, (override != null) ? override : problem.path("priority").asText(),
							problem.path("rank").asInt(), asked && problem.path("screened").booleanValue(),
							problem.path("reach").asText().equals("systemic"), row != null && row.selected(),
							(row == null) ? null : row.reason()));
		});
	}

	/**
	 * @param priority what was computed, or what a person has set against it
	 * @param screened whether it is frequent and grave enough to come first in this lap
	 */
	private record Ranked(String id, String priority, int rank, boolean screened, boolean systemic, boolean selected,
			String reason) {
	}

	/** Names what is chosen against the ranking without a reason. */
	void check(LoopRules rules, Faults faults) {
		List<Ranked> leftOut = ranked.values()
			.stream()
			.filter(problem -> problem.screened() && !problem.selected() && problem.reason() == null)
			.sorted(HIGHER)
			.toList();
		boolean anyShort = selection.stream().anyMatch(row -> row.selected() && row.shortLoop());
		double from = anyShort ? rules.now().number(LoopRules.SHORT_LOOP_FROM_PRIORITY) : 0;
		for (int i = 0; i < selection.size(); i++) {
			Selection row = selection.get(i);
			Ranked problem = ranked.get(row.id());
			String path = "selection[" + i + "].";
			List<String> passedOver = leftOut.stream()
				.filter(other -> HIGHER.compare(other, problem) < 0)
				.map(Ranked::id)
				.toList();
			faults.wrongIf(row.selected() && row.reason() == null && !passedOver.isEmpty(), path + "reason", null,
					"selection.passedOver", String.join(", ", passedOver));
			faults.wrongIf(row.selected() && row.shortLoop() && !isSmall(problem, from), path + "shortLoop", true,
					"selection.shortLoop", problem.priority(), from);
		}
	}

	private static boolean isSmall(Ranked problem, double from) {
		return !problem.systemic() && Integer.parseInt(problem.priority().substring(1)) >= from;
	}

}
