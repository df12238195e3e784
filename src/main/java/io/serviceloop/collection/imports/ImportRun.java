package io.serviceloop.collection.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.RowReader;
import io.serviceloop.collection.mapping.Spellings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One import from its first row to its last. Rows are staged in commits of 2,000 and stay
 * invisible until the last transaction declares the import done.
 */
final class ImportRun {

	static final int MAX_REFUSALS = 1_000;

	private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

	private static final int MOST_CELLS = 1_000;

	private static final int MONTHS = 12;

	/** Day and month as numbers, the year not first. */
	private static final Pattern DOUBTFUL = Pattern.compile(".*(dd?[-/.]MM?|MM?[-/.]dd?)[-/.]y.*");

	private static final int BATCH = 2_000;

	// Completing waits for the lock of the project; H2 would give up after two seconds,
	// so one node queues here.
	private static final Object COMPLETING = new Object();

	private final long id;

	private final String businessKey;

	private final Intake intake;

	private final ImportRegister register;

	private final TransactionTemplate transaction;

	private final RepeatedIds ids = new RepeatedIds();

	private final SwappedDates swapped = new SwappedDates();

	private final List<FeedbackRecord> records = new ArrayList<>(BATCH);

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

	private boolean identified;

	/** Whether a day is the number of no month: day and month are no others then. */
	private boolean proven;

	private boolean doubtful;

	ImportRun(long id, String businessKey, Intake intake, ImportRegister register, TransactionTemplate transaction,
			LocalDate today) {
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
		try {
			if (stageRows(stopping)) {
				keepNoted();
				synchronized (COMPLETING) {
					transaction.executeWithoutResult(status -> complete());
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
		try (Rows rows = intake.file().rows(mapping.skipLines())) {
			Row row = mapping.header() ? rows.next() : null;
			rows.only(intake.columns().wanted());
			int unsaved = 0;
			for (row = rows.next(); row != null; row = rows.next()) {
				take(reader, row);
				if (++unsaved == BATCH) {
					unsaved = 0;
					if (stopping.getAsBoolean() || !flush()) {
						return false;
					}
				}
			}
		}
		return !stopping.getAsBoolean() && flush();
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
				IntStream.range(0, Math.min(row.cells().length, MOST_CELLS)).mapToObj(row::text).toList());
	}

	private void take(RowReader reader, Row row) {
		int before = remarks.size();
		boolean[] odd = new boolean[1];
		try {
			FeedbackRecord record = reader.read(row, remark -> {
				odd[0] = true;
				if (remarksNoted + remarks.size() < MAX_REFUSALS) {
					remarks.add(remark);
					linesNoted.add(row.line());
				}
			});
			remarked += odd[0] ? 1 : 0;
			records.add(record.spelled(spellings.get(FeedbackField.TYPE).of(record.type()),
					spellings.get(FeedbackField.STAGE).of(record.stage()),
					spellings.get(FeedbackField.CHANNEL).of(record.channel())));
			staged++;
			ids.add(record.externalId());
			identified |= record.externalId() != null;
			if (record.time() != null) {
				swapped.add(record.time());
				look(record.time().toLocalDate());
			}
		}
		catch (RowRefused ex) {
			remarks.subList(before, remarks.size()).clear();
			refused++;
			if (refused <= MAX_REFUSALS) {
				refusals.add(ex.at(row.line()));
				linesNoted.add(row.line());
			}
		}
	}

	private void look(LocalDate day) {
		proven |= day.getDayOfMonth() > MONTHS;
		doubtful |= day.getDayOfMonth() != day.getMonthValue();
		future += day.isAfter(tomorrow) ? 1 : 0;
		latest = (latest == null || day.isAfter(latest)) ? day : latest;
	}

	private boolean flush() {
		boolean running = Boolean.TRUE.equals(transaction.execute(status -> {
			if (!register.progress(id, staged, refused, remarked)) {
				return false;
			}
			register.stage(id, records);
			register.note(id, "refusal", noted, refusals);
			register.note(id, "remark", remarksNoted, remarks);
			return true;
		}));
		noted += refusals.size();
		remarksNoted += remarks.size();
		remarks.clear();
		records.clear();
		refusals.clear();
		return running;
	}

	private void complete() {
		register.lock(businessKey);
		long updated = ids.repeated() ? register.dropRepeated(id) : 0;
		updated += identified ? register.dropReplaced(id, businessKey) : 0;
		register.note(id, "warning", 0, warnings());
		if (!register.complete(id, staged - updated, updated, refused)) {
			throw new IllegalStateException("Import " + id + " was ended while it completed");
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
		if (future > 0) {
			warnings.add(new Note(null, "import.warning.future", List.of(String.valueOf(future), latest.toString())));
		}
		return warnings;
	}

}
