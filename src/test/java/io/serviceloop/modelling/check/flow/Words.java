package io.serviceloop.modelling.check.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serviceloop.modelling.check.source.Vocabulary;

/** What the application offers to models, as {@code OffersTest} records it. */
final class Words {

	private static final Vocabulary RECORDED = read();

	private Words() {
	}

	static Vocabulary all() {
		return RECORDED;
	}

	static Vocabulary withoutDefaultTimeToLive() {
		return new Vocabulary(RECORDED.delegates(), RECORDED.listeners(), RECORDED.functions(), RECORDED.tasks(),
				RECORDED.starts(), RECORDED.decisions(), RECORDED.variables(), RECORDED.domains(), RECORDED.messages(),
				RECORDED.groups(), null);
	}

	private static Vocabulary read() {
		try (InputStream recorded = Vocabulary.class
			.getResourceAsStream("/io/serviceloop/modelling/check/vocabulary.json")) {
			return new JsonMapper().readValue(recorded, Vocabulary.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
