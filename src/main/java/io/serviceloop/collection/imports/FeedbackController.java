package io.serviceloop.collection.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.guess.Preview;
import io.serviceloop.collection.saved.Fit;
import io.serviceloop.collection.saved.SavedMapping;
import io.serviceloop.collection.saved.SavedMappings;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.SpreadsheetCsv;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Feedback over HTTP (C11, E06). Open to members of the project and to service managers;
 * files are taken while the project runs, what was collected can be read afterwards too.
 */
@RestController
class FeedbackController {

	private final FeedbackImports imports;

	private final ImportRegister register;

	private final Feedback feedback;

	private final Records records;

	private final ProjectRights rights;

	private final Texts texts;

	private final EngineClock clock;

	private final SavedMappings saved;

	FeedbackController(FeedbackImports imports, ImportRegister register, Feedback feedback, Records records,
			ProjectRights rights, Texts texts, EngineClock clock, SavedMappings saved) {
		this.saved = saved;
		this.imports = imports;
		this.register = register;
		this.feedback = feedback;
		this.records = records;
		this.rights = rights;
		this.texts = texts;
		this.clock = clock;
	}

	@PostMapping(path = "/api/projects/{businessKey}/feedback", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<ImportReport> upload(@PathVariable String businessKey,
			@RequestParam(defaultValue = "false") boolean wait, MultipartHttpServletRequest request,
			Authentication user) throws IOException {
		rights.worked(businessKey);
		long id = imports.start(businessKey, text(request, "source"), text(request, "mapping"), request.getFile("file"),
				user.getName());
		if (wait) {
			imports.await(id);
			return ResponseEntity.ok(report(id));
		}
		return ResponseEntity.accepted().location(URI.create("/api/imports/" + id)).body(report(id));
	}

	@PostMapping(path = "/api/projects/{businessKey}/feedback/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Offer preview(@PathVariable String businessKey, MultipartHttpServletRequest request) throws IOException {
		Project project = rights.worked(businessKey);
		String source = text(request, "source");
		boolean known = Intake.SOURCES.contains((source == null) ? "" : source);
		Intake.Previewed found = Intake.preview(request.getFile("file"), text(request, "mapping"),
				known ? saved.of(project, source) : List.of(), id -> readWith(project, id));
		List<Note> warnings = new ArrayList<>(
				found.forecast().warnings(known ? records.horizon(businessKey, source) : null, LocalDate.now(clock)));
		ImportRegister.Replaced there = register.replaced(businessKey, found.forecast().firstIds());
		if (there.others()) {
			warnings.add(0, new Note(null, "import.note.idsThere",
					List.of(String.valueOf(there.otherTime()), String.valueOf(there.seen()))));
		}
		Preview preview = found.preview();
		return new Offer(preview.columns(), choices(preview), preview.rows(), found.file().kind(), preview.mapping(),
				Stream.concat(found.forecast().open(preview.doubts()).stream(), warnings.stream())
					.map(this::text)
					.toList(),
				preview.evidence().stream().map(this::text).toList(),
				preview.questions()
					.stream()
					.map(question -> new Offer.Question(question.field(), text(question.text()), question.options()))
					.toList(),
				found.file().sheets(), found.forecast().first(), text(found.forecast().line()),
				found.forecast().swapped(), found.forecast().mending(), found.forecast().hidden(),
				found.fits().stream().map(fit -> offered(project, fit)).toList());
	}

	private Optional<SavedMapping> readWith(Project project, long id) {
		return register.find(id)
			.filter(row -> row.businessKey().equals(project.businessKey()))
			.map(row -> GivenBack.readWith(row, register.kept(id).getOrDefault(0L, List.of())));
	}

	private Offer.Saved offered(Project project, Fit fit) {
		SavedMapping one = fit.saved();
		return new Offer.Saved(one.id(), one.name(), one.version(), one.savedBy(), one.savedAt(),
				rights.mayChange(project, one.savedBy()), fit.same(), fit.mapping(),
				fit.differences().stream().map(this::text).toList());
	}

	private List<Offer.Choice> choices(Preview preview) {
		List<String> names = preview.columns();
		boolean named = Boolean.TRUE.equals(preview.mapping().get("header"));
		return IntStream.range(0, names.size()).mapToObj(i -> {
			String name = names.get(i);
			boolean single = named && !name.isEmpty() && names.indexOf(name) == names.lastIndexOf(name);
			String number = String.valueOf(i + 1);
			return new Offer.Choice(single ? name : number, single ? name : name.isEmpty() || !named
					? texts.of("import.column", number) : texts.of("import.column.named", name, number));
		}).toList();
	}

	@GetMapping("/api/projects/{businessKey}/feedback/summary")
	FeedbackSummary summary(@PathVariable String businessKey) {
		return feedback.summary(rights.seen(businessKey).businessKey());
	}

	@GetMapping("/api/imports/{id}")
	ImportReport show(@PathVariable String id) {
		return report(number(id));
	}

	/**
	 * The rows that were refused, or taken with a remark and an id, with their cells as
	 * the file has them and the reason behind them: to be mended and imported again.
	 */
	@GetMapping("/api/imports/{id}/rows.csv")
	void noted(@PathVariable String id, HttpServletResponse response) throws IOException {
		ImportRow row = find(number(id));
		long number = row.id();
		SortedMap<Long, List<String>> kept = register.kept(number);
		Map<Long, String> reasons = new TreeMap<>();
		for (String kind : List.of("refusal", "remark")) {
			rows(number, kind).stream()
				.filter(one -> kind.equals("refusal") || kept.containsKey(one.line()))
				.forEach(one -> reasons.merge(one.line(), one.reason(), (first, more) -> first + " " + more));
		}
		response.setContentType("text/csv");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + number + "-rows.csv\"");
		List<List<String>> lines = GivenBack.lines(row, kept, reasons);
		SpreadsheetCsv csv = new SpreadsheetCsv(response.getWriter(), lines.get(0));
		lines.stream().skip(1).forEach(csv::write);
		csv.flush();
	}

