package io.serviceloop.handbook;

import java.util.List;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

/** What a text says otherwise than the one before it, line by line (A41). */
public final class Differences {

	private Differences() {
	}

	/** A line: {@code same}, {@code gone} or {@code added}; plain text. */
	public record Line(String kind, String text) {
	}

	/**
	 * The lines of both texts in their order; what is gone stands before its successor.
	 */
	public static List<Line> between(String before, String after) {
		return DiffRowGenerator.create()
			// Rows are data: whoever shows them escapes them.
			.lineNormalizer(line -> line)
			.build()
			.generateDiffRows(lines(before), lines(after))
			.stream()
			.<Line>mapMulti((row, all) -> {
				if (row.getTag() == DiffRow.Tag.EQUAL) {
					all.accept(new Line("same", row.getNewLine()));
					return;
				}
				if (row.getTag() != DiffRow.Tag.INSERT) {
					all.accept(new Line("gone", row.getOldLine()));
				}
				if (row.getTag() != DiffRow.Tag.DELETE) {
					all.accept(new Line("added", row.getNewLine()));
				}
			})
			.toList();
	}

	private static List<String> lines(String text) {
		return (text == null || text.isEmpty()) ? List.of() : text.lines().toList();
	}

}
