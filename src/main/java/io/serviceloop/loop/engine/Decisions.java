package io.serviceloop.loop.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The decisions as process owners have deployed them. */
@Component
public class Decisions {

	private final ObjectProvider<ProcessEngine> engine;

	private final EngineRights rights;

	private final Supplier<DmnEngine> lookingUp = SingletonSupplier.of(this::withoutHistory);

	private final Map<String, DeployedDecision> parsed = new ConcurrentHashMap<>();

	Decisions(ObjectProvider<ProcessEngine> engine, EngineRights rights) {
		this.engine = engine;
		this.rights = rights;
	}

	/**
	 * Asks the latest versions of some decisions, which cost one round trip together, and
	 * fit together. Who may ask is the caller's business.
	 * @param question gets the decisions by their keys
	 */
	public <T> T ask(List<String> keys, Function<Map<String, DeployedDecision>, T> question) {
		return rights.ask(() -> {
			Map<String, DeployedDecision> latest = engine.getObject()
				.getRepositoryService()
				.createDecisionDefinitionQuery()
				.withoutTenantId()
				.latestVersion()
				.list()
				.stream()
				.filter(definition -> keys.contains(definition.getKey()))
				.collect(Collectors.toMap(DecisionDefinition::getKey, this::parsed));
			if (!latest.keySet().containsAll(keys)) {
				throw new IllegalStateException(
						"Of the decisions " + keys + " only " + latest.keySet() + " are deployed; deploy the others.");
			}
			return question.apply(latest);
		});
	}

	private DeployedDecision parsed(DecisionDefinition definition) {
		DeployedDecision known = parsed.get(definition.getKey());
		if (known == null || !known.id().equals(definition.getId())) {
			known = new DeployedDecision(definition,
					engine.getObject().getRepositoryService().getDmnModelInstance(definition.getId()),
					engine.getObject().getDecisionService(), lookingUp.get());
			parsed.put(definition.getKey(), known);
		}
		return known;
	}

	/**
	 * Reads tables exactly as the engine does, guard of the expressions included, and
	 * writes nothing about it.
	 */
	private DmnEngine withoutHistory() {
		DefaultDmnEngineConfiguration own = ((ProcessEngineConfigurationImpl) engine.getObject()
			.getProcessEngineConfiguration()).getDmnEngineConfiguration();
		DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
		configuration.setElProvider(own.getElProvider());
		configuration.setScriptEngineResolver(own.getScriptEngineResolver());
		configuration.setFeelEngineFactory(own::getFeelEngine);
		configuration.setReturnBlankTableOutputAsNull(own.isReturnBlankTableOutputAsNull());
		return configuration.buildEngine();
	}

}
