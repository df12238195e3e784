package io.serviceloop.access.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a request that failed is told where nothing but its status is known, in the
 * reader's language: a page for people, a problem detail (RFC 9457) for programs.
 *
 * @param title what happened
 * @param next what can be done about it
 */
record Failure(int status, String title, String next) {

	static Failure of(int status, Texts texts, Locale reader) {
		String key = "error." + name(status);
		return new Failure(status, texts.in(reader, key), texts.in(reader, key + ".next"));
	}

	private static String name(int status) {
		return switch (status) {
			case 403 -> "forbidden";
			case 404, 410 -> "gone";
			case 405 -> "method";
			case 406 -> "answer";
			case 408 -> "slow";
			case 413, 414, 431 -> "large";
			case 415 -> "kind";
			case 429 -> "busy";
			case 503 -> "away";
			// A method and a version of HTTP that there are not.
			case 501, 505 -> "wrong";
			default -> (status >= 400 && status < 500) ? "wrong" : "failed";
		};
	}

	/**
	 * Whether a person asks, who wants to see a page. Of the engine's interfaces nobody
	 * does, whatever a browser says.
	 */
	static boolean isForPeople(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = ((failed == null) ? request.getRequestURI() : failed.toString())
			.substring(request.getContextPath().length());
		return !path.startsWith("/engine-rest/") && !path.startsWith("/camunda/api/")
				&& String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
	}

	/**
	 * The opposite; under /api nobody reads pages, whatever a browser that asks it says.
	 */
	static boolean isForProgram(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + "/api/") || !isForPeople(request);
	}

	/**
	 * Answers a request that may be right at another moment, a program with a problem
	 * detail, a person with a page.
	 * @param seconds after which to ask again
	 */
	static void answer(int status, String seconds, HttpServletRequest request, HttpServletResponse response,
			Texts texts) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (isForPeople(request)) {
			response.sendError(status);
			return;
		}
		response.setStatus(status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(Json.bytes(of(status, texts, request.getLocale()).problem()));
	}

	Map<String, Object> problem() {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "about:blank");
		problem.put("title", title);
		problem.put("status", status);
		problem.put("detail", next);
		return problem;
	}

}
