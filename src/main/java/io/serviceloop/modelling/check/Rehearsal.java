package io.serviceloop.modelling.check;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks models without deploying them. What the checker finds nothing in is deployed and
 * taken back within one transaction, so that the engine has its say as well.
 */
@Component
class Rehearsal {

	private final ModelChecks checks;

	private final RepositoryService repository;

	private final TransactionTemplate takenBack;

	Rehearsal(ModelChecks checks, RepositoryService repository, PlatformTransactionManager transactions) {
		this.checks = checks;
		this.repository = repository;
		this.takenBack = new TransactionTemplate(transactions);
		this.takenBack.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Everything that is found, errors first. */
	List<Finding> of(Map<String, byte[]> files) {
		List<Finding> found = checks.check(files);
		if (found.stream().anyMatch(Finding::isError)) {
			return found;
		}
		try {
			takenBack.executeWithoutResult(status -> {
				status.setRollbackOnly();
				DeploymentBuilder deployment = repository.createDeployment().name("rehearsal");
				files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
				deployment.deploy();
			});
			return found;
		}
		catch (SubmissionRefused refused) {
			Findings findings = new Findings();
			findings.error("-", "engine", refused.violations().get(0).arguments().toArray());
			findings.addAll(found);
			return findings.all();
		}
	}

}
