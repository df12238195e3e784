package io.serviceloop.operation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.EngineSettings;
import io.serviceloop.loop.words.Json;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The settings of ServiceLoop and of the engine that something reads: those of the
 * metadata that their jars bring for editors, ours in {@code
 * additional-spring-configuration-metadata.json}, and the setters of the engine.
 */
final class KnownSettings {

	/** Whose settings are known without a gap. */
	static final List<ConfigurationPropertyName> OURS = List.of(ConfigurationPropertyName.of("serviceloop"),
			ConfigurationPropertyName.of("camunda.bpm"));

	private static final List<String> FILES = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	/** Each name, and whether any names may follow it. */
	private final Map<ConfigurationPropertyName, Boolean> names = new LinkedHashMap<>();

	KnownSettings() {
		for (String file : FILES) {
			try {
				for (URL metadata : Collections.list(KnownSettings.class.getClassLoader().getResources(file))) {
					try (InputStream in = metadata.openStream()) {
						byte[] text = in.readAllBytes();
						if (namesOurs(text)) {
							Json.parse(text).path("properties").forEach(this::add);
						}
					}
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(file + " cannot be read", ex);
			}
		}
		names.remove(ConfigurationPropertyName.of(EngineSettings.PREFIX));
		EngineSettings.names()
			.forEach(name -> names.put(ConfigurationPropertyName.of(EngineSettings.PREFIX + "." + name), true));
	}

	/** Most jars bring settings of others alone, and need not be parsed. */
	private static boolean namesOurs(byte[] metadata) {
		String text = new String(metadata, StandardCharsets.UTF_8);
		return OURS.stream().anyMatch(prefix -> text.contains('"' + prefix.toString() + '.'));
	}

	private void add(JsonNode property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property.path("name").asText());
		if (OURS.stream().anyMatch(prefix -> prefix.isAncestorOf(name))) {
			names.put(name, property.path("type").asText().matches("java[.]util[.](Map|List|Set|Collection)\\b.*"));
		}
	}

	/** Whether something reads a setting of this name. */
	boolean reads(ConfigurationPropertyName name) {
		return names.entrySet()
			.stream()
			.anyMatch(known -> known.getKey().equals(name) || known.getValue() && known.getKey().isAncestorOf(name));
	}

	/** Whether something reads a setting that an environment variable names. */
	boolean readsVariable(String variable) {
		String plain = plain(variable);
		return names.entrySet()
			.stream()
			.anyMatch(known -> plain.equals(plain(known.getKey().toString()))
					|| known.getValue() && plain.startsWith(plain(known.getKey().toString())));
	}

	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/** The setting that was meant by another name: of the same last part, or like it. */
	Optional<String> meant(String name) {
		Set<String> others = new TreeSet<>();
		names.keySet()
			.stream()
			.map(Object::toString)
			.filter(other -> !plain(other).equals(plain(name)))
			.forEach(others::add);
		Set<String> same = new TreeSet<>(others);
		same.removeIf(other -> !last(other).equals(last(name)));
		return WrongSetting.nearest(name, same.isEmpty() ? others : same);
	}

	private static String last(String name) {
		return plain(name.substring(name.lastIndexOf('.') + 1));
	}

}
