package io.serviceloop.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What grows without end is refused with its limit, and soon. */
class BoundedWorkTest extends WebTest {

	private static final int DEEP = 20_000;

	private static final int MANY = 19_990;

	/** A busy machine is slow; without limits these took half a minute. */
	private static final Duration SOON = Duration.ofSeconds(10);

	private static final String HEAD = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">"
			+ "<process id=\"m\" isExecutable=\"true\">";

	private static final String FOOT = "</process></definitions>";

	static Stream<Arguments> models() {
		StringBuilder tasks = new StringBuilder(HEAD);
		for (int i = 0; i < MANY; i++) {
			tasks.append("<userTask id=\"t").append(i).append("\"/>");
		}
		tasks.append(FOOT);
		String deep = HEAD + "<subProcess>".repeat(DEEP) + "</subProcess>".repeat(DEEP) + FOOT;
		String foreign = "<a>".repeat(DEEP) + "</a>".repeat(DEEP);
		return Stream.of(Map.entry("tasks.bpmn", tasks.toString()), Map.entry("deep.bpmn", deep),
				Map.entry("deep.dmn", foreign), Map.entry("deep.cmmn", foreign),
				Map.entry("deep.form", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)), Map.entry("deep.txt", foreign))
			.map(model -> Arguments.of(model.getKey(), model.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("models")
	void aModelThatNobodyCouldRead(String name, String content) {
		String body = "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"" + name
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--b--\r\n";
		for (Surface surface : Surface.values()) {
			soon(name, () -> http.send(surface, "owner", "POST", "/deployment/create",
					"multipart/form-data; boundary=b", body, "en"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aVariableOfXmlThatIsDeep(Surface surface) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Map<String, Object> xml = Map.of("value", "<a>".repeat(DEEP) + "</a>".repeat(DEEP), "type", "Xml");
		Map<String, Object> json = Map.of("value", "[".repeat(DEEP) + "]".repeat(DEEP), "type", "Json");
		for (Map<String, Object> deep : List.of(xml, json)) {
			for (String holder : List.of("/task/" + stop.taskId() + "/variables/scope",
					"/process-instance/" + stop.processInstanceId() + "/variables/scope",
					"/execution/" + stop.processInstanceId() + "/localVariables/scope")) {
				soon(holder, () -> http.send(surface, "admin", "PUT", holder, deep));
			}
			soon("start", () -> http.send(surface, "lead", "POST", "/process-definition/key/improvementLoop/start",
					Map.of("variables", Map.of("title", deep))));
			soon("evaluate", () -> http.send(surface, "admin", "POST",
					"/decision-definition/key/problemPriority/evaluate", Map.of("variables", Map.of("impact", deep))));
			soon("query", () -> http.send(surface, "lead", "POST", "/task", Map.of("taskVariables",
					List.of(Map.of("name", "a", "operator", "eq", "value", deep.get("value"))))));
		}
	}

	private static void soon(String what, Supplier<Answer> asking) {
		long begin = System.nanoTime();
		Answer answer = asking.get();
		assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(200, 499);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(SOON);
	}

}
