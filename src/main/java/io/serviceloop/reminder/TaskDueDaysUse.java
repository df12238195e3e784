package io.serviceloop.reminder;

import io.serviceloop.loop.engine.DecisionUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the gate for models what is asked of decision {@code taskDueDays}. */
@Configuration(proxyBeanMethods = false)
class TaskDueDaysUse {

	@Bean
	DecisionUse askedOfTaskDueDays() {
		return TaskDueDays.USE;
	}

}
