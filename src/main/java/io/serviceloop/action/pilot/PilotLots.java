package io.serviceloop.action.pilot;

import java.security.SecureRandom;
import java.util.List;

import io.serviceloop.action.ActionStarted;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.LoopRules;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the lot say which of the sites of a plan become pilot sites, where the plan names
 * more than a pilot has (E48); fewer were chosen by the plan itself. Drawn with the start
 * of the action, before anybody knows what comes of it.
 */
@Component
class PilotLots {

	private final Pilots pilots;

	private final LoopRules rules;

	private final EngineClock clock;

	/** Nobody can foresee it, or the lot could be chosen with the plan. */
	private final SecureRandom random = new SecureRandom();

	PilotLots(Pilots pilots, LoopRules rules, EngineClock clock) {
		this.pilots = pilots;
		this.rules = rules;
		this.clock = clock;
	}

	@EventListener
	void started(ActionStarted start) {
		List<String> sites = start.action().pilotSites().stream().distinct().toList();
		if (sites.isEmpty()) {
			return;
		}
		int most = rules.now().count(LoopRules.MOST_PILOT_SITES);
		if (sites.size() > most) {
			pilots.drawn(start.businessKey(), start.action().id(), Lot.draw(random.nextLong(), sites, most),
					clock.now());
		}
	}

}
