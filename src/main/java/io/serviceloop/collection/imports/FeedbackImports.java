package io.serviceloop.collection.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.loop.words.SubmissionRefused;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes files in, runs their imports two at a time, and clears up behind imports whose
 * node died. Every node tells the database each 20 seconds which imports it has; one that
 * was not told of for two minutes is given up by whichever node looks first.
 */
@Service
public class FeedbackImports implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(FeedbackImports.class);

	private static final int SILENT_MINUTES = 2;

	private final ImportRegister register;

	private final TransactionTemplate transaction;

	private final DataSource dataSource;

	private final ObjectMapper mapper;

	private final Map<Long, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

	private final ExecutorService executor = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(50), task -> new Thread(task, "feedback-import"));

	private volatile boolean stopping;

	FeedbackImports(ImportRegister register, PlatformTransactionManager transactions, DataSource dataSource,
			ObjectMapper mapper) {
		this.register = register;
		this.transaction = new TransactionTemplate(transactions);
		this.dataSource = dataSource;
		this.mapper = mapper;
	}

	/**
	 * Checks what can be checked at once and starts the import.
	 * @return the id of the import
	 * @throws SubmissionRefused 400 with every mistake of source, mapping and file; 409
	 * when too many imports wait
	 */
	public long start(String businessKey, String source, String mappingJson, MultipartFile upload, String userId)
			throws IOException {
		Intake intake = Intake.of(source, mappingJson, upload, mapper);
		boolean started = false;
		try {
			long id = launch(businessKey, source, userId, intake);
			started = true;
			return id;
		}
		finally {
			if (!started) {
				Files.deleteIfExists(intake.file().path());
			}
		}
	}

	/** Waits until an import that runs on this node has ended. */
	public void await(long id) {
		CompletableFuture<Void> end = running.get(id);
		if (end != null) {
			end.join();
		}
	}

	/** Ends a running import; false if there is nothing to end. */
	boolean cancel(long id) {
		return Boolean.TRUE
			.equals(transaction.execute(status -> register.end(id, "cancelled", null, LocalDateTime.now())));
	}

	private long launch(String businessKey, String source, String userId, Intake intake) {
		SourceFile file = intake.file();
		Mapping mapping = intake.mapping();
		register.provideLock(businessKey);
		long id = register.create(businessKey, source, file.name(), mapping.handling(), userId, LocalDateTime.now());
		ImportRun run = new ImportRun(id, businessKey, file, mapping, intake.columns(), register, transaction,
				() -> stopping);
		CompletableFuture<Void> end = new CompletableFuture<>();
		running.put(id, end);
		try {
			executor.execute(() -> {
				try {
					run.run();
				}
				finally {
					running.remove(id);
					end.complete(null);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			running.remove(id);
			transaction
				.executeWithoutResult(status -> register.end(id, "failed", "import.error.busy", LocalDateTime.now()));
			throw SubmissionRefused.conflict("file", file.name(), "import.error.busy");
		}
		return id;
	}

	@Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
	void beat() {
		// One by one: a statement over several rows could wait for one import while it
		// holds another.
		running.keySet().forEach(register::heartbeat);
	}

	/** Gives up imports that gave no sign of life, and deletes what they staged. */
	@Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
	void sweep() {
		sweep(SILENT_MINUTES);
	}

	/**
	 * An embedded H2 database belongs to this process alone: whatever runs in it at the
	 * start died with the process before. Elsewhere other nodes may be at work, so their
	 * silence must have lasted. Happens before the first request.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		sweep(alone() ? 0 : SILENT_MINUTES);
	}

	private boolean alone() {
		try (Connection connection = dataSource.getConnection()) {
			String url = connection.getMetaData().getURL();
			return url.startsWith("jdbc:h2:") && !url.matches("(?i)jdbc:h2:(tcp|ssl):.*|.*AUTO_SERVER=TRUE.*");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void sweep(int silentMinutes) {
		for (long id : register.silent(silentMinutes)) {
			if (running.containsKey(id)) {
				continue;
			}
			boolean ended = Boolean.TRUE.equals(transaction
				.execute(status -> register.end(id, "failed", "import.error.abandoned", LocalDateTime.now())));
			log.info("Import {} was left behind by a node that died: {}", id, ended ? "cleared" : "already cleared");
		}
	}

	/**
	 * Threads are not interrupted: an interrupt during a read would close the file of an
	 * embedded H2 database.
	 */
	@PreDestroy
	void stop() throws InterruptedException {
		stopping = true;
		executor.shutdown();
		if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
			log.warn("Imports still run at the stop; the next start will clear up behind them");
		}
	}

}
