package io.serviceloop.loop.people;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.engine.DeployedDecision;
import org.springframework.stereotype.Component;

/**
 * Decision {@code departments}: the departments that process owners keep, and that forms
 * offer (A31, A49). What programs submit may name another.
 */
@Component
public class Departments {

	/** The key of the decision. */
	public static final String KEY = "departments";

	private static final String NAME = "department";

	private static final String CHINESE = "nameZh";

	/** What the table has to know: any departments, each with its name in Chinese. */
	static final DecisionUse USE = new DecisionUse(KEY, Map.of(NAME, Domain.anyText()),
			Map.of(CHINESE, Domain.anyText()));

	/** The departments of one version of the table, in its order. */
	private record Known(List<Department> all) {
	}

	/** Those of a table that is asked with others. */
	public List<Department> of(DeployedDecision table) {
		return table.once(Known.class, Departments::read).all();
	}

	private static Known read(DeployedDecision table) {
		return new Known(table.texts(NAME)
			.stream()
			.map(name -> new Department(name,
					table.look(Map.of(NAME, name))
						.map(row -> row.get(CHINESE))
						.filter(String.class::isInstance)
						.map(String.class::cast)
						.orElse(name)))
			.toList());
	}

}
