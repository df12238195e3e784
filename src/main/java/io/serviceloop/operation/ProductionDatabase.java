package io.serviceloop.operation;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says in one sentence what the profile {@code postgres} misses, before any bean of it is
 * made.
 */
@Component
@Profile("postgres")
class ProductionDatabase implements BeanFactoryPostProcessor, EnvironmentAware {

	private Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		List<String> missing = Stream.of("SERVICELOOP_DB_URL", "SERVICELOOP_DB_USER", "SERVICELOOP_DB_PASSWORD")
			.filter(name -> environment.getProperty(name, "").isBlank())
			.toList();
		if (!missing.isEmpty()) {
			throw new IllegalStateException(
					"The profile postgres needs the environment variables " + String.join(", ", missing)
							+ ", for example SERVICELOOP_DB_URL=jdbc:postgresql://host/serviceloop");
		}
	}

}
