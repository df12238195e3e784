package io.serviceloop.collection.imports;

import io.serviceloop.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL, where records come in by COPY. */
class LongImportOnPostgresTest extends LongImportTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		String url = Postgres.create("long_imports");
		properties.add("spring.datasource.url", () -> url);
	}

}
