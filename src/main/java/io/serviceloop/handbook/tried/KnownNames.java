package io.serviceloop.handbook.tried;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.serviceloop.loop.people.People;

/**
 * How the people of an installation can be written: by user id, by mail address, and by
 * name in any order. One name alone may also be a word (Will, Mark, Grace): somebody has
 * to look at it.
 */
final class KnownNames {

	/** Words for roles, which people may be called by only where they play. */
	private static final Set<String> ROLES = Set.of("lead", "agent", "quality", "manager", "owner", "auditor", "admin");

	/** What ends a sentence stands within no name; a full stop may, behind an initial. */
	private static final String BORDERS = "!?;:。";

	/** More signs than so many between two words are no way to write a name. */
	private static final int MOST_SIGNS = 3;

	private final Way ways = new Way();

	/** What was written so far, and how it can go on. */
	private static final class Way {

		private final Map<String, Way> next = new HashMap<>();

		/** What it is, if it ends here; null where that is nothing. */
		private String name;

		/** The same where no blank stands within, nor a hyphen beside it. */
		private String id;

		/** Whether it is a name only where it begins with a capital. */
		private boolean capital;

	}

	KnownNames(Collection<People.Contact> people) {
		for (People.Contact person : people) {
			List<String> id = words(person.id());
			if (!id.isEmpty()) {
				Way way = way(id);
				way.id = stronger(way.id, ROLES.contains(String.join("", id)) ? "look" : "person");
			}
			if (person.address() != null && person.address().indexOf('@') > 0) {
				Way way = way(words(person.address()));
				way.id = "person";
			}
			if (person.name() != null && !person.name().equalsIgnoreCase(person.id())) {
				name(Stream.of(new Plain(person.name()).text().split("[ ,]++"))
					.map(KnownNames::words)
					.filter(part -> !part.isEmpty())
					.toList());
			}
		}
	}

	private void name(List<List<String>> parts) {
		if (parts.isEmpty()) {
			return;
		}
		List<String> first = parts.get(0);
		List<String> last = parts.get(parts.size() - 1);
		List<List<String>> reversed = new ArrayList<>(parts);
		Collections.reverse(reversed);
		List<List<String>> lastFirst = new ArrayList<>(parts.subList(0, parts.size() - 1));
		lastFirst.add(0, last);
		Stream.of(parts, reversed, lastFirst, List.of(first, last), List.of(last, first))
			.filter(order -> parts.size() > 1 || order.size() == 1)
			.map(order -> order.stream().flatMap(List::stream).toList())
			.forEach(whole -> add(whole, (letters(whole) >= 2) ? "person" : null));
		if (parts.size() > 1) {
			parts.forEach(part -> add(part, (letters(part) >= 2) ? "look" : null));
			// LenaLead
			add(List.of(String.join("", first) + String.join("", last)), "look");
			add(List.of(String.join("", last) + String.join("", first)), "look");
		}
		else if (first.size() > 2 && isHan(first)) {
			// 晓明 of 陈晓明
			add(first.subList(1, first.size()), "look");
		}
	}

	private void add(List<String> words, String look) {
		if (look != null) {
			Way way = way(words);
			boolean isNew = way.name == null;
			way.name = stronger(way.name, look);
			// Two letters are a word of many languages: Al, An, Li.
			way.capital = (isNew || way.capital) && look.equals("look") && letters(words) == 2 && !isHan(words);
		}
	}

	private Way way(List<String> words) {
		Way way = ways;
		for (String word : words) {
			way = way.next.computeIfAbsent(word, any -> new Way());
		}
		return way;
	}

	private static String stronger(String one, String other) {
		return "person".equals(one) ? one : other;
	}

	private static List<String> words(String text) {
		return new Plain(text).words().stream().map(Plain.Word::folded).toList();
	}

	private static int letters(List<String> words) {
		return (int) words.stream().flatMapToInt(String::codePoints).filter(Character::isLetter).count();
	}

	private static boolean isHan(List<String> words) {
		return words.stream().allMatch(word -> Character.isIdeographic(word.codePointAt(0)));
	}

	/**
	 * Looks for them in a text.
	 * @param found receives the words from the first to the last of a name, and
	 * {@code person}, or {@code look} where somebody has to look at it
	 */
	void find(Plain text, BiConsumer<Plain.Word[], String> found) {
		String all = text.text();
		List<Plain.Word> words = text.words();
		for (int i = 0; i < words.size(); i++) {
			Plain.Word first = words.get(i);
			boolean tight = !isJoined(all, first.from() - 1, first.from() - 2);
			Way way = ways.next.get(first.folded());
			for (int j = i; way != null; j++) {
				Plain.Word last = words.get(j);
				if (way.name != null && (!way.capital || first.capital())) {
					found.accept(new Plain.Word[] { first, last }, way.name);
				}
				if (way.id != null && tight && !isJoined(all, last.to(), last.to() + 1)) {
					found.accept(new Plain.Word[] { first, last }, way.id);
				}
				if (j + 1 == words.size() || !goesOn(all, last, words.get(j + 1))) {
					break;
				}
				tight = tight && all.substring(last.to(), words.get(j + 1).from()).indexOf(' ') < 0;
				way = way.next.get(words.get(j + 1).folded());
			}
		}
	}

	/** Whether a sign joins a word to the letter beyond. */
	private static boolean isJoined(String text, int sign, int beyond) {
		return sign >= 0 && sign < text.length() && "-_+".indexOf(text.charAt(sign)) >= 0 && beyond >= 0
				&& beyond < text.length() && Character.isLetterOrDigit(text.charAt(beyond));
	}

	private static boolean goesOn(String text, Plain.Word one, Plain.Word next) {
		int signs = 0;
		for (int at = one.to(); at < next.from(); at++) {
			char sign = text.charAt(at);
			// A Chinese name has no comma in it, but 张，伟大的 may well be written.
			if (BORDERS.indexOf(sign) >= 0 || (sign == ',' && one.isHan()) || (sign != ' ' && ++signs > MOST_SIGNS)) {
				return false;
			}
		}
		return true;
	}

}
