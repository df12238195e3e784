package io.serviceloop.overview.issues;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.TypedNumber;
import io.serviceloop.loop.words.Violation;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Reads a list that was filled in by hand, in the columns of the template, or that we
 * have written ourselves: drafts of problems, or everything that is wrong with it at
 * once, by row and column. Columns are known by their names, in both languages, with or
 * without what stands in brackets, in any order; others are left alone.
 */
final class FilledList {

	private static final int LONGEST_DESCRIPTION = 2_000;

	private static final int LONGEST_NOTE = 1_000;

	private static final int LONGEST_WORD = 100;

	private static final int LONGEST_NOTES = 4_000;

	/** Above the names of the columns there may be a title. */
	private static final int LAST_HEADER = 10;

	/** What the step itself needs; the rest is kept as notes. */
	private static final Set<IssueColumn> NEEDED = Set.of(IssueColumn.category, IssueColumn.description,
			IssueColumn.frequency, IssueColumn.impact, IssueColumn.stage);

	private static final List<IssueColumn> LATER = List.of(IssueColumn.rootCause, IssueColumn.measure,
			IssueColumn.responsible, IssueColumn.dueDate, IssueColumn.status);

	private static final Pattern NUMBER = Pattern.compile("(?:^[.,])?\\d+(?:[.,' ’\u066B]\\d+)*");

	private static final double MOST_TIMES = 999_999_999;

	private static final Map<String, Pattern> UNITS = Map.of("day", Pattern.compile("[日天]|\\bday\\b|\\bdaily\\b"),
			"week", Pattern.compile("周|星期|\\bweek(ly)?\\b"), "month", Pattern.compile("月|\\bmonth(ly)?\\b"));

	private static final Pattern IMPACT = Pattern
		.compile("(?is)(?:(高|中|低)(?=$|[\\s:：,;.，。、；()（）—–-])|(high|medium|low)\\b)[\\s:：,;.，。、；()（）—–-]*(.*)");

	private static final Map<String, String> LEVELS = Map.of("高", "high", "中", "medium", "低", "low");

	private static final Pattern BETWEEN_LEVELS = Pattern
		.compile("\\s+[/／]\\s+|[/／]|\\s+[-–—]\\s+|(?<=\\p{IsHan})[-–—－](?=\\p{IsHan})");

	/** The apostrophe with which a text in a CSV of ours is kept from being computed. */
	private static final Pattern KEPT = Pattern.compile("(^|[;\\t\\r\\n])'(?=[=+\\-@＝＋－＠\\s])");

	private final Texts texts;

	private final List<Violation> wrong = new ArrayList<>();

	private final Map<IssueColumn, Integer> places = new EnumMap<>(IssueColumn.class);

	private boolean csv;

	/** How the column of the frequency writes numbers. */
	private TypedNumber numbers;

	FilledList(Texts texts) {
		this.texts = texts;
	}

	/**
	 * A problem as a row has it.
	 *
	 * @param line of the file, from 1
	 * @param impact {@code low}, {@code medium} or {@code high}
	 * @param notes what the later columns say, with their names; null where nothing
	 */
	record Draft(long line, String type, String subtype, String description, Double frequencyCount,
			String frequencyUnit, String impact, String impactNote, String stage, String notes) {
	}

