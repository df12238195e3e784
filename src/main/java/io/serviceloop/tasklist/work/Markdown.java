package io.serviceloop.tasklist.work;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of Markdown as the text component of a Camunda Form shows it. Every text that
 * goes in is shown as it is: what people wrote can neither format nor link nor run
 * anything.
 */
final class Markdown {

	private final StringBuilder page = new StringBuilder();

	private final String colon;

	/**
	 * @param colon what stands between a label and its value in the reader's language:
	 * outside of the bold label, as Markdown does not end bold text between a Chinese
	 * colon and a letter
	 */
	Markdown(String colon) {
		this.colon = colon;
	}

	/** A line of its own that opens a part of the page. */
	Markdown heading(String text) {
		return block("**" + escape(text) + "**\n");
	}

	Markdown paragraph(String text) {
		return text.isBlank() ? this : block(escape(text) + "\n");
	}

	/**
	 * A label and its value on one line, left out where there is no value; facts in a row
	 * stay together.
	 */
	Markdown fact(String label, String value) {
		if (!value.isBlank()) {
			page.append("**").append(escape(label)).append("**").append(colon).append(escape(value)).append('\n');
		}
		return this;
	}

	Markdown numbered(List<String> lines) {
		return lines.isEmpty() ? this : list(lines, "1. ");
	}

	Markdown bullets(List<String> lines) {
		return lines.isEmpty() ? this : list(lines, "- ");
	}

	private Markdown list(List<String> lines, String mark) {
		return block(lines.stream().map((line) -> mark + escape(line) + "\n").collect(Collectors.joining()));
	}

	/**
	 * A table; nothing where it would have no rows. A line break within a cell stays one.
	 */
	Markdown table(List<String> columns, List<List<String>> rows) {
		if (rows.isEmpty()) {
			return this;
		}
		String rule = "|" + "---|".repeat(columns.size()) + "\n";
		return block(row(columns) + rule + rows.stream().map(Markdown::row).collect(Collectors.joining()));
	}

	private static String row(List<String> cells) {
		return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
	}

	private Markdown block(String text) {
		end();
		page.append(text).append('\n');
		return this;
	}

	/** Ends a run of facts. */
	Markdown end() {
		if (page.length() > 1 && page.charAt(page.length() - 2) != '\n') {
			page.append('\n');
		}
		return this;
	}

	/**
	 * A backslash before every ASCII punctuation mark takes its meaning from it, in
	 * Markdown and in HTML.
	 */
	static String escape(String text) {
		return text.strip().replaceAll("\\p{Punct}", "\\\\$0").replaceAll("\\s*\\R\\s*", "<br>");
	}

	@Override
	public String toString() {
		return page.toString().strip();
	}

}
