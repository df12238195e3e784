package io.serviceloop;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One PostgreSQL for all tests of a JVM, in which each kind of application has a database
 * of its own. Benchmarks start one for themselves.
 */
public final class Postgres {

	/** The account of the server; it asks for no password. */
	public static final String USER = "postgres";

	private static EmbeddedPostgres server;

	private Postgres() {
	}

	/** Names a new database as the profile {@code postgres} wants it named. */
	public static void nameIn(DynamicPropertyRegistry properties, String database) {
		String url = create(database);
		properties.add("SERVICELOOP_DB_URL", () -> url);
		properties.add("SERVICELOOP_DB_USER", () -> USER);
		properties.add("SERVICELOOP_DB_PASSWORD", () -> USER);
	}

	/**
	 * Makes an empty database, and starts the server for the first one.
	 * @return its address
	 */
	public static synchronized String create(String database) {
		if (server == null) {
			server = start();
		}
		new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + database);
		return server.getJdbcUrl(USER, database);
	}

	private static EmbeddedPostgres start() {
		try {
			EmbeddedPostgres started = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
			// It ends with the JVM, and after the applications that use it.
			SpringApplication.getShutdownHandlers().add(() -> stop(started));
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void stop(EmbeddedPostgres started) {
		try {
			started.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
