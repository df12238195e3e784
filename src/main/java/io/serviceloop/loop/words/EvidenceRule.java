package io.serviceloop.loop.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Tells a text that says something from one that does not (A24): it has at least three
 * words or six Han characters, does not repeat itself, and is left with something once
 * the judgement words are taken away ("the service is very bad").
 *
 * @param vagueWords the judgement words, English and Chinese, that an organisation may
 * edit
 */
@ConfigurationProperties("serviceloop.classification")
public record EvidenceRule(List<String> vagueWords) {

	/** Chinese is not written in words: two of its characters count as one. */
	private static final double WORDS = 3;

	private static final double DIFFERENT = 2.5;

	private static final double SUBSTANCE = 2;

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");

	/** The same letter again and again. */
	private static final Pattern NO_WORD = Pattern.compile("(\\p{L})\\1*");

	private static final Pattern SIGN = Pattern.compile("[-+*/:%÷×−]");

	/**
	 * The message key of what is wrong with a text; null where nothing is.
	 * @param formula whether signs count as words
	 */
	public String complaint(String text, boolean formula) {
		String plain = text.toLowerCase(Locale.ROOT);
		double signs = formula ? SIGN.matcher(plain).results().count() : 0;
		if (words(plain) + signs < WORDS) {
			return "evidence.short";
		}
		if (different(plain) + signs < DIFFERENT || isRepeated(plain)) {
			return "evidence.repeated";
		}
		return (words(withoutJudgement(plain)) + signs < SUBSTANCE) ? "evidence.judgement" : null;
	}

	private String withoutJudgement(String text) {
		String rest = text;
		for (String word : vagueWords) {
			rest = HAN.matcher(word).find() ? rest.replace(word, " ") : rest
				.replaceAll("(?<![\\p{L}])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![\\p{L}])", " ");
		}
		return rest;
	}

	private static double words(String text) {
		return WORD.matcher(text).results().filter(word -> !NO_WORD.matcher(word.group()).matches()).count()
				+ HAN.matcher(text).results().count() / 2.0;
	}

	private static double different(String text) {
		return distinct(WORD.matcher(text)) + distinct(HAN.matcher(text)) / 2.0;
	}

	private static long distinct(Matcher found) {
		return found.results()
			.map(java.util.regex.MatchResult::group)
			.filter(word -> !NO_WORD.matcher(word).matches() || HAN.matcher(word).matches())
			.distinct()
			.count();
	}

	/** Whether the whole of it is one part, said again and again. */
	private static boolean isRepeated(String text) {
		String letters = text.replaceAll("[^\\p{L}\\p{N}]", "");
		return !letters.isEmpty() && (letters + letters).indexOf(letters, 1) < letters.length();
	}

}
