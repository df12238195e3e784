package io.serviceloop.collection.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Records;
import io.serviceloop.collection.Windows;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stored records for programs, and as a file; open to whoever sees the project. */
@RestController
class RecordsController {

	private static final int LARGEST_PAGE = 200;

	private final StoredRecords stored;

	private final Records records;

	private final ProjectRights rights;

	private final ListFile file;

	RecordsController(StoredRecords stored, Records records, ProjectRights rights, ListFile file) {
		this.file = file;
		this.stored = stored;
		this.records = records;
		this.rights = rights;
	}

	@GetMapping("/api/projects/{businessKey}/records")
	StoredRecords.Page list(@PathVariable String businessKey, @RequestParam Map<String, String> given) {
		rights.seen(businessKey);
		List<Violation> wrong = new ArrayList<>();
		Windows.Condition matching = matching(businessKey, given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		refuse(wrong);
		return stored.page(businessKey, matching, page, size);
	}

	/** Every record that matches, as CSV that a spreadsheet opens and does not run. */
	@GetMapping("/api/projects/{businessKey}/records.csv")
	void export(@PathVariable String businessKey, @RequestParam Map<String, String> given, HttpServletResponse response)
			throws IOException {
		rights.seen(businessKey);
		List<Violation> wrong = new ArrayList<>();
		Windows.Condition matching = matching(businessKey, given, wrong);
		refuse(wrong);
		file.csv(businessKey + "-records", RecordColumns.ALL, response,
				out -> stored.each(businessKey, matching, one -> out.accept(RecordColumns.cells(one))));
	}

	private Windows.Condition matching(String businessKey, Map<String, String> given, List<Violation> wrong) {
		RecordQuery query = RecordQuery.of(given, wrong);
		return query.condition(query.inWindow() ? records.windows(businessKey) : new Windows(List.of()));
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

}
