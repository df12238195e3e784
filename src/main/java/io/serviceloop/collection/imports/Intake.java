package io.serviceloop.collection.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Reading;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.Preview;
import io.serviceloop.collection.guess.TableSheet;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.saved.Fit;
import io.serviceloop.collection.saved.SavedMapping;
import io.serviceloop.goal.DataSource;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was handed in, spooled to disk and checked as far as that goes without reading all
 * of it.
 *
 * @param file on disk, to be deleted by whoever took it in
 */
record Intake(SourceFile file, Mapping mapping, ColumnPlan columns) {

	static final Set<String> SOURCES = Set.of(DataSource.KINDS.split("\\|"));

	private static final int MAX_NAME = 255;

	/**
	 * @throws SubmissionRefused 400 with every mistake of source, mapping and file;
	 * nothing is left on disk then
	 */
	static Intake of(String source, String mappingJson, MultipartFile upload) throws IOException {
		MappingReader mappingReader = new MappingReader();
		Mapping mapping = mappingReader.read(mappingJson);
		List<Violation> violations = new ArrayList<>();
		if (!SOURCES.contains((source == null) ? "" : source)) {
			violations.add(Violation.of("source", source, "import.source",
					SOURCES.stream().sorted().reduce((a, b) -> a + ", " + b).orElse("")));
		}
		violations.addAll(mappingReader.violations());
		Path path = spool(upload, violations);
		boolean taken = false;
		try {
			SourceFile file = (path == null) ? null : inspect(path, upload, mapping.reading(), violations);
			ColumnPlan columns = (file == null) ? null : columns(file, mapping, violations);
			if (file != null) {
				checkSheet(file, mapping, violations);
			}
			if (!violations.isEmpty()) {
				throw SubmissionRefused.invalid(violations);
			}
			taken = true;
			return new Intake(file, mapping, columns);
		}
		finally {
			if (!taken && path != null) {
				Files.deleteIfExists(path);
			}
		}
	}

	/** A file once more that was found good when it was handed in. */
	static Intake again(Path path, String name, String mappingJson) throws IOException {
		Mapping mapping = new MappingReader().read(mappingJson);
		SourceFile file = table(SourceFile.inspect(path, name, mapping.reading()), mapping.reading());
		return new Intake(file, mapping, columns(file, mapping, new ArrayList<>()));
	}

	/**
	 * How a file begins, and what an import would make of it.
	 *
	 * @param fits saved mappings it may be read with
	 */
	record Previewed(SourceFile file, Preview preview, Forecast forecast, List<Fit> fits) {
	}

	/**
	 * Shows how a file begins.
	 * @param mappingJson what somebody chose so far; null where nothing is chosen
	 * @param saved mappings that were saved for files of its source
	 * @param before what an import of the project was read with, by its number
	 * @throws SubmissionRefused 400 where it is no table
	 */
	static Previewed preview(MultipartFile upload, String mappingJson, List<SavedMapping> saved,
			LongFunction<Optional<SavedMapping>> before) throws IOException {
		MappingReader parts = new MappingReader();
		boolean chosen = mappingJson != null && !mappingJson.isBlank();
		Mapping told = chosen ? parts.parts(mappingJson) : null;
		List<Violation> violations = new ArrayList<>(parts.violations());
		Path path = spool(upload, violations);
		try {
			SourceFile file = (path == null) ? null
					: inspect(path, upload, chosen ? told.reading() : Reading.GUESSED, violations);
			if (file != null && chosen) {
				checkSheet(file, told, violations);
			}
			if (!violations.isEmpty()) {
				throw SubmissionRefused.invalid(violations);
			}
			Preview found = Preview.of(file, says(mappingJson, "skipLines", "headerRow") ? told.skipLines() : null,
					says(mappingJson, "header", "headerRow") ? told.header() : null);
			Preview preview = says(mappingJson, MappingReader.COLUMNS.toArray(String[]::new)) ? found
					: givenBack(found, before);
			ObjectNode laid = Json.tree(preview.mapping());
			if (chosen) {
				laid.setAll((ObjectNode) Json.parse(mappingJson));
			}
			// What is wrong with the parts was said above; without any column nothing is
			// foretold.
			Mapping mapping = new MappingReader().parts(Json.text(laid));
			if (chosen) {
				plan(file, mapping, violations);
			}
			if (!violations.isEmpty()) {
				throw SubmissionRefused.invalid(violations);
			}
			return new Previewed(file, preview, Forecast.of(file, mapping), Fits.of(file, preview, saved, !chosen));
		}
		finally {
			if (path != null) {
				Files.deleteIfExists(path);
			}
		}
	}

