package io.serviceloop.access.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * The tabs of a browser share one session: where somebody else signs in in another one, a
 * page that is still open would go on in his name. So the pages say whose they are, and
 * what they ask is answered as if nobody were signed in (401) where that is somebody else
 * by now. Programs say nothing, and are asked nothing.
 */
class SamePersonFilter extends OncePerRequestFilter {

	/** Carries the user id of a page's person, in percent signs where it has to. */
	static final String HEADER = "X-SL-Person";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String said = request.getHeader(HEADER);
		if (said == null || isSignedIn(said)) {
			chain.doFilter(request, response);
		}
		else {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
	}

	private static boolean isSignedIn(String said) {
		try {
			return UriUtils.decode(said, StandardCharsets.UTF_8)
				.equals(SecurityContextHolder.getContext().getAuthentication().getName());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
