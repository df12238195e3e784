package io.serviceloop.loop.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;

/**
 * Texts of models, forms, filters and groups in one other language than English, from
 * {@code models_<language>.properties} (UTF-8). Keys name the thing, not its English
 * words: {@code improvementLoop.userTask_setGoals},
 * {@code form.approvePlan.planApproved.label}, {@code filter.My tasks}.
 */
public final class Translations {

	private final Properties texts;

	private Translations(Properties texts) {
		this.texts = texts;
	}

	/** The texts of a language; empty for English and for languages without a file. */
	public static Optional<Translations> into(Locale locale) {
		ClassPathResource file = new ClassPathResource("models_" + locale.getLanguage() + ".properties");
		if (!file.exists()) {
			return Optional.empty();
		}
		Properties texts = new Properties();
		try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return Optional.of(new Translations(texts));
	}

	/**
	 * The text of a key; empty where nobody has translated it, so that the English one
	 * stays.
	 */
	public Optional<String> of(String key) {
		return Optional.ofNullable(texts.getProperty(key)).filter((text) -> !text.isBlank());
	}

	/** Every key that has a text. */
	public Set<String> keys() {
		return texts.stringPropertyNames();
	}

}
