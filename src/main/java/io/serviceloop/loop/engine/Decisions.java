package io.serviceloop.loop.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.serviceloop.loop.transaction.AskedOnce;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The decisions as process owners have deployed them. */
@Component
public class Decisions {

	private final ObjectProvider<ProcessEngine> engine;

	private final EngineRights rights;

	private final Supplier<DmnEngine> lookingUp = SingletonSupplier.of(this::withoutHistory);

	private final Map<String, DeployedDecision> parsed = new ConcurrentHashMap<>();

	private final AskedOnce<Decisions, Map<String, DecisionDefinition>> inTransaction = new AskedOnce<>();

	private final AtomicReference<Kept> kept = new AtomicReference<>();

	private final long keptFor;

	/**
	 * @param keptFor how long what another node deployed may not be seen yet; zero asks
	 * in each transaction
	 */
	Decisions(ObjectProvider<ProcessEngine> engine, EngineRights rights,
			@Value("${serviceloop.decisions.look-every:PT10S}") Duration keptFor) {
		this.engine = engine;
		this.rights = rights;
		this.keptFor = keptFor.toNanos();
		changed(new Changed());
	}

	/**
	 * Asks the latest versions of some decisions, which fit together: whatever is decided
	 * in one transaction, is decided by the same versions. They are looked up where
	 * something was deployed on this node, or some seconds have passed. Who may ask is
	 * the caller's business.
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
		return inTransaction.ask(this, any -> kept());
	}

	private Map<String, DecisionDefinition> kept() {
		Kept known = kept.get();
		if (System.nanoTime() - known.at() < keptFor) {
			return known.definitions();
		}
		Kept found = new Kept(deployed(), System.nanoTime());
		// Unless something was deployed meanwhile.
		kept.compareAndSet(known, found);
		return found.definitions();
	}

	/** What is deployed on this node holds from its commit on. */
	@EventListener
	void changed(Changed models) {
		kept.set(new Kept(Map.of(), System.nanoTime() - keptFor));
	}

	/** Models were deployed here, or deployments deleted. */
	public record Changed() {
	}

	/**
	 * The latest versions as they were found.
	 *
	 * @param at in the machine's own nanoseconds
	 */
	private record Kept(Map<String, DecisionDefinition> definitions, long at) {
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
