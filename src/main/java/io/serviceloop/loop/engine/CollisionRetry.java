package io.serviceloop.loop.engine;

import java.util.List;

import io.serviceloop.loop.words.Refusals;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two people who finish parallel tasks at the same moment collide where their paths join,
 * and two who open the first projects of a year at its number; the slower one is tried
 * again, so that neither has to know. It stands outside of the transaction.
 */
public class CollisionRetry extends CommandInterceptor {

	private static final int TRIES = 4;

	/** What people ask for: tasks completed, and processes started. */
	private static final List<Class<?>> AGAIN = List.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class,
			SubmitStartFormCmd.class, StartProcessInstanceCmd.class, StartProcessInstanceAtActivitiesCmd.class);

	@Override
	public <T> T execute(Command<T> command) {
		boolean mayRetry = AGAIN.stream().anyMatch(kind -> kind.isInstance(command))
				&& !TransactionSynchronizationManager.isActualTransactionActive();
		try {
			return Retry.of(TRIES, () -> next.execute(command), ex -> mayRetry && mayBeCollision(ex));
		}
		catch (RuntimeException ex) {
			// What the database says when all is written, the gate does not see.
			Refusals.note(ex);
			if (Refusals.isDatabaseAway(ex) || mayBeCollision(ex)) {
				Refusals.noteFailure(ex);
			}
			throw ex;
		}
	}

	/**
	 * Two versions collide in the engine's tables, two rows of one key in the registers,
	 * and of an instance that ended between two of its reads the engine says this or
	 * that. Whatever it was, the next try says what is true now.
	 */
	public static boolean mayBeCollision(RuntimeException failure) {
		return Refusals.in(failure) == null && !Refusals.isDatabaseAway(failure)
				&& !(failure instanceof AuthorizationException) && !(failure instanceof BadUserRequestException);
	}

}
