package io.serviceloop.access.oidc;

import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A real OpenID Connect provider in this JVM: Spring Authorization Server with a Tomcat
 * of its own. It is on 127.0.0.1, the application on localhost, so that their cookies do
 * not meet. Everybody may sign in with the password {@code pw}.
 */
public final class Provider {

	static final String CLIENT = "serviceloop-client";

	static final String SECRET = "a-secret-that-nobody-may-read";

	static final String PASSWORD = "pw";

	/** One for all tests: a second costs seconds. */
	static final Provider RUNNING = new Provider();

	private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

	private final RSAKey key = key();

	private final InMemoryRegisteredClientRepository clients = new InMemoryRegisteredClientRepository(application(0),
			program("program"), program("other-program"), program("late-program"), program("foreign-program"));

	private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

	private Provider() {
		context.registerBean(Provider.class, () -> this);
		context.register(Parts.class);
		context.refresh();
	}

	String issuer() {
		return "http://127.0.0.1:" + context.getWebServer().getPort();
	}

	RSAKey signingKey() {
		return key;
	}

	/** Lets the application on this port sign people in and out. */
	void admit(int port) {
		clients.save(application(port));
	}

	/**
	 * What tokens say of a person or program from now on, beside what the protocol
	 * demands.
	 */
	public void knows(String name, Map<String, Object> said) {
		claims.put(name, said);
	}

	/** The same of somebody with these groups and a usual name. */
	public void knows(String name, String... groups) {
		knows(name,
				Map.of("preferred_username", name, "given_name", name.substring(0, 1).toUpperCase() + name.substring(1),
						"family_name", "Example", "email", name + "@example.com", "groups", List.of(groups)));
	}

	private static RegisteredClient application(int port) {
		String root = "http://localhost:" + port;
		return RegisteredClient.withId("1")
			.clientId(CLIENT)
			.clientSecret("{noop}" + SECRET)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri(root + "/login/oauth2/code/serviceloop")
			.postLogoutRedirectUri(root + "/login")
			.scope("openid")
			.scope("profile")
			.scope("email")
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

	private static RegisteredClient program(String id) {
		return RegisteredClient.withId(id)
			.clientId(id)
			.clientSecret("{noop}" + id)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.build();
	}

	private static RSAKey key() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			var pair = generator.generateKeyPair();
			return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey((RSAPrivateKey) pair.getPrivate())
				.keyID(UUID.randomUUID().toString())
				.build();
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void speak(JwtEncodingContext context) {
		String name = context.getPrincipal().getName();
		Map<String, Object> said = new LinkedHashMap<>(claims.getOrDefault(name, Map.of()));
		said.forEach(context.getClaims()::claim);
		switch (name) {
			case "program" -> context.getClaims().audience(List.of("program", CLIENT));
			case "late-program" -> context.getClaims()
				.audience(List.of(CLIENT))
				.issuedAt(Instant.now().minusSeconds(7200))
				.notBefore(Instant.now().minusSeconds(7200))
				.expiresAt(Instant.now().minusSeconds(3600));
			case "foreign-program" ->
				context.getClaims().audience(List.of(CLIENT)).issuer("https://elsewhere.example.com");
			default -> {
			}
		}
		if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)
				&& "access_token".equals(context.getTokenType().getValue())) {
			context.getClaims().claims(all -> all.remove("nonce"));
		}
	}

	/** Not a @Configuration: the application must not find it. */
	@EnableWebSecurity
	static class Parts {

		@Bean
		TomcatServletWebServerFactory server() {
			TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);
			server.setAddress(InetAddress.getLoopbackAddress());
			return server;
		}

		/** Filters answer everything, but Tomcat calls them for a servlet only. */
		@Bean
		ServletRegistrationBean<HttpServlet> nothing() {
			return new ServletRegistrationBean<>(new HttpServlet() {
			}, "/");
		}

		@Bean
		@Order(1)
		SecurityFilterChain protocol(HttpSecurity http) throws Exception {
			OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
			return http.securityMatcher(server.getEndpointsMatcher())
				.with(server, parts -> parts.oidc(Customizer.withDefaults()))
				.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
				.exceptionHandling(
						failure -> failure.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
				.oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain form(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryRegisteredClientRepository clients(Provider provider) {
			return provider.clients;
		}

		@Bean
		JWKSource<SecurityContext> keys(Provider provider) {
			return new ImmutableJWKSet<>(new JWKSet(provider.key));
		}

		@Bean
		JwtDecoder decoder(JWKSource<SecurityContext> keys) {
			return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
		}

		@Bean
		AuthorizationServerSettings settings() {
			return AuthorizationServerSettings.builder().build();
		}

		@Bean
		UserDetailsService people() {
			return name -> User.withUsername(name).password("{noop}" + PASSWORD).authorities("person").build();
		}

		@Bean
		OAuth2TokenCustomizer<JwtEncodingContext> claims(Provider provider) {
			return provider::speak;
		}

	}

}
