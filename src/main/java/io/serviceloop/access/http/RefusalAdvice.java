package io.serviceloop.access.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
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

	/**
	 * @return null where the error page answers a person who wanted to see a page
	 */
	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refused(SubmissionRefused refusal, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Refusals.note(refusal);
		if (!Failure.isForProgram(request)) {
			request.setAttribute(ErrorAnswers.WHY, refusal);
			response.sendError(refusal.status());
			return null;
		}
		return answer(refusal.status(), new HttpHeaders(), texts.problem(refusal));
	}

	/**
	 * What the database would not keep, though nobody had found anything wrong with it.
	 * @throws DataAccessException for all else
	 */
	@ExceptionHandler
	ResponseEntity<Map<String, Object>> notKept(DataAccessException failure, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		SubmissionRefused refusal = Refusals.of(failure);
		if (refusal == null) {
			throw failure;
		}
		return refused(refusal, request, response);
	}

	/**
	 * A body that is not what its type says, or that came too slowly.
	 * @throws MultipartException anywhere else, where others answer
	 */
	@ExceptionHandler
	ResponseEntity<Map<String, Object>> unreadable(MultipartException broken, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		// While an error page is made, the body was read before, and the error is
		// another.
		if (!Failure.isForProgram(request) || request.getDispatcherType() == DispatcherType.ERROR) {
			throw broken;
		}
		for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
			if (cause instanceof SlowSenders.Refused slow) {
				HttpHeaders headers = new HttpHeaders();
				headers.set(HttpHeaders.RETRY_AFTER, SlowSenders.RETRY_AFTER);
				return answer(slow.status, headers, Failure.of(slow.status, texts, request.getLocale()).problem());
			}
		}
		return refused(SubmissionRefused.invalid("request", null, "wrong.request"), request, response);
	}

	/**
	 * What Spring itself refuses: an address that there is not, a method or a type that
	 * an address does not take, an answer that it does not have.
	 * @return null where the error page answers
	 */
	@ExceptionHandler({ NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class,
			HttpMediaTypeException.class, ServletRequestBindingException.class,
			MissingServletRequestPartException.class, ErrorResponseException.class })
	ResponseEntity<Map<String, Object>> wrong(Exception refused, HttpServletRequest request,
			HttpServletResponse response, Locale reader) throws IOException {
		ErrorResponse known = (ErrorResponse) refused;
		int status = known.getStatusCode().value();
		if (Failure.isForPeople(request)) {
			known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
			response.sendError(status);
			return null;
		}
		return answer(status, known.getHeaders(), Failure.of(status, texts, reader).problem());
	}

	private static ResponseEntity<Map<String, Object>> answer(int status, HttpHeaders headers,
			Map<String, Object> problem) {
		return ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

}
