package io.serviceloop.collection.imports;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.file.RowRefused;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.file.Rows.Row;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.RowReader;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** The import without HTTP, for measurements from outside of its package. */
public class ImportHarness implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final JdbcClient jdbc;

	private final String url;

	private int projects;

	public ImportHarness(String url) {
		this.url = url;
		context = new SpringApplicationBuilder(CollectionTestApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off")
			.run("--spring.datasource.url=" + url);
		jdbc = JdbcClient.create(context.getBean(DataSource.class));
	}

	/** A project of its own for each measurement. */
	public String openProject() {
		String key = "IMP-2027-%04d".formatted(++projects);
		jdbc.sql(
				"insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap,"
						+ " step, opened_at) values (?, 't', 'regularReview', 's', 'lead', 'owner', 'running', 1, 'collectData', ?)")
			.params(key, LocalDateTime.now())
			.update();
		return key;
	}

	/** Imports a file and waits for its end. @return how many records were stored */
	public long importFile(String project, Path path, String mapping) throws IOException {
		FeedbackImports imports = context.getBean(FeedbackImports.class);
		long id = imports.start(project, "operationsData", mapping, new FileOnDisk(path), "lead");
		imports.await(id);
		ImportRow row = context.getBean(ImportRegister.class).find(id).orElseThrow();
		if (!row.state().equals("done")) {
			throw new IllegalStateException(row.toString());
		}
		return row.storedCount();
	}

	public FeedbackSummary summary(String project) {
		return context.getBean(Feedback.class).summary(project);
	}

	/** What a person waits for before an import: the file is judged and foretold. */
	public void preview(Path path) throws IOException {
		Intake.preview(new FileOnDisk(path), null, List.of(), id -> Optional.empty());
	}

	/**
	 * Writes the records of the last import once more into the same, emptied table by the
	 * database's own means alone: by COPY from a file on PostgreSQL, elsewhere by JDBC
	 * batches of rows that are in memory already.
	 * @param folder where that file goes
	 * @return in how many seconds
	 */
	public double plain(String project, Path path, String mapping, Path folder) throws IOException {
		ImportRegister register = context.getBean(ImportRegister.class);
		long id = register.create(project, "operationsData", "plain", true, mapping, "lead");
		if (!url.startsWith("jdbc:postgresql")) {
			empty();
			return batches(register, id, path, mapping);
		}
		Path rows = folder.resolve("plain-" + id);
		onPostgres(copy -> {
			try (OutputStream out = Files.newOutputStream(rows)) {
				copy.copyOut("copy (select " + ImportRegister.COLUMNS.replace("import_id", String.valueOf(id))
						+ " from feedback where import_id = (select max(import_id) from feedback) order by line) to stdout",
						out);
			}
		});
		empty();
		long start = System.nanoTime();
		onPostgres(copy -> {
			try (InputStream in = Files.newInputStream(rows)) {
				copy.copyIn("copy feedback (" + ImportRegister.COLUMNS + ") from stdin", in, 1 << 16);
			}
		});
		double seconds = (System.nanoTime() - start) / 1e9;
		Files.delete(rows);
		return seconds;
	}

	/**
	 * A commit's records are in memory at once, no more: what reads them is not measured.
	 */
	private double batches(ImportRegister register, long id, Path path, String mappingJson) throws IOException {
		TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		Mapping mapping = new MappingReader().read(mappingJson);
		long nanos = 0;
		try (Rows rows = SourceFile.inspect(path, "x", 0).rows(0)) {
			RowReader reader = new RowReader(mapping, ColumnPlan.of(mapping, rows.next(), new ArrayList<>()));
			List<FeedbackRecord> some = new ArrayList<>();
			for (Row row = rows.next(); row != null || !some.isEmpty(); row = rows.next()) {
				if (row != null) {
					some.add(reader.read(row));
				}
				if (row == null || some.size() == 20_000) {
					long start = System.nanoTime();
					transaction.executeWithoutResult(status -> stage(register, id, some));
					nanos += System.nanoTime() - start;
					some.clear();
				}
			}
		}
		catch (RowRefused ex) {
			throw new IllegalStateException(ex);
		}
		return nanos / 1e9;
	}

	/** Forgets all records, so that each measurement finds the same table. */
	public void empty() {
		jdbc.sql("truncate table feedback").update();
		if (url.startsWith("jdbc:postgresql")) {
			jdbc.sql("checkpoint").update();
		}
	}

	private static void stage(ImportRegister register, long id, List<FeedbackRecord> records) {
		try (Staging staging = register.stage(id)) {
			for (FeedbackRecord record : records) {
				staging.add(record);
			}
			staging.finish();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface Copying {

		void with(CopyManager copy) throws SQLException, IOException;

	}

	private void onPostgres(Copying copying) {
		try (Connection connection = context.getBean(DataSource.class).getConnection()) {
			copying.with(connection.unwrap(PGConnection.class).getCopyAPI());
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		context.close();
	}

	/** An upload as the servlet container keeps it: on disk. */
	private record FileOnDisk(Path path) implements MultipartFile {

		@Override
		public String getName() {
			return "file";
		}

		@Override
		public String getOriginalFilename() {
			return path.getFileName().toString();
		}

		@Override
		public String getContentType() {
			return null;
		}

		@Override
		public boolean isEmpty() {
			return false;
		}

		@Override
		public long getSize() {
			return path.toFile().length();
		}

		@Override
		public byte[] getBytes() throws IOException {
			return Files.readAllBytes(path);
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return Files.newInputStream(path);
		}

		@Override
		public void transferTo(File target) throws IOException {
			transferTo(target.toPath());
		}

		@Override
		public void transferTo(Path target) throws IOException {
			Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
		}

	}

}
