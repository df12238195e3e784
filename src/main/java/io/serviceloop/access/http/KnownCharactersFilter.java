package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.springframework.context.i18n.LocaleContextHolder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the character that PostgreSQL does not know and H2 hides, before anybody asks
 * for it: in parameters and in the name and password of programs. Addresses have none
 * ({@link PlainRequestsFilter}), nor have headers (Tomcat); bodies of JSON are looked at
 * where they are read.
 */
@Component
@Order(KnownCharactersFilter.BEFORE_SIGN_IN)
class KnownCharactersFilter extends OncePerRequestFilter {

	/** Spring Security stands at -100. */
	static final int BEFORE_SIGN_IN = -102;

	private static final String BASIC = "basic ";

	private final Texts texts;

	KnownCharactersFilter(Texts texts) {
		this.texts = texts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		List<Violation> wrong = new ArrayList<>();
		boolean form = String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
		if (form || String.valueOf(request.getQueryString()).contains("%00")) {
			request.getParameterMap()
				.forEach((name, values) -> Stream.concat(Stream.of(name), Stream.of(values))
					.filter(Characters::hasNul)
					.forEach(value -> wrong.add(Violation.of(name, value, "wrong.character"))));
		}
		if (Characters.hasNul(basic(request))) {
			wrong.add(Violation.of("user", null, "wrong.character"));
		}
		if (wrong.isEmpty()) {
			chain.doFilter(request, response);
		}
		else if (Failure.isForProgram(request)) {
			response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			// Whoever tells the thread its reader's language stands behind sign-in.
			LocaleContextHolder.setLocale(request.getLocale());
			try {
				response.getOutputStream().write(Json.bytes(texts.problem(SubmissionRefused.invalid(wrong))));
			}
			finally {
				LocaleContextHolder.resetLocaleContext();
			}
		}
		else {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
		}
	}

	/** The name and password of a program; empty where it gives none. */
	private static String basic(HttpServletRequest request) {
		String given = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (!given.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
			return "";
		}
		try {
			return new String(Base64.getDecoder().decode(given.substring(BASIC.length()).strip()),
					StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException noBase64) {
			return "";
		}
	}

}
