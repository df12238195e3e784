package io.serviceloop.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
 * How fast files come in, against a plain JDBC batch of the same rows that are already in
 * memory (same table, same commits of 2,000), and how much heap a million rows take. Run
 * it with -Xmx512m.
 */
@Tag("bench")
class ImportBench {

	private static final String MAPPING = """
			{"externalId":"number","time":"opened_at","started":"opened_at","finished":"resolved_at","type":"category",
			 "text":"text","customer":"caller","channel":"channel","dateFormat":"d/M/yyyy HH:mm"}""";

	private static final int ROUNDS = 5;

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
		Path file = generate(Integer.getInteger("bench.rows", 100_000));
		Path million = generate(1_000_000);
		try (ImportHarness harness = new ImportHarness(url)) {
			double[] imports = new double[ROUNDS];
			double[] plain = new double[ROUNDS];
			double[] ratios = new double[ROUNDS];
			long rows = 0;
			for (int round = -1; round < ROUNDS; round++) {
				Runnable insert = harness.plainInsert(harness.openProject(), file, MAPPING);
				long start = System.nanoTime();
				insert.run();
				double plainSeconds = (System.nanoTime() - start) / 1e9;
				String project = harness.openProject();
				start = System.nanoTime();
				rows = harness.importFile(project, file, MAPPING);
				double importSeconds = (System.nanoTime() - start) / 1e9;
				if (round >= 0) {
					imports[round] = rows / importSeconds;
					plain[round] = rows / plainSeconds;
					ratios[round] = plainSeconds / importSeconds;
				}
			}
			System.out.printf(
					"BENCH %s: import %,.0f rows/s, plain JDBC batch %,.0f rows/s, ratio %.2f (medians of %d, %,d rows)%n",
					name, median(imports), median(plain), median(ratios), ROUNDS, rows);
			String project = harness.openProject();
			System.gc();
			heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
			long start = System.nanoTime();
			assertThat(harness.importFile(project, million, MAPPING)).isEqualTo(1_000_000);
			double seconds = (System.nanoTime() - start) / 1e9;
			long peak = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
			start = System.nanoTime();
			harness.summary(project);
			System.out.printf(
					"BENCH %s: 1,000,000 rows (%d MiB) in %.1f s = %,.0f rows/s, heap peak %d MiB of %d MiB, summary in %.1f s%n",
					name, Files.size(million) >> 20, seconds, 1_000_000 / seconds, peak >> 20,
					Runtime.getRuntime().maxMemory() >> 20, (System.nanoTime() - start) / 1e9);
			start = System.nanoTime();
			harness.importFile(project, file, MAPPING);
			System.out.printf("BENCH %s: the same ids again, as updates: %,.0f rows/s%n", name,
					rows / ((System.nanoTime() - start) / 1e9));
		}
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
