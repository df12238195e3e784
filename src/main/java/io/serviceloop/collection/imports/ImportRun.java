package io.serviceloop.collection.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.RowReader;
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

	private int noted;

	private boolean identified;

	ImportRun(long id, String businessKey, Intake intake, ImportRegister register, TransactionTemplate transaction) {
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
		RowReader reader = new RowReader(mapping, intake.columns());
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

	private void take(RowReader reader, Row row) {
		try {
			FeedbackRecord record = reader.read(row);
			records.add(record);
			staged++;
			ids.add(record.externalId());
			identified |= record.externalId() != null;
			if (record.time() != null) {
				swapped.add(record.time());
			}
		}
		catch (RowRefused ex) {
			refused++;
			if (refused <= MAX_REFUSALS) {
				refusals.add(ex.at(row.line()));
			}
		}
	}

	private boolean flush() {
		boolean running = Boolean.TRUE.equals(transaction.execute(status -> {
			if (!register.progress(id, staged, refused)) {
				return false;
			}
			register.stage(id, records);
			register.note(id, "refusal", noted, refusals);
			return true;
		}));
		noted += refusals.size();
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
		if (intake.file().brokenCharacters() > 0) {
			warnings.add(new Note(null, "import.warning.encoding",
					List.of(String.valueOf(intake.file().brokenCharacters()))));
		}
		return warnings;
	}

}
