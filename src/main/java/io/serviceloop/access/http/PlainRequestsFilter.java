package io.serviceloop.access.http;

import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that mean one thing to one reader and another thing to the next:
 * letters and dots in percent signs, empty and climbing segments, parameters. Spring's
 * firewall would refuse most of them too, but some make a filter before it fail, with a
 * page of stack in the log for anybody's request; and so do more languages than Tomcat
 * reads.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainRequestsFilter extends OncePerRequestFilter {

	private static final Pattern TRICK = Pattern.compile(
			"//|;|\\\\|/\\.{1,2}(/|$)|%([01].|2[def]|3[0-9b]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9aef])",
			Pattern.CASE_INSENSITIVE);

	private static final int MOST_LANGUAGES = 10;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (languages(request) > MOST_LANGUAGES) {
			// In which of them would the error page be?
			response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		}
		else if (TRICK.matcher(request.getRequestURI()).find()) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static int languages(HttpServletRequest request) {
		int languages = 0;
		for (String header : Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))) {
			languages += header.split(",").length;
		}
		return languages;
	}

}
