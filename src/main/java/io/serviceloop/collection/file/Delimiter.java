package io.serviceloop.collection.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Finds out what separates the columns of a CSV file. */
final class Delimiter {

	private static final int ROWS = 50;

	private Delimiter() {
	}

	/**
	 * The one of comma, semicolon and tab that gives most rows as many columns as the
	 * first; comma if none does.
	 */
	static char of(String sample) {
		char best = ',';
		double bestScore = 0;
		for (char candidate : new char[] { ',', ';', '\t' }) {
			double score = score(sample, candidate);
			if (score > bestScore) {
				best = candidate;
				bestScore = score;
			}
		}
		return best;
	}

	private static double score(String sample, char delimiter) {
		List<Integer> counts = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.fieldSeparator(delimiter)
			.allowExtraFields(true)
			.allowMissingFields(true)
			.ofCsvRecord(sample)) {
			for (CsvRecord row : reader) {
				counts.add(row.getFieldCount());
				if (counts.size() == ROWS) {
					break;
				}
			}
		}
		catch (CsvParseException | IOException ex) {
			// The sample may end within quotation marks: the rows before it still tell.
		}
		if (counts.isEmpty() || counts.get(0) < 2) {
			return 0;
		}
		double same = counts.stream().filter(counts.get(0)::equals).count();
		// Same share of even rows: more columns win, but never against a better share.
		return same / counts.size() + Math.min(counts.get(0), 1_000) * 1e-6;
	}

}
