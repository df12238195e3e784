package io.serviceloop.tasklist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.overview.work.Section;

/**
 * Sections as the text component of a Camunda Form shows them. Every text is shown as it
 * is: what people wrote can neither format nor link nor run anything.
 */
final class Markdown {

	private final String colon;

	/**
	 * @param colon what stands between a label and its value in the reader's language:
	 * outside of the bold label, as Markdown does not end bold text between a Chinese
	 * colon and a letter
	 */
	Markdown(String colon) {
		this.colon = colon;
	}

	String of(List<Section> sections) {
		return sections.stream()
			.flatMap(section -> Stream.concat(Stream.ofNullable(section.title()).map(Markdown::bold),
					section.blocks().stream().map(this::block)))
			.collect(Collectors.joining("\n\n"));
	}

	private String block(Section.Block block) {
		if (block instanceof Section.Facts facts) {
			return lines(facts.facts().stream().map(fact -> bold(fact.label()) + colon + escape(fact.value())));
		}
		if (block instanceof Section.Lines lines) {
			return lines(lines.lines().stream().map(line -> (lines.numbered() ? "1. " : "- ") + escape(line)));
		}
		if (block instanceof Section.Table table) {
			return lines(Stream.of(Stream.of(row(table.columns().stream().map(Section.Column::title).toList())),
					Stream.of("|" + "---|".repeat(table.columns().size())), table.rows().stream().map(Markdown::row))
				.flatMap(rows -> rows));
		}
		if (block instanceof Section.Entry entry) {
			return Stream
				.concat(Stream.of(entry.line().stream().map(Markdown::piece).collect(Collectors.joining(" "))),
						entry.notes().stream().map(Markdown::piece))
				.collect(Collectors.joining("<br>"));
		}
		if (block instanceof Section.Trend trend) {
			return escape(trend.said());
		}
		if (block instanceof Section.File file) {
			// From /camunda/app/tasklist/default/, wherever the application lives.
			return "[" + escape(file.name()) + "](../../../.." + file.link() + ")";
		}
		// Records are counted where somebody can choose to look.
		return "";
	}

	private static String lines(Stream<String> lines) {
		return lines.collect(Collectors.joining("\n"));
	}

	private static String row(List<String> cells) {
		return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |"));
	}

	private static String piece(Section.Piece piece) {
		return piece.look().equals("sl-strong") ? bold(piece.text()) : escape(piece.text());
	}

	private static String bold(String text) {
		return "**" + escape(text) + "**";
	}

	/**
	 * A backslash before every ASCII punctuation mark takes its meaning from it, in
	 * Markdown and in HTML.
	 */
	static String escape(String text) {
		return text.strip().replaceAll("\\p{Punct}", "\\\\$0").replaceAll("\\s*\\R\\s*", "<br>");
	}

}
