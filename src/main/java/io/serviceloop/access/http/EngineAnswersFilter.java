package io.serviceloop.access.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.access.password.PasswordRules;
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
 * claimed by somebody else meanwhile.
 */
@Component
public class EngineAnswersFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(EngineAnswersFilter.class);

	/** Failures of the engine that are the caller's, by the type its answer names. */
	private static final Map<String, Integer> CALLERS_FAULT = Map.of("OptimisticLockingException", 409,
			"TaskAlreadyClaimedException", 409, "NullValueException", 404, "NotFoundException", 404,
			"NotValidException", 400, "BadUserRequestException", 400, "FormFieldValidationException", 400);

	/**
	 * A form, a model or a piece of evidence is smaller; the engine itself would take
	 * anything into memory.
	 */
	private static final long LARGEST_BODY = 21L * 1024 * 1024;

	/**
	 * What is answered to a request without the body, or the member of it, that it should
	 * have.
	 */
	private static final String NO_BODY = "org.camunda.bpm.engine.rest.dto.";

	/** The same to one for the form of a task that is gone. */
	private static final String NO_TASK = "because \"task\" is null";

	/** The same of a case definition that is gone. */
	private static final String NO_CASE = "CaseDefinitionEntity";

	private static final String WEAK_PASSWORD = "Password does not match policy";

	/** The same, by what its answer says; the first that fits. */
	private static final Map<String, Integer> IN_WORDS = new LinkedHashMap<>();

	static {
		IN_WORDS.put("org.camunda.bpm.engine.AuthorizationException", 403);
		// A query's own expression, or that of a stored filter.
		IN_WORDS.put("Unable to resolve expression", 400);
		IN_WORDS.put("is not a valid resource identifier", 400);
		IN_WORDS.put("Could not parse", 400);
		IN_WORDS.put("Unable to transform DMN", 400);
		IN_WORDS.put("Could not transform resource", 400);
		IN_WORDS.put("cannot be used to query", 400);
		IN_WORDS.put("not whitelisted for deserialization", 400);
		IN_WORDS.put("Object is not deserialized", 400);
		IN_WORDS.put("argument type mismatch", 400);
		IN_WORDS.put("Parameter 'format' is null", 400);
		IN_WORDS.put("already claimed", 409);
		IN_WORDS.put("updated by another transaction", 409);
		IN_WORDS.put("is suspended", 409);
		IN_WORDS.put("has not subscribed", 409);
		IN_WORDS.put("cannot signal execution", 409);
		IN_WORDS.put("No subscriptions were found", 400);
		IN_WORDS.put("does not exist", 404);
		IN_WORDS.put("does not declare conditional start event", 404);
		IN_WORDS.put("Cannot find", 404);
		IN_WORDS.put("is null", 404);
	}

	private final Texts texts;

	private final ObjectMapper mapper;

	EngineAnswersFilter(Texts texts, ObjectMapper mapper) {
		this.texts = texts;
		this.mapper = mapper;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new HeldFailure(response);
		LimitedBody limited = new LimitedBody(request, LARGEST_BODY);
		if (request.getContentLengthLong() <= LARGEST_BODY) {
			chain.doFilter(limited, answer);
		}
		long size = Math.max(request.getContentLengthLong(), limited.read());
		if (size > LARGEST_BODY) {
			write(answer, 413, texts
				.problem(new SubmissionRefused(413, List.of(Violation.of("request", size, "wrong.tooLarge", 20)))));
			answer.copyBodyToResponse();
			return;
		}
		if (answer.getStatus() >= 400) {
			SubmissionRefused refusal = Refusals.noted();
			if (refusal != null) {
				write(answer, refusal.status(), texts.problem(refusal));
			}
			else {
				engineFailure(answer);
			}
		}
		if (answer.getStatus() >= 500 && Refusals.failure() != null) {
			// The interface answers without a trace of it in the log.
			log.error("{} {} failed", request.getMethod(), request.getRequestURI(), Refusals.failure());
		}
		answer.copyBodyToResponse();
	}

	private void engineFailure(ContentCachingResponseWrapper answer) throws IOException {
		JsonNode body = body(answer.getContentAsByteArray());
		String type = body.path("type").asText();
		String message = body.path("message").asText();
		if (message.contains(WEAK_PASSWORD)) {
			write(answer, 400, texts
				.problem(SubmissionRefused.invalid("password", null, "wrong.password", PasswordRules.SHORTEST)));
			return;
		}
		int status = status(answer.getStatus(), type, message);
		if (status != answer.getStatus()) {
			Map<String, Object> problem = problem(type, status, message);
			problem.put("message", texts.of("serviceloop.refused." + status) + " " + message);
			write(answer, status, problem);
		}
		else if (status < 500 && message.isBlank()) {
			// A body that is no JSON, or not of the shape it should have, is answered
			// with a bare sentence or none.
			String wrong = texts.of((status == 400) ? "wrong.request" : "wrong.address");
			Map<String, Object> problem = problem("InvalidRequestException", status, wrong);
			problem.put("message", wrong);
			write(answer, status, problem);
		}
	}

	/** The status that says whose fault it was. */
	private static int status(int status, String type, String message) {
		if (type.equals("NotFoundException") || message.startsWith("No task found for task id")) {
			return 404;
		}
		if (status != 500) {
			return status;
		}
		return switch (type) {
			// The cause is only named in the sentence.
			case "RestException", "ProcessEngineException", "InvalidRequestException", "IllegalStateException",
					"IllegalArgumentException" ->
				IN_WORDS.entrySet()
					.stream()
					.filter(words -> message.contains(words.getKey()))
					.map(Map.Entry::getValue)
					.findFirst()
					.orElse(500);
			case "NullPointerException" ->
				message.contains(NO_BODY) ? 400 : message.contains(NO_TASK) || message.contains(NO_CASE) ? 404 : 500;
			default -> CALLERS_FAULT.getOrDefault(type, 500);
		};
	}

	private Map<String, Object> problem(String type, int status, String detail) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", type);
		problem.put("title",
				texts.of("serviceloop.refused." + ((status == 403 || status == 404 || status == 409) ? status : 400)));
		problem.put("status", status);
		problem.put("detail", detail);
		return problem;
	}

	private JsonNode body(byte[] content) {
		try {
			JsonNode body = mapper.readTree(content);
			return (body == null) ? mapper.missingNode() : body;
		}
		catch (IOException ex) {
			return mapper.missingNode();
		}
	}

	private void write(ContentCachingResponseWrapper answer, int status, Map<String, Object> problem)
			throws IOException {
		answer.resetBuffer();
		answer.setStatus(status);
		answer.setContentType("application/problem+json");
		answer.getOutputStream().write(mapper.writeValueAsBytes(problem));
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
