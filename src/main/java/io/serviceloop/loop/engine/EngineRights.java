package io.serviceloop.loop.engine;

import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets our own code ask the engine what the person before the screen has no right to
 * query for.
 */
@Component
public class EngineRights {

	private final IdentityService identity;

	// Lazy, because the engine asks for our listeners while it is being built.
	public EngineRights(@Lazy IdentityService identity) {
		this.identity = identity;
	}

	/**
	 * Asks with the rights of the engine itself; who may see the answer is the caller's
	 * business.
	 */
	public <T> T ask(Supplier<T> question) {
		Authentication person = identity.getCurrentAuthentication();
		identity.clearAuthentication();
		try {
			return question.get();
		}
		finally {
			if (person != null) {
				identity.setAuthentication(person);
			}
		}
	}

	/**
	 * Does something with the rights of the engine itself; who may have it done is the
	 * caller's business.
	 */
	public void run(Runnable work) {
		ask(() -> {
			work.run();
			return null;
		});
	}

}
