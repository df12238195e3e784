package io.serviceloop.project.sendback;

import io.serviceloop.loop.engine.DecisionUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the gate for models what is asked of decision {@code sendBackSteps}. */
@Configuration(proxyBeanMethods = false)
class SendBackStepsUse {

	@Bean
	DecisionUse askedOfSendBackSteps() {
		return SendBackSteps.USE;
	}

}
