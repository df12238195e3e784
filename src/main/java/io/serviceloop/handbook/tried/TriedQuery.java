package io.serviceloop.handbook.tried;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Violation;

/**
 * What is looked for among what was tried, as it stands in an address.
 *
 * @param given what narrows, by its name
 */
record TriedQuery(Map<String, String> given) {

	/** What can be chosen; whatever else is given is a text. */
	static final Map<String, List<String>> CHOICES = new LinkedHashMap<>();

	static {
		CHOICES.put("causeClass",
				List.of("processDesign", "systemSupport", "staffAbility", "crossDepartment", "customerCommunication"));
		CHOICES.put("kind", List.of("process", "training", "technology", "communication"));
		CHOICES.put("met", List.of("yes", "no"));
		CHOICES.put("proven", List.of("yes", "no", "notTestable"));
		CHOICES.put("origin", List.of("own", "elsewhere"));
	}

	private static final List<String> NAMES = List.of("text", "type", "causeClass", "kind", "met", "proven", "origin");

	/**
	 * Reads it from the parameters of an address.
	 * @param wrong receives what cannot be read, which then does not narrow
	 */
	static TriedQuery of(Map<String, String> parameters, List<Violation> wrong) {
		Map<String, String> given = new LinkedHashMap<>();
		for (String name : NAMES) {
			String value = parameters.getOrDefault(name, "").strip();
			List<String> choices = CHOICES.get(name);
			if (choices != null && !value.isEmpty() && !choices.contains(value)) {
				wrong.add(Violation.of(name, value, "wrong.choice", String.join(", ", choices)));
			}
			else if (!value.isEmpty()) {
				given.put(name, value);
			}
		}
		return new TriedQuery(given);
	}

	/** A filter as it was given; empty where it does not narrow. */
	public String of(String name) {
		return given.getOrDefault(name, "");
	}

	/** Whether anything narrows. */
	public boolean narrows() {
		return !given.isEmpty();
	}

	/** Whether something is looked for, apart from its words. */
	boolean matches(TriedIndex.Known known) {
		return (of("type").isEmpty() || known.type().contains(TriedIndex.plain(of("type"))))
				&& is("causeClass", known.causeClass()) && (of("kind").isEmpty() || known.kinds().contains(of("kind")))
				&& is("met", known.met() ? "yes" : "no")
				&& is("proven", (known.proven() == null) ? "notTestable" : known.proven())
				&& is("origin", (known.businessKey() == null) ? "elsewhere" : "own");
	}

	private boolean is(String name, String value) {
		return of(name).isEmpty() || of(name).equals(value);
	}

	/** An address with this query. */
	String address(String path, int page) {
		return Paging.address(path, given, page);
	}

}
