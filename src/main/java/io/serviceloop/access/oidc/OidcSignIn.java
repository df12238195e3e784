package io.serviceloop.access.oidc;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.serviceloop.access.accounts.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sign-in with OpenID Connect (E07): browsers are sent to the provider and come back
 * (authorization code with PKCE), programs bring a token of the same issuer. The name of
 * who is signed in is the user id, the authorities are the groups. The provider is asked
 * for its addresses and keys when they are needed first, so that it may start after us.
 */
@Component
@Conditional(OidcOn.class)
public class OidcSignIn {

	private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

	/** Part of the redirect URI that is registered at the provider. */
	private static final String NAME = "serviceloop";

	/** Where the button of the sign-in page leads. */
	public static final String BEGIN = "/oauth2/authorization/" + NAME;

	/** Asks for a sign-in that is made now. */
	private static final String FRESH = "fresh";

	/**
	 * Why a sign-in failed, as the sign-in page is told: codes of the protocol, and ours.
	 */
	private static final Map<String, String> REASONS = Map.of("access_denied", "cancelled",
			"authorization_request_not_found", "expired", "invalid_state_parameter", "expired", Claims.NAME,
			Claims.NAME, Claims.UNVERIFIED, Claims.UNVERIFIED, Claims.NO_GROUP, Claims.NO_GROUP);

	private final OidcSettings settings;

	private final Directory directory;

	private final Claims claims;

	private final OidcUserService users = new OidcUserService();

	private final ClientRegistrationRepository provider = new SupplierClientRegistrationRepository(
			() -> new InMemoryClientRegistrationRepository(registration()));

	private final JwtDecoder tokens = new SupplierJwtDecoder(this::decoder);

	OidcSignIn(OidcSettings settings, Directory directory) {
		this.settings = settings;
		this.directory = directory;
		this.claims = new Claims(settings, directory.userIds());
	}

	/** The message that says on the sign-in page why it failed. */
	public static String message(String reason) {
		return "login.oidc." + (REASONS.containsValue(reason) ? reason : "failed");
	}

