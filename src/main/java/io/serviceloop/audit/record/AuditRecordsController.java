package io.serviceloop.audit.record;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.audit.reader.AuditRights;
import io.serviceloop.audit.reader.SignatureStanding;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records for programs that follow them, and as files. */
@RestController
@RequestMapping("/api/audit")
class AuditRecordsController {

	private static final int LARGEST_PAGE = 500;

	/** Of files. */
	private static final String NAME = "records";

	private final RecordList list;

	private final RecordWords words;

	private final AuditRights rights;

	private final ListFile file;

	private final Texts texts;

	private final SignatureStanding standing;

	AuditRecordsController(RecordList list, RecordWords words, AuditRights rights, ListFile file, Texts texts,
			SignatureStanding standing) {
		this.standing = standing;
		this.list = list;
		this.words = words;
		this.rights = rights;
		this.file = file;
		this.texts = texts;
	}

	/**
	 * A record for programs.
	 *
	 * @param reason a text; of what was refused, a list
	 * @param signatureState as {@link SignatureStanding} has it; null where nothing is
	 * signed
	 */
	record Item(long id, Instant madeAt, String person, String personName, String forPerson, String door,
			String address, String what, String outcome, String businessKey, String processKey, String definitionId,
			String instanceId, String taskId, String taskKey, String subject, JsonNode said, JsonNode changes,
			JsonNode decisions, String formVersion, Object reason, JsonNode signature, String signatureState) {

		static Item of(RecordRow row, SignatureStanding standing) {
			JsonNode signature = tree(row.signature());
			return new Item(row.id(), row.madeAt().toInstant(ZoneOffset.UTC), row.person(), row.personName(),
					row.forPerson(), row.door(), row.address(), row.what(), row.outcome(), row.businessKey(),
					row.processKey(), row.definitionId(), row.instanceId(), row.taskId(), row.taskKey(), row.subject(),
					tree(row.said()), tree(row.changes()), tree(row.decisions()), row.formVersion(),
					row.refused() ? tree(row.reason()) : row.reason(), signature,
					(signature == null) ? null : standing.of(row.businessKey(), signature));
		}

		private static JsonNode tree(String json) {
			return (json == null) ? null : Json.parse(json);
		}

	}

	/**
	 * What follows.
	 *
	 * @param next what to give as {@code after} next time, so that nothing is missed: the
	 * last one that is old enough; null where there is none and nothing was given
	 */
	record Followed(List<Item> items, Long next) {
	}

	@GetMapping("/records")
	Followed follow(@RequestParam Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		RecordQuery query = RecordQuery.of(given, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		String after = given.getOrDefault("after", "").strip();
		if (!after.matches("\\d{0,18}")) {
			wrong.add(Violation.of("after", after, "audits.wrong.after"));
		}
		refuse(wrong);
		Long known = after.isEmpty() ? null : Long.valueOf(after);
		List<RecordRow> rows = list.follow(query, known, size);
		return new Followed(rows.stream().map(row -> Item.of(row, standing)).toList(),
				list.settled(rows).orElse(known));
	}

	@GetMapping("/records.csv")
	void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.csv(NAME, words.columns(), response, rows(given));
	}

	@GetMapping("/records.xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.xlsx(NAME, texts.of("audits.records.title"), words.columns(), response, rows(given));
	}

	private ListFile.Rows rows(Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		RecordQuery query = RecordQuery.of(given, wrong);
		refuse(wrong);
		return out -> list.each(query, piece -> {
			RecordList.Names names = list.names(piece);
			piece.forEach(row -> out.accept(words.cells(words.shown(row, names))));
		});
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

}
