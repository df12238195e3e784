package io.serviceloop.loop.words;

import java.util.List;

/**
 * Why a computed value is what it is, language-free: the reader gets it in words through
 * {@link Texts}.
 *
 * @param key message key
 * @param arguments values for its placeholders
 */
public record Reason(String key, List<Object> arguments) {

	public static Reason of(String key, Object... arguments) {
		return new Reason(key, List.of(arguments));
	}

}
