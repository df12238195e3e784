package io.serviceloop.access.refusal;

import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.engine.record.RecordBook;
import io.serviceloop.loop.words.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
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

	/**
	 * What is done with one thing of the engine's; all else that is posted there are
	 * queries.
	 */
	private static final Pattern DEED = Pattern.compile(
			"/(?<thing>task|process-instance|execution|process-definition|job|external-task)/(?<id>[^/]+)/(?<deed>.+)");

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
				Optional.ofNullable(isCollision(status) ? null : attempt(request))
					.ifPresent(attempt -> write(attempt, status));
			}
			finally {
				RequestContextHolder.resetRequestAttributes();
			}
		}
	}

	/** Somebody else was faster: asked again, it is done, or refused. */
	private static boolean isCollision(int status) {
		return status == HttpServletResponse.SC_CONFLICT && Refusals.noted() == null;
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
		if (Refusals.noted() != null) {
			// Perhaps only the end of it was refused, by the database.
			Asked.noteLast();
		}
		RecordBook.Attempt asked = Asked.noted();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (asked != null || READING.contains(request.getMethod())) {
			return asked;
		}
		if (path.startsWith("/camunda/") || path.startsWith("/engine-rest/")) {
			return refusedByInterface(request.getMethod(), path);
		}
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (pattern == null || LOOKS.matcher(path).matches()) {
			return null;
		}
		Map<String, String> parts = parts(request);
		return new RecordBook.Attempt(request.getMethod() + " " + pattern, parts.get("businessKey"),
				parts.getOrDefault("taskId", parts.get("task")), null, new LinkedHashMap<>(parts));
	}

	/**
	 * What the engine's interface found wrong by itself, so that the engine never heard
	 * of it: a note on a task that this person does not see.
	 */
	private static RecordBook.Attempt refusedByInterface(String method, String path) {
		Matcher deed = DEED.matcher(path.replaceFirst("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?", ""));
		return deed.matches() ? new RecordBook.Attempt(method + " " + deed.group("thing") + "/" + deed.group("deed"),
				null, deed.group("thing").equals("task") ? deed.group("id") : null, null, Map.of()) : null;
	}

	/** What stands in the address, by its name. */
	@SuppressWarnings("unchecked")
	private static Map<String, String> parts(HttpServletRequest request) {
		Map<String, String> parts = (Map<String, String>) request
			.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (parts == null) ? Map.of() : parts;
	}

	/**
	 * Writes down what was refused before anything was asked: a door that stays shut, a
	 * token that is missing.
	 */
	public void denied(HttpServletRequest request, Principal person) {
		if (READING.contains(request.getMethod())) {
			return;
		}
		RequestAttributes before = RequestContextHolder.getRequestAttributes();
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new HttpServletRequestWrapper(request) {

			@Override
			public Principal getUserPrincipal() {
				return person;
			}

		}));
		try {
			write(new RecordBook.Attempt(
					request.getMethod() + " " + request.getRequestURI().substring(request.getContextPath().length()),
					null, null, null, Map.of()), HttpServletResponse.SC_FORBIDDEN);
		}
		finally {
			RequestContextHolder.setRequestAttributes(before);
		}
	}

}
