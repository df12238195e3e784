package io.serviceloop.modelling.check;

import java.util.List;

import io.serviceloop.loop.gate.ModelQuestion;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.modelling.check.source.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stands in front of deployments and migrations. */
@Component
class ModelGate {

	private static final Logger log = LoggerFactory.getLogger(ModelGate.class);

	private final ModelChecks checks;

	private final Texts texts;

	ModelGate(ModelChecks checks, Texts texts) {
		this.checks = checks;
		this.texts = texts;
	}

	@EventListener
	void asked(ModelQuestion question) {
		List<Finding> findings = (question.movingOnto() == null) ? checks.check(question.files())
				: checks.move(question.movingFrom(), question.movingOnto(), question.waiting());
		boolean refused = findings.stream().anyMatch(Finding::isError);
		if (refused && !question.packaged()) {
			throw new ModelRefused(findings);
		}
		if (!findings.isEmpty()) {
			// What the application brings itself was checked when it was built; what is
			// found here is how it fits what owners have changed.
			log.warn("{}", new Report(texts).summary(findings));
		}
		question.pass();
	}

}
