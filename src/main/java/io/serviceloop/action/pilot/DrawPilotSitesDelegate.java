package io.serviceloop.action.pilot;

import java.security.SecureRandom;
import java.util.List;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.Actions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Lets the lot say which of the sites of a plan become pilot sites, where the plan names
 * more than a pilot has (E48); fewer were chosen by the plan itself.
 */
@Component
@InModels(processes = "actionImplementation")
class DrawPilotSitesDelegate implements JavaDelegate {

	private final Actions actions;

	private final Pilots pilots;

	private final LoopRules rules;

	private final EngineClock clock;

	/** Nobody can foresee it, or the lot could be chosen with the plan. */
	private final SecureRandom random = new SecureRandom();

	DrawPilotSitesDelegate(Actions actions, Pilots pilots, LoopRules rules, EngineClock clock) {
		this.actions = actions;
		this.pilots = pilots;
		this.rules = rules;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String businessKey = execution.getProcessBusinessKey();
		String id = ActionVariables.ACTION_ID.in(execution);
		List<String> sites = actions.find(businessKey, id).orElseThrow().pilotSites().stream().distinct().toList();
		int most = rules.now().count(LoopRules.MOST_PILOT_SITES);
		if (sites.size() > most) {
			pilots.drawn(businessKey, id, Lot.draw(random.nextLong(), sites, most), clock.now());
		}
	}

}
