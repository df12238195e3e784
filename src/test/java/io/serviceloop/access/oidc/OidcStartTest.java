package io.serviceloop.access.oidc;

import java.util.Arrays;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Half a configuration is none: it stops the start with a sentence (E07). */
@Serves("E07")
class OidcStartTest {

	private static final String ISSUER = "serviceloop.oidc.issuer=https://sso.example.com";

	private static final String ID = "serviceloop.oidc.client-id=service";

	private static final String SECRET = "serviceloop.oidc.client-secret=do-not-show";

	@Test
	void theApplicationDoesNotStartWithHalfOfItAndSaysWhatIsMissing() {
		assertThatThrownBy(() -> SpringApplication.run(ServiceLoopApplication.class,
				"--SERVICELOOP_OIDC_ISSUER=https://sso.example.com", "--SERVICELOOP_OIDC_CLIENT_SECRET=do-not-show"))
			.hasMessageContaining("needs the environment variables SERVICELOOP_OIDC_CLIENT_ID beside")
			.hasMessageNotContainingAny("CLIENT_SECRET", "do-not-show");
	}

	@Test
	void theDemoAccountsAndTheProviderDoNotGoTogether() {
		assertThatThrownBy(() -> SpringApplication.run(ServiceLoopApplication.class, "--spring.profiles.active=demo",
				"--SERVICELOOP_OIDC_ISSUER=https://sso.example.com", "--SERVICELOOP_OIDC_CLIENT_ID=service",
				"--SERVICELOOP_OIDC_CLIENT_SECRET=do-not-show"))
			.hasMessageContaining("profile demo")
			.hasMessageNotContainingAny("do-not-show");
	}

	static Stream<Arguments> wrong() {
		return Stream.of(
				Arguments.of("SERVICELOOP_OIDC_CLIENT_ID, SERVICELOOP_OIDC_CLIENT_SECRET", new String[] { ISSUER }),
				Arguments.of("SERVICELOOP_OIDC_CLIENT_SECRET", new String[] { ISSUER, ID }),
				Arguments.of("because SERVICELOOP_OIDC_CLIENT_ID, SERVICELOOP_OIDC_CLIENT_SECRET is set",
						new String[] { ID, SECRET }),
				Arguments.of("SERVICELOOP_DIRECTORY_FILE is for OpenID Connect",
						new String[] { "serviceloop.directory.file=people.csv" }),
				Arguments.of("must be an address",
						new String[] { "serviceloop.oidc.issuer=sso.example.com", ID, SECRET }),
				Arguments.of("must be an address", new String[] { "serviceloop.oidc.issuer=https://a b", ID, SECRET }),
				Arguments.of("names leaders; our groups are project-leads",
						new String[] { ISSUER, ID, SECRET, "serviceloop.oidc.groups[Team\u00A0Leads]=leaders" }));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void aWrongSettingIsNamedInASentence(String sentence, String[] settings) {
		assertThatThrownBy(() -> start(settings)).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining(sentence)
			.hasMessageNotContainingAny("do-not-show");
	}

	@Test
	void allOfItOrNothingIsFine() {
		assertThatCode(() -> start(ISSUER, ID, SECRET, "serviceloop.oidc.groups[/a b]=auditors"))
			.doesNotThrowAnyException();
		assertThatCode(
				() -> start("serviceloop.oidc.issuer=", "serviceloop.oidc.client-id=", "serviceloop.directory.file= "))
			.doesNotThrowAnyException();
	}

	private static void start(String... settings) {
		MockEnvironment environment = new MockEnvironment();
		Arrays.stream(settings)
			.map(setting -> setting.split("=", 2))
			.forEach(setting -> environment.setProperty(setting[0], setting[1]));
		OidcStart start = new OidcStart();
		start.setEnvironment(environment);
		start.postProcessBeanFactory(null);
	}

}
