package io.serviceloop.goal.metric;

import io.serviceloop.loop.engine.DecisionUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the gate for models what is asked of decision {@code metricCatalogue}. */
@Configuration(proxyBeanMethods = false)
class MetricCatalogueUse {

	@Bean
	DecisionUse askedOfMetricCatalogue() {
		return MetricCatalogue.USE;
	}

}
