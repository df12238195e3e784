package io.serviceloop.collection.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.guess.Preview;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.collection.saved.SavedMapping;
import io.serviceloop.loop.words.Json;

/**
 * Rows that were refused, or taken with a remark and an id, given back with their cells
 * as the file has them and the reason behind them: to be mended and imported again. Days
 * that the import changed back are given back so, for nobody would write the others
 * wrongly.
 */
final class GivenBack {

	private static final List<String> OWN = List.of(Preview.OWN + "line", Preview.OWN + "reason", Preview.IMPORT);

	private GivenBack() {
	}

	/**
	 * The lines of the file that is given back, the header first.
	 * @param kept the cells of the rows by line, those of the header under 0
	 * @param reasons by line
	 */
	static List<List<String>> lines(ImportRow row, SortedMap<Long, List<String>> kept, Map<Long, String> reasons) {
		List<String> header = kept.getOrDefault(0L, List.of());
		List<Integer> own = IntStream.range(0, header.size())
			.filter(i -> Preview.isOwn(header.get(i)))
			.boxed()
			.toList();
		int width = Math.max(header.size(), kept.values().stream().mapToInt(List::size).max().orElse(0));
		Mapping mapping = new MappingReader().read(row.mapping());
		List<String> first = wide(header, width);
		RowReader reader = new RowReader(mapping,
				ColumnPlan.of(mapping, new Row(0, first.toArray(), null), new ArrayList<>()));
		List<List<String>> lines = new ArrayList<>();
		lines.add(with(first, own, OWN));
		reasons.forEach(
				(line, reason) -> lines.add(with(reader.changedBack(wide(kept.getOrDefault(line, List.of()), width)),
						own, List.of(String.valueOf(line), reason, String.valueOf(row.id())))));
		return lines;
	}

	/** What they are read with when they come again. */
	static SavedMapping readWith(ImportRow row, List<String> header) {
		ObjectNode mapping = (ObjectNode) Json.parse(row.mapping());
		mapping.remove("mendSwapped");
		return new SavedMapping(row.id(), row.fileName(), Json.text(mapping),
				Json.text(header.stream().filter(name -> !Preview.isOwn(name)).toList()), 1, row.startedBy(),
				row.startedAt());
	}

	private static List<String> wide(List<String> cells, int width) {
		List<String> wide = new ArrayList<>(cells);
		while (wide.size() < width) {
			wide.add("");
		}
		return wide;
	}

	/** Without what was given back with them before. */
	private static List<String> with(List<String> cells, List<Integer> before, List<String> own) {
		List<String> line = new ArrayList<>(
				IntStream.range(0, cells.size()).filter(i -> !before.contains(i)).mapToObj(cells::get).toList());
		line.addAll(own);
		return line;
	}

}
