package io.serviceloop.audit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.audit.reader.AuditRights;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who changed what, and what was refused to whom, the latest first: of all, of one
 * person, project, period, version of a model or rule (E06, E31).
 */
@Controller
class AuditRecordsPage {

	private static final int SIZE = 50;

	private static final String PATH = "/audit/records";

	private final RecordList list;

	private final RecordWords words;

	private final AuditRights rights;

	private final Texts texts;

	AuditRecordsPage(RecordList list, RecordWords words, AuditRights rights, Texts texts) {
		this.list = list;
		this.words = words;
		this.rights = rights;
		this.texts = texts;
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		RecordQuery query = RecordQuery.of(given, wrong);
		int page = Paging.page(given, SIZE, wrong);
		List<RecordRow> rows = list.page(query, page, SIZE);
		RecordList.Names names = list.names(rows);
		long total = list.total(query);
		Filters filters = query.filters();
		return new ModelAndView("auditRecords", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("filters", filters)
			.addObject("deeds", words.deeds(filters.of("what")))
			.addObject("shown", rows.stream().map(row -> words.shown(row, names)).toList())
			.addObject("total", Math.min(total, RecordList.MOST_COUNTED))
			.addObject("many", total > RecordList.MOST_COUNTED)
			.addObject("csv", filters.address("/api" + PATH + ".csv", 0))
			.addObject("xlsx", filters.address("/api" + PATH + ".xlsx", 0))
			.addObject("part",
					Paging.Part.of(page, SIZE, rows.size(),
							((long) page + 1) * SIZE < total || total > RecordList.MOST_COUNTED && rows.size() == SIZE,
							other -> filters.address(PATH, other)));
	}

}
