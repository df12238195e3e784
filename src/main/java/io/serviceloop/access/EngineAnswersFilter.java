package io.serviceloop.access;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.loop.Refusals;
import io.serviceloop.loop.SubmissionRefused;
import io.serviceloop.loop.Texts;
import io.serviceloop.loop.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes the engine's REST interfaces answer a refused submission with what was wrong. They wrap what listeners
 * throw and answer 500, also for a task that is gone or was claimed by somebody else meanwhile.
 */
@Component
class EngineAnswersFilter extends OncePerRequestFilter {

	/** Failures of the engine that are the caller's, by the type its answer names. */
	private static final Map<String, Integer> CALLERS_FAULT = Map.of("OptimisticLockingException", 409,
			"TaskAlreadyClaimedException", 409, "NullValueException", 404, "NotFoundException", 404,
			"NotValidException", 400, "BadUserRequestException", 400, "FormFieldValidationException", 400);

	/** A form, a model or a piece of evidence is smaller; the engine itself would take anything into memory. */
	private static final long LARGEST_BODY = 21L * 1024 * 1024;

	/** What is answered to a request without the body it should have. */
	private static final String NO_BODY = "Cannot invoke \"org.camunda.bpm.engine.rest.dto.";

	private static final String WEAK_PASSWORD = "Password does not match policy";

	/** The same, by what its answer says; the first that fits. */
	private static final Map<String, Integer> IN_WORDS = new LinkedHashMap<>();

	static {
		IN_WORDS.put("already claimed", 409);
		IN_WORDS.put("updated by another transaction", 409);
		IN_WORDS.put("is suspended", 409);
		IN_WORDS.put("has not subscribed", 409);
		IN_WORDS.put("cannot signal execution", 409);
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
	protected boolean shouldNotFilter(HttpServletRequest request) {
		boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		// Queries evaluate expressions, their own and those of stored filters; these may be refused too.
		return reading && !request.getRequestURI().contains("/filter/")
				&& !String.valueOf(request.getQueryString()).contains("Expression");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		if (request.getContentLengthLong() > LARGEST_BODY) {
			write(answer, 413, texts.problem(new SubmissionRefused(413,
					List.of(Violation.of("request", request.getContentLengthLong(), "wrong.tooLarge", 20)))));
			answer.copyBodyToResponse();
			return;
		}
		chain.doFilter(request, answer);
		if (answer.getStatus() >= 400) {
			SubmissionRefused refusal = Refusals.noted();
			if (refusal != null) {
				write(answer, refusal.status(), texts.problem(refusal));
			}
			else {
				engineFailure(answer);
			}
		}
		answer.copyBodyToResponse();
	}

	private void engineFailure(ContentCachingResponseWrapper answer) throws IOException {
		JsonNode body = body(answer.getContentAsByteArray());
		String type = body.path("type").asText();
		String message = body.path("message").asText();
		if (message.contains(WEAK_PASSWORD)) {
			write(answer, 400, texts.problem(
					SubmissionRefused.invalid("password", null, "wrong.password", PasswordRules.SHORTEST)));
			return;
		}
		int status = status(answer.getStatus(), type, message);
		if (status != answer.getStatus()) {
			Map<String, Object> problem = problem(type, status, message);
			problem.put("message", texts.of("serviceloop.refused." + status) + " " + message);
			write(answer, status, problem);
		}
		else if (status < 500 && message.isBlank()) {
			// A body that is no JSON, or not of the shape it should have, is answered with a bare sentence or none.
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
			case "RestException", "ProcessEngineException" -> IN_WORDS.entrySet().stream()
				.filter(words -> message.contains(words.getKey()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(500);
			case "NullPointerException" -> message.startsWith(NO_BODY) ? 400 : 500;
			default -> CALLERS_FAULT.getOrDefault(type, 500);
		};
	}

	private Map<String, Object> problem(String type, int status, String detail) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", type);
		problem.put("title", texts.of("serviceloop.refused." + ((status == 403 || status == 404 || status == 409) ? status : 400)));
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

}
