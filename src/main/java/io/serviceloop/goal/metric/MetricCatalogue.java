package io.serviceloop.goal.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.DeployedDecision;
import org.springframework.stereotype.Component;

/** Decision {@code metricCatalogue}: the metrics that process owners keep. */
@Component
public class MetricCatalogue {

	/** The key of the decision. */
	public static final String KEY = "metricCatalogue";

	private static final String METRIC = "metric";

	/**
	 * What the table has to know: any metrics, each with all of this. The names in both
	 * languages and the formula in Chinese may be missing.
	 */
	static final DecisionUse USE = new DecisionUse(KEY, Map.of(METRIC, Domain.anyText()),
			Map.of("unit", Domain.anyText(), "direction", Domain.texts(List.of("increase", "decrease")), "min",
					Domain.numbers(null, null), "max", Domain.numbers(null, null), "formula", Domain.anyText(),
					"period", Domain.texts(List.of("day", "week", "month", "quarter", "year")), "dimension",
					Domain.anyText()));

	private final Decisions decisions;

	MetricCatalogue(Decisions decisions) {
		this.decisions = decisions;
	}

	/** The catalogue as it is now, in one round trip. */
	public Catalogue now() {
		return decisions.ask(List.of(KEY), latest -> of(latest.get(KEY)));
	}

	/** The catalogue of a table that is asked with others. */
	public Catalogue of(DeployedDecision table) {
		return table.once(Catalogue.class, MetricCatalogue::read);
	}

	/**
	 * A row that was deployed before anything was checked may lack something: left out.
	 */
	private static Catalogue read(DeployedDecision table) {
		return new Catalogue(table.texts(METRIC)
			.stream()
			.flatMap(code -> table.look(Map.of(METRIC, code)).flatMap(row -> metric(code, row)).stream())
			.toList());
	}

	private static Optional<Metric> metric(String code, Map<String, Object> row) {
		String unit = text(row, "unit", null);
		String formula = text(row, "formula", null);
		if (unit == null || formula == null || !(row.get("min") instanceof Number min)
				|| !(row.get("max") instanceof Number max)) {
			return Optional.empty();
		}
		String name = text(row, "name", code);
		return Optional.of(new Metric(code, name, text(row, "nameZh", name), unit, text(row, "direction", null),
				min.doubleValue(), max.doubleValue(), Map.of("en", formula, "zh", text(row, "formulaZh", formula)),
				text(row, "period", null), text(row, "dimension", null)));
	}

	private static String text(Map<String, Object> row, String output, String otherwise) {
		return (row.get(output) instanceof String text && !text.isBlank()) ? text.strip() : otherwise;
	}

}
