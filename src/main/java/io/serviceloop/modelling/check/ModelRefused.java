package io.serviceloop.modelling.check;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.modelling.check.source.Finding;

/** A deployment or a migration that was checked and not accepted (400). */
class ModelRefused extends SubmissionRefused {

	private static final long serialVersionUID = 1L;

	private final transient List<Finding> findings;

	ModelRefused(List<Finding> findings) {
		super(400,
				findings.stream()
					.filter(Finding::isError)
					.map(finding -> new Violation("models", finding.file() + " " + finding.element(),
							finding.message().key(), finding.message().arguments()))
					.toList());
		this.findings = findings;
	}

	List<Finding> findings() {
		return findings;
	}

	@Override
	public String detail(Texts texts) {
		return new Report(texts).summary(findings);
	}

	@Override
	public Map<String, Object> more(Texts texts) {
		return Map.of("accepted", false, "findings", new Report(texts).list(findings));
	}

}
