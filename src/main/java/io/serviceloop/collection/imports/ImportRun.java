package io.serviceloop.collection.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.Totals;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.collection.mapping.Spellings;
import io.serviceloop.loop.engine.record.Trail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One import from its first row to its last. Rows are staged in commits of a second, and
 * stay invisible until the last transaction declares the import done.
 */
final class ImportRun {

	static final int MAX_REFUSALS = 1_000;

	private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

	private static final int MOST_CELLS = 1_000;

	private static final int MONTHS = 12;

	/** Day and month as numbers, the year not first. */
	private static final Pattern DOUBTFUL = Pattern.compile(".*(dd?[-/.]MM?|MM?[-/.]dd?)[-/.]y.*");

	/** So few records can be compared with each other in any way. */
	private static final int FEW = 1_000;

	/** A commit begins no later than after so long. */
	private static final Duration LONGEST = Duration.ofSeconds(1);

	// Completing waits for the lock of the project; H2 would give up after two seconds,
	// so its one node queues here.
	private static final Object COMPLETING = new Object();

	private final long id;

	private final String businessKey;

	private final Intake intake;

	private final ImportRegister register;

	private final Totals totals;

	private final TransactionTemplate transaction;

	private final Duration longest;

	/** What the last row of an id may leave to those before it. */
	private static final List<FeedbackField> GATHERED = List.of(FeedbackField.TEXT, FeedbackField.TYPE,
			FeedbackField.STAGE, FeedbackField.CUSTOMER, FeedbackField.CHANNEL, FeedbackField.RATING);

	private final Map<String, LocalDateTime> firstIds = new HashMap<>();

	private final RepeatedIds ids = new RepeatedIds();

	private final SwappedDates swapped = new SwappedDates();

	private final List<Note> refusals = new ArrayList<>();

	private long staged;

	private long refused;

	private long remarked;

	private final TreeSet<Long> linesNoted = new TreeSet<>();

	private final List<Note> remarks = new ArrayList<>();

	private int remarksNoted;

	private long future;

	private LocalDate latest;

	private final Map<FeedbackField, Spellings> spellings = new EnumMap<>(FeedbackField.class);

	private final LocalDate tomorrow;

	private int noted;

	private long begun;

	private boolean identified;

	/** Whether a day is the number of no month: day and month are no others then. */
	private boolean proven;

	private boolean doubtful;

	private long hidden;

	private long changedBack;

	ImportRun(long id, String businessKey, Intake intake, ImportRegister register, Totals totals,
			TransactionTemplate transaction, LocalDate today) {
		this(id, businessKey, intake, register, totals, transaction, today, LONGEST);
	}

	/**
	 * @param longest after which a commit begins
	 */
	ImportRun(long id, String businessKey, Intake intake, ImportRegister register, Totals totals,
			TransactionTemplate transaction, LocalDate today, Duration longest) {
		this.longest = longest;
		this.totals = totals;
		this.tomorrow = today.plusDays(1);
		this.id = id;
		this.businessKey = businessKey;
		this.intake = intake;
		this.register = register;
		this.transaction = transaction;
	}

	/**
	 * Runs until all rows are in, or the import is ended from elsewhere.
	 * @param stopping whether the node is about to stop
	 * @return why it failed, as the key of a message; null where it did not
	 */
	String run(BooleanSupplier stopping) throws IOException {
		if (intake.columns() == null) {
			// Its file is being taken away, mostly because it was cancelled meanwhile.
			return "import.error.unexpected";
		}
		try {
			if (stageRows(stopping)) {
				keepNoted();
				if (identified && staged > FEW) {
					transaction.executeWithoutResult(status -> register.analyse());
				}
				if (register.postgres()) {
					transaction.executeWithoutResult(this::complete);
				}
				else {
					synchronized (COMPLETING) {
						transaction.executeWithoutResult(this::complete);
					}
				}
			}
			return stopping.getAsBoolean() ? "import.error.stopped" : null;
		}
		catch (Rows.UnreadableFile ex) {
			log.warn("Import {} of {} ends in a damaged file", id, businessKey, ex);
			return "import.error.damaged";
		}
	}

