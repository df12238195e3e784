package io.serviceloop.loop.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Models are believed nothing: whoever deploys them, they are checked first. */
final class ModelRules implements Deployer {

	private static final int LONGEST_WAIT = 30;

	private final ReentrantLock deploying = new ReentrantLock(true);

	private final ApplicationEventPublisher events;

	ModelRules(ApplicationEventPublisher events) {
		this.events = events;
	}

	/** What a deployment says of itself. */
	void asked(DeploymentBuilderImpl asked) {
		DeploymentEntity deployment = (DeploymentEntity) asked.getDeployment();
		Characters.checkNames("deployment-name", deployment.getName(), "deployment-source", deployment.getSource());
		if (Caller.isPerson() && ModelQuestion.isPackaged(deployment.getSource(), deployment.getName())) {
			throw SubmissionRefused.invalid("deployment-source", deployment.getSource(), "wrong.ownSource");
		}
		if (deployment.getTenantId() != null) {
			throw SubmissionRefused.invalid("tenant-id", deployment.getTenantId(), "wrong.noTenants");
		}
		if (asked.getProcessDefinitionsActivationDate() != null) {
			throw SubmissionRefused.invalid("deployment-activation-time", asked.getProcessDefinitionsActivationDate(),
					"wrong.noActivation");
		}
	}

	/**
	 * What the engine does not take after all is a mistake in the model, whatever the
	 * engine makes of it.
	 */
	static RuntimeException refusal(RuntimeException failure) {
		if (failure instanceof SubmissionRefused || failure instanceof AuthorizationException
				|| Refusals.in(failure) != null || failure instanceof ProcessEnginePersistenceException
				|| failure instanceof OptimisticLockingException) {
			return failure;
		}
		return new EngineRefused(failure);
	}

	/** What the checker let pass, and the engine does not take. */
	private static final class EngineRefused extends SubmissionRefused {

		private static final long serialVersionUID = 1L;

		EngineRefused(RuntimeException failure) {
			super(400, List.of(Violation.of("models", null, "model.engine", String.valueOf(failure.getMessage()))));
			initCause(failure);
		}

		@Override
		public String detail(Texts texts) {
			return texts.of(violations().get(0).key(), violations().get(0).arguments().toArray());
		}

		@Override
		public Map<String, Object> more(Texts texts) {
			return Map.of("accepted", false, "findings", List.of(Map.of("file", "-", "rule", "engine", "severity",
					"error", "message", detail(texts), "remedy", texts.of("model.engine.remedy"))));
		}

	}

	/** The files, after those that have not changed were left out. */
	@Override
	public void deploy(DeploymentEntity deployment) {
		if (!deployment.isNew() || deployment.getResources() == null) {
			return;
		}
		oneAfterTheOther();
		Map<String, byte[]> files = new LinkedHashMap<>();
		deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
		ask(new ModelQuestion(files, !Caller.isPerson() && ModelQuestion.PACKAGED.equals(deployment.getSource()), null,
				null, Set.of()));
	}

	/**
	 * What is checked is the last word until the deployment is committed. Between nodes
	 * the engine's own lock sees to that; within one it is let go before the commit.
	 */
	private void oneAfterTheOther() {
		if (!TransactionSynchronizationManager.isSynchronizationActive() || deploying.isHeldByCurrentThread()) {
			return;
		}
		try {
			if (!deploying.tryLock(LONGEST_WAIT, TimeUnit.SECONDS)) {
				throw SubmissionRefused.conflict("models", null, "serviceloop.refused.409");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw SubmissionRefused.conflict("models", null, "serviceloop.refused.409");
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				deploying.unlock();
			}

		});
	}

	/** Running work is to be moved over. */
	void moving(String from, String onto, Set<String> waiting) {
		ask(new ModelQuestion(Map.of(), false, from, onto, waiting));
	}

	private void ask(ModelQuestion question) {
		events.publishEvent(question);
		if (!question.isChecked()) {
			throw new IllegalStateException("Nobody checked " + question.files().keySet() + question.movingOnto());
		}
	}

}
