package io.serviceloop.collection.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.loop.words.Violation;

/**
 * Where in a row each field stands.
 *
 * @param positions column from 0 of each field that is there
 * @param labels what to call that column when talking to people
 * @param hours column from 0 of the time of day of each date that has one of its own
 * @param hourLabels what to call those
 */
public record ColumnPlan(Map<FeedbackField, Integer> positions, Map<FeedbackField, String> labels,
		Map<FeedbackField, Integer> hours, Map<FeedbackField, String> hourLabels) {

	/** Without columns for times of day. */
	public ColumnPlan(Map<FeedbackField, Integer> positions, Map<FeedbackField, String> labels) {
		this(positions, labels, Map.of(), Map.of());
	}

	private static final int SHOWN = 60;

	/**
	 * Finds the columns of a mapping.
	 * @param first the first row of the table: its header, or its first record
	 * @param violations receives every column that is not there
	 */
	public static ColumnPlan of(Mapping mapping, Rows.Row first, List<Violation> violations) {
		List<String> names = IntStream.range(0, first.cells().length).mapToObj(first::text).toList();
		ColumnPlan plan = new ColumnPlan(new EnumMap<>(FeedbackField.class), new EnumMap<>(FeedbackField.class),
				new EnumMap<>(FeedbackField.class), new EnumMap<>(FeedbackField.class));
		mapping.timesOfDay().forEach((field, column) -> {
			List<Integer> found = found(mapping.header(), names, column);
			if (found.size() == 1) {
				plan.hours.put(field, found.get(0));
				plan.hourLabels.put(field, label(mapping, names, found.get(0)));
			}
			else {
				violations.add(violation(MappingReader.hoursOf(field), column, found, names, mapping.header()));
			}
		});
		mapping.columns().forEach((field, column) -> {
			List<Integer> found = found(mapping.header(), names, column);
			if (found.size() == 1) {
				int position = found.get(0);
				plan.positions.put(field, position);
				plan.labels.put(field, label(mapping, names, position));
			}
			else {
				violations.add(violation(field.key, column, found, names, mapping.header()));
			}
		});
		return plan;
	}

	private static String label(Mapping mapping, List<String> names, int position) {
		return mapping.header() && !names.get(position).isEmpty() ? names.get(position) : String.valueOf(position + 1);
	}

	/** Which columns of a row are needed. */
	public boolean[] wanted() {
		List<Integer> all = Stream.concat(positions.values().stream(), hours.values().stream()).toList();
		boolean[] wanted = new boolean[all.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1];
		all.forEach(position -> wanted[position] = true);
		return wanted;
	}

	/**
	 * The positions from 0 of the columns that a mapping may mean: none, one, or several
	 * of one name.
	 * @param header whether the columns have names
	 * @param column a name, or a number from 1
	 */
	public static List<Integer> found(boolean header, List<String> names, Object column) {
		List<Integer> found = header ? named(names, column) : List.of();
		return found.isEmpty() ? numbered(names.size(), column) : found;
	}

	private static List<Integer> named(List<String> names, Object column) {
		if (!(column instanceof String name)) {
			return List.of();
		}
		List<Integer> exactly = positions(names, names.stream().map(name::equals).toList());
		return exactly.isEmpty() ? positions(names, names.stream().map(name::equalsIgnoreCase).toList()) : exactly;
	}

	private static List<Integer> positions(List<String> names, List<Boolean> matches) {
		List<Integer> positions = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
		positions.removeIf(position -> !matches.get(position));
		return positions;
	}

	private static List<Integer> numbered(int columns, Object column) {
		String digits = column.toString();
		int number = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
		return (number >= 1 && number <= columns) ? List.of(number - 1) : List.of();
	}

	private static Violation violation(String key, Object column, List<Integer> found, List<String> names,
			boolean header) {
		String path = "mapping." + key;
		if (found.size() > 1) {
			return Violation.of(path, column, "import.mapping.twice",
					found.stream().map(position -> String.valueOf(position + 1)).collect(Collectors.joining(", ")));
		}
		if (!header) {
			return Violation.of(path, column, "import.mapping.number", String.valueOf(names.size()));
		}
		String there = names.stream().limit(SHOWN).map(Note::quote).collect(Collectors.joining(", "));
		return Violation.of(path, column, "import.mapping.noColumn", (names.size() > SHOWN) ? there + ", …" : there);
	}

}
