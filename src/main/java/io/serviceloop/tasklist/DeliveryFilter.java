package io.serviceloop.tasklist;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.access.http.OtherBody;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Translations;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands between Tasklist and the engine, on {@code /camunda/api/engine/*} only, so that
 * programs on {@code /engine-rest} get what is stored. Answers leave in the reader's
 * language and forms come with the work so far; updates come back as they are stored.
 */
class DeliveryFilter extends OncePerRequestFilter {

	private final AnswerTranslator translator;

	private final UpdateRestorer restorer;

	private final FormVariables variables;

	private final Consumer<JsonNode> cards;

	private final Map<String, Optional<Translations>> languages = new ConcurrentHashMap<>();

	DeliveryFilter(AnswerTranslator translator, UpdateRestorer restorer, FormVariables variables,
			Consumer<JsonNode> cards) {
		this.translator = translator;
		this.restorer = restorer;
		this.variables = variables;
		this.cards = cards;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<Translations> translations = translations(request.getLocale());
		if ("PUT".equals(request.getMethod())) {
			chain.doFilter(restored(request, translations), response);
			return;
		}
		Optional<TasklistAnswer> answer = TasklistAnswer.to(request.getMethod(), request.getRequestURI());
		if (answer.isEmpty()) {
			chain.doFilter(request, response);
			return;
		}
		HttpServletResponse varying = new VaryingResponse(response);
		if (translations.isEmpty() && !answer.get().completed()) {
			chain.doFilter(request, varying);
			return;
		}
		ContentCachingResponseWrapper delivered = new ContentCachingResponseWrapper(varying);
		chain.doFilter(request, delivered);
		if (delivered.getStatus() == HttpServletResponse.SC_OK) {
			deliver(answer.get(), request, delivered, translations);
		}
		delivered.copyBodyToResponse();
	}

	private void deliver(TasklistAnswer kind, HttpServletRequest request, ContentCachingResponseWrapper response,
			Optional<Translations> translations) throws IOException {
		JsonNode answer = Json.parse(response.getContentAsByteArray());
		// An HTML form is delivered at the same address as a Camunda Form.
		if (!answer.isContainerNode()) {
			return;
		}
		switch (kind) {
			case CARDS -> {
				cards.accept(answer);
				translations.ifPresent((words) -> translator.translate(answer, words));
			}
			case NAMES -> translator.translate(answer, translations.orElseThrow());
			case FORM -> FormTranslator.translate(answer, translations.orElseThrow());
			case DIAGRAM -> diagram((ObjectNode) answer, translations.orElseThrow());
			case FORM_VARIABLES -> variables.complete(taskId(request), request.getParameter("variableNames"),
					(ObjectNode) answer, request.getLocale());
		}
		response.resetBuffer();
		response.getOutputStream().write(Json.bytes(answer));
	}

	private static void diagram(ObjectNode answer, Translations translations) {
		if (answer.path("bpmn20Xml").isTextual()) {
			answer.put("bpmn20Xml", DiagramTranslator.translate(answer.get("bpmn20Xml").asText(), translations));
		}
	}

	private HttpServletRequest restored(HttpServletRequest request, Optional<Translations> translations)
			throws IOException {
		String[] address = TasklistAnswer.belowEngine(request.getRequestURI()).orElse("").split("/");
		if (address.length != 2 || !(address[0].equals("task") || address[0].equals("filter"))) {
			return request;
		}
		byte[] body = request.getInputStream().readAllBytes();
		if (Json.parse(body) instanceof ObjectNode update) {
			if (address[0].equals("task")) {
				restorer.task(address[1], update, translations);
			}
			else {
				restorer.filter(address[1], update, translations);
			}
			body = Json.bytes(update);
		}
		return new OtherBody(request, body);
	}

	private static String taskId(HttpServletRequest request) {
		return TasklistAnswer.belowEngine(request.getRequestURI()).orElseThrow().split("/")[1];
	}

	private Optional<Translations> translations(Locale reader) {
		String language = reader.getLanguage();
		// The header is anybody's text: only what can be a language is looked up, and
		// remembered.
		return language.matches("[a-z]{2,3}")
				? languages.computeIfAbsent(language, (unknown) -> Translations.into(reader)) : Optional.empty();
	}

}
