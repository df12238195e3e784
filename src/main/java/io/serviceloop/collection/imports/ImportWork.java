package io.serviceloop.collection.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.serviceloop.collection.Totals;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.record.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The imports as work: one node takes an import, and where it dies another one gives it
 * up. What an import leaves that came to nothing is swept away afterwards, as work of its
 * own: nobody waits for it.
 */
@Configuration(proxyBeanMethods = false)
class ImportWork {

	/** Its instances carry the id of an import. */
	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("feedbackImport");

	/** Its instances carry the id of an import as well. */
	static final TaskDescriptor<Void> SWEEPING = TaskDescriptor.of("feedbackSweep");

	private final ImportRegister register;

	private final ImportFiles files;

	private final Totals totals;

	private final ObjectProvider<SchedulerClient> scheduler;

	private final TransactionTemplate transaction;

	private final EngineClock clock;

	ImportWork(ImportRegister register, ImportFiles files, Totals totals, ObjectProvider<SchedulerClient> scheduler,
			PlatformTransactionManager transactions, EngineClock clock) {
		this.scheduler = scheduler;
		this.totals = totals;
		this.clock = clock;
		this.register = register;
		this.files = files;
		this.transaction = new PatientTransaction(transactions);
	}

	@Bean
	OneTimeTask<Void> feedbackImport() {
		return Tasks.oneTime(TASK).onFailure((failed, work) -> {
			fail(id(failed), "import.error.unexpected");
			work.stop();
		}).onDeadExecution((left, work) -> {
			fail(id(left), "import.error.abandoned");
			work.stop();
		}).execute((instance, context) -> run(Long.parseLong(instance.getId()), context));
	}

	/** Where its node dies or something fails on the way, it is done again. */
	@Bean
	OneTimeTask<Void> feedbackSweep() {
		return Tasks.oneTime(SWEEPING).execute((instance, context) -> {
			long id = Long.parseLong(instance.getId());
			register.sweep(id);
			files.drop(id);
		});
	}

	private void run(long id, ExecutionContext context) {
		ImportRow row = register.find(id).orElseThrow();
		if (!row.state().equals("running")) {
			return;
		}
		try {
			Path file = files.take(id);
			try {
				Intake intake = Intake.again(file, row.fileName(), row.mapping());
				ImportRun run = new ImportRun(id, row.businessKey(), intake, register, totals, transaction,
						LocalDate.now(clock));
				String failure = run.run(context.getSchedulerState()::isShuttingDown);
				if (failure != null) {
					fail(id, failure);
				}
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Does nothing to an import that was ended from elsewhere. */
	private void fail(long id, String errorKey) {
		end(id, "failed", errorKey);
	}

	/**
	 * Ends a running import without a result; false if there is nothing to end. Who works
	 * on it notices at the next commit, and what it left is deleted afterwards.
	 */
	boolean end(long id, String state, String errorKey) {
		return Boolean.TRUE.equals(transaction.execute(status -> {
			Trail.here().about("cancelled".equals(state) ? "cancelImport" : "failImport", id);
			boolean ended = register.end(id, state, errorKey);
			if (ended) {
				Trail.here().of(register.projectOf(id));
				scheduler.getObject().schedule(SWEEPING.instance(String.valueOf(id)).scheduledTo(Instant.now()));
			}
			return ended;
		}));
	}

	private static long id(ExecutionComplete ended) {
		return Long.parseLong(ended.getExecution().taskInstance.getId());
	}

}
