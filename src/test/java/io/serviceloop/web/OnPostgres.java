package io.serviceloop.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.serviceloop.Postgres;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The same tests once more, on PostgreSQL: one application for all that are marked so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnPostgres.Database.class)
@interface OnPostgres {

	/** An empty database. */
	final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext application) {
			TestPropertyValues
				.of("spring.datasource.url=" + Postgres.create("web"), "spring.datasource.username=" + Postgres.USER)
				.applyTo(application);
		}

	}

}