	@DeleteMapping("/api/imports/{id}")
	ImportReport cancel(@PathVariable String id) {
		ImportRow row = find(number(id));
		rights.worked(row.businessKey());
		if (!imports.cancel(row.id())) {
			throw SubmissionRefused.conflict("id", id, "import.notRunning");
		}
		return report(row.id());
	}

	/**
	 * A part of the form, whether it was sent as a field or, with a content type of its
	 * own, as a file.
	 */
	private static String text(MultipartHttpServletRequest request, String part) throws IOException {
		MultipartFile file = request.getFile(part);
		return (file == null) ? request.getParameter(part) : new String(file.getBytes(), StandardCharsets.UTF_8);
	}

	private static long number(String id) {
		if (!id.matches("\\d{1,18}")) {
			throw SubmissionRefused.gone("id", id, "import.unknown");
		}
		return Long.parseLong(id);
	}

	private ImportRow find(long id) {
		ImportRow row = register.find(id).orElseThrow(() -> SubmissionRefused.gone("id", id, "import.unknown"));
		rights.seen(row.businessKey());
		return row;
	}

	private ImportReport report(long id) {
		ImportRow row = find(id);
		return new ImportReport(String.valueOf(id), row.businessKey(), row.source(), row.fileName(), row.state(),
				row.percent(), row.secondsLeft(), row.readCount(), row.storedCount(), row.updatedCount(),
				row.refusedCount(), row.discardedCount(), rows(id, "refusal"), row.remarkedCount(), rows(id, "remark"),
				register.notes(id, "warning").stream().map(this::text).toList(), row.startedBy(), row.startedAt(),
				row.finishedAt(), (row.errorKey() == null) ? null : texts.of(row.errorKey()));
	}

	private List<ImportReport.Refusal> rows(long id, String kind) {
		return register.notes(id, kind)
			.stream()
			.map(note -> new ImportReport.Refusal(note.line(), text(note)))
			.toList();
	}

	private String text(Note note) {
		return texts.of(note.key(),
				note.arguments()
					.stream()
					.map(argument -> argument.startsWith(Fit.FIELD) ? texts.of(argument) : argument)
					.toArray());
	}

}
