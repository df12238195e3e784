package io.serviceloop.handbook.tried;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serviceloop.loop.people.People;

/**
 * Looks for what a recipe must not tell: people of the installation, who are refused; and
 * whatever looks like a name, a number, a mail address or a telephone, at which somebody
 * has to look.
 */
final class NameMarks {

	/** Words for roles, which people may be called by only where they play. */
	private static final Set<String> ROLES = Set.of("lead", "agent", "quality", "manager", "owner", "auditor", "admin");

	/** Words, without the full stop and the like behind them. */
	static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:[._@+-]++[\\p{L}\\p{N}]++)*+");

	/**
	 * What somebody has to look at. Texts come from strangers: no pattern goes back over
	 * what it has read, nor starts within it again, so that a long text takes no longer
	 * than its length.
	 */
	static final List<Pattern> SUSPICIOUS = List.of(
			// Mail addresses, user names, addresses of pages
			Pattern.compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@[\\p{L}\\p{N}.-]++"
					+ "|@[\\p{L}\\p{N}_.]++|https?://\\S++|www\\.\\S++"),
			// Projects, tickets, orders
			Pattern.compile("\\b[A-Z]{2,}+[-_#]?+\\d{2,}+[\\w-]*+|#\\d++"),
			// Telephones and numbers of customers: at least six digits
			Pattern.compile("\\+?\\d(?:[ ()./-]{0,2}+\\d){5,}+"),
			// Mr Smith, Dr. Jones
			Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau)\\.?+\\s++\\p{Lu}[\\p{L}'-]++"
					+ "(?:\\s++\\p{Lu}[\\p{L}'-]++)?+"),
			// Two words with capitals one after the other: Lena Lead
			Pattern.compile("\\b\\p{Lu}\\p{Ll}++(?:[ -]\\p{Lu}\\p{Ll}++\\b)++"),
			// 王先生, 李小姐, 张经理
			Pattern.compile("\\p{IsHan}{1,3}(?:先生|女士|小姐|太太|老师|經理|经理|主管|总监|總監)"));

	private final Set<String> ids = new HashSet<>();

	private final List<String> names = new ArrayList<>();

	/**
	 * @param people of the installation
	 */
	NameMarks(Collection<People.Person> people) {
		for (People.Person person : people) {
			ids.add(person.id().toLowerCase(Locale.ROOT));
			String name = (person.name() == null) ? "" : person.name().strip().toLowerCase(Locale.ROOT);
			if (name.codePointCount(0, name.length()) >= 2 && !name.equals(person.id().toLowerCase(Locale.ROOT))) {
				names.add(name);
			}
		}
	}

	/**
	 * A piece of a text.
	 *
	 * @param look empty, {@code look} where somebody has to look at it, {@code person}
	 * where it is a person of the installation, which is refused
	 */
	record Piece(String text, String look) {
	}

	private record Mark(int from, int to, String look) {

		private boolean isPerson() {
			return look.equals("person");
		}

	}

	/** The text in pieces. */
	List<Piece> pieces(String text) {
		List<Mark> marks = marks(text);
		List<Piece> pieces = new ArrayList<>();
		int done = 0;
		for (Mark mark : marks) {
			if (mark.from() > done) {
				pieces.add(new Piece(text.substring(done, mark.from()), ""));
			}
			pieces.add(new Piece(text.substring(mark.from(), mark.to()), mark.look()));
			done = mark.to();
		}
		if (done < text.length()) {
			pieces.add(new Piece(text.substring(done), ""));
		}
		return pieces;
	}

	/** The people of the installation that a text names, as they stand there. */
	List<String> people(String text) {
		return pieces(text).stream().filter(piece -> piece.look().equals("person")).map(Piece::text).toList();
	}

	private List<Mark> marks(String text) {
		String small = text.toLowerCase(Locale.ROOT);
		List<Mark> marks = new ArrayList<>();
		// A few letters become two when they are made small; then names are looked for as
		// they stand.
		String searched = (small.length() == text.length()) ? small : text;
		Matcher words = WORD.matcher(text);
		while (words.find()) {
			String id = words.group().toLowerCase(Locale.ROOT);
			if (ids.contains(id)) {
				marks.add(new Mark(words.start(), words.end(), ROLES.contains(id) ? "look" : "person"));
			}
		}
		for (String name : names) {
			for (int at = searched.indexOf(name); at >= 0; at = searched.indexOf(name, at + 1)) {
				if (isWhole(searched, at, at + name.length())) {
					marks.add(new Mark(at, at + name.length(), "person"));
				}
			}
		}
		for (Pattern suspicious : SUSPICIOUS) {
			Matcher found = suspicious.matcher(text);
			while (found.find()) {
				marks.add(new Mark(found.start(), found.end(), "look"));
			}
		}
		return apart(marks);
	}

	/** A person goes before what only looks like one; what overlaps becomes one. */
	private static List<Mark> apart(List<Mark> marks) {
		TreeMap<Integer, Mark> persons = joined(marks.stream().filter(Mark::isPerson));
		TreeMap<Integer, Mark> apart = joined(marks.stream().filter(mark -> {
			Map.Entry<Integer, Mark> before = persons.lowerEntry(mark.to());
			return !mark.isPerson() && (before == null || before.getValue().to() <= mark.from());
		}));
		apart.putAll(persons);
		return List.copyOf(apart.values());
	}

	/** Marks of one kind by where they begin, none of which overlaps another. */
	private static TreeMap<Integer, Mark> joined(Stream<Mark> marks) {
		TreeMap<Integer, Mark> joined = new TreeMap<>();
		marks.sorted(Comparator.comparingInt(Mark::from)).forEach(mark -> {
			Map.Entry<Integer, Mark> last = joined.lastEntry();
			if (last != null && mark.from() < last.getValue().to()) {
				Mark one = last.getValue();
				joined.put(one.from(), new Mark(one.from(), Math.max(one.to(), mark.to()), one.look()));
			}
			else {
				joined.put(mark.from(), mark);
			}
		});
		return joined;
	}

	/** Whether no letter of a script with blanks between its words goes on. */
	private static boolean isWhole(String text, int from, int to) {
		return !(from > 0 && goesOn(text.charAt(from - 1), text.charAt(from)))
				&& !(to < text.length() && goesOn(text.charAt(to - 1), text.charAt(to)));
	}

	private static boolean goesOn(char one, char next) {
		return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(next) && !Character.isIdeographic(one)
				&& !Character.isIdeographic(next);
	}

}
