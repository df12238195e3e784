package io.serviceloop.loop.engine;

import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine takes one time for everything. What guards it must not be hurried by a
 * practice clock: how long an account stays locked after wrong passwords, and which
 * history is old enough to be deleted, go by the machine. Job locks may go by the
 * business, because a job that is taken twice is committed once.
 */
public final class MachineTime extends CommandInterceptor {

	private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

	private static final Set<Class<?>> GUARDS = Set.of(CheckPassword.class);

	/** Whether the current thread is to be told the machine's time. */
	static boolean isAsked() {
		return ASKED.get();
	}

	@Override
	public <T> T execute(Command<T> command) {
		return GUARDS.contains(command.getClass()) ? during(() -> next.execute(command)) : next.execute(command);
	}

	private static <T> T during(Supplier<T> work) {
		boolean before = ASKED.get();
		ASKED.set(true);
		try {
			return work.get();
		}
		finally {
			ASKED.set(before);
		}
	}

	/** Deletes what is old by the machine's time, in the machine's night. */
	public static final class CleanUp extends HistoryCleanupJobHandler {

		@Override
		public void execute(HistoryCleanupJobHandlerConfiguration configuration, ExecutionEntity execution,
				CommandContext context, String tenantId) {
			during(() -> {
				super.execute(configuration, execution, context, tenantId);
				return null;
			});
		}

	}

}
