package io.serviceloop.access.http;

import java.io.IOException;

import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 while the database is away, and says when to ask again, whoever it was who
 * needed it: sign-in, a page, our interfaces or the engine's
 * ({@link EngineAnswersFilter}).
 */
@Component
@Order(DatabaseAwayFilter.AROUND_SIGN_IN)
class DatabaseAwayFilter extends OncePerRequestFilter {

	/** Spring Security stands at -100. */
	static final int AROUND_SIGN_IN = -103;

	private static final Logger log = LoggerFactory.getLogger(DatabaseAwayFilter.class);

	/** A database that is started again is there about then. */
	private static final String SECONDS = "5";

	private final Texts texts;

	DatabaseAwayFilter(Texts texts) {
		this.texts = texts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (!Refusals.isDatabaseAway(ex) || response.isCommitted()) {
				throw ex;
			}
			log.error("{} {} failed, the database is away: {}", request.getMethod(), request.getRequestURI(),
					ex.toString());
			response.reset();
			answer(request, response, texts);
		}
	}

	/** Says so. */
	static void answer(HttpServletRequest request, HttpServletResponse response, Texts texts) throws IOException {
		Failure.answer(HttpStatus.SERVICE_UNAVAILABLE.value(), SECONDS, request, response, texts);
	}

}
