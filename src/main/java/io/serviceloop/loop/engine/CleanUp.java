package io.serviceloop.loop.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Deletes the history that is old enough by the machine's time, in the machine's night: a
 * practice clock must not hurry it.
 * <p>
 * It is the one guard that the engine's clock has to be told of. Locks of accounts are
 * off here ({@code SignInThrottle} counts instead), and locks of jobs may go by the
 * business: a job that is taken twice is committed once.
 */
public class CleanUp extends HistoryCleanupJobHandler {

	private static final ThreadLocal<Boolean> RUNS = ThreadLocal.withInitial(() -> false);

	/** Whether it runs in the current thread, which is then told the machine's time. */
	static boolean runs() {
		return RUNS.get();
	}

	@Override
	public void execute(HistoryCleanupJobHandlerConfiguration configuration, ExecutionEntity execution,
			CommandContext context, String tenantId) {
		RUNS.set(true);
		try {
			super.execute(configuration, execution, context, tenantId);
		}
		finally {
			RUNS.remove();
		}
	}

}
