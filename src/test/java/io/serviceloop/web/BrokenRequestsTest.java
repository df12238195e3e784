package io.serviceloop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are no submission at all, and values of types that no form can say. */
class BrokenRequestsTest extends WebTest {

	private static final Set<String> EMPTY = Set.of("nothing", "an empty object", "a member there is not");

	private static final int DEEP = 10_000;

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("bodies")
	void areTheCallersFault(Surface surface, String what, String body) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Stored before = stored(stop.businessKey());
		for (String path : List.of("/task/" + stop.taskId() + "/complete", "/task/" + stop.taskId() + "/submit-form",
				"/task/" + stop.taskId() + "/variables", "/task/" + stop.taskId() + "/resolve",
				"/process-definition/key/improvementLoop/submit-form",
				"/process-definition/key/improvementLoop/start")) {
			String sent = path.endsWith("/variables") ? body.replace("\"variables\"", "\"modifications\"") : body;
			if (EMPTY.contains(what) && (path.endsWith("/variables") || path.endsWith("/resolve"))) {
				// Nothing is put down, and nothing is wrong with that.
				continue;
			}
			Answer answer = http.send(surface, "lead", "POST", path, "application/json", sent, "en");
			refused(what + " to " + path, answer);
			assertThat(answer.json().isObject()).as(what + " to " + path + ": " + answer.text()).isTrue();
			assertThat(answer.json().path("message").asText()).as(answer.text()).isNotBlank();
		}
		assertThat(stored(stop.businessKey())).as(what).isEqualTo(before);
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("values")
	void valuesThatNoFormCanSayAreRefused(Surface surface, String what, Map<String, Object> value) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Stored before = stored(stop.businessKey());
		for (String name : List.of("goals", "scope", "cycleDays")) {
			Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
			answers.put(name, new Wire.Raw(value));
			for (Way way : Way.values()) {
				refused(what + " for " + name + " by " + way, way.hand(http, surface, "lead", stop.taskId(), answers));
			}
			refused(what + " for " + name,
					http.send(surface, "lead", "PUT", "/task/" + stop.taskId() + "/variables/" + name, value));
		}
		assertThat(stored(stop.businessKey())).as(what).isEqualTo(before);
	}

	static Stream<Arguments> bodies(TestInfo test) {
		Map<String, String> bodies = new LinkedHashMap<>();
		bodies.put("no object", "{");
		bodies.put("nothing", "");
		bodies.put("an empty object", "{}");
		bodies.put("a list", "[]");
		bodies.put("a text", "\"x\"");
		bodies.put("null", "null");
		bodies.put("HTML", "<html></html>");
		bodies.put("a member there is not", "{\"foo\":1}");
		bodies.put("a list of variables", "{\"variables\":[]}");
		bodies.put("a number of variables", "{\"variables\":5}");
		bodies.put("a bare number", "{\"variables\":{\"goals\":5}}");
		bodies.put("broken JSON in it", "{\"variables\":{\"goals\":{\"value\":\"[{\",\"type\":\"Json\"}}}");
		bodies.put("deep JSON", "{\"variables\":{\"goals\":{\"value\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}}}");
		bodies.put("deep objects",
				"{\"variables\":{\"goals\":{\"value\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP) + "}}}");
		bodies.put("half a character", "{\"variables\":{\"scope\":{\"value\":\"a\\ud800b\"}}}");
		bodies.put("half a character for a name", "{\"variables\":{\"\\ud800\":{\"value\":1}}}");
		bodies.put("an undeclared name in place of a path", "{\"variables\":{\"${1+1}\":{\"value\":1}}}");
		bodies.put("a name without end", "{\"variables\":{\"" + "x".repeat(5000) + "\":{\"value\":1}}}");
		bodies.put("no name", "{\"variables\":{\"\":{\"value\":1}}}");
		return everywhere(test, bodies);
	}

	static Stream<Arguments> values(TestInfo test) {
		Map<String, Map<String, Object>> values = new LinkedHashMap<>();
		String goals = Wire.text(Good.answers(LoopForm.SET_GOALS).get("goals"));
		Object list = Good.answers(LoopForm.SET_GOALS).get("goals");
		values.put("a type there is not", Map.of("value", "x", "type", "Foo"));
		values.put("a type that is a number", Map.of("value", "x", "type", 5));
		values.put("a list without its type", Map.of("value", list));
		values.put("a list as JSON type", Map.of("value", list, "type", "Json"));
		values.put("an object without its type", Map.of("value", Map.of("a", 1)));
		values.put("broken JSON", Map.of("value", "[{", "type", "Json"));
		values.put("empty JSON", Map.of("value", "", "type", "Json"));
		values.put("JSON null", Map.of("value", "null", "type", "Json"));
		values.put("deep JSON", Map.of("value", "[".repeat(DEEP) + "]".repeat(DEEP), "type", "Json"));
		values.put("JSON twice over", Map.of("value", "[] []", "type", "Json"));
		values.put("a Java object",
				Map.of("value", serialised(), "type", "Object", "valueInfo", Map.of("objectTypeName",
						"java.util.ArrayList", "serializationDataFormat", "application/x-java-serialized-object")));
		values.put("an object of a class as JSON", Map.of("value", goals, "type", "Object", "valueInfo",
				Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", "application/json")));
		values.put("an object of a class there is not", Map.of("value", "{}", "type", "Object", "valueInfo",
				Map.of("objectTypeName", "io.example.Gadget", "serializationDataFormat", "application/json")));
		values.put("an object without its class", Map.of("value", "{}", "type", "Object"));
		values.put("a file", Map.of("value", "aGVsbG8=", "type", "File", "valueInfo", Map.of("filename", "a.txt")));
		values.put("a file without anything of it", Map.of("value", "x", "type", "File"));
		values.put("a file without its name",
				Map.of("value", "x", "type", "File", "valueInfo", Map.of("mimetype", "x")));
		values.put("a file with a number for its name",
				Map.of("value", "x", "type", "File", "valueInfo", Map.of("filename", 5)));
		values.put("a file in letters that there are not",
				Map.of("value", "x", "type", "File", "valueInfo", Map.of("filename", "a", "encoding", "x y")));
		values.put("a file that is a number",
				Map.of("value", 5, "type", "File", "valueInfo", Map.of("filename", "a.txt")));
		values.put("a file that is a list",
				Map.of("value", List.of("x"), "type", "File", "valueInfo", Map.of("filename", "a.txt")));
		values.put("a text that is fleeting in words",
				Map.of("value", "x", "type", "String", "valueInfo", Map.of("transient", "yes")));
		values.put("JSON that is fleeting in words",
				Map.of("value", goals, "type", "Json", "valueInfo", Map.of("transient", "yes")));
		values.put("a file that is fleeting in words",
				Map.of("value", "x", "type", "File", "valueInfo", Map.of("filename", "a.txt", "transient", "yes")));
		values.put("nothing that is fleeting in words",
				Map.of("type", "Null", "valueInfo", Map.of("transient", "yes")));
		values.put("an object with a number for its class", Map.of("value", "{}", "type", "Object", "valueInfo",
				Map.of("objectTypeName", 5, "serializationDataFormat", 5)));
		values.put("a number of Java's", Map.of("value", 5, "type", "Number"));
		values.put("JSON that is a number", Map.of("value", 5, "type", "Json"));
		values.put("XML that is a number", Map.of("value", 5, "type", "Xml"));
		values.put("bytes that are a list", Map.of("value", List.of(1), "type", "Bytes"));
		values.put("bytes", Map.of("value", "aGVsbG8=", "type", "Bytes"));
		values.put("bytes that are none", Map.of("value", "***", "type", "Bytes"));
		values.put("XML", Map.of("value", "<a/>", "type", "Xml"));
		values.put("a date", Map.of("value", "2027-05-31T00:00:00.000+0200", "type", "Date"));
		values.put("a date that is none", Map.of("value", "2027-02-30", "type", "Date"));
		values.put("a text for a number", Map.of("value", "abc", "type", "Integer"));
		values.put("a number beyond its type", Map.of("value", 3_000_000_000L, "type", "Integer"));
		values.put("a text for yes or no", Map.of("value", "abc", "type", "Boolean"));
		values.put("null", Wire.Raw.of(null, null).value());
		values.put("an empty value", Map.of());
		return everywhere(test, values);
	}

	private static Stream<Arguments> everywhere(TestInfo test, Map<String, ?> table) {
		return OnPostgres.Some.of(test,
				Stream.of(Surface.values())
					.flatMap(surface -> table.entrySet()
						.stream()
						.map(row -> Arguments.of(surface, row.getKey(), row.getValue()))));
	}

	private static String serialised() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(new ArrayList<>(List.of("x")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

}
