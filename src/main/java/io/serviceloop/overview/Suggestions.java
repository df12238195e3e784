package io.serviceloop.overview;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.EvidenceRule;
import io.serviceloop.loop.words.Json;
import io.serviceloop.overview.benefit.InstallationCurrency;
import org.springframework.core.io.Resource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Words that forms offer where a text is free: stages, types, service lines, and measures
 * for each class of causes, in both languages (A15, A29, B09, C19, D07, E45, E46, E47).
 * Read from {@code suggestions.json}, which an organisation may replace. With them come
 * the words that say nothing, the currency, and where days are days.
 */
@Component
class Suggestions {

	private final ObjectNode words;

	Suggestions(@Value("${serviceloop.suggestions:classpath:suggestions.json}") Resource file, EvidenceRule evidence,
			InstallationCurrency currency) throws IOException {
		this.words = (ObjectNode) Json.parse(file.getContentAsByteArray());
		this.words.set("vagueWords", Json.tree(List.copyOf(evidence.vagueWords())));
		this.words.put("currency", currency.code());
		this.words.put("zone", EngineClock.zone().getId());
	}

	ObjectNode all() {
		return words;
	}

}
