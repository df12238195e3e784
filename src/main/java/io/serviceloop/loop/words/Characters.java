package io.serviceloop.loop.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;

/**
 * Which characters of a text from outside are kept, whichever way it comes: a name (a
 * title, an id, a unit: one line) is refused where it cannot be told apart by looking at
 * it; a longer text is kept without what nobody typed. Joiners, marks, the letters of all
 * scripts and emoji stay in both.
 */
public final class Characters {

	/** A text of at most so many characters is a name, an id, a unit: one line. */
	public static final int LONGEST_NAME = 200;

	/** Braille without a point is no blank to Unicode, and nothing to the eye. */
	private static final int BRAILLE_BLANK = 0x2800;

	private static final int FIRST_EMBEDDING = 0x202A;

	private static final int END_OF_EMBEDDING = 0x202C;

	private static final int LAST_OVERRIDE = 0x202E;

	private static final int FIRST_ISOLATE = 0x2066;

	private static final int END_OF_ISOLATE = 0x2069;

	private Characters() {
	}

	/** The key of what is wrong with a name; null where nothing is. */
	public static String faultOfName(String name) {
		if (hasNul(name)) {
			return "wrong.character";
		}
		String half = faultOfText(name);
		if (half != null) {
			return half;
		}
		if (name.codePoints().anyMatch(Characters::breaksTheLine)) {
			return "wrong.controlCharacter";
		}
		if (!directionIsTurnedBack(name)) {
			return "wrong.direction";
		}
		return (name.isBlank() || name.codePoints().anyMatch(Characters::isSeen)) ? null : "wrong.invisible";
	}

	/**
	 * The key of what is wrong with a text of more than one line; null where nothing is,
	 * and it can be {@linkplain #kept kept}.
	 */
	public static String faultOfText(String text) {
		// An unpaired half of a character is a code point of its own; a pair is none.
		return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)
				? "wrong.halfCharacter" : null;
	}

	/** A longer text without control characters but for tabs and ends of lines. */
	public static String kept(String text) {
		if (text.chars().noneMatch(Characters::isDropped)) {
			return text;
		}
		StringBuilder kept = new StringBuilder(text.length());
		text.chars().filter(character -> !isDropped(character)).forEach(character -> kept.append((char) character));
		return kept.toString();
	}

	/**
	 * Refuses names that cannot be kept.
	 * @param fieldsAndNames a field and its name by turns; null for a name that is not
	 * given
	 * @throws SubmissionRefused (400) with all of them
	 */
	public static void checkNames(String... fieldsAndNames) {
		List<Violation> wrong = new ArrayList<>();
		for (int i = 0; i < fieldsAndNames.length; i += 2) {
			String name = fieldsAndNames[i + 1];
			String fault = (name == null) ? null : faultOfName(name);
			if (fault != null) {
				wrong.add(Violation.of(fieldsAndNames[i], name, fault));
			}
		}
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

	/** Whether there is a character in it that PostgreSQL does not know. */
	public static boolean hasNul(String text) {
		return text.indexOf('\0') >= 0;
	}

	/** A text that was refused, as it can be shown and stored. */
	static String shown(String text) {
		return text.replace('\0', '␀');
	}

	private static boolean isDropped(int character) {
		// The line end of old mainframes (U+0085) ends lines, too.
		return Character.isISOControl(character) && "\n\r\t\u0085".indexOf(character) < 0;
	}

	private static boolean breaksTheLine(int character) {
		int type = Character.getType(character);
		return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}

	private static boolean isSeen(int character) {
		// Java 17 does not know what came after Unicode 13.
		return switch (UCharacter.getType(character)) {
			case UCharacterCategory.SPACE_SEPARATOR, UCharacterCategory.FORMAT, UCharacterCategory.UNASSIGNED,
					UCharacterCategory.NON_SPACING_MARK, UCharacterCategory.ENCLOSING_MARK ->
				false;
			default -> character != BRAILLE_BLANK
					&& !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
		};
	}

	/** Whether whatever turns the direction of writing is ended within the text. */
	private static boolean directionIsTurnedBack(String text) {
		Deque<Integer> open = new ArrayDeque<>();
		for (int character : text.codePoints().toArray()) {
			boolean isolate = character >= FIRST_ISOLATE && character < END_OF_ISOLATE;
			if (isolate) {
				open.push(END_OF_ISOLATE);
			}
			else if (character == END_OF_EMBEDDING || character == END_OF_ISOLATE) {
				if (open.isEmpty() || open.pop() != character) {
					return false;
				}
			}
			else if (character >= FIRST_EMBEDDING && character <= LAST_OVERRIDE) {
				open.push(END_OF_EMBEDDING);
			}
		}
		return open.isEmpty();
	}

}
