package io.serviceloop.classification;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Tells concrete descriptions from vague ones (A24). Vague is what is shorter than a
 * sentence, and what says nothing once the judgement words are taken away ("the service
 * is very bad").
 *
 * @param vagueWords the judgement words, English and Chinese, that an organisation may
 * edit
 */
@ConfigurationProperties("serviceloop.classification")
public record Vagueness(List<String> vagueWords) {

	/**
	 * Words of a sentence; Chinese is not written in words, so its characters are
	 * counted, two for a word.
	 */
	private static final double SENTENCE = 4;

	private static final double SUBSTANCE = 2.5;

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

	/** The message key of what is wrong with a description; null where it is concrete. */
	String complaint(String description) {
		if (words(description) < SENTENCE) {
			return "problem.description.short";
		}
		return (words(withoutJudgement(description)) < SUBSTANCE) ? "problem.description.judgement" : null;
	}

	private String withoutJudgement(String description) {
		String rest = description.toLowerCase(Locale.ROOT);
		for (String word : vagueWords) {
			rest = HAN.matcher(word).find() ? rest.replace(word, " ")
					: rest.replaceAll("(?<![\\p{L}])" + Pattern.quote(word) + "(?![\\p{L}])", " ");
		}
		return rest;
	}

	private static double words(String text) {
		return WORD.matcher(text).results().count() + HAN.matcher(text).results().count() / 2.0;
	}

}
