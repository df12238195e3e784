package io.serviceloop.audit.reader;

import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** What recorded sentences were about. */
public final class Arguments {

	private static final String NUMBER = "-?\\d{1,15}([.]\\d{1,15})?";

	private Arguments() {
	}

	/** Recorded as texts, as sentences want them: what is written as a number, as one. */
	public static Object[] of(JsonNode recorded) {
		return StreamSupport.stream(recorded.spliterator(), false)
			.map(JsonNode::asText)
			.map(text -> text.matches(NUMBER) ? (Object) Double.valueOf(text) : text)
			.toArray();
	}

}
