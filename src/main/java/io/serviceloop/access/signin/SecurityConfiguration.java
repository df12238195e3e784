package io.serviceloop.access.signin;

import jakarta.servlet.DispatcherType;

import io.serviceloop.access.http.EngineAnswersFilter;
import io.serviceloop.access.refusal.RefusedFilter;
import io.serviceloop.access.oidc.OidcSignIn;
import io.serviceloop.access.password.SignInThrottle;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One sign-in for everything: a session for browsers (Tasklist, Cockpit, Admin and our
 * pages share it), HTTP Basic for programs, or OpenID Connect for both where it is
 * configured ({@link OidcSignIn}). Programs send no cookie and need no CSRF token;
 * browsers get one for {@code /api}, and Camunda's web applications guard their own
 * interface with theirs.
 */
@Configuration
@EnableConfigurationProperties(SignInThrottle.Settings.class)
class SecurityConfiguration {

	private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

	/** Doors of the engine that stay shut for everybody, whatever rights he has. */
	private static final RequestMatcher NOBODYS = new OrRequestMatcher(
			// Would make an administrator for anybody while there is none
			// (CVE-2026-77226).
			PATH.matcher("/camunda/api/admin/setup/**"),
			// A second sign-in beside ours, without its throttle.
			PATH.matcher("/camunda/api/admin/auth/user/*/login/**"),
			// Would tell everybody who has an account whether a password of somebody else
			// is right.
			PATH.matcher("/camunda/api/engine/engine/*/identity/verify"), PATH.matcher("/engine-rest/identity/verify"),
			PATH.matcher("/engine-rest/engine/*/identity/verify"),
			// Waits for work, which Camunda's web applications cannot; no model has work
			// for outside workers.
			PATH.matcher("/camunda/api/engine/engine/*/external-task/fetchAndLock"));

	/**
	 * Our pages run no script but ours, are shown in no frame and send their forms
	 * nowhere else.
	 */
	private static final String OUR_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	/** Null where the accounts are the engine's. */
	private final OidcSignIn oidc;

	/** Null where they are not. */
	private final AccountCheck accountCheck;

	SecurityConfiguration(ObjectProvider<OidcSignIn> oidc, ObjectProvider<EngineAccounts> accounts,
			SignInThrottle.Settings settings) {
		this.oidc = oidc.getIfAvailable();
		EngineAccounts known = accounts.getIfAvailable();
		this.accountCheck = (known == null) ? null : new AccountCheck(known, settings.checkEvery());
	}

	/**
	 * Calendar programs cannot sign in: the address itself is the secret. They get no
	 * session and no cookie.
	 */
	@Bean
	@Order(0)
	SecurityFilterChain calendars(HttpSecurity http) throws Exception {
		return http.securityMatcher(PATH.matcher("/calendar/*.ics"))
			.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
			.csrf(csrf -> csrf.disable())
			.headers(SecurityConfiguration::headers)
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	@Order(1)
	SecurityFilterChain programs(HttpSecurity http, SignInRefused refused, RefusedFilter told) throws Exception {
		RequestMatcher engineRest = PATH.matcher("/engine-rest/**");
		RequestMatcher api = PATH.matcher("/api/**");
		RequestMatcher withPassword = request -> api.matches(request)
				&& request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		return withPasswordsOrTokens(http, refused).securityMatcher(new OrRequestMatcher(engineRest, withPassword))
			.authorizeHttpRequests(requests -> requests.requestMatchers(NOBODYS).denyAll().anyRequest().authenticated())
			.exceptionHandling(failure -> failure.accessDeniedHandler(shut(told)))
			.csrf(csrf -> csrf.disable())
			.headers(SecurityConfiguration::headers)
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain browsers(HttpSecurity http, SignInRefused refused, RefusedFilter told) throws Exception {
		CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
		tokens.setCookieName("SL-XSRF");
		tokens.setHeaderName("X-SL-XSRF");
		tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
		CsrfTokenRequestAttributeHandler tokenHandler = new CsrfTokenRequestAttributeHandler();
		// Written with every answer, or the cookie is gone after sign-in and forms cannot
		// send files.
		tokenHandler.setCsrfRequestAttributeName(null);
		OrRequestMatcher interfaces = new OrRequestMatcher(PATH.matcher("/api/**"), PATH.matcher("/camunda/api/**"));
		HttpSessionRequestCache pages = new HttpSessionRequestCache();
		// Whoever signs in goes on at the page that he asked for, and not at what a page
		// that is still open had asked for last.
		pages.setRequestMatcher(new AndRequestMatcher(PATH.matcher(HttpMethod.GET, "/**"),
				new NegatedRequestMatcher(interfaces), new NegatedRequestMatcher(PATH.matcher("/favicon.*"))));
		return withFormOrProvider(http, refused).requestCache(cache -> cache.requestCache(pages))
			.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(PATH.matcher("/login"), PATH.matcher("/assets/**"), PATH.matcher("/actuator/health"))
				.permitAll()
				.requestMatchers(NOBODYS)
				.denyAll()
				.anyRequest()
				.authenticated())
			.exceptionHandling(failure -> failure.accessDeniedHandler(shut(told))
				.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), interfaces)
				.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
			.csrf(csrf -> csrf.csrfTokenRepository(tokens)
				.csrfTokenRequestHandler(tokenHandler)
				.ignoringRequestMatchers(PATH.matcher("/camunda/api/**")))
			// A new one with nothing in it: the web applications remember a person's
			// groups there.
			.sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
			.headers(SecurityConfiguration::headers)
			.build();
	}

