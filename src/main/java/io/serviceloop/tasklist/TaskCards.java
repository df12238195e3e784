package io.serviceloop.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.tasklist.work.Rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts on every card of the task list which project it belongs to and what it is about.
 * The engine would show such variables only to people who may read the whole process
 * instance.
 */
@Component
class TaskCards {

	private static final int LONGEST = 90;

	private final JdbcClient jdbc;

	TaskCards(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private record Card(String instance, String title, String measure, String description) {

		String subject() {
			return (measure != null) ? measure : description;
		}

	}

	/** Completes the tasks of a filter's answer, which the reader may see already. */
	void complete(JsonNode answer) {
		List<JsonNode> tasks = Rows.of(answer.path("_embedded").path("task")).toList();
		List<String> instances = tasks.stream().map(task -> Rows.text(task, "processInstanceId")).distinct().toList();
		if (instances.isEmpty()) {
			return;
		}
		Map<String, Card> cards = new HashMap<>();
		jdbc.sql("""
				select e.ID_ as instance, p.title, a.measure, pr.description
				from ACT_RU_EXECUTION e
				join project p on p.business_key = e.BUSINESS_KEY_
				left join ACT_RU_VARIABLE va on va.EXECUTION_ID_ = e.ID_ and va.NAME_ = 'actionId'
				left join action a on a.business_key = p.business_key and a.id = va.TEXT_
				left join ACT_RU_VARIABLE vp on vp.EXECUTION_ID_ = e.ID_ and vp.NAME_ = 'problemId'
				left join problem pr on pr.business_key = p.business_key and pr.id = vp.TEXT_
				where e.ID_ in (:instances)
				""")
			.param("instances", instances)
			.query(Card.class)
			.list()
			.forEach(card -> cards.put(card.instance(), card));
		tasks.forEach(task -> {
			Card card = cards.get(Rows.text(task, "processInstanceId"));
			if (card != null && task.path("_embedded") instanceof ObjectNode embedded) {
				ArrayNode variables = embedded.putArray("variable");
				variable(variables, "title", card.title());
				variable(variables, "subject", card.subject());
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
