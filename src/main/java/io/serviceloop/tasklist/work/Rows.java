package io.serviceloop.tasklist.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reading the registers of a project as they stand in the context of a task. */
public final class Rows {

	private Rows() {
	}

	public static Stream<JsonNode> of(JsonNode list) {
		List<JsonNode> rows = new ArrayList<>();
		list.forEach(rows::add);
		return rows.stream();
	}

	static Stream<JsonNode> where(JsonNode list, String field, String value) {
		return of(list).filter(is(field, value));
	}

	static Stream<JsonNode> ofLap(JsonNode list, int lap) {
		return of(list).filter((row) -> row.path("lap").asInt() == lap);
	}

	/**
	 * The row with an id; missing where there is none, so that reading on gives empty
	 * texts.
	 */
	static JsonNode byId(JsonNode list, JsonNode id) {
		return where(list, "id", id.asText("")).findFirst().orElse(MissingNode.getInstance());
	}

	/** The latest row by a number that counts up. */
	static JsonNode last(Stream<JsonNode> rows, String... counters) {
		Comparator<JsonNode> order = Comparator.comparingInt((row) -> row.path(counters[0]).asInt());
		for (int i = 1; i < counters.length; i++) {
			String counter = counters[i];
			order = order.thenComparingInt((row) -> row.path(counter).asInt());
		}
		return rows.max(order).orElse(MissingNode.getInstance());
	}

	static Predicate<JsonNode> is(String field, String value) {
		return (row) -> Objects.equals(row.path(field).asText(""), value);
	}

	public static String text(JsonNode row, String field) {
		JsonNode value = row.path(field);
		return value.isNull() ? "" : value.asText("");
	}

	static List<String> texts(JsonNode list) {
		return of(list).map(JsonNode::asText).filter((text) -> !text.isBlank()).toList();
	}

	/** What is there of some texts, joined. */
	static String joined(String separator, String... texts) {
		return Stream.of(texts).filter((text) -> !text.isBlank()).collect(Collectors.joining(separator));
	}

}
