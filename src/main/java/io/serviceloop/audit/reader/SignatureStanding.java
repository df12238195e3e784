package io.serviceloop.audit.reader;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.HistoryTables;
import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.Signatures;
import io.serviceloop.loop.words.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what was signed is still as it was signed (E06, E31). */
@Component
public class SignatureStanding {

	/** Where nothing is wrong. */
	public static final Set<String> HOLDS = Set.of("intact", "followed");

	private final Forms forms;

	private final JdbcClient jdbc;

	SignatureStanding(Forms forms, JdbcClient jdbc) {
		this.forms = forms;
		this.jdbc = jdbc;
	}

	/**
	 * Compares a signature with itself, and with the registers.
	 * @param businessKey the project; null where it belongs to none
	 * @return {@code intact}; {@code followed} where a later decision took its place;
	 * {@code changed} where what was signed is another now; {@code broken} where the
	 * record was changed
	 */
	public String of(String businessKey, JsonNode signature) {
		JsonNode at = signature.path("at");
		String meaning = signature.path("meaning").asText();
		String fingerprint = signature.path("sha256").asText();
		if (!at.isObject() || !Signatures.fingerprint(meaning, at, signature.path("content")).equals(fingerprint)) {
			return "broken";
		}
		Object content = content(businessKey, signature, at);
		return (content == null) ? "followed"
				: Signatures.fingerprint(meaning, at, Json.tree(content)).equals(fingerprint) ? "intact" : "changed";
	}

	/** What was signed, as it is now. */
	private Object content(String businessKey, JsonNode signature, JsonNode at) {
		if (at.has("deployment")) {
			return files(at, signature.path("content"));
		}
		Optional<Form<?>> form = forms.of(signature.path("form").asText());
		return form.isEmpty() ? "" : form.get().signed(businessKey, Json.convert(at, Map.class));
	}

	/**
	 * The files as they stand, by their names; what a deployment did not change it left
	 * to the one before.
	 */
	private Map<String, Object> files(JsonNode at, JsonNode signed) {
		Map<String, Object> files = new TreeMap<>();
		Set<String> names = signed.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
		jdbc.sql(HistoryTables.DEPLOYED)
			.param("deployment", at.path("deployment").asText())
			.param("names", names)
			.query(row -> {
				files.put(row.getString("name"), Asked.fingerprint(row.getBytes("bytes")));
			});
		return files;
	}

}
