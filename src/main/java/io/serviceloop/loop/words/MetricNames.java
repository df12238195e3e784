package io.serviceloop.loop.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Names of metrics that were taken over from the catalogue, in whichever language, and
 * are read in another one. What somebody has put in own words stays as it was written.
 */
public final class MetricNames {

	private static final String BEGIN = "work.metric.";

	/** From a name in one of the languages to the key of its message. */
	private static final Map<String, String> KEYS = new HashMap<>();

	static {
		for (String file : List.of("messages.properties", "messages_zh.properties")) {
			try {
				PropertiesLoaderUtils
					.loadProperties(new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8))
					.forEach((key, name) -> {
						if (key.toString().startsWith(BEGIN)) {
							KEYS.put(plain(name.toString()), key.toString());
						}
					});
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private MetricNames() {
	}

	/**
	 * The name in the reader's language where it is one of the catalogue; null for null.
	 */
	public static String read(String written, MessageSource messages, Locale reader) {
		String key = (written == null) ? null : KEYS.get(plain(written));
		return (key == null) ? written : messages.getMessage(key, null, written, reader);
	}

	private static String plain(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

}
