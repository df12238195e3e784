package io.serviceloop.collection.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Takes files in, to be imported in the background by whichever node is free. */
@Service
public class FeedbackImports {

	private static final int MOST_RUNNING = 50;

	private final ImportRegister register;

	private final ImportFiles files;

	private final ImportWork work;

	private final Scheduler scheduler;

	private final TransactionTemplate transaction;

	FeedbackImports(ImportRegister register, ImportFiles files, ImportWork work, Scheduler scheduler,
			PlatformTransactionManager transactions) {
		this.work = work;
		this.register = register;
		this.files = files;
		this.scheduler = scheduler;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Checks what can be checked at once and starts the import.
	 * @return the id of the import
	 * @throws SubmissionRefused 400 with every mistake of source, mapping and file; 409
	 * when too many imports wait
	 */
	public long start(String businessKey, String source, String mappingJson, MultipartFile upload, String userId)
			throws IOException {
		Intake intake = Intake.of(source, mappingJson, upload);
		try {
			if (register.running() >= MOST_RUNNING) {
				throw SubmissionRefused.conflict("file", intake.file().name(), "import.error.busy");
			}
			register.provideLock(businessKey);
			long id = transaction.execute(status -> take(businessKey, source, mappingJson, intake, userId));
			// This node need not wait for its next look.
			scheduler.triggerCheckForDueExecutions();
			return id;
		}
		finally {
			Files.deleteIfExists(intake.file().path());
		}
	}

	private long take(String businessKey, String source, String mappingJson, Intake intake, String userId) {
		long id = register.create(businessKey, source, intake.file().name(), intake.mapping().handling(), mappingJson,
				userId);
		Trail.here()
			.about("import", intake.file().name())
			.of(businessKey)
			.said("source", source)
			.said("mapping", mappingJson)
			.said("import", id);
		try {
			Trail.here().said("sha256", files.keep(id, intake.file().path()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		scheduler.schedule(ImportWork.TASK.instance(String.valueOf(id)).scheduledTo(Instant.now()));
		return id;
	}

	/** Waits until no node works on an import any more. */
	public void await(long id) {
		try {
			for (long pause = 10; scheduler.getScheduledExecution(ImportWork.TASK.instanceId(String.valueOf(id)))
				.isPresent(); pause = Math.min(2 * pause, 500)) {
				Thread.sleep(pause);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Ends a running import; false if there is nothing to end. Nobody waits for what it
	 * left to be deleted.
	 */
	boolean cancel(long id) {
		boolean ended = work.end(id, "cancelled", null);
		if (ended) {
			scheduler.triggerCheckForDueExecutions();
		}
		return ended;
	}

}
