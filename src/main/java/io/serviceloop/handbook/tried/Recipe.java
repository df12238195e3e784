package io.serviceloop.handbook.tried;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.serviceloop.loop.words.Json;

/**
 * What worked, or did not, as it goes from one installation to another: problems, their
 * causes, what was done and what came of it, without people, customers and projects. Its
 * members are the file; docs/programs.md has its schema.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; this is {@link #VERSION}
 * @param id made of the content: the same content has the same id
 * @param from where it comes from, in words; may be null
 */
@JsonPropertyOrder({ "format", "version", "id", "from", "items" })
record Recipe(String format, int version, String id, String from, List<Item> items) {

	static final String FORMAT = "serviceloop-recipe";

	static final int VERSION = 1;

	static final int MOST_ITEMS = 100;

	static final int MOST_MEASURES = 20;

	static final int MOST_OF_A_NAME = 100;

	static final int MOST_OF_A_TEXT = 2000;

	static final int MOST_OF_FROM = 200;

	/** The value after is at most so many percent of the one before. */
	static final double MOST_PERCENT = 1_000_000;

	/** A way to a target is gone at most so many times, in either direction. */
	static final double MOST_ATTAINMENT = 1_000;

	/** One problem with what was done about it. */
	@JsonPropertyOrder({ "id", "problem", "cause", "measures", "effect" })
	record Item(String id, Problem problem, Cause cause, List<Measure> measures, Effect effect) {

		/** With an id made of its content. */
		static Item of(Problem problem, Cause cause, List<Measure> measures, Effect effect) {
			return new Item(hash(Json.text(List.of(problem, cause, measures, effect))), problem, cause, measures,
					effect);
		}

		/** As one that was read in. */
		Tried tried(String from) {
			return new Tried(Recipes.PREFIX + id, null, null, from, 0, problem.type(), problem.stage(),
					problem.description(), cause.text(), cause.causeClass(),
					measures.stream()
						.map(measure -> new Tried.Measure(measure.kind(), measure.text(), measure.stopped()))
						.toList(),
					new Tried.Effect(effect.metric(), "%", effect.direction(), effect.beforePercent(),
							effect.afterPercent(), effect.attainment(), effect.met(), effect.proven()));
		}

	}

	/** What went wrong, where. */
	record Problem(String type, String stage, String description) {
	}

	/** Why. */
	record Cause(@JsonProperty("class") String causeClass, String text) {
	}

	/**
	 * What was done.
	 *
	 * @param kind null where it is not known
	 * @param stopped whether it ended after its pilot
	 */
	record Measure(String kind, String text, boolean stopped) {
	}

	/**
	 * What came of it, in percent of the value before.
	 *
	 * @param beforePercent 100; null where the value before was not above 0 and there is
	 * no percent of it
	 * @param afterPercent from 0 to {@link #MOST_PERCENT}; null where
	 * {@code beforePercent} is
	 * @param attainment the part of the way to the target, 1 is all of it, less than 0
	 * the wrong way; null where it is not known, or beyond {@link #MOST_ATTAINMENT}
	 */
	record Effect(String metric, String direction, Double beforePercent, Double afterPercent, Double attainment,
			boolean met, String proven) {
	}

	/** Of some items. */
	static Recipe of(String from, List<Item> items) {
		return new Recipe(FORMAT, VERSION, hash(String.join(" ", items.stream().map(Item::id).toList())), from, items);
	}

	private static String hash(String content) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
