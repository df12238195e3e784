package io.serviceloop.collection.imports;

import io.serviceloop.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL. */
class TotalsOnPostgresTest extends TotalsTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		String url = Postgres.create("totals");
		properties.add("spring.datasource.url", () -> url);
	}

}
