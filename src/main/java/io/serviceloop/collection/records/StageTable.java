package io.serviceloop.collection.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Records by type, downwards, and stage, to the right (A14, B18): the most frequent ones.
 *
 * @param stages names of the columns; null for records without a stage
 * @param totals of the columns, over the rows that are shown
 * @param left how many records are of types or stages that are not shown
 */
record StageTable(List<String> stages, List<Row> rows, List<Long> totals, long left) {

	private static final int MOST_STAGES = 8;

	private static final int MOST_TYPES = 15;

	private static final int SHADES = 4;

	/** All records that are shown. */
	public long total() {
		return totals.stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * A row.
	 *
	 * @param type null for records without one
	 * @param cells in the order of the stages
	 */
	record Row(String type, List<Cell> cells, long total) {
	}

	/**
	 * A cell.
	 *
	 * @param address that shows its records
	 * @param shade 0 for none, 1 to 4 for few to many
	 * @param chosen whether its records are shown
	 */
	record Cell(long count, String address, int shade, boolean chosen) {
	}

	static StageTable of(List<StoredRecords.Cell> counts, RecordQuery query, String path) {
		List<String> types = most(counts, StoredRecords.Cell::type, MOST_TYPES);
		List<String> stages = most(counts, StoredRecords.Cell::stage, MOST_STAGES);
		Map<List<String>, Long> count = new HashMap<>();
		counts.forEach(one -> count.put(key(one.type(), one.stage()), one.count()));
		long most = counts.stream().mapToLong(StoredRecords.Cell::count).max().orElse(0);
		List<Row> rows = new ArrayList<>();
		Long[] totals = new Long[stages.size()];
		java.util.Arrays.fill(totals, 0L);
		for (String type : types) {
			List<Cell> cells = new ArrayList<>();
			for (int i = 0; i < stages.size(); i++) {
				long number = count.getOrDefault(key(type, stages.get(i)), 0L);
				RecordQuery cell = query.cell(type, stages.get(i));
				cells.add(new Cell(number, cell.address(path, 0),
						(number == 0) ? 0 : 1 + (int) ((SHADES - 1) * number / most), cell.equals(query)));
				totals[i] += number;
			}
			rows.add(new Row(type, cells, cells.stream().mapToLong(Cell::count).sum()));
		}
		long all = counts.stream().mapToLong(StoredRecords.Cell::count).sum();
		return new StageTable(stages, rows, List.of(totals), all - rows.stream().mapToLong(Row::total).sum());
	}

	private static List<String> key(String type, String stage) {
		return java.util.Arrays.asList(type, stage);
	}

	/** The most frequent values, those without one at the end. */
	private static List<String> most(List<StoredRecords.Cell> counts, Function<StoredRecords.Cell, String> of,
			int most) {
		Map<String, Long> sums = new HashMap<>();
		counts.forEach(one -> sums.merge(String.valueOf((Object) of.apply(one)), one.count(), Long::sum));
		return counts.stream()
			.map(of)
			.distinct()
			.sorted(Comparator.comparing((String value) -> value == null)
				.thenComparing(value -> -sums.get(String.valueOf((Object) value)))
				.thenComparing(Comparator.nullsLast(Comparator.naturalOrder())))
			.limit(most)
			.toList();
	}

}
