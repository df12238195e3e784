package io.serviceloop.handbook.tried;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
			Pattern.compile("\\b\\p{Lu}\\p{Ll}++(?:(?: ++|-)\\p{Lu}\\p{Ll}++\\b)++"),
			// 王先生, 李小姐, 张经理
			Pattern.compile("\\p{IsHan}{1,3}(?:先生|女士|小姐|太太|老师|經理|经理|主管|总监|總監)"));

	private final KnownNames known;

	/**
	 * @param people of the installation
	 */
	NameMarks(Collection<People.Contact> people) {
		known = new KnownNames(people);
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

	/** A piece as it stands in a list, one on a line. */
	static String oneLine(String piece) {
		return piece.replaceAll("\\s", " ").strip();
	}

	private List<Mark> marks(String text) {
		Plain plain = new Plain(text);
		List<Mark> marks = new ArrayList<>();
		known.find(plain,
				(words, look) -> marks.add(new Mark(plain.from(words[0].from()), plain.to(words[1].to()), look)));
		for (Pattern suspicious : SUSPICIOUS) {
			Matcher found = suspicious.matcher(plain.text());
			while (found.find()) {
				marks.add(new Mark(plain.from(found.start()), plain.to(found.end()), "look"));
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

}
