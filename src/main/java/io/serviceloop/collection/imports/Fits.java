package io.serviceloop.collection.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.Preview;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.saved.Fit;
import io.serviceloop.collection.saved.SavedMapping;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;

/**
 * The saved mappings that fit a file as it was read, or as it would be read with them:
 * where somebody had to say on which sheet or in which line a table begins, the next file
 * is guessed wrongly as well.
 */
final class Fits {

	/** Each costs to open the file once more. Who saved last is asked first. */
	private static final int MOST_READINGS = 10;

	private static final int MOST_OFFERED = 10;

	/** How a file is read: what a guess may get wrong. */
	private record Table(Charset encoding, char delimiter, String sheet, int skipLines, boolean header) {

		static Table of(SourceFile file, Mapping mapping) {
			Mapping.Source told = mapping.source();
			boolean could = told.encoding() != null && file.charsets().contains(told.encoding());
			return new Table(could ? told.encoding() : file.written(),
					(told.delimiter() == null) ? file.delimiter() : told.delimiter(),
					(told.sheet() != null && file.sheets().contains(told.sheet())) ? told.sheet() : file.sheet(),
					mapping.skipLines(), mapping.header());
		}

		Preview columns(SourceFile file) throws IOException {
			return Preview.columns(file.kind().equals("csv") ? file.as(encoding, delimiter) : file.on(sheet), skipLines,
					header);
		}

	}

	private Fits() {
	}

	/**
	 * @param preview of the file as it was read
	 * @param otherwise whether other ways to read it are tried too
	 */
	static List<Fit> of(SourceFile file, Preview preview, List<SavedMapping> saved, boolean otherwise)
			throws IOException {
		List<Fit> fits = new ArrayList<>(Fit.all(saved, preview));
		if (otherwise) {
			List<SavedMapping> others = saved.stream()
				.filter(one -> fits.stream().noneMatch(fit -> fit.same() && fit.saved().equals(one)))
				.sorted(Comparator.comparing(SavedMapping::savedAt).reversed())
				.toList();
			Map<Table, List<SavedMapping>> tables = new LinkedHashMap<>();
			others.forEach(one -> tables
				.computeIfAbsent(Table.of(file, new MappingReader().parts(one.mapping())), any -> new ArrayList<>())
				.add(one));
			// As it was read it was looked at already.
			tables.remove(Table.of(file, new MappingReader().parts(Json.text(preview.mapping()))));
			int tried = 0;
			for (Map.Entry<Table, List<SavedMapping>> table : tables.entrySet()) {
				if (tried++ < MOST_READINGS) {
					for (Fit fit : fits(file, table.getKey(), table.getValue())) {
						fits.removeIf(other -> other.saved().equals(fit.saved()));
						fits.add(fit);
					}
				}
			}
		}
		fits.sort(Comparator.comparing(fit -> !fit.same()));
		return fits.stream().limit(MOST_OFFERED).toList();
	}

	private static List<Fit> fits(SourceFile file, Table table, List<SavedMapping> saved) throws IOException {
		try {
			return Fit.all(saved, table.columns(file)).stream().filter(Fit::same).toList();
		}
		catch (SubmissionRefused ex) {
			// There is no table there: it is not for this file.
			return List.of();
		}
	}

}
