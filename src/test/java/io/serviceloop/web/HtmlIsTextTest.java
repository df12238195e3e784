package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** HTML in a text is a text: it is kept as it was written and given back as JSON. */
class HtmlIsTextTest extends WebTest {

	private static final String HTML = "<b onclick=\"alert(1)\">&amp;</b> ";

	/** Whose values are no free texts. */
	private static final Set<String> NOT_FREE = Set.of("id", "trigger", "lead", "processOwner", "team", "period",
			"metric", "unit", "direction", "dueDate", "kind", "responsible", "goalId", "frequencyUnit", "causeClass",
			"bone", "problemId", "startDate", "completedOn", "user", "date", "pilotDecision", "from", "to",
			"verificationMethod", "chapter");

	private final Set<String> free = new TreeSet<>();

	@Test
	void inEveryTextOfEveryForm() {
		Walk written = new Walk(engine) {
			@Override
			Map<String, Object> good(LoopForm form, int lap) {
				return marked(withNotes(form, super.good(form, lap)));
			}
		};
		Stop stop = written.to(LoopForm.APPROVE_STANDARD);
		written.complete(stop, written.good(LoopForm.APPROVE_STANDARD, 1));
		Answer answer = http.get("lead", "/api/projects/" + stop.businessKey());
		assertThat(answer.type()).contains("json");
		assertThat(answer.json().path("state").asText()).isEqualTo("reached");
		Set<String> found = new TreeSet<>();
		collect(answer.json(), "", found);
		Set<String> expected = new TreeSet<>(free);
		expected.remove("handbookTitle");
		expected.remove("handbookText");
		expected.addAll(Set.of("title", "text"));
		expected.remove("teamFeedback");
		expected.add("feedback");
		expected.remove("approvalNote");
		expected.add("note");
		assertThat(found).containsAll(expected);
	}

	@Test
	void inARefusal() {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Answer answer = Way.COMPLETE.hand(http, Surface.TASKLIST, "lead", stop.taskId(),
				BadAnswer.at(LoopForm.SET_GOALS, "dataSources[0].responsible", HTML, "HTML for a person").answers());
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.type()).startsWith("application/problem+json");
		assertThat(answer.violations().get(0).path("given").asText()).isEqualTo(HTML);
	}

	private static Map<String, Object> withNotes(LoopForm form, Map<String, Object> answers) {
		switch (form) {
			case FIND_ROOT_CAUSE -> answers.put("fiveW1H",
					Good.map("who", "w", "when", "w", "where", "w", "what", "w", "why", "w", "how", "h"));
			case VERIFY_ROOT_CAUSE -> answers.put("verificationNote", "holds");
			case APPROVE_PLAN, APPROVE_EFFORT, APPROVE_STANDARD -> answers.put("approvalNote", "yes");
			default -> {
			}
		}
		return answers;
	}

	private Map<String, Object> marked(Map<String, Object> answers) {
		answers.replaceAll((name, value) -> NOT_FREE.contains(name) ? value : marked(name, value));
		return answers;
	}

	@SuppressWarnings("unchecked")
	private Object marked(String name, Object value) {
		if (value instanceof String text) {
			free.add(name);
			return HTML + text;
		}
		if (value instanceof Map<?, ?> map) {
			return marked((Map<String, Object>) map);
		}
		if (value instanceof List<?> list) {
			List<Object> marked = new ArrayList<>();
			list.forEach(element -> marked.add(marked(name, element)));
			return marked;
		}
		return value;
	}

	/** The names of the members whose values begin with the mark. */
	private static void collect(JsonNode node, String name, Set<String> found) {
		if (node.isTextual() && node.textValue().startsWith(HTML)) {
			found.add(name);
		}
		if (node.isArray()) {
			node.forEach(element -> collect(element, name, found));
		}
		node.fields().forEachRemaining(field -> collect(field.getValue(), field.getKey(), found));
	}

}