	public HttpSecurity programs(HttpSecurity http) throws Exception {
		return http.addFilterBefore(new NoProofOfPossession(), HeaderWriterFilter.class)
			.oauth2ResourceServer(
					server -> server.jwt(jwt -> jwt.decoder(this::decode).jwtAuthenticationConverter(this::program))
						.addObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {

							@Override
							public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
								filter.setAuthenticationFailureHandler(OidcSignIn.this::tokenRefused);
								return filter;
							}

						}));
	}

	public HttpSecurity browsers(HttpSecurity http) throws Exception {
		OidcClientInitiatedLogoutSuccessHandler goodbye = new OidcClientInitiatedLogoutSuccessHandler(provider);
		goodbye.setDefaultTargetUrl("/login");
		goodbye.setPostLogoutRedirectUri("{baseUrl}/login");
		goodbye.setRedirectStrategy(new ToldToScripts());
		return http.oauth2Login(login -> login.loginPage("/login")
			.defaultSuccessUrl("/")
			.clientRegistrationRepository(provider)
			.authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(freshOrNot()))
			.authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
			.userInfoEndpoint(info -> info.oidcUserService(this::person))
			.failureHandler(this::failed)
			.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {

				@Override
				public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
					filter.setAuthenticationFailureHandler(OidcSignIn.this::failed);
					return filter;
				}

			})).logout(logout -> logout.logoutSuccessHandler(goodbye));
	}

	/**
	 * Whoever signs something signs in anew, though the provider still knows him: then it
	 * also says when that was.
	 */
	private OAuth2AuthorizationRequestResolver freshOrNot() {
		DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(provider,
				OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
		return new OAuth2AuthorizationRequestResolver() {

			@Override
			public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
				return fresh(request, resolver.resolve(request));
			}

			@Override
			public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
				return fresh(request, resolver.resolve(request, registration));
			}

		};
	}

	private static OAuth2AuthorizationRequest fresh(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
		return (asked == null || request.getParameter(FRESH) == null) ? asked
				: OAuth2AuthorizationRequest.from(asked)
					.additionalParameters(more -> more.putAll(Map.of("prompt", "login", "max_age", "0")))
					.build();
	}

	/**
	 * Says at once in the log what would otherwise only be found out by the first who
	 * signs in.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void tryProvider() {
		try {
			provider.findByRegistrationId(NAME);
		}
		catch (RuntimeException ex) {
			log.error("Nobody can sign in yet. {}", Claims.clean(ex.getMessage()));
		}
	}

	private ClientRegistration registration() {
		try {
			return ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
				.registrationId(NAME)
				.clientId(settings.clientId())
				.clientSecret(settings.clientSecret())
				.scope(settings.scopes())
				.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
				.build();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("SERVICELOOP_OIDC_ISSUER " + settings.issuer()
					+ " does not answer as a provider of OpenID Connect: " + reason(ex), ex);
		}
	}

	private JwtDecoder decoder() {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).validateType(false).build();
		JwtTypeValidator accessToken = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
		accessToken.setAllowEmpty(true);
		OAuth2TokenValidator<Jwt> ours = new DelegatingOAuth2TokenValidator<>(
				JwtValidators.createDefaultWithIssuer(settings.issuer()), accessToken,
				new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
						audience -> audience != null && audience.contains(settings.audience())),
				new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null));
		decoder.setJwtValidator(ours);
		return decoder;
	}

	private Jwt decode(String token) {
		Jwt jwt;
		try {
			jwt = tokens.decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new AuthenticationServiceException(
					"The keys of " + settings.issuer() + " cannot be read: " + reason(ex), ex);
		}
		if (isIdToken(jwt)) {
			throw new BadJwtException("This is an ID token; an access token is needed");
		}
		return jwt;
	}

	/**
	 * An ID token is made for us too, and stands in the address when one signs out: it
	 * must open nothing.
	 */
	private static boolean isIdToken(Jwt jwt) {
		Object type = jwt.getClaim("typ");
		return "ID".equals(type) || jwt.hasClaim("at_hash") || (jwt.hasClaim("nonce") && !"Bearer".equals(type));
	}

	private AbstractAuthenticationToken program(Jwt jwt) {
		Directory.Person person = claims.person(jwt.getClaims());
		return new JwtAuthenticationToken(jwt, Claims.authorities(person), person.id());
	}

	private OidcUser person(OidcUserRequest request) {
		OidcUser user = users.loadUser(request);
		Directory.Person person = claims.person(user.getClaims());
		try {
			directory.signedIn(person);
		}
		catch (RuntimeException ex) {
			throw new InternalAuthenticationServiceException("The directory cannot be written", ex);
		}
		return new DefaultOidcUser(Set.copyOf(Claims.authorities(person)), user.getIdToken(), user.getUserInfo(),
				settings.nameClaim());
	}

	private void tokenRefused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof AuthenticationServiceException) {
			log.error(Claims.clean(failure.getMessage()));
			response.setHeader(HttpHeaders.RETRY_AFTER, "60");
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		new BearerTokenAuthenticationEntryPoint().commence(request, response, failure);
	}

	private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		String code = (failure instanceof OAuth2AuthenticationException known) ? known.getError().getErrorCode() : "";
		log.warn("Sign-in refused: {} {}", Claims.clean(code), Claims.clean(reason(failure)));
		response.sendRedirect(request.getContextPath() + "/login?error=" + REASONS.getOrDefault(code, "failed"));
	}

	/** What went wrong, with what lies below it. */
	private static String reason(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return failure.getMessage() + ((cause == failure) ? "" : " (" + cause.getMessage() + ")");
	}

	/**
	 * A script cannot follow a redirect to another host: it is told the address and goes
	 * there itself.
	 */
	private static final class ToldToScripts implements RedirectStrategy {

		private final RedirectStrategy others = new DefaultRedirectStrategy();

		@Override
		public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url)
				throws IOException {
			if (request.getHeader("X-Requested-With") == null) {
				others.sendRedirect(request, response, url);
			}
			else {
				response.setHeader(HttpHeaders.LOCATION, url.startsWith("/") ? request.getContextPath() + url : url);
				response.setStatus(HttpStatus.NO_CONTENT.value());
			}
		}

	}

	/**
	 * Spring Security would take such tokens too, and in this version somebody else's
	 * again (CVE-2026-41707).
	 */
	private static final class NoProofOfPossession extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION))
				.stream()
				.anyMatch(value -> value.strip().regionMatches(true, 0, "DPoP", 0, 4))) {
				response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
				response.setStatus(HttpStatus.UNAUTHORIZED.value());
				return;
			}
			chain.doFilter(request, response);
		}

	}

}
