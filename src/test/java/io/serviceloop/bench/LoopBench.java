package io.serviceloop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The loop with three problems and four actions, next to the same model on the bare
 * engine without our listeners, delegates and tables: in the same run, taken in turns.
 * Times depend on the machine, and on what else it does; round trips, commits, rows and
 * bytes do not.
 */
@Tag("bench")
class LoopBench {

	/**
	 * Projects that are under way beside the measured ones: a database whose tables are
	 * empty plans its queries badly.
	 */
	private static final int OPEN = Integer.getInteger("bench.open", 50);

	private static final int WARM_UP = Integer.getInteger("bench.warmUp", 60);

	/**
	 * Many short rounds rather than few long ones: what else the machine does then hits
	 * both alike.
	 */
	private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);

	private static final int PROJECTS = Integer.getInteger("bench.projects", 15);

	/**
	 * How many projects are counted: what they cost does not vary, except for the growth
	 * of tables.
	 */
	private static final int COUNTED = Integer.getInteger("bench.counted", 40);

	private static final int[] THREADS = { 1, 2, 4 };

	private static final int STATEMENTS = Integer.getInteger("bench.statements", 15);

	@TempDir
	private Path folder;

	@Test
	void onPostgres() throws Exception {
		onPostgres(false);
	}

	@Test
	void onPostgresWithAuthorization() throws Exception {
		onPostgres(true);
	}

	/** As it ships. */
	@Test
	void onH2WithAuthorization() throws Exception {
		String options = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
		try (Side ours = Side.ours("jdbc:h2:file:" + folder.resolve("ours") + options, "sa", true);
				Side bare = Side.bare("jdbc:h2:file:" + folder.resolve("bare") + options, "sa", ours)) {
			compare("H2 (file), authorization on", ours, bare, false);
		}
	}

	private void onPostgres(boolean authorization) throws Exception {
		// The embedded server would not wait for the disk by itself; production does.
		try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setServerConfig("synchronous_commit", "on")
			.start()) {
			for (String database : List.of("ours", "bare")) {
				new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + database);
			}
			try (Side ours = Side.ours(url(postgres, "ours"), "postgres", authorization);
					Side bare = Side.bare(url(postgres, "bare"), "postgres", ours)) {
				compare("PostgreSQL, authorization " + (authorization ? "on" : "off"), ours, bare, true);
			}
		}
	}

	private static String url(EmbeddedPostgres postgres, String database) {
		return postgres.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
	}

	private void compare(String title, Side ours, Side bare, boolean postgres) throws Exception {
		Walk oursWalk = new Walk(ours, Map.of());
		Walk bareWalk = new Walk(bare, Recorded.of(ours, oursWalk.project(nanos -> {
		})));
		bareWalk.project(nanos -> {
		});
		warmUp(ours, oursWalk, postgres);
		warmUp(bare, bareWalk, postgres);
		System.out.printf("%nBENCH %s (%d rounds of %d projects)%n", title, ROUNDS, PROJECTS);
		System.out.printf("BENCH %-34s %10s %10s %8s%n", "medians", "ours", "bare", "ratio");
		count(ours, oursWalk, bare, bareWalk, postgres);
		for (int threads : THREADS) {
			time(oursWalk, bareWalk, threads);
		}
		excess(ours.meter().byStep, bare.meter().byStep, "round trips by step", 20, COUNTED);
		excess(ours.meter().byStatement, bare.meter().byStatement, "round trips beyond the bare engine", STATEMENTS,
				COUNTED);
		sameWay(ours, bare);
	}

	private static void warmUp(Side side, Walk walk, boolean postgres) throws InterruptedException, ExecutionException {
		for (int i = 0; i < OPEN; i++) {
			walk.halfAProject();
		}
		run(walk, WARM_UP, 2, new Samples());
		// Plans that were made while the tables were small would stay; this makes them
		// anew, for both at the same point.
		new JdbcTemplate(side.meter()).execute(postgres ? "vacuum analyze" : "analyze");
	}

	/**
	 * A comparison is worth nothing unless both have walked through the same boxes to the
	 * same end. The yearly review of a standard, which only ours opens, is counted with
	 * ours, and looked at here no further.
	 */
	private static void sameWay(Side ours, Side bare) {
		assertThat(walked(ours.engine())).isEqualTo(walked(bare.engine()));
	}

	private static Map<String, Long> walked(ProcessEngine engine) {
		HistoryService history = engine.getHistoryService();
		Map<String, Long> walked = new TreeMap<>();
		for (String process : BareModels.PROCESSES) {
			walked.put(process + " running",
					history.createHistoricProcessInstanceQuery().processDefinitionKey(process).unfinished().count());
			walked.put(process + " in all",
					history.createHistoricProcessInstanceQuery().processDefinitionKey(process).count());
			walked.put(process + " tasks",
					history.createHistoricTaskInstanceQuery().processDefinitionKey(process).count());
			engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(process)
				.list()
				.forEach(version -> walked.merge(process + " boxes",
						history.createHistoricActivityInstanceQuery().processDefinitionId(version.getId()).count(),
						Long::sum));
		}
		return walked;
	}

	private void count(Side ours, Walk oursWalk, Side bare, Walk bareWalk, boolean bytes)
			throws SQLException, InterruptedException, ExecutionException {
		long oursBytes = counted(ours, oursWalk, bytes);
		long bareBytes = counted(bare, bareWalk, bytes);
		line("SQL round trips per project", perProject(ours.meter().roundTrips), perProject(bare.meter().roundTrips));
		line("commits per project", perProject(ours.meter().commits), perProject(bare.meter().commits));
		line("rows written per project", perProject(ours.meter().rows), perProject(bare.meter().rows));
		if (bytes) {
			line("KB of tables and indexes", oursBytes / 1000.0 / COUNTED, bareBytes / 1000.0 / COUNTED);
		}
	}

	/**
	 * @return by how many bytes the tables have grown
	 */
	private static long counted(Side side, Walk walk, boolean bytes) throws InterruptedException, ExecutionException {
		long before = bytes ? size(side) : 0;
		side.meter().count(true);
		run(walk, COUNTED, 1, new Samples());
		side.meter().count(false);
		return bytes ? size(side) - before : 0;
	}

	private static long size(Side side) {
		JdbcTemplate jdbc = new JdbcTemplate(side.meter());
		// Space that finished projects gave back is used again sooner or later: only
		// packed tables compare.
		jdbc.execute("vacuum full");
		jdbc.execute("analyze");
		jdbc.execute("checkpoint");
		return jdbc.queryForObject("""
				select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind = 'r' and n.nspname = 'public'
				""", Long.class);
	}

	private static void time(Walk ours, Walk bare, int threads) throws InterruptedException, ExecutionException {
		Samples oursTasks = new Samples();
		Samples bareTasks = new Samples();
		Samples oursSpeed = new Samples();
		Samples bareSpeed = new Samples();
		Samples ratios = new Samples();
		for (int round = 0; round < ROUNDS; round++) {
			// Whoever comes first finds the caches of the machine cold, so they change
			// places.
			boolean oursFirst = round % 2 == 0;
			double first = run(oursFirst ? ours : bare, PROJECTS, threads, oursFirst ? oursTasks : bareTasks);
			double second = run(oursFirst ? bare : ours, PROJECTS, threads, oursFirst ? bareTasks : oursTasks);
			oursSpeed.add(oursFirst ? first : second);
			bareSpeed.add(oursFirst ? second : first);
			ratios.add(oursFirst ? first / second : second / first);
		}
		String with = threads + ((threads == 1) ? " thread" : " threads");
		line("projects per second, " + with, oursSpeed.median(), bareSpeed.median(), ratios.median());
		System.out.printf("BENCH   ratio in the middle half of rounds %21.2f to %.2f%n", ratios.percentile(25),
				ratios.percentile(75));
		line("  completing a task, p50 ms", oursTasks.percentile(50), bareTasks.percentile(50));
		line("  completing a task, p99 ms", oursTasks.percentile(99), bareTasks.percentile(99));
	}

	/**
	 * @return completed projects per second
	 */
	private static double run(Walk walk, int projects, int threads, Samples tasks)
			throws InterruptedException, ExecutionException {
		AtomicInteger left = new AtomicInteger(projects);
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		long start = System.nanoTime();
		List<Future<?>> workers = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			workers.add(pool.submit(() -> {
				while (left.getAndDecrement() > 0) {
					walk.project(nanos -> tasks.add(nanos / 1e6));
				}
			}));
		}
		for (Future<?> worker : workers) {
			worker.get();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		pool.shutdown();
		return projects / seconds;
	}

	private static void line(String what, double ours, double bare) {
		line(what, ours, bare, ours / bare);
	}

	private static void line(String what, double ours, double bare, double ratio) {
		System.out.printf("BENCH %-34s %10.1f %10.1f %8.2f%n", what, ours, bare, ratio);
	}

	private static double perProject(LongAdder number) {
		return number.doubleValue() / COUNTED;
	}

	/**
	 * Says where our round trips come from, the largest difference first: what could be
	 * saved.
	 */
	static void excess(Map<String, LongAdder> ours, Map<String, LongAdder> bare, String title, int most, int projects) {
		System.out.printf("BENCH %s, per project: difference, ours, bare%n", title);
		LongAdder none = new LongAdder();
		record Line(String name, double ours, double bare) {
		}
		ours.entrySet()
			.stream()
			.map(entry -> new Line(entry.getKey(), entry.getValue().doubleValue() / projects,
					bare.getOrDefault(entry.getKey(), none).doubleValue() / projects))
			.sorted(Comparator.comparingDouble((Line line) -> line.bare() - line.ours()))
			.limit(most)
			.forEach(line -> System.out.printf("BENCH   %+6.1f %6.1f %6.1f  %.150s%n", line.ours() - line.bare(),
					line.ours(), line.bare(), shortened(line.name())));
	}

	/**
	 * The engine names dozens of columns; which table it is and what is asked of it is
	 * enough.
	 */
	private static String shortened(String sql) {
		return sql.replaceFirst("(?i)^(insert into \\w+) ?\\(.*", "$1")
			.replaceFirst("(?i)^select (distinct )?[^*]*?\\* ?,.*? from ", "select * from ");
	}

}
