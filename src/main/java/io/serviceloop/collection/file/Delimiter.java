package io.serviceloop.collection.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Finds out what separates the columns of a CSV file. */
final class Delimiter {

	private static final int ROWS = 50;

	private static final int MANY = 10;

	/** What Excel writes into the first line, and reads there. */
	private static final Pattern SAID = Pattern.compile("\\uFEFF?\"?sep=(.)\"?\\s*\\R.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** The rarer ones are signs of texts as well: they have to be clearly better. */
	private static final String RARE = "|^，；";

	private Delimiter() {
	}

	/**
	 * What the file itself says it is, else the one that gives most rows equally many
	 * columns; comma if none does.
	 */
	static char of(String sample) {
		Matcher said = SAID.matcher(sample);
		if (said.matches()) {
			return said.group(1).charAt(0);
		}
		char best = ',';
		double bestScore = 0;
		for (char candidate : (",;\t" + RARE).toCharArray()) {
			double score = score(sample, candidate) * ((RARE.indexOf(candidate) >= 0) ? 0.9 : 1);
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
		// Lines of a title above the table have fewer columns, and say nothing.
		Map<Integer, Integer> often = new HashMap<>();
		counts.stream().filter(count -> count > 1).forEach(count -> often.merge(count, 1, Integer::sum));
		return often.entrySet()
			.stream()
			.mapToDouble(count -> weight(count.getKey(), (double) count.getValue() / counts.size()))
			.max()
			.orElse(0);
	}

	/** Texts may all have one comma; more columns say more, but uneven ones nothing. */
	private static double weight(int columns, double share) {
		return share * share * (1 + Math.min(columns, MANY) * 0.1 + Math.min(columns, 1_000) * 1e-6);
	}

}
