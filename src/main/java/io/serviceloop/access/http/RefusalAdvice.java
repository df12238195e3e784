package io.serviceloop.access.http;

import java.io.IOException;
import java.util.Map;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers a refused request to our own interfaces with a problem detail (RFC 9457), and a
 * lost reader with a page.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RefusalAdvice {

	private final Texts texts;

	RefusalAdvice(Texts texts) {
		this.texts = texts;
	}

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refused(SubmissionRefused refusal) {
		return ResponseEntity.status(refusal.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(texts.problem(refusal));
	}

	/**
	 * A body that is not what its type says.
	 * @throws MultipartException anywhere else, where others answer
	 */
	@ExceptionHandler
	ResponseEntity<Map<String, Object>> unreadable(MultipartException broken, HttpServletRequest request) {
		if (!request.getRequestURI().startsWith("/api/")) {
			throw broken;
		}
		return refused(SubmissionRefused.invalid("request", null, "wrong.request"));
	}

	/**
	 * @return null where the error page answers
	 */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> gone(NoResourceFoundException missing, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return null;
		}
		return ResponseEntity.status(missing.getStatusCode())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(missing.getBody());
	}

}