	/** Rows that an import gave back are read as it read them. */
	@SuppressWarnings("unchecked")
	private static Preview givenBack(Preview found, LongFunction<Optional<SavedMapping>> before) {
		Optional<SavedMapping> saved = (found.importId() == null) ? Optional.empty() : before.apply(found.importId());
		return saved.map(one -> {
			Fit fit = Fit.back(one, found);
			return found.as(Json.convert(fit.mapping(), Map.class),
					new Note(null, "import.saved.back", List.of(Note.quote(one.name()))), fit.differences());
		}).orElse(found);
	}

	private static void checkSheet(SourceFile file, Mapping mapping, List<Violation> violations) {
		String sheet = mapping.source().sheet();
		if (sheet != null && !file.sheets().isEmpty() && !file.sheets().contains(sheet)) {
			violations.add(Violation.of("mapping.sheet", sheet,
					file.hiddenSheets().contains(sheet) ? "import.mapping.hiddenSheet" : "import.mapping.noSheet",
					String.join(", ", file.sheets())));
		}
	}

	/** Whether somebody said one of these of the mapping. */
	private static boolean says(String mappingJson, String... names) {
		if (mappingJson == null || mappingJson.isBlank()) {
			return false;
		}
		try {
			JsonNode mapping = Json.strict(mappingJson);
			return Arrays.stream(names).anyMatch(mapping::hasNonNull);
		}
		catch (JsonProcessingException ex) {
			return false;
		}
	}

	private static Path spool(MultipartFile upload, List<Violation> violations) throws IOException {
		if (upload == null) {
			violations.add(Violation.of("file", null, "import.file.absent"));
			return null;
		}
		Path path = ImportFiles.temporary(".upload");
		try {
			upload.transferTo(path);
			return path;
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(path);
			throw ex;
		}
	}

	private static SourceFile inspect(Path path, MultipartFile upload, Reading reading, List<Violation> violations)
			throws IOException {
		String name = (upload.getOriginalFilename() == null) ? "" : upload.getOriginalFilename();
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace('\0', '_');
		name = name.substring(Math.max(0, name.length() - MAX_NAME));
		try {
			return table(SourceFile.inspect(path, name, reading), reading);
		}
		catch (SubmissionRefused ex) {
			violations.addAll(ex.violations());
			return null;
		}
	}

	private static SourceFile table(SourceFile file, Reading reading) throws IOException {
		return (reading.sheet() == null) ? TableSheet.of(file) : file;
	}

	private static ColumnPlan columns(SourceFile file, Mapping mapping, List<Violation> violations) throws IOException {
		ColumnPlan plan = plan(file, mapping, violations);
		Integer time = (plan == null) ? null : plan.positions().get(FeedbackField.TIME);
		if (mapping.dateFormat() == null && time != null) {
			try (Rows rows = file.rows(mapping.skipLines())) {
				Preview.undecided(rows.next(), rows, mapping.header(), time)
					.ifPresent(
							dates -> violations
								.add(Violation.of("mapping.dateFormat", null,
										(dates.formats().size() == 1) ? "import.mapping.format"
												: "import.mapping.order",
										plan.labels().get(FeedbackField.TIME), Note.quote(dates.example()),
										String.join(", ", dates.formats()))));
			}
			catch (Rows.UnreadableFile ex) {
				violations.addAll(SourceFile.refused(file.name(), "import.file.damaged").violations());
			}
		}
		return plan;
	}

	/** Where the columns are that a mapping names, whatever its dates are. */
	private static ColumnPlan plan(SourceFile file, Mapping mapping, List<Violation> violations) throws IOException {
		try (Rows rows = file.rows(mapping.skipLines())) {
			Rows.Row first = rows.next();
			if (first == null) {
				throw SourceFile.refused(file.name(), "import.file.empty");
			}
			if (first.refusal() != null) {
				throw SourceFile.refused(file.name(), "import.row.quotes");
			}
			return ColumnPlan.of(mapping, first, violations);
		}
		catch (Rows.UnreadableFile ex) {
			violations.addAll(SourceFile.refused(file.name(), "import.file.damaged").violations());
		}
		catch (SubmissionRefused ex) {
			violations.addAll(ex.violations());
		}
		return null;
	}

}
