package io.serviceloop.loop.words;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One thing that is wrong with a submission, language-free: {@link Texts} puts it into
 * the reader's words.
 *
 * @param path where: a variable ({@code cycleDays}), or a field of a row counted from 0
 * ({@code goals[1].target})
 * @param given what was submitted; null where nothing was
 * @param key message key of the sentence that says what is wrong and what would be right
 * @param arguments values for the placeholders of that sentence
 */
public record Violation(String path, Object given, String key, List<Object> arguments) {

	/** What is shown again can be written: half a character and character 0 cannot. */
	public Violation {
		path = whole(path);
		given = (given instanceof String text) ? whole(text) : given;
	}

	private static String whole(String text) {
		return Characters.shown(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
	}

	public static Violation of(String path, Object given, String key, Object... arguments) {
		return new Violation(path, given, key, List.of(arguments));
	}

	/**
	 * The row the violation is in, counted from 1 as people count; null outside of a
	 * list.
	 */
	public Integer row() {
		int open = path.indexOf('[');
		int close = path.indexOf(']', open + 1);
		if (open < 0 || close < 0) {
			return null;
		}
		return Integer.parseInt(path, open + 1, close, 10) + 1;
	}

	/** The name of the variable that the violation is in. */
	public String variable() {
		return path.split("[.\\[]", 2)[0];
	}

	/** The name of the field itself, without its row. */
	public String field() {
		int dot = path.lastIndexOf("].");
		String field = (dot < 0) ? path : path.substring(dot + 2);
		int open = field.indexOf('[');
		return (open < 0) ? field : field.substring(0, open);
	}

}
