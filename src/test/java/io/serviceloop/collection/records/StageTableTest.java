package io.serviceloop.collection.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Types by stages: what is frequent has a place, and nothing gets lost in silence. */
class StageTableTest {

	private static StageTable table(String query, StoredRecords.Cell... cells) {
		Map<String, String> given = query.isEmpty() ? Map.of() : Map.of(query.split("=")[0], query.split("=")[1]);
		return StageTable.of(List.of(cells), RecordQuery.of(given, new ArrayList<>()), "/r");
	}

	@Serves({ "A14", "B18" })
	@Test
	void eachCellCountsItsRecordsAndLeadsToThem() {
		StageTable table = table("text=late", new StoredRecords.Cell("Delay", "sale", 8),
				new StoredRecords.Cell("Bill", "after sale", 4), new StoredRecords.Cell("Bill", "sale", 1),
				new StoredRecords.Cell(null, null, 20));
		assertThat(table.stages()).containsExactly("sale", "after sale", null);
		assertThat(table.rows()).extracting(StageTable.Row::type).containsExactly("Delay", "Bill", null);
		assertThat(table.rows()).extracting(StageTable.Row::total).containsExactly(8L, 5L, 20L);
		assertThat(table.totals()).containsExactly(9L, 4L, 20L);
		assertThat(table.total()).isEqualTo(33);
		assertThat(table.left()).isZero();
		assertThat(table.rows().get(1).cells().get(1).address()).isEqualTo("/r?text=late&type=Bill&stage=after%20sale");
		assertThat(table.rows().get(2).cells().get(2).address())
			.isEqualTo("/r?text=late&without=stage,type".replace(",", "%2C"));
	}

	@Test
	void theCellWhoseRecordsAreShownIsMarked() {
		StageTable table = table("without=type", new StoredRecords.Cell("Delay", "sale", 1),
				new StoredRecords.Cell(null, "sale", 1));
		assertThat(table.rows().get(1).cells().get(0).chosen()).as("any stage").isFalse();
		RecordQuery cell = RecordQuery.of(Map.of("without", "type", "stage", "sale"), new ArrayList<>());
		assertThat(StageTable.of(List.of(new StoredRecords.Cell(null, "sale", 1)), cell, "/r")
			.rows()
			.get(0)
			.cells()
			.get(0)
			.chosen()).isTrue();
	}

	@Test
	void whatHasNoPlaceIsCounted() {
		StoredRecords.Cell[] cells = new StoredRecords.Cell[40];
		for (int i = 0; i < cells.length; i++) {
			cells[i] = new StoredRecords.Cell("Type " + i, "sale", 100 - i);
		}
		StageTable table = table("", cells);
		assertThat(table.rows()).hasSize(15);
		assertThat(table.total() + table.left()).isEqualTo(40 * 100 - 39 * 20);
	}

}
