package io.serviceloop.loop.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;

/**
 * Rows that come to an address of the application rather than to a task: read, limited
 * and checked as the answers of forms are.
 */
@Component
public class Posted {

	private static final int MOST_MEGABYTES = 1;

	private final Validator validator;

	Posted(Validator validator) {
		this.validator = validator;
	}

	/**
	 * The rows of a body that is a JSON list.
	 * @throws SubmissionRefused (400) where it is none or too long, (413) where it is too
	 * large
	 */
	public static List<JsonNode> rows(InputStream body) throws IOException {
		JsonNode list = json(body);
		if (!list.isArray()) {
			throw SubmissionRefused.invalid("request", null, "wrong.type.list");
		}
		if (list.size() > Form.MOST_ROWS) {
			throw SubmissionRefused.invalid("request", list.size(), "wrong.count", 0, Form.MOST_ROWS);
		}
		List<JsonNode> rows = new ArrayList<>();
		list.forEach(rows::add);
		return rows;
	}

	private static JsonNode json(InputStream body) throws IOException {
		byte[] sent = body.readNBytes((MOST_MEGABYTES << 20) + 1);
		if (sent.length > MOST_MEGABYTES << 20) {
			throw new SubmissionRefused(413, List.of(Violation.of("request", null, "wrong.tooLarge", MOST_MEGABYTES)));
		}
		return Json.parse(sent);
	}

	/**
	 * A body that is a JSON object as an answer; objects and lists in it may be
	 * components that are texts of JSON.
	 * @param check finds what is wrong beyond the limits of single fields
	 * @throws SubmissionRefused (400) with everything that is wrong, (413) where it is
	 * too large
	 */
	public <A extends Record> A object(InputStream body, Class<A> type, BiConsumer<A, Faults> check)
			throws IOException {
		JsonNode object = json(body);
		if (!object.isObject()) {
			throw SubmissionRefused.invalid("request", null, "wrong.type.object");
		}
		return answer(type, name -> given(object.path(name)), check);
	}

	private static Object given(JsonNode node) {
		return node.isTextual() ? node.textValue() : node.isContainerNode() ? Json.text(node)
				: (node.isMissingNode() || node.isNull()) ? null : Json.convert(node, Object.class);
	}

	/**
	 * Rows as the only component of an answer.
	 * @param type with one component, the list
	 * @param check finds what is wrong beyond the limits of single fields
	 * @throws SubmissionRefused (400) with everything that is wrong
	 */
	public <A extends Record> A answer(List<JsonNode> rows, Class<A> type, BiConsumer<A, Faults> check) {
		Map<String, Object> given = Map.of(names(type).get(0), Json.text(rows));
		return answer(type, given::get, check);
	}

	private <A extends Record> A answer(Class<A> type, Function<String, Object> given, BiConsumer<A, Faults> check) {
		Faults faults = new Faults();
		A answer = new AnswerReader(validator, faults).answer(given, type);
		check.accept(answer, faults);
		faults.refuse(names(type), name -> true);
		return answer;
	}

	private static List<String> names(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(part -> part.getName()).toList();
	}

}