	/**
	 * Whether all rows came in; false where the import was ended from elsewhere, or the
	 * node stops.
	 */
	private boolean stageRows(BooleanSupplier stopping) throws IOException {
		Mapping mapping = intake.mapping();
		for (FeedbackField field : List.of(FeedbackField.TYPE, FeedbackField.STAGE, FeedbackField.CHANNEL)) {
			spellings.put(field, new Spellings());
			if (mapping.columns().containsKey(field)) {
				register.words(businessKey, field).forEach(spellings.get(field)::add);
			}
		}
		RowReader reader = new RowReader(mapping, intake.columns(), intake.file().since1904());
		begun = System.nanoTime();
		try (Rows rows = intake.file().rows(mapping.skipLines())) {
			if (mapping.header()) {
				rows.next();
			}
			rows.only(intake.columns().wanted());
			if (mapping.skipHidden()) {
				rows.skipHidden();
			}
			Stage stage = Stage.MORE;
			while (stage == Stage.MORE) {
				stage = stopping.getAsBoolean() ? Stage.ENDED : inTransaction(reader, rows);
			}
			hidden = rows.hidden();
			changedBack = reader.changedBack();
			return stage == Stage.WHOLE;
		}
	}

	/** What comes after a commit: more rows, none, or nothing any more. */
	private enum Stage {

		MORE, WHOLE, ENDED

	}

