package io.serviceloop.overview.work;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A part of the work so far. All texts are plain: whoever renders them escapes them.
 *
 * @param title null where it needs none
 * @param count how many things it lists; null where it lists none
 */
public record Section(String title, Integer count, List<Block> blocks) {

	/** What a section is made of; each kind has members that no other has. */
	public sealed interface Block {

		/** Which of the kinds it is, for templates: {@code Facts}, {@code Table} … */
		default String kind() {
			return getClass().getSimpleName();
		}

	}

	/** Labels with their values. */
	public record Facts(List<Fact> facts) implements Block {
	}

	public record Fact(String label, String value) {
	}

	/** A table. A line break in a cell stays one; what follows it is of less weight. */
	public record Table(List<Column> columns, List<List<String>> rows) implements Block {

		/** The lines of a cell. */
		public List<String> lines(String cell) {
			return cell.lines().toList();
		}

	}

	/**
	 * A column.
	 *
	 * @param defined the name of the definition of its amounts; null where it holds texts
	 */
	public record Column(String title, String defined) {

		/** Whether it holds amounts. */
		@JsonProperty
		public boolean number() {
			return defined != null;
		}

	}

	public record Lines(boolean numbered, List<String> lines) implements Block {
	}

	/** One thing of a register: a line that names it, and what there is to say of it. */
	public record Entry(List<Piece> line, List<Piece> notes) implements Block {
	}

	/** A text with its weight: classes of the style sheet of the forms. */
	public record Piece(String look, String text) {

		/** What there is of some texts, each behind its look. */
		static List<Piece> all(String... looksAndTexts) {
			List<Piece> pieces = new ArrayList<>();
			for (int i = 0; i < looksAndTexts.length; i += 2) {
				if (!Words.blank(looksAndTexts[i + 1])) {
					pieces.add(new Piece(looksAndTexts[i], looksAndTexts[i + 1]));
				}
			}
			return pieces;
		}

	}

	/**
	 * A file that can be had.
	 *
	 * @param link below the root of the application
	 */
	public record File(String name, String link) implements Block {
	}

	/**
	 * A goal over time.
	 *
	 * @param points what was read, in the order of time
	 * @param rolledOut the days, in ISO form, on which actions were rolled out
	 * @param said the same as a text, for who sees no picture
	 */
	public record Trend(String goal, String unit, double baseline, double target, List<Point> points,
			List<String> rolledOut, String said) implements Block {
	}

	/** A value on a day in ISO form. */
	public record Point(String on, double value) {
	}

	/** The imported records of a project in numbers, counted once somebody looks. */
	public record Records(String recordsOf) implements Block {
	}

}