	/**
	 * Reads a file.
	 * @throws SubmissionRefused with everything that is wrong
	 */
	List<Draft> read(SourceFile file) throws IOException {
		csv = file.kind().equals("csv");
		List<Rows.Row> filled = new ArrayList<>();
		try (Rows rows = sheet(file).rows(0)) {
			for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
				if (row.refusal() != null && row.cells().length == 0) {
					wrong.add(Violation.of("issues[" + (row.line() - 1) + "]", null, "import.row.quotes"));
				}
				else if (places.isEmpty()) {
					header(row);
					if (places.isEmpty() && row.line() >= LAST_HEADER) {
						break;
					}
				}
				else if (filled.size() >= Form.MOST_ROWS) {
					throw SubmissionRefused.invalid("file", file.name(), "issues.import.tooMany", Form.MOST_ROWS);
				}
				else if (isFilled(row)) {
					filled.add(row);
				}
			}
		}
		catch (Rows.UnreadableFile ex) {
			throw SourceFile.refused(file.name(), "import.file.damaged");
		}
		numbers = TypedNumber.of(filled.stream().flatMap(row -> counts(frequency(row)).stream()).toList(),
				LocaleContextHolder.getLocale());
		List<Draft> drafts = filled.stream().map(this::draft).toList();
		NEEDED.stream()
			.sorted()
			.filter(column -> !places.containsKey(column))
			.forEach(column -> wrong
				.add(Violation.of(column.name(), null, "issues.import.noColumn", texts.of(column.title()))));
		if (wrong.isEmpty() && drafts.isEmpty()) {
			wrong.add(Violation.of("file", file.name(), "issues.import.empty"));
		}
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		return drafts;
	}

	/** The sheet that names the most of our columns, the first of several alike. */
	private SourceFile sheet(SourceFile file) throws IOException {
		SourceFile best = file;
		int most = -1;
		for (String sheet : file.sheets()) {
			int named = 0;
			try (Rows rows = file.on(sheet).rows(0)) {
				for (Rows.Row row = rows.next(); row != null && row.line() <= LAST_HEADER; row = rows.next()) {
					named = Math.max(named, named(row).size());
				}
			}
			catch (Rows.UnreadableFile | SubmissionRefused ex) {
				// It is found broken where it is read; others may be sound.
			}
			best = (named > most) ? file.on(sheet) : best;
			most = Math.max(named, most);
		}
		return best;
	}

	private boolean isFilled(Rows.Row row) {
		return Stream.concat(NEEDED.stream(), LATER.stream()).anyMatch(column -> !text(row, column).isEmpty());
	}

	/** Where most of the needed columns are named, the table begins. */
	private void header(Rows.Row row) {
		Map<IssueColumn, Integer> found = named(row);
		if (found.keySet().stream().filter(NEEDED::contains).count() > 2
				|| row.line() >= LAST_HEADER && !found.isEmpty()) {
			places.putAll(found);
		}
	}

	/** Which columns a row names, and where. */
	private Map<IssueColumn, Integer> named(Rows.Row row) {
		Map<String, IssueColumn> names = Stream.of(IssueColumn.values())
			.flatMap(column -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
				.map(language -> Map.entry(plain(texts.in(language, column.title())), column)))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
		Map<IssueColumn, Integer> found = new EnumMap<>(IssueColumn.class);
		for (int place = 0; place < row.cells().length; place++) {
			IssueColumn column = names.get(plain(row.text(place)));
			if (column != null) {
				found.putIfAbsent(column, place);
			}
		}
		return found;
	}

	private static String plain(String title) {
		return Normalizer.normalize(title, Normalizer.Form.NFKC)
			.replaceFirst("\\(.*", "")
			.replaceAll("\\s", "")
			.toLowerCase(Locale.ROOT);
	}

	private Draft draft(Rows.Row row) {
		String[] levels = BETWEEN_LEVELS.split(text(row, IssueColumn.category), 2);
		String subtype = (levels.length > 1) ? levels[1].strip() : "";
		within(row, IssueColumn.category, levels[0].strip(), LONGEST_WORD);
		if (subtype.length() > LONGEST_WORD) {
			wrong(row, IssueColumn.category, "issues.import.long", LONGEST_WORD);
		}
		within(row, IssueColumn.description, text(row, IssueColumn.description), LONGEST_DESCRIPTION);
		within(row, IssueColumn.stage, text(row, IssueColumn.stage), LONGEST_WORD);
		String frequency = frequency(row);
		List<String> counts = counts(frequency);
		List<String> units = UNITS.keySet().stream().filter(unit -> UNITS.get(unit).matcher(frequency).find()).toList();
		Double count = (counts.size() == 1) ? numbers.read(counts.get(0)) : null;
		if (units.size() != 1 || count == null || count <= 0 || count > MOST_TIMES
				|| frequency.matches(".*[-−]\\s*\\d.*")) {
			wrong(row, IssueColumn.frequency, frequency.isEmpty() ? "wrong.missing" : "issues.import.frequency");
		}
		Matcher impact = IMPACT.matcher(text(row, IssueColumn.impact));
		if (!impact.matches() || impact.group(3).isBlank()) {
			wrong(row, IssueColumn.impact,
					text(row, IssueColumn.impact).isEmpty() ? "wrong.missing" : "issues.import.impact");
		}
		else {
			within(row, IssueColumn.impact, impact.group(3), LONGEST_NOTE);
		}
		String level = !impact.matches() ? ""
				: (impact.group(1) != null) ? impact.group(1) : impact.group(2).toLowerCase(Locale.ROOT);
		return new Draft(row.line(), levels[0].strip(), subtype.isEmpty() ? null : subtype,
				text(row, IssueColumn.description), count, units.isEmpty() ? null : units.get(0),
				LEVELS.getOrDefault(level, level), impact.matches() ? impact.group(3).strip() : null,
				text(row, IssueColumn.stage), notes(row));
	}

	private String frequency(Rows.Row row) {
		return Normalizer.normalize(text(row, IssueColumn.frequency), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

	private static List<String> counts(String frequency) {
		return NUMBER.matcher(frequency).results().map(MatchResult::group).toList();
	}

	private String notes(Rows.Row row) {
		String notes = LATER.stream()
			.filter(column -> !text(row, column).isEmpty())
			.map(column -> texts.of("issues.import.note", texts.of(column.title()).replaceAll("\\s*\\(.*", ""),
					text(row, column)))
			.collect(Collectors.joining("\n"));
		if (notes.length() > LONGEST_NOTES) {
			wrong
				.add(Violation.of("issues[" + (row.line() - 1) + "].notes", null, "issues.import.long", LONGEST_NOTES));
		}
		return notes.isEmpty() ? null : notes;
	}

	private void within(Rows.Row row, IssueColumn column, String text, int longest) {
		if (text.isEmpty() || text.length() > longest) {
			wrong(row, column, text.isEmpty() ? "wrong.missing" : "issues.import.long", longest);
		}
		else if (longest <= Characters.LONGEST_NAME && Characters.faultOfName(text) != null) {
			wrong(row, column, Characters.faultOfName(text));
		}
	}

	private void wrong(Rows.Row row, IssueColumn column, String key, Object... arguments) {
		String given = text(row, column);
		if (places.containsKey(column)) {
			wrong.add(Violation.of("issues[" + (row.line() - 1) + "]." + column.name(), given.isEmpty() ? null : given,
					key, arguments));
		}
	}

	private String text(Rows.Row row, IssueColumn column) {
		if (!places.containsKey(column)) {
			return "";
		}
		String text = Characters.kept(row.text(places.get(column)))
			.replaceFirst("(?<=^\\d{4}-\\d{2}-\\d{2})T00:00(:00)?$", "");
		return csv ? KEPT.matcher(text).replaceAll("$1").strip() : text;
	}

}
