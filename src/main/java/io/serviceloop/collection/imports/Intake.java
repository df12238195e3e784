package io.serviceloop.collection.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.serviceloop.collection.Records.Horizon;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.Preview;
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

	static final Set<String> SOURCES = Set.of("customerFeedback", "operationsData", "teamInterviews", "benchmark");

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
			SourceFile file = (path == null) ? null : inspect(path, upload, mapping.skipLines(), violations);
			ColumnPlan columns = (file == null) ? null : columns(file, mapping, violations);
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
		SourceFile file = SourceFile.inspect(path, name, mapping.skipLines());
		return new Intake(file, mapping, columns(file, mapping, new ArrayList<>()));
	}

	/**
	 * How a file begins, and what is odd about its times.
	 */
	record Previewed(Preview preview, List<Note> notes) {
	}

	/**
	 * Shows how a file begins.
	 * @param horizon the window that its records will be seen in; null where that is not
	 * known
	 * @throws SubmissionRefused 400 where it is no table
	 */
	static Previewed preview(MultipartFile upload, Horizon horizon) throws IOException {
		List<Violation> violations = new ArrayList<>();
		Path path = spool(upload, violations);
		try {
			SourceFile file = (path == null) ? null : inspect(path, upload, 0, violations);
			if (file == null) {
				throw SubmissionRefused.invalid(violations);
			}
			Preview preview = Preview.of(file);
			Mapping guess = new MappingReader().read(Json.text(preview.suggestedMapping()));
			return new Previewed(preview, Foresight.of(file, guess, horizon));
		}
		finally {
			if (path != null) {
				Files.deleteIfExists(path);
			}
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

	private static SourceFile inspect(Path path, MultipartFile upload, int skipLines, List<Violation> violations)
			throws IOException {
		String name = (upload.getOriginalFilename() == null) ? "" : upload.getOriginalFilename();
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace('\0', '_');
		name = name.substring(Math.max(0, name.length() - MAX_NAME));
		try {
			return SourceFile.inspect(path, name, skipLines);
		}
		catch (SubmissionRefused ex) {
			violations.addAll(ex.violations());
			return null;
		}
	}

	private static ColumnPlan columns(SourceFile file, Mapping mapping, List<Violation> violations) throws IOException {
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
