package io.serviceloop.reminder;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.engine.Decisions;
import org.springframework.stereotype.Component;

/** Decision {@code taskDueDays}: how many working days each task may take. */
@Component
class TaskDueDays {

	/** The key of the decision. */
	static final String KEY = "taskDueDays";

	private static final String TASK = "taskKey";

	private static final String DAYS = "workingDays";

	/** What the table has to know: any task, each with a number of days. */
	static final DecisionUse USE = new DecisionUse(KEY, Map.of(TASK, Domain.anyText()),
			Map.of(DAYS, Domain.wholeNumbers(1, 250)));

	/** Where a table from before the check says nothing usable: a week. */
	private static final int OTHERWISE = 5;

	private final Decisions decisions;

	TaskDueDays(Decisions decisions) {
		this.decisions = decisions;
	}

	/** The tasks that the table names. */
	Set<String> named() {
		return decisions.ask(List.of(KEY), latest -> Set.copyOf(latest.get(KEY).texts(TASK)));
	}

	/**
	 * How many working days a task may take, in one round trip.
	 * @param taskKey its element in the model, such as {@code userTask_setGoals}
	 */
	int of(String taskKey) {
		return decisions.ask(List.of(KEY), latest -> latest.get(KEY)
			.look(Map.of(TASK, taskKey))
			.map(row -> (row.get(DAYS) instanceof Number days && days.intValue() > 0) ? days.intValue() : OTHERWISE)
			.orElse(OTHERWISE));
	}

}
