package io.serviceloop.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves tests out where there is no Chromium, and says so; a build that checks
 * everything fails there instead.
 */
public class WhereChromiumIs implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		boolean checksEverything = "true".equals(System.getenv("CI"));
		return (checksEverything || Chromium.isThere()) ? ConditionEvaluationResult.enabled("a browser is needed")
				: ConditionEvaluationResult.disabled(Chromium.MISSING);
	}

}
