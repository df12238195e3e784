package io.serviceloop.access;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One sign-in for everything: a session for browsers (Tasklist, Cockpit, Admin and our pages share it), HTTP Basic
 * for programs. Programs send no cookie and need no CSRF token; browsers get one for {@code /api}, and Camunda's web
 * applications guard their own interface with theirs.
 */
@Configuration
class SecurityConfiguration {

	private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

	@Bean
	@Order(1)
	SecurityFilterChain programs(HttpSecurity http) throws Exception {
		RequestMatcher engineRest = PATH.matcher("/engine-rest/**");
		RequestMatcher api = PATH.matcher("/api/**");
		RequestMatcher withPassword = request -> api.matches(request)
				&& request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		return http.securityMatcher(new OrRequestMatcher(engineRest, withPassword))
			.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.csrf(csrf -> csrf.disable())
			.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain browsers(HttpSecurity http) throws Exception {
		CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
		tokens.setCookieName("SL-XSRF");
		tokens.setHeaderName("X-SL-XSRF");
		CsrfTokenRequestAttributeHandler tokenHandler = new CsrfTokenRequestAttributeHandler();
		// Written with every answer, or the cookie is gone after sign-in and forms cannot send files.
		tokenHandler.setCsrfRequestAttributeName(null);
		OrRequestMatcher interfaces = new OrRequestMatcher(PATH.matcher("/api/**"), PATH.matcher("/camunda/api/**"));
		return http
			.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(PATH.matcher("/login"), PATH.matcher("/login.css"), PATH.matcher("/actuator/health"))
				.permitAll()
				// Would make an administrator for anybody while there is none (CVE-2026-77226).
				.requestMatchers(PATH.matcher("/camunda/api/admin/setup/**"))
				.denyAll()
				.anyRequest()
				.authenticated())
			.formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/"))
			.logout(logout -> logout.logoutSuccessUrl("/login"))
			.exceptionHandling(failure -> failure
				.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), interfaces)
				.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
			.csrf(csrf -> csrf.csrfTokenRepository(tokens)
				.csrfTokenRequestHandler(tokenHandler)
				.ignoringRequestMatchers(PATH.matcher("/camunda/api/**")))
			.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
			.build();
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
	FilterRegistrationBean<EngineIdentityFilter> engineIdentity(EngineIdentityFilter engineIdentity) {
		FilterRegistrationBean<EngineIdentityFilter> filter = new FilterRegistrationBean<>(engineIdentity);
		filter.addUrlPatterns("/engine-rest/*", "/api/*");
		filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<EngineAnswersFilter> engineAnswers(EngineAnswersFilter engineAnswers) {
		FilterRegistrationBean<EngineAnswersFilter> filter = new FilterRegistrationBean<>(engineAnswers);
		filter.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
		// Behind the filter that binds the request to the thread, which carries refusal and language.
		filter.setOrder(0);
		return filter;
	}

}
