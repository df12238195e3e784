package io.serviceloop.action.review;

import java.time.LocalDate;

import io.serviceloop.action.Actions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Finds the last roll-out of a lap, and when the goals are read after it (A35). What was
 * launched is rolled out today.
 */
@Component
@InModels(processes = "improvementLoop", sets = "effectCheckAt")
class PlanEffectCheckDelegate implements JavaDelegate {

	private final Actions actions;

	private final EffectChecks checks;

	private final LoopRules rules;

	private final EngineClock clock;

	PlanEffectCheckDelegate(Actions actions, EffectChecks checks, LoopRules rules, EngineClock clock) {
		this.actions = actions;
		this.checks = checks;
		this.rules = rules;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		int lap = ProjectVariables.LAP.in(execution);
		LocalDate rolledOut = actions.lastRollOut(businessKey, lap).orElseGet(clock::today);
		LocalDate due = rolledOut.plusDays(rules.now().count(LoopRules.EFFECT_CHECK_DAYS));
		checks.plan(businessKey, lap, rolledOut, due);
		FollowUpVariables.EFFECT_CHECK_AT.set(execution, due.atStartOfDay().toString() + ":00");
	}

}
