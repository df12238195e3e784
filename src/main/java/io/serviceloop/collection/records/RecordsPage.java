package io.serviceloop.collection.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Records;
import io.serviceloop.collection.Windows;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The stored records of a project: narrowed by what stands in the address, as a table of
 * stages and types whose cells open their records, and one by one (A14, B14, B18).
 */
@Controller
class RecordsPage {

	private static final int SIZE = 50;

	private final StoredRecords stored;

	private final Records records;

	private final ProjectRights rights;

	private final Texts texts;

	RecordsPage(StoredRecords stored, Records records, ProjectRights rights, Texts texts) {
		this.stored = stored;
		this.records = records;
		this.rights = rights;
		this.texts = texts;
	}

	/**
	 * What people may choose from.
	 *
	 * @param groups customer groups with their counts, and where they lead to
	 * @param ratings as well
	 */
	record Heard(List<String> channels, List<Link> groups, List<Link> ratings) {
	}

	/** A value, how many records have it, and the address that shows them. */
	record Link(String value, long count, String address) {
	}

	@GetMapping("/projects/{businessKey}/records")
	ModelAndView show(@PathVariable String businessKey, @RequestParam Map<String, String> given) {
		Project project = rights.seen(businessKey);
		List<Violation> wrong = new ArrayList<>();
		RecordQuery query = RecordQuery.of(given, wrong);
		String path = "/projects/" + businessKey + "/records";
		Windows windows = records.windows(businessKey);
		int page = Paging.page(given, SIZE, wrong);
		StoredRecords.Page found = stored.page(businessKey, query.condition(windows), page, SIZE);
		ModelAndView shown = new ModelAndView("records", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
		shown.addObject("project", project)
			.addObject("path", path)
			.addObject("query", query)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("windows", windows)
			.addObject("stored", windows.all().stream().mapToLong(one -> one.inside() + one.outside()).sum())
			.addObject("found", found)
			.addObject("table",
					StageTable.of(stored.cells(businessKey, query.anyCell().condition(windows)), query, path))
			.addObject("heard", heard(businessKey, query, path))
			.addObject("export", query.address("/api" + path + ".csv", 0))
			.addObject("part", Paging.Part.of(page, SIZE, found.items().size(), found.total(),
					other -> query.address(path, other)));
		return shown;
	}

	private Heard heard(String businessKey, RecordQuery query, String path) {
		Map<String, List<StoredRecords.Value>> values = stored.values(businessKey);
		return new Heard(known(values.get("channel")).stream().map(StoredRecords.Value::value).toList(),
				known(values.get("customerGroup")).stream()
					.map(one -> new Link(one.value(), one.count(),
							query.with("customerGroup", one.value()).address(path, 0)))
					.toList(),
				known(values.get("rating")).stream()
					.sorted((a, b) -> a.value().compareTo(b.value()))
					.map(one -> new Link(one.value(), one.count(), query.rated(one.value()).address(path, 0)))
					.toList());
	}

	private static List<StoredRecords.Value> known(List<StoredRecords.Value> values) {
		return (values == null) ? List.of() : values.stream().filter(one -> one.value() != null).toList();
	}

}
