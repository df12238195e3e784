package io.serviceloop.access.refusal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.engine.record.RecordBook;
import io.serviceloop.loop.words.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes a record of every change that a signed-in person asked for and was refused, when
 * the answer is known and its transaction is over (E31). What failed for technical
 * reasons is none: it is asked again and then done, or refused.
 */
@Component
public class RefusedFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(RefusedFilter.class);

	/** Wrong, not theirs, gone, late, too much. */
	private static final Set<Integer> REFUSED = Set.of(400, 403, 404, 405, 409, 413, 415, 422);

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	/** What is posted only to be looked at. */
	private static final Pattern LOOKS = Pattern
		.compile("/api/models/check|.*/previews?(/.*)?|/api/tasks/[^/]+/issues|/projects/[^/]+/recipe|/api/drafts/.*");

	private final RecordBook records;

	RefusedFilter(RecordBook records) {
		this.records = records;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		int status = response.getStatus();
		if (REFUSED.contains(status) && request.getUserPrincipal() != null) {
			// What was bound to the thread on the way in is not any more.
			RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
			try {
				Optional.ofNullable(attempt(request)).ifPresent(attempt -> write(attempt, status));
			}
			finally {
				RequestContextHolder.resetRequestAttributes();
			}
		}
	}

	private void write(RecordBook.Attempt attempt, int status) {
		try {
			records.refused(attempt, status, Refusals.noted());
		}
		catch (RuntimeException ex) {
			// The answer is right; that nobody reads of it later is for the log.
			log.error("A refusal could not be written down: {}", attempt.what(), ex);
		}
	}

	/** What was asked for; null where nothing was to be changed. */
	private static RecordBook.Attempt attempt(HttpServletRequest request) {
		RecordBook.Attempt asked = Asked.noted();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		boolean engines = path.startsWith("/camunda/") || path.startsWith("/engine-rest/");
		if (asked != null || engines || READING.contains(request.getMethod())) {
			return asked;
		}
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (pattern == null || LOOKS.matcher(path).matches()) {
			return null;
		}
		return new RecordBook.Attempt(request.getMethod() + " " + pattern, businessKey(request), null, null, Map.of());
	}

	@SuppressWarnings("unchecked")
	private static String businessKey(HttpServletRequest request) {
		Map<String, String> parts = (Map<String, String>) request
			.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (parts == null) ? null : parts.get("businessKey");
	}

}
