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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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
	 * Asks the latest versions of some decisions, which fit together. They are looked up
	 * once in a transaction: whatever is decided in it, is decided by the same versions,
	 * and costs one round trip in all. Who may ask is the caller's business.
	 * @param question gets the decisions by their keys
	 */
	public <T> T ask(List<String> keys, Function<Map<String, DeployedDecision>, T> question) {
		return rights.ask(() -> {
			Map<String, DecisionDefinition> latest = latest();
			if (!latest.keySet().containsAll(keys)) {
				throw new IllegalStateException(
						"Of the decisions " + keys + " only " + latest.keySet() + " are deployed; deploy the others.");
			}
			return question
				.apply(keys.stream().collect(Collectors.toMap(Function.identity(), key -> parsed(latest.get(key)))));
		});
	}

	private Map<String, DecisionDefinition> latest() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return deployed();
		}
		if (TransactionSynchronizationManager.getResource(this) instanceof Latest known) {
			return known.definitions();
		}
		Latest found = new Latest(this, deployed());
		found.resume();
		TransactionSynchronizationManager.registerSynchronization(found);
		return found.definitions();
	}

	private Map<String, DecisionDefinition> deployed() {
		return engine.getObject()
			.getRepositoryService()
			.createDecisionDefinitionQuery()
			.withoutTenantId()
			.latestVersion()
			.list()
			.stream()
			.collect(Collectors.toMap(DecisionDefinition::getKey, Function.identity()));
	}

	/** What one transaction knows; another one inside of it looks for itself. */
	private record Latest(Decisions owner,
			Map<String, DecisionDefinition> definitions) implements TransactionSynchronization {

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(owner);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(owner, this);
		}

		@Override
		public void afterCompletion(int status) {
			suspend();
		}

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
