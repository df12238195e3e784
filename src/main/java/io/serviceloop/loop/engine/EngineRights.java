package io.serviceloop.loop.engine;

import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who acts, and lets our own code ask and do what the person before the screen has no
 * right to. The engine still knows who that is, and writes it into its log of operations.
 */
@Component
public class EngineRights {

	private final IdentityService identity;

	private final ObjectProvider<ProcessEngine> engine;

	// Not the engine itself, which asks for our listeners while it is being built.
	EngineRights(@Lazy IdentityService identity, ObjectProvider<ProcessEngine> engine) {
		this.identity = identity;
		this.engine = engine;
	}

	/** The id of the signed-in person; null where the engine works by itself. */
	public String me() {
		Authentication person = identity.getCurrentAuthentication();
		return (person == null) ? null : person.getUserId();
	}

	/** The groups of the signed-in person; empty where there are none, or nobody is. */
	public List<String> myGroups() {
		Authentication person = identity.getCurrentAuthentication();
		return (person == null || person.getGroupIds() == null) ? List.of() : person.getGroupIds();
	}

	/**
	 * Asks with the rights of the engine itself; who may see the answer is the caller's
	 * business.
	 */
	public <T> T ask(Supplier<T> question) {
		return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
			.getCommandExecutorTxRequired()
			.execute(new WithEngineRights<>(question));
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

	/**
	 * Does something as the engine does it in the background: nobody is signed in, and
	 * each command is a transaction of its own.
	 */
	public void byItself(Runnable work) {
		Authentication person = identity.getCurrentAuthentication();
		identity.clearAuthentication();
		try {
			work.run();
		}
		finally {
			if (person != null) {
				identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
			}
		}
	}

	/**
	 * Asks with the rights of the engine itself while nobody deploys anything, on
	 * whatever node: what is read is the last word until it is over.
	 */
	public <T> T askBeforeDeploying(Supplier<T> question) {
		return ask(() -> {
			Context.getCommandContext().getPropertyManager().acquireExclusiveLock();
			return question.get();
		});
	}

	/** Our own code, which the door lets pass. */
	public static final class WithEngineRights<T> implements Command<T> {

		private final Supplier<T> work;

		private WithEngineRights(Supplier<T> work) {
			this.work = work;
		}

		@Override
		public T execute(CommandContext context) {
			return context.runWithoutAuthorization(work::get);
		}

	}

}
