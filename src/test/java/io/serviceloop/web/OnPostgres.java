package io.serviceloop.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.serviceloop.Postgres;
import io.serviceloop.Storm;
import org.junit.jupiter.api.TestInfo;
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

	/** Of tests that go through many rows. */
	final class Some {

		private static final int ONE_OF = 20;

		private Some() {
		}

		/**
		 * All rows in the storm and for the class itself; here a few of them, spread over
		 * all.
		 */
		static <T> Stream<T> of(TestInfo test, Stream<T> all) {
			if (Storm.ON || !test.getTestClass().orElseThrow().isAnnotationPresent(OnPostgres.class)) {
				return all;
			}
			AtomicInteger row = new AtomicInteger();
			return all.filter(each -> row.getAndIncrement() % ONE_OF == 0);
		}

	}

	/** An empty database for each application. */
	final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		private static final AtomicInteger MADE = new AtomicInteger();

		@Override
		public void initialize(ConfigurableApplicationContext application) {
			TestPropertyValues
				.of("spring.datasource.url=" + Postgres.create("web" + MADE.incrementAndGet()),
						"spring.datasource.username=" + Postgres.USER)
				.applyTo(application);
		}

	}

}
