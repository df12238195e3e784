package io.serviceloop.collection.saved;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.words.Json;

/**
 * What the columns of a source's files mean, under a name (C11).
 *
 * @param mapping JSON, as an import takes it
 * @param columnNames JSON: the columns of the file that it was made for, in their order
 * @param version from 1, one more with each time it is replaced
 * @param savedBy user id of who saved it last
 */
public record SavedMapping(long id, String name, String mapping, String columnNames, int version, String savedBy,
		LocalDateTime savedAt) {

	/** The mapping, to be changed as one likes. */
	ObjectNode tree() {
		return (ObjectNode) Json.parse(mapping);
	}

	List<String> columns() {
		return List.of(Json.<String[]>read(columnNames, String[].class));
	}

}
