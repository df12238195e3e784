package io.serviceloop.access.signin;

import io.serviceloop.access.accounts.DemoAccounts;
import io.serviceloop.access.oidc.OidcOn;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes away, before anything listens, the accounts that an earlier start as demo left in
 * the database.
 */
@Component
@Profile("!demo")
@Conditional(OidcOn.Off.class)
class DemoLeftovers implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(DemoLeftovers.class);

	private final IdentityService identity;

	private final EngineAccounts accounts;

	DemoLeftovers(IdentityService identity, EngineAccounts accounts) {
		this.identity = identity;
		this.accounts = accounts;
	}

	@Override
	public void afterSingletonsInstantiated() {
		DemoAccounts.ids().stream().filter(id -> accounts.hasPassword(id, id)).forEach(id -> {
			identity.deleteUser(id);
			log.warn("Removed the account {}, whose password everybody knows from the demo", id);
		});
	}

}
