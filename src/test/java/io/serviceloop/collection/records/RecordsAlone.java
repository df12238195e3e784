package io.serviceloop.collection.records;

import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Windows;
import io.serviceloop.page.ListFile;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Stored records over HTTP, for tests of the collection alone; without their page. */
@Import({ RecordsController.class, StoredRecords.class, ListFile.class })
public class RecordsAlone {

	/** What the page shows above its list: types by stage, then the channels. */
	public static String overview(ApplicationContext application, String project) {
		StoredRecords stored = application.getBean(StoredRecords.class);
		List<String> cells = stored.cells(project, new Windows.Condition("", Map.of()))
			.stream()
			.map(cell -> cell.type() + " " + cell.stage() + " " + cell.count())
			.toList();
		return cells + " " + stored.values(project).get("channel").get(0).value();
	}

}
