package io.serviceloop.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.List;

import io.serviceloop.Serves;
import com.nimbusds.jose.jwk.source.JWKSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Without its settings nothing of OpenID Connect is there, and accounts with passwords
 * are as they were (E07).
 */
@Serves("E07")
class NoOidcTest extends WebTest {

	@Autowired
	ApplicationContext beans;

	@Test
	void thereIsNoBeanOfIt() {
		for (Class<?> type : List.of(ClientRegistrationRepository.class, OAuth2AuthorizedClientService.class,
				JwtDecoder.class, JWKSource.class, RegisteredClientRepository.class)) {
			assertThat(beans.getBeanNamesForType(type)).as(type.getName()).isEmpty();
		}
		assertThat(beans.getBeanDefinitionNames()).doesNotContain("oidcSignIn", "directoryFile");
		assertThat(engine.getIdentityService().isReadOnly()).isFalse();
	}

	@Test
	void thereIsNoPathOfIt() throws Exception {
		for (String path : List.of("/oauth2/authorization/serviceloop", "/login/oauth2/code/serviceloop?code=a&state=b",
				"/.well-known/openid-configuration", "/oauth2/token", "/oauth2/jwks")) {
			HttpResponse<String> answer = get(path, null);
			assertThat(answer.statusCode()).as(path).isEqualTo(302);
			assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
			assertThat(http.get("lead", "/api" + path).status()).isEqualTo(404);
		}
	}

	@Test
	void passwordsCountAndTokensDoNot() throws Exception {
		assertThat(http.get("lead", "/api/people").status()).isEqualTo(200);
		assertThat(get("/api/people", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJsZWFkIn0.").statusCode()).isEqualTo(401);
		assertThat(get("/login", null).body()).contains("type=\"password\"").doesNotContain("oauth2");
	}

	@Test
	void anAccountThatLostItsPasswordToAProviderGetsItBackAtTheNextStart() throws Exception {
		Map<String, Object> before = jdbc.queryForMap("select PWD_, SALT_ from ACT_ID_USER where ID_ = 'auditor'");
		jdbc.update("update ACT_ID_USER set PWD_ = null, SALT_ = null where ID_ = 'auditor'");
		assertThat(http.get("auditor", "/api/people").status()).isEqualTo(401);
		engine.getIdentityService().unlockUser("auditor");
		beans.getBean("demoAccounts", ApplicationRunner.class).run(null);
		assertThat(http.get("auditor", "/api/people").status()).isEqualTo(200);
		// As it was, or the auditor's sessions in other tests end.
		jdbc.update("update ACT_ID_USER set PWD_ = ?, SALT_ = ? where ID_ = 'auditor'", before.get("PWD_"),
				before.get("SALT_"));
	}

	private HttpResponse<String> get(String path, String authorization) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
