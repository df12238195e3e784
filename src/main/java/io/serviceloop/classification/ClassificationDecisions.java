package io.serviceloop.classification;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the gate for models what step 3 asks of its decisions, and what it understands of
 * the answers (A22, A23, C24-C28).
 */
@Configuration(proxyBeanMethods = false)
class ClassificationDecisions {

	@Bean
	DecisionUse problemScreeningUse() {
		return new DecisionUse(ProblemRules.SCREENING,
				// More than nothing, and whatever many: a count of a day, a week or a
				// month.
				Map.of("frequencyPerWeek", Domain.positiveNumbers(), "impactScore",
						Domain.of(Problem.class, "impactScore")),
				Map.of("frequencyScore", Domain.wholeNumbers(1, 5), "impact",
						Domain.texts(List.of("low", "medium", "high")), "screened", Domain.flag()));
	}

	@Bean
	DecisionUse problemPriorityUse() {
		return new DecisionUse(ProblemRules.PRIORITY,
				Map.of("urgencyScore", Domain.of(Problem.class, "urgencyScore"), "impactScore",
						Domain.of(Problem.class, "impactScore")),
				Map.of("priority", Domain.texts(List.of("P0", "P1", "P2", "P3"))));
	}

}
