package io.serviceloop.loop.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docs/engine-commands.md} says. */
final class CommandDocument {

	private static final String HEAD = """
			# Commands of the engine: who may have which one done

			Whatever is asked of the engine, over either REST interface or in Java, becomes a command. One gate
			(`loop/gate`) looks it up here before anything is done. It is written from the table in `loop/gate/*Commands`
			by `CommandTableTest`; change that, not this.

			- **nobody**: refused to every person, whatever he was granted. The engine itself, its jobs, and our own code
			  pass; so does whatever a command does in turn.
			- **whoever is granted it**: the engine's rights decide; behind the colon stands who has them by
			  [roles.md](roles.md).
			- What has no line is refused to every person.
			""";

	private CommandDocument() {
	}

	static String of(CommandTable table) {
		List<Row> rows = table.rows();
		List<Row> reads = rows.stream().filter(CommandDocument::onlyReads).toList();
		String reading = Stream.concat(ReadCommands.kinds().stream(), reads.stream())
			.map(row -> "`" + name(row) + "`")
			.collect(Collectors.joining(", "));
		Map<String, List<Row>> alike = rows.stream()
			.filter(row -> !onlyReads(row))
			.collect(Collectors.groupingBy(CommandDocument::right, LinkedHashMap::new, Collectors.toList()));
		return HEAD + "\n| commands | who | on what | shown by |\n|---|---|---|---|\n"
				+ alike.entrySet()
					.stream()
					.map(same -> "| " + same.getValue()
						.stream()
						.map(row -> "`" + name(row) + "`")
						.sorted(Comparator.naturalOrder())
						.collect(Collectors.joining(", ")) + " | " + same.getKey() + " |\n")
					.collect(Collectors.joining())
				+ "\n## What only reads\n\nEverybody, what he may see: the engine asks its own rights "
				+ "(`OthersProjectTest.isNotRead`). By kind, then by name: " + reading + ".\n";
	}

	private static boolean onlyReads(Row row) {
		return row.who() == Row.Who.READER && row.on().equals("everything");
	}

	private static String right(Row row) {
		return row.who() + " | " + row.on() + " | "
				+ (row.shownBy().equals("–") ? row.shownBy() : "`" + row.shownBy() + "`");
	}

	private static String name(Row row) {
		return row.command().getName().replaceAll(".*\\.", "");
	}

}