	private Stage inTransaction(RowReader reader, Rows rows) throws IOException {
		try {
			Stage stage = transaction.execute(status -> {
				boolean more = stageSome(reader, rows);
				register.note(id, "refusal", noted, refusals);
				register.note(id, "remark", remarksNoted, remarks);
				// Last: whoever ends the import from now on waits for this commit.
				if (!register.progress(id, progress(more ? rows.part() : 1))) {
					status.setRollbackOnly();
					return Stage.ENDED;
				}
				return more ? Stage.MORE : Stage.WHOLE;
			});
			noted += refusals.size();
			remarksNoted += remarks.size();
			remarks.clear();
			refusals.clear();
			return stage;
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	/** Whether rows are left behind those that were staged. */
	private boolean stageSome(RowReader reader, Rows rows) {
		long until = System.nanoTime() + longest.toNanos();
		try (Staging staging = register.stage(id)) {
			while (System.nanoTime() < until) {
				Row row = rows.next();
				if (row == null) {
					staging.finish();
					return false;
				}
				FeedbackRecord record = taken(reader, row);
				if (record != null) {
					staging.add(record);
				}
			}
			staging.finish();
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("Staging the records of an import", null, ex);
		}
	}

	private ImportRegister.Progress progress(double part) {
		double seconds = (System.nanoTime() - begun) / 1e9;
		// The last hundredth is what completing takes; how long that is nobody knows.
		Long left = (part > 0 && part < 1) ? Math.round(seconds * (1 - part) / part) : null;
		return new ImportRegister.Progress(staged, refused, remarked, (int) Math.min(99, 100 * part), left);
	}

	/** Rows that something was noted about are read once more, with all their cells. */
	private void keepNoted() throws IOException {
		if (linesNoted.isEmpty()) {
			return;
		}
		Mapping mapping = intake.mapping();
		List<ImportRegister.Cells> kept = new ArrayList<>();
		try (Rows rows = intake.file().rows(mapping.skipLines())) {
			Row header = rows.next();
			for (Row row = mapping.header() ? rows.next() : header; row != null
					&& row.line() <= linesNoted.last(); row = rows.next()) {
				if (linesNoted.contains(row.line())) {
					kept.add(cells(row));
				}
			}
			transaction.executeWithoutResult(status -> register.keep(id,
					mapping.header() ? cells(header) : new ImportRegister.Cells(0L, List.of()), kept));
		}
	}

	private static ImportRegister.Cells cells(Row row) {
		return new ImportRegister.Cells(row.line(),
				IntStream.range(0, Math.min(row.cells().length, MOST_CELLS)).mapToObj(i -> whole(row, i)).toList());
	}

	/** A cell as it is kept, to be given back: all that was read of it. */
	private static String whole(Row row, int column) {
		return (row.cell(column) instanceof Rows.Oversized oversized) ? oversized.beginning() : row.text(column);
	}

	/** The record of a row; null where the row is refused. */
	private FeedbackRecord taken(RowReader reader, Row row) {
		int before = remarks.size();
		boolean[] odd = new boolean[1];
		try {
			FeedbackRecord record = reader.read(row, remark -> {
				odd[0] = true;
				if (remarksNoted + remarks.size() < MAX_REFUSALS) {
					remarks.add(remark);
				}
			});
			if (remarks.size() > before && record.externalId() != null) {
				// Without an id it would be there twice, if it came in mended.
				linesNoted.add(row.line());
			}
			remarked += odd[0] ? 1 : 0;
			staged++;
			ids.add(record.externalId());
			if (record.externalId() != null && firstIds.size() < ImportRegister.LOOKED_AT) {
				ImportRegister.earliest(firstIds, record);
			}
			identified |= record.externalId() != null;
			if (record.time() != null) {
				swapped.add(record.time());
				look(record.time().toLocalDate());
			}
			return record.spelled(spellings.get(FeedbackField.TYPE).of(record.type()),
					spellings.get(FeedbackField.STAGE).of(record.stage()),
					spellings.get(FeedbackField.CHANNEL).of(record.channel()));
		}
		catch (RowRefused ex) {
			remarks.subList(before, remarks.size()).clear();
			refused++;
			if (refused <= MAX_REFUSALS) {
				refusals.add(ex.at(row.line()));
				linesNoted.add(row.line());
			}
			return null;
		}
	}

	private void look(LocalDate day) {
		proven |= day.getDayOfMonth() > MONTHS;
		doubtful |= day.getDayOfMonth() != day.getMonthValue();
		future += day.isAfter(tomorrow) ? 1 : 0;
		latest = (latest == null || day.isAfter(latest)) ? day : latest;
	}

	private void complete(TransactionStatus status) {
		register.lock(businessKey);
		long updated = 0;
		if (ids.repeated()) {
			Set<FeedbackField> mapped = intake.columns().positions().keySet();
			register.gather(id, GATHERED.stream().filter(mapped::contains).map(field -> field.key).toList(),
					!mapped.contains(FeedbackField.STARTED) && !mapped.contains(FeedbackField.FINISHED));
			updated = register.dropRepeated(id);
		}
		ImportRegister.Replaced first = register.replaced(businessKey, firstIds);
		long replaced = identified ? register.dropReplaced(id, businessKey) : 0;
		updated += replaced;
		totals.keep(businessKey, id, replaced > 0);
		List<Note> warnings = warnings();
		if (first.others()) {
			warnings.add(new Note(null, "import.warning.sameIds",
					List.of(String.valueOf(first.otherTime()), String.valueOf(first.seen()))));
		}
		if (!identified && staged > 0 && intake.columns().positions().containsKey(FeedbackField.TIME)) {
			register.alike(id, businessKey)
				.ifPresent(earlier -> warnings.add(new Note(null, "import.warning.sameFile",
						List.of(Note.quote(earlier.fileName()), earlier.startedAt().toLocalDate().toString()))));
		}
		register.note(id, "warning", 0, warnings);
		Trail.here()
			.about("imported", id)
			.of(businessKey)
			.said("stored", staged - updated)
			.said("updated", updated)
			.said("refused", refused);
		if (!register.complete(id, staged - updated, updated, refused)) {
			// It was ended from elsewhere meanwhile: all of it comes to nothing.
			status.setRollbackOnly();
		}
	}

	private List<Note> warnings() {
		List<Note> warnings = new ArrayList<>(swapped.notes());
		if (!intake.columns().positions().containsKey(FeedbackField.TIME)) {
			warnings.add(new Note(null, "import.warning.noTime", List.of()));
		}
		String format = intake.mapping().dateFormat();
		if (doubtful && !proven && format != null && DOUBTFUL.matcher(format).matches()) {
			warnings.add(new Note(null, "import.warning.order", List.of(format)));
		}
		if (intake.file().brokenCharacters() > 0) {
			warnings.add(new Note(null, "import.warning.encoding",
					List.of(String.valueOf(intake.file().brokenCharacters()))));
		}
		if (hidden > 0) {
			warnings.add(Forecast.hidden(intake.mapping(), hidden));
		}
		if (changedBack > 0) {
			warnings.add(new Note(null, "import.warning.changedBack", List.of(String.valueOf(changedBack))));
		}
		if (future > 0) {
			warnings.add(new Note(null, "import.warning.future", List.of(String.valueOf(future), latest.toString())));
		}
		return warnings;
	}

}
