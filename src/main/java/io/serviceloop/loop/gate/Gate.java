package io.serviceloop.loop.gate;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.engine.CollisionRetry;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.engine.record.RecordBook;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.form.Signatures;
import io.serviceloop.loop.words.Refusals;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one gate that every command passes, whichever way it came: Tasklist, both REST
 * interfaces, Java. What the table says of the command is asked before the engine does
 * anything.
 * <p>
 * It stands inside the engine's transaction and reads the task that the command is about
 * to read anyway, so that it costs no round trip for an assigned task.
 */
class Gate extends CommandInterceptor {

	private static final Logger log = LoggerFactory.getLogger(Gate.class);

	/** Thrown by a rule where the same was asked, and done, before. */
	static final class AnsweredBefore extends RuntimeException {

		private static final long serialVersionUID = 1L;

		AnsweredBefore() {
			super("the same was done before", null, false, false);
		}

	}

	private static final CommandField FAILURE = new CommandField(FailedJobListener.class, "jobFailureCollector");

	private final CommandTable table;

	// What a command does in turn, and what our own code does meanwhile, is not asked
	// for by the person.
	private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

	private final ApplicationEventPublisher events;

	private final ObjectProvider<RecordBook> records;

	private final ObjectProvider<Signatures> signatures;

	Gate(CommandTable table, ApplicationEventPublisher events, ObjectProvider<RecordBook> records,
			ObjectProvider<Signatures> signatures) {
		this.signatures = signatures;
		this.table = table;
		this.events = events;
		this.records = records;
	}

	/**
	 * Does what the caller may ask for. What completes a task answers with variables; the
	 * second time with none.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public <T> T execute(Command<T> command) {
		if (isNoFailure(command)) {
			return null;
		}
		if (command instanceof DeployCmd || command instanceof DeleteDeploymentCmd) {
			tellOfModels();
		}
		if (inside.get()) {
			return next.execute(command);
		}
		inside.set(true);
		boolean asked = false;
		try {
			Row row = table.of(command.getClass());
			asked = row.isWriting();
			row.rule().check(command);
			if (asked && (Caller.isPerson() || row.who() != Row.Who.ENGINE)) {
				Trail.here()
					.command(Asked.what(command), Asked.task(command), Caller.isPerson(), Asked.given(command),
							records.getObject());
				Asked.remember(command);
			}
			T answer = next.execute(command);
			if (command instanceof DeployCmd && answer instanceof Deployment deployment && Caller.isPerson()) {
				// What was found wrong with it comes first.
				signatures.getObject().deployed(Caller.id(), deployment.getId(), Asked.given(command));
			}
			return answer;
		}
		catch (AnsweredBefore done) {
			return (T) Variables.createVariables();
		}
		catch (RuntimeException failure) {
			RuntimeException ex = (command instanceof DeployCmd) ? ModelRules.refusal(failure) : failure;
			Refusals.note(ex);
			if (asked && Caller.isPerson()) {
				Asked.note(command);
			}
			if (CollisionRetry.mayBeCollision(ex) && !(ex instanceof OptimisticLockingException)
					&& !Refusals.noteFailure(ex)) {
				log.error("{} failed", command.getClass().getSimpleName(), ex);
			}
			throw ex;
		}
		finally {
			inside.remove();
		}
	}

	private void tellOfModels() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCompletion(int status) {
					events.publishEvent(new Decisions.Changed());
				}

			});
		}
	}

	/**
	 * Whether a job is to be written down as failed because a person tried to run it who
	 * may not. The engine would count that as an attempt, and after three of them the
	 * timers of a stranger's project stood still.
	 */
	private static boolean isNoFailure(Command<?> command) {
		return command instanceof FailedJobListener
				&& FAILURE.<JobFailureCollector>of(command).getFailure() instanceof AuthorizationException;
	}

}
