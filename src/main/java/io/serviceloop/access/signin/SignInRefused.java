package io.serviceloop.access.signin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.serviceloop.access.password.SignInThrottle;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Tells programs and people that they are not signed in, or have to wait before they try
 * again.
 */
@Component
class SignInRefused implements AuthenticationEntryPoint, AuthenticationFailureHandler {

	private final Texts texts;

	SignInRefused(Texts texts) {
		this.texts = texts;
	}

	/** A program: 401, or 429 with the seconds to wait. */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		long wait = seconds(failure);
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "SignInRefused");
		problem.put("title", texts.of("login.failed.program"));
		problem.put("status", (wait == 0) ? 401 : 429);
		problem.put("detail", (wait == 0) ? texts.of("login.failed") : texts.of("login.wait", wait));
		if (wait == 0) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ServiceLoop\", charset=\"UTF-8\"");
		}
		else {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
		}
		// Not sendError: of a multipart request the error page would be refused in its
		// turn.
		response.setStatus((int) problem.get("status"));
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(Json.bytes(problem));
	}

	/** A person before the sign-in page. */
	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		long wait = seconds(failure);
		response.sendRedirect(request.getContextPath() + ((wait == 0) ? "/login?error" : "/login?wait=" + wait));
	}

	private static long seconds(AuthenticationException failure) {
		return (failure instanceof SignInThrottle.TooManyAttempts tooMany) ? tooMany.seconds() : 0;
	}

}
