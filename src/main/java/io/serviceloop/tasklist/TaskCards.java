package io.serviceloop.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts on every card of the task list which project it belongs to and what it is about:
 * an action, a problem, or a standard. The engine would show such variables only to
 * people who may read the whole process instance.
 */
@Component
class TaskCards {

	private static final int LONGEST = 90;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	private final Texts texts;

	TaskCards(JdbcClient jdbc, EngineClock clock, Texts texts) {
		this.clock = clock;
		this.jdbc = jdbc;
		this.texts = texts;
	}

	private record Card(String instance, String title, String measure, String description, String standard,
			String aboutStandard) {

		String subject(Texts texts) {
			return (aboutStandard != null) ? texts.of("task.about." + aboutStandard, standard)
					: (measure != null) ? measure : description;
		}

		boolean saysNothing() {
			return title == null && aboutStandard == null;
		}

	}

	/** Completes the tasks of a filter's answer, which the reader may see already. */
	void complete(JsonNode answer) {
		JsonNode tasks = answer.path("_embedded").path("task");
		List<String> instances = tasks.findValuesAsText("processInstanceId").stream().distinct().toList();
		if (instances.isEmpty()) {
			return;
		}
		Map<String, Card> cards = new HashMap<>();
		jdbc.sql(EngineTables.SUBJECTS)
			.param("instances", instances)
			.param("day", clock.today())
			.query(JsonColumns.rows(Card.class))
			.list()
			.forEach(card -> cards.put(card.instance(), card));
		tasks.forEach(task -> {
			Card card = cards.get(task.path("processInstanceId").asText());
			if (card != null && !card.saysNothing() && task.path("_embedded") instanceof ObjectNode embedded) {
				ArrayNode variables = embedded.putArray("variable");
				variable(variables, "title", card.title());
				variable(variables, "subject", card.subject(texts));
			}
		});
	}

	private static void variable(ArrayNode variables, String name, String value) {
		if (value != null) {
			variables.addObject()
				.put("name", name)
				.put("value", (value.length() <= LONGEST) ? value : value.substring(0, LONGEST - 1) + "…")
				.put("type", "String")
				.putObject("valueInfo");
		}
	}

}
