package io.serviceloop.access.oidc;

import io.serviceloop.Serves;
import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An issuer that is wrong or asleep is named, and does not keep the application from
 * starting (E07).
 */
// First, so that it hears the start too.
@Serves("E07")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = ServiceLoopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:oidc-down;DB_CLOSE_DELAY=-1",
				"camunda.bpm.job-execution.enabled=false", "camunda.bpm.metrics.enabled=false",
				// Interfaces find their engine by its name, those of other contexts too.
				"camunda.bpm.process-engine-name=down", "SERVICELOOP_OIDC_ISSUER=http://127.0.0.1:1/nothing",
				"SERVICELOOP_OIDC_CLIENT_ID=service", "SERVICELOOP_OIDC_CLIENT_SECRET=" + Provider.SECRET,
				"SERVICELOOP_DIRECTORY_FILE=no/such/file.csv" })
class OidcProviderDownTest {

	@LocalServerPort
	int port;

	@Test
	void everythingSaysWhatIsWrong(CapturedOutput log) {
		assertThat(log.getAll()).contains(
				"Nobody can sign in yet. SERVICELOOP_OIDC_ISSUER http://127.0.0.1:1/nothing"
						+ " does not answer as a provider of OpenID Connect",
				"directory file no/such/file.csv cannot be read");
		Visitor visitor = new Visitor(port);
		Visitor.Answer page = visitor.follow(visitor.get(OidcSignIn.BEGIN));
		assertThat(page.at().toString()).endsWith("/login?error=failed");
		assertThat(page.text()).contains("did not work");
		String token = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln";
		assertThat(visitor.get("/api/people", token).status()).isEqualTo(503);
		assertThat(visitor.get("/engine-rest/task", token).status()).isEqualTo(503);
		assertThat(visitor.get("/engine-rest/task", OidcTest.basic("first", "first")).status()).isEqualTo(401);
		assertThat(log.getAll()).doesNotContain(Provider.SECRET);
	}

}
