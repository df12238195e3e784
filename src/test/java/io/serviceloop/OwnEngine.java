package io.serviceloop;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST interfaces look up "the default engine" in a registry of the whole
 * process, where the application that started last stands. Before each test its own
 * stands there.
 */
public class OwnEngine implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext test) {
		if (test.hasApplicationContext()) {
			test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(engine -> {
				ProcessEngines.unregister(engine);
				ProcessEngines.registerProcessEngine(engine);
			});
		}
	}

}
