package io.serviceloop.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serviceloop.loop.words.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The language in which the people of the example speak: English, or Chinese by
 * {@code demo/example.zh.json}, which has the Chinese of each English text of the
 * example.
 */
@Component
@Profile("demo")
class DemoWords {

	private final Map<String, String> chinese;

	/**
	 * @param setting {@code en} or {@code zh}; empty for the language of the machine,
	 * English where that is neither
	 */
	DemoWords(@Value("${serviceloop.demo.language:}") String setting) throws IOException {
		String language = setting.isBlank() ? Locale.getDefault().getLanguage() : setting.strip();
		if (!setting.isBlank() && !language.equals("en") && !language.equals("zh")) {
			throw new IllegalArgumentException("serviceloop.demo.language is " + setting
					+ "; it may be en, zh, or empty for the language of the machine");
		}
		this.chinese = language.equals("zh") ? Json
			.read(new ClassPathResource("demo/example.zh.json").getContentAsString(StandardCharsets.UTF_8), Map.class)
				: Map.of();
	}

	/** A text of the example as it is said; codes and names stay as they are. */
	String of(String english) {
		return chinese.getOrDefault(english, english);
	}

	/** A part of the example with all of its texts. */
	JsonNode of(JsonNode english) {
		if (english.isObject()) {
			ObjectNode object = Json.tree(Map.of());
			english.fields().forEachRemaining(field -> object.set(field.getKey(), of(field.getValue())));
			return object;
		}
		if (english.isArray()) {
			ArrayNode array = Json.tree(new Object[0]);
			english.forEach(element -> array.add(of(element)));
			return array;
		}
		return english.isTextual() ? TextNode.valueOf(of(english.textValue())) : english;
	}

}
