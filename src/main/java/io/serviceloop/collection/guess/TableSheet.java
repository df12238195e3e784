package io.serviceloop.collection.guess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.loop.words.SubmissionRefused;

/**
 * Which sheet of a workbook holds the table: the one whose columns have the most names
 * that are known. How long it is says nothing, a list of explanations may be longer than
 * what it explains.
 */
public final class TableSheet {

	/** Each costs to open the file once more. */
	private static final int MOST_COMPARED = 12;

	/** Each costs to open the workbook once more. */
	private static final int MOST_LOOKED_AT = 50;

	private static final int LOOKED_AT = 60;

	/**
	 * @param known how many columns have names as records have them
	 * @param cells how many are filled in its beginning
	 */
	private record Look(SourceFile file, boolean rows, long known, long cells, List<String> names) {
	}

	private TableSheet() {
	}

	/** The file, read on that sheet; the first of several alike. */
	public static SourceFile of(SourceFile file) throws IOException {
		if (file.sheets().size() < 2) {
			return file;
		}
		Look best = null;
		Comparator<Look> better = Comparator.comparing(Look::rows)
			.thenComparingLong(Look::known)
			.thenComparingLong(look -> (look.known() > 0) ? 0 : look.cells());
		for (String sheet : file.sheets().subList(0, Math.min(MOST_LOOKED_AT, file.sheets().size()))) {
			Look look = look(file.on(sheet));
			best = (best == null || better.compare(look, best) > 0) ? look : best;
		}
		return best.file();
	}

	/**
	 * The visible sheets that have the same columns as the one that is read, itself
	 * included.
	 */
	static List<String> alike(SourceFile file) throws IOException {
		if (file.sheets().size() < 2 || file.sheets().size() > MOST_COMPARED) {
			return List.of();
		}
		Map<String, Look> looks = new LinkedHashMap<>();
		for (String sheet : file.sheets()) {
			looks.put(sheet, look(file.on(sheet)));
		}
		List<String> names = looks.get(file.sheet()).names();
		looks.values().removeIf(look -> !look.rows() || names.isEmpty() || !look.names().equals(names));
		return List.copyOf(looks.keySet());
	}

	private static Look look(SourceFile file) throws IOException {
		List<Rows.Row> sample = new ArrayList<>();
		try (Rows rows = file.rows(0)) {
			for (Rows.Row row = rows.next(); row != null && sample.size() < LOOKED_AT; row = rows.next()) {
				sample.add(row);
			}
		}
		catch (Rows.UnreadableFile | SubmissionRefused ex) {
			// A broken sheet is found broken where it is read; others may be sound.
		}
		if (sample.isEmpty()) {
			return new Look(file, false, 0, 0, List.of());
		}
		Head head = Head.of(sample, null);
		return new Look(file, sample.size() > 1, head.header() ? Head.known(head.first()) : 0,
				sample.stream().mapToLong(Head::filled).sum(), head.header() ? Guess.names(sample, head) : List.of());
	}

}
