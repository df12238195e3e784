package io.serviceloop.access.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.access.password.PasswordRules;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes the engine's REST interfaces answer a refused submission with what was wrong.
 * They wrap what listeners throw and answer 500, also for a task that is gone or was
 * claimed by somebody else meanwhile. To what the engine says of any other failure it
 * adds {@code advice}: one sentence in the reader's language that says who can help.
 */
@Component
public class EngineAnswersFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(EngineAnswersFilter.class);

	/**
	 * A form, a model or a piece of evidence is smaller; the engine itself would take
	 * anything into memory.
	 */
	private static final long LARGEST_BODY = 21L * 1024 * 1024;

	private final Texts texts;

	EngineAnswersFilter(Texts texts) {
		this.texts = texts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new HeldFailure(response);
		LimitedBody limited = new LimitedBody(request, LARGEST_BODY);
		if (request.getContentLengthLong() <= LARGEST_BODY) {
			answer(limited, answer, chain);
		}
		long size = Math.max(request.getContentLengthLong(), limited.read());
		if (size > LARGEST_BODY) {
			write(answer, 413, texts
				.problem(new SubmissionRefused(413, List.of(Violation.of("request", size, "wrong.tooLarge", 20)))));
			answer.copyBodyToResponse();
			return;
		}
		if (answer.getStatus() >= 500 && Refusals.isDatabaseAway(Refusals.failure())) {
			answer.reset();
			DatabaseAwayFilter.answer(request, answer, texts);
		}
		else if (answer.getStatus() >= 400) {
			SubmissionRefused refusal = Refusals.noted();
			if (refusal != null) {
				write(answer, refusal.status(), texts.problem(refusal));
			}
			else {
				engineFailure(request, answer);
			}
		}
		if (answer.getStatus() >= 500) {
			// The interfaces answer without a trace of it in the log.
			log.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(),
					Json.parse(answer.getContentAsByteArray()).path("message").asText(), Refusals.failure());
		}
		answer.copyBodyToResponse();
	}

	/**
	 * Whatever the engine reads of a body of JSON, it is to find nothing that no database
	 * keeps.
	 */
	private void answer(LimitedBody limited, ContentCachingResponseWrapper answer, FilterChain chain)
			throws ServletException, IOException {
		if (!String.valueOf(limited.getContentType()).toLowerCase(Locale.ROOT).contains("json")) {
			chain.doFilter(limited, answer);
			return;
		}
		JsonBody body;
		try {
			byte[] bytes = limited.getInputStream().readAllBytes();
			body = new JsonBody(limited,
					limited.getRequestURI().endsWith("/external-task/fetchAndLock") ? atOnce(bytes) : bytes);
		}
		catch (IOException tooLong) {
			if (limited.read() > LARGEST_BODY) {
				return;
			}
			throw tooLong;
		}
		List<Violation> wrong = body.faults();
		if (wrong.isEmpty()) {
			chain.doFilter(body, answer);
		}
		else {
			write(answer, 400, texts.problem(SubmissionRefused.invalid(wrong)));
		}
	}

	/**
	 * What asks for external tasks is answered at once: models have none (decision 18),
	 * and the engine never answers some of those that say how long they would wait.
	 */
	private static byte[] atOnce(byte[] body) {
		if (Json.parse(body) instanceof ObjectNode asked && asked.has("asyncResponseTimeout")) {
			return Json.bytes(asked.without("asyncResponseTimeout"));
		}
		return body;
	}

	private void engineFailure(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
		JsonNode body = Json.parse(answer.getContentAsByteArray());
		String type = body.path("type").asText();
		String message = body.path("message").asText();
		if (EngineFailures.isWeakPassword(message)) {
			write(answer, 400, texts
				.problem(SubmissionRefused.invalid("password", null, "wrong.password", PasswordRules.SHORTEST)));
			return;
		}
		if (answer.getStatus() == 500 && EngineFailures.isTypedValue(type, message, Refusals.failure() != null)) {
			String wrong = texts.of("wrong.typedValue");
			write(answer, 400, problem(type, 400, wrong, wrong));
			return;
		}
		int status = EngineFailures.status(answer.getStatus(), type, message, Refusals.failure());
		String advice = texts.of(EngineFailures.advice(status, type, message, Refusals.failure()));
		if (answer.getStatus() == 500 && status == 400) {
			// Whose fault it was is read from words of the engine, which may be ours too.
			log.info("{} {} was taken for a wrong request: {} {}", request.getMethod(), request.getRequestURI(), type,
					message);
		}
		if (status != answer.getStatus()) {
			// Of what came too late the engine only says which of its rows it was.
			String said = EngineFailures.isLate(type, message) ? advice
					: message + (EngineFailures.isIdentifier(message) ? " " + advice : "");
			Map<String, Object> problem = problem(type, status, message,
					texts.of(EngineFailures.title(status)) + " " + said);
			problem.put("advice", advice);
			write(answer, status, problem);
		}
		else if (status >= 500 || !message.isBlank()) {
			if (body instanceof ObjectNode said) {
				// As the engine says it to programs, and one sentence for people.
				said.put("advice", advice);
				answer.resetBuffer();
				answer.getOutputStream().write(Json.bytes(said));
			}
		}
		else {
			// A body that is no JSON, or not of the shape it should have, is answered
			// with a bare sentence or none.
			String wrong = texts.of((status == 400) ? "wrong.request" : "wrong.address");
			write(answer, status, problem("InvalidRequestException", status, wrong, wrong));
		}
	}

	private Map<String, Object> problem(String type, int status, String detail, String message) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", type);
		problem.put("title", texts.of(EngineFailures.title(status)));
		problem.put("status", status);
		problem.put("detail", detail);
		problem.put("message", message);
		return problem;
	}

	private void write(ContentCachingResponseWrapper answer, int status, Map<String, Object> problem)
			throws IOException {
		answer.resetBuffer();
		answer.setStatus(status);
		answer.setContentType("application/problem+json");
		answer.getOutputStream().write(Json.bytes(problem));
	}

	/**
	 * Holds back what is answered to a failure, to say it better; anything else goes
	 * through as it comes.
	 */
	private static final class HeldFailure extends ContentCachingResponseWrapper {

		HeldFailure(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			return (getStatus() >= 400) ? super.getOutputStream() : getResponse().getOutputStream();
		}

		@Override
		public PrintWriter getWriter() throws IOException {
			return (getStatus() >= 400) ? super.getWriter() : getResponse().getWriter();
		}

		@Override
		public void setContentLengthLong(long length) {
			if (getStatus() >= 400) {
				super.setContentLengthLong(length);
			}
			else {
				getResponse().setContentLengthLong(length);
			}
		}

		@Override
		public void flushBuffer() throws IOException {
			if (getStatus() < 400) {
				getResponse().flushBuffer();
			}
		}

	}

}
