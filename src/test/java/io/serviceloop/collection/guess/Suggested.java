package io.serviceloop.collection.guess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.Reading;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.loop.words.Json;

/**
 * A file as the suggestion alone reads it.
 *
 * @param refused keys of why rows are none
 */
record Suggested(Preview preview, List<FeedbackRecord> records, List<String> refused) {

	static Suggested of(Path directory, byte[] csv) throws IOException {
		Path path = Files.write(directory.resolve("odd"), csv);
		Preview preview = Preview.of(SourceFile.inspect(path, "odd.csv", Reading.GUESSED), null, null);
		Mapping mapping = new MappingReader().read(Json.text(preview.mapping()));
		List<FeedbackRecord> records = new ArrayList<>();
		List<String> refused = new ArrayList<>();
		try (Rows rows = SourceFile.inspect(path, "odd.csv", mapping.reading()).rows(mapping.skipLines())) {
			Rows.Row row = rows.next();
			RowReader reader = new RowReader(mapping, ColumnPlan.of(mapping, row, new ArrayList<>()));
			for (row = mapping.header() ? rows.next() : row; row != null; row = rows.next()) {
				try {
					records.add(reader.read(row));
				}
				catch (RowRefused odd) {
					refused.add(odd.at(row.line()).key());
				}
			}
		}
		return new Suggested(preview, records, refused);
	}

	Object mapped(String field) {
		return preview.mapping().get(field);
	}

	List<String> doubts() {
		return preview.doubts().stream().map(Note::key).toList();
	}

	List<String> asked() {
		return preview.questions().stream().map(Preview.Question::field).toList();
	}

}
