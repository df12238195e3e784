package io.serviceloop.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Random;

import io.serviceloop.collection.imports.ImportHarness;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast files come in, with the preview before it, beside what the database does with
 * the same rows alone: PostgreSQL's COPY of a file into the same table with the same
 * indexes, on H2 a JDBC batch of rows that are already in memory. And how much heap that
 * takes, and how long the summary afterwards. Run it with -Xmx512m.
 */
@Tag("bench")
class ImportBench {

	private static final String MAPPING = """
			{"externalId":"number","time":"opened_at","started":"opened_at","finished":"resolved_at","type":"category",
			 "text":"text","customer":"caller","channel":"channel","dateFormat":"d/M/yyyy HH:mm"}""";

	private static final int ROUNDS = 3;

	@TempDir
	private Path folder;

	@Test
	void onH2() throws IOException {
		measure("H2 (file)", "jdbc:h2:file:" + folder.resolve("bench") + ";WRITE_DELAY=0");
	}

	@Test
	void onPostgres() throws IOException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
			measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
		}
	}

	private void measure(String name, String url) throws IOException {
		Path file = generate(Integer.getInteger("bench.rows", 1_000_000));
		int rounds = Integer.getInteger("bench.rounds", ROUNDS);
		try (ImportHarness harness = new ImportHarness(url)) {
			double[] previews = new double[rounds];
			double[] imports = new double[rounds];
			double[] plain = new double[rounds];
			double[] ratios = new double[rounds];
			double[] guessed = new double[rounds];
			long rows = 0;
			long peak = 0;
			// The first round warms up.
			for (int round = -1; round < rounds; round++) {
				harness.empty();
				System.gc();
				heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
				double preview = seconds(() -> harness.preview(file));
				String project = harness.openProject();
				long[] stored = new long[1];
				double imported = seconds(() -> stored[0] = harness.importFile(project, file, MAPPING));
				rows = stored[0];
				peak = Math.max(peak, heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
				double alone = harness.plain(project, file, MAPPING, folder);
				if (round >= 0) {
					previews[round] = preview;
					imports[round] = rows / imported;
					plain[round] = rows / alone;
					ratios[round] = alone / imported;
					guessed[round] = alone / (imported + preview);
				}
			}
			System.out.printf(
					"BENCH %s: %,d rows (%d MiB): import %,.0f rows/s, preview %.1f s, %s %,.0f rows/s;"
							+ " ratio %.2f, preview included %.2f (medians of %d), heap peak %d MiB of %d MiB%n",
					name, rows, Files.size(file) >> 20, median(imports), median(previews),
					name.equals("PostgreSQL") ? "COPY" : "JDBC batch", median(plain), median(ratios), median(guessed),
					rounds, peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
			harness.empty();
			String project = harness.openProject();
			harness.importFile(project, file, MAPPING);
			harness.summary(project);
			double[] summaries = new double[11];
			for (int i = 0; i < summaries.length; i++) {
				summaries[i] = seconds(() -> harness.summary(project));
			}
			System.out.printf("BENCH %s: summary over %,d rows in %.0f ms (median of %d)%n", name, rows,
					1_000 * median(summaries), summaries.length);
			double again = seconds(() -> harness.importFile(project, file, MAPPING));
			System.out.printf("BENCH %s: the same ids again, as updates: %,.0f rows/s%n", name, rows / again);
		}
	}

	private interface Work {

		void run() throws IOException;

	}

	private static double seconds(Work work) throws IOException {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static java.util.stream.Stream<MemoryPoolMXBean> heapPools() {
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	private Path generate(int rows) throws IOException {
		Path file = folder.resolve(rows + ".csv");
		Random random = new Random(7);
		DateTimeFormatter format = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");
		LocalDateTime first = LocalDateTime.of(2026, 1, 1, 0, 0);
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("number,opened_at,resolved_at,category,caller,channel,text\n");
			for (int i = 0; i < rows; i++) {
				LocalDateTime opened = first.plusMinutes(random.nextInt(600_000));
				out.write(
						"INC%07d,%s,%s,Category %d,Caller %d,Phone,\"The answer came late, and \"\"nobody\"\" knew number %d\"\n"
							.formatted(i, opened.format(format),
									opened.plusMinutes(random.nextInt(9_000)).format(format), random.nextInt(60),
									random.nextInt(5_000), random.nextInt()));
			}
		}
		return file;
	}

}
