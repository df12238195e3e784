package io.serviceloop.access.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import io.serviceloop.ServiceLoopApplication;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application with people who sign in at a real provider; one context for all
 * classes of this kind.
 */
@SpringBootTest(classes = ServiceLoopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:oidc;DB_CLOSE_DELAY=-1",
				"camunda.bpm.job-execution.enabled=false", "camunda.bpm.metrics.enabled=false",
				"SERVICELOOP_OIDC_CLIENT_ID=" + Provider.CLIENT, "SERVICELOOP_OIDC_CLIENT_SECRET=" + Provider.SECRET,
				"SERVICELOOP_ADMIN_USER=first", "SERVICELOOP_ADMIN_PASSWORD=first",
				"serviceloop.directory.look-every=PT0.2S" })
public abstract class OidcTest {

	public static final Path DIRECTORY = directory("""
			id,firstName,lastName,email,groups
			oskar,Oskar,Owner,oskar@example.com,process-owners
			""");

	@Autowired
	public ProcessEngine engine;

	@Autowired
	public JdbcTemplate jdbc;

	@LocalServerPort
	int port;

	public final Provider provider = Provider.RUNNING;

	@DynamicPropertySource
	public static void provider(DynamicPropertyRegistry settings) {
		settings.add("SERVICELOOP_OIDC_ISSUER", Provider.RUNNING::issuer);
		settings.add("SERVICELOOP_DIRECTORY_FILE", DIRECTORY::toString);
	}

	@BeforeEach
	void admit() {
		provider.admit(port);
	}

	protected Visitor visitor() {
		return new Visitor(port);
	}

	/**
	 * An access token of a program, whose secret is its name, as the provider issues it.
	 */
	String bearer(String program) {
		var token = visitor().post(provider.issuer() + "/oauth2/token", Map.of("grant_type", "client_credentials"),
				basic(program, program));
		return "Bearer " + token.json().path("access_token").asText();
	}

	static String basic(String name, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
	}

	private static Path directory(String content) {
		try {
			Path file = Files.createTempFile("directory", ".csv");
			file.toFile().deleteOnExit();
			return Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
