package io.serviceloop.loop.people;

import io.serviceloop.loop.engine.DecisionUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the gate for models what is asked of decision {@code departments}. */
@Configuration(proxyBeanMethods = false)
class DepartmentsUse {

	@Bean
	DecisionUse askedOfDepartments() {
		return Departments.USE;
	}

}
