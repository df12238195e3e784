package io.serviceloop.collection.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.serviceloop.loop.engine.EngineClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The imports as work: one node takes an import, and where it dies another one gives it
 * up.
 */
@Configuration(proxyBeanMethods = false)
class ImportWork {

	/** Its instances carry the id of an import. */
	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("feedbackImport");

	private final ImportRegister register;

	private final ImportFiles files;

	private final TransactionTemplate transaction;

	private final EngineClock clock;

	ImportWork(ImportRegister register, ImportFiles files, PlatformTransactionManager transactions, EngineClock clock) {
		this.clock = clock;
		this.register = register;
		this.files = files;
		this.transaction = new TransactionTemplate(transactions);
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

	private void run(long id, ExecutionContext context) {
		ImportRow row = register.find(id).orElseThrow();
		try {
			Path file = files.take(id);
			try {
				Intake intake = Intake.again(file, row.fileName(), row.mapping());
				ImportRun run = new ImportRun(id, row.businessKey(), intake, register, transaction,
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
		transaction.executeWithoutResult(status -> register.end(id, "failed", errorKey));
	}

	private static long id(ExecutionComplete ended) {
		return Long.parseLong(ended.getExecution().taskInstance.getId());
	}

}
