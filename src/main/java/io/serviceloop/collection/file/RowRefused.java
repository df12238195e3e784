package io.serviceloop.collection.file;

import java.util.List;

/**
 * A row that is not taken, and why. Carries no stack trace: a bad file throws a million
 * of them.
 */
public class RowRefused extends Exception {

	private static final long serialVersionUID = 1L;

	private final String key;

	private final transient List<String> arguments;

	public RowRefused(String key, String... arguments) {
		super(key, null, false, false);
		this.key = key;
		this.arguments = List.of(arguments);
	}

	public Note at(long line) {
		return new Note(line, key, arguments);
	}

}
