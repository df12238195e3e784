package io.serviceloop.loop.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine does in the background: timers, batches, the clean-up of history. */
@Component
public class EngineJobs {

	private final ProcessEngine engine;

	EngineJobs(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/** Something that may fail. */
	@FunctionalInterface
	public interface Work<E extends Exception> {

		void run() throws E;

	}

	/**
	 * Does something while nothing goes on in the background. One caller at a time; the
	 * next one waits.
	 */
	public synchronized <E extends Exception> void stopped(Work<E> work) throws E {
		JobExecutor jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
		boolean active = jobs.isActive();
		jobs.shutdown();
		try {
			work.run();
		}
		finally {
			if (active) {
				jobs.start();
			}
		}
	}

}
