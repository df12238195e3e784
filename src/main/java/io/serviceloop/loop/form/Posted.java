package io.serviceloop.loop.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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
		byte[] sent = body.readNBytes((MOST_MEGABYTES << 20) + 1);
		if (sent.length > MOST_MEGABYTES << 20) {
			throw new SubmissionRefused(413, List.of(Violation.of("request", null, "wrong.tooLarge", MOST_MEGABYTES)));
		}
		JsonNode list = Json.parse(sent);
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

	/**
	 * Rows as the only component of an answer.
	 * @param type with one component, the list
	 * @param check finds what is wrong beyond the limits of single fields
	 * @throws SubmissionRefused (400) with everything that is wrong
	 */
	public <A extends Record> A answer(List<JsonNode> rows, Class<A> type, BiConsumer<A, Faults> check) {
		List<String> names = Arrays.stream(type.getRecordComponents()).map(part -> part.getName()).toList();
		Map<String, Object> given = Map.of(names.get(0), Json.text(rows));
		Faults faults = new Faults();
		A answer = new AnswerReader(validator, faults).answer(given::get, type);
		check.accept(answer, faults);
		faults.refuse(names, name -> true);
		return answer;
	}

}
