package io.serviceloop.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.serviceloop.collection.Records;
import io.serviceloop.loop.engine.LoopRules;
import org.springframework.stereotype.Component;

/** Counts the records that problems rest on (A44, C29). */
@Component
public class ProblemRecords {

	private final Records records;

	private final LoopRules rules;

	ProblemRecords(Records records, LoopRules rules) {
		this.records = records;
		this.rules = rules;
	}

	/**
	 * What the records of a project say of problems, by their filters; nothing of those
	 * without one.
	 */
	Map<Records.Filter, Counts> of(String businessKey, List<Problem> problems) {
		List<Records.Filter> filters = problems.stream()
			.map(Problem::recordFilter)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		Map<Records.Filter, Counts> counts = new HashMap<>();
		if (filters.isEmpty()) {
			return counts;
		}
		double weeks = rules.now().number(LoopRules.WEEKS_TO_HOLD_OUT);
		records.counted(businessKey, filters)
			.forEach((filter, counted) -> counts.put(filter, Counts.of(counted, weeks)));
		return counts;
	}

	/** What they say of one filter. */
	public Counts of(String businessKey, Records.Filter filter) {
		return Counts.of(records.counted(businessKey, filter), rules.now().number(LoopRules.WEEKS_TO_HOLD_OUT));
	}

}
