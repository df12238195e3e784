package io.serviceloop.loop.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the gate for models what is asked of decision {@code loopRules}. */
@Configuration(proxyBeanMethods = false)
class LoopRulesUse {

	@Bean
	DecisionUse askedOfLoopRules() {
		return LoopRules.USE;
	}

}