	/** What is refused at the door to somebody who is signed in is written down. */
	private static AccessDeniedHandler shut(RefusedFilter told) {
		AccessDeniedHandlerImpl answer = new AccessDeniedHandlerImpl();
		return (request, response, denied) -> {
			Authentication person = SecurityContextHolder.getContext().getAuthentication();
			if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
				told.denied(request, person);
			}
			answer.handle(request, response, denied);
		};
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.frameOptions(frame -> frame.sameOrigin())
			.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader(
					permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"))
			.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			// Camunda's web applications bring a policy of their own.
			.addHeaderWriter(
					new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(PATH.matcher("/camunda/**")),
							new ContentSecurityPolicyHeaderWriter(OUR_PAGES)));
	}

	private HttpSecurity withPasswordsOrTokens(HttpSecurity http, SignInRefused refused) throws Exception {
		return (oidc != null) ? oidc.programs(http) : http.httpBasic(basic -> basic.authenticationEntryPoint(refused))
			.exceptionHandling(failure -> failure.authenticationEntryPoint(refused));
	}

	private HttpSecurity withFormOrProvider(HttpSecurity http, SignInRefused refused) throws Exception {
		return (oidc != null) ? oidc.browsers(http)
				: http.formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/").failureHandler(refused))
					.logout(logout -> logout.logoutSuccessUrl("/login"))
					.addFilterBefore(accountCheck, AnonymousAuthenticationFilter.class);
	}

	/** Camunda's web applications take over who is signed in. */
	@Bean
	FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
		FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = new FilterRegistrationBean<>(
				new ContainerBasedAuthenticationFilter());
		filter.addInitParameter("authentication-provider", SignedInPerson.class.getName());
		filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
		filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<SamePersonFilter> samePerson() {
		FilterRegistrationBean<SamePersonFilter> filter = new FilterRegistrationBean<>(new SamePersonFilter());
		filter.addUrlPatterns("/api/*", "/camunda/api/engine/*", "/camunda/api/cockpit/*");
		filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<EngineIdentityFilter> engineIdentity(EngineIdentityFilter engineIdentity) {
		FilterRegistrationBean<EngineIdentityFilter> filter = new FilterRegistrationBean<>(engineIdentity);
		// Pages of projects too: without a person, our own code would be let in
		// everywhere.
		filter.addUrlPatterns("/engine-rest/*", "/api/*", "/projects/*", "/issues", "/handbook/*", "/my-work/*",
				"/tried/*", "/benefit", "/definitions", "/audit/*");
		filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<RefusedFilter> refused(RefusedFilter refused) {
		FilterRegistrationBean<RefusedFilter> filter = new FilterRegistrationBean<>(refused);
		// Behind who is signed in, before all that answers.
		filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
		return filter;
	}

	@Bean
	FilterRegistrationBean<EngineAnswersFilter> engineAnswers(EngineAnswersFilter engineAnswers) {
		FilterRegistrationBean<EngineAnswersFilter> filter = new FilterRegistrationBean<>(engineAnswers);
		filter.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
		// Behind the filter that binds the request to the thread, which carries refusal
		// and language.
		filter.setOrder(0);
		return filter;
	}

}
