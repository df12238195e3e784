package io.serviceloop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.process.Loop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is looked up after ten thousand finished projects, against the same after a
 * hundred: on PostgreSQL, over HTTP, for a reader who sees everything and for one who
 * leads all of it. The finished projects are copies of one that was played to its end,
 * the running ones are played.
 */
@Tag("bench")
class PageBench {

	private static final int RUNNING = Integer.getInteger("bench.running", 200);

	private static final int FEW = Integer.getInteger("bench.few", 100);

	private static final int MANY = Integer.getInteger("bench.many", 10_000);

	private static final int CALLS = Integer.getInteger("bench.calls", 30);

	private static final int WARM_UP = Integer.getInteger("bench.warmUp", 15);

	/** Problems of each finished project: with ten thousand of them sixty thousand. */
	private static final int PROBLEMS = 6;

	/** Every other finished project wrote a standard: five thousand of ten thousand. */
	private static final int WITH_STANDARD = 2;

	private static final String ENGINE = "/camunda/api/engine/engine/default/";

	/**
	 * What the engine keeps of a process that ended; the rows of what was decided, and of
	 * jobs, are few. Of a hundred thousand it is more than fits: pages that read
	 * registers and records are measured without it.
	 */
	private static final List<String> HISTORY = Boolean.getBoolean("bench.registersOnly") ? List.of("act_hi_procinst")
			: List.of("act_hi_procinst", "act_hi_taskinst", "act_hi_actinst", "act_hi_varinst", "act_hi_detail",
					"act_hi_identitylink", "act_hi_op_log");

	/**
	 * The columns that name a row of it; what else they name is the same in each copy.
	 */
	private static final List<String> OWN_IDS = List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "execution_id_",
			"task_id_", "act_inst_id_", "parent_act_inst_id_", "call_proc_inst_id_", "var_inst_id_",
			"super_process_instance_id_", "operation_id_");

	private static final List<String> ADDRESSES = List.of("/projects", "/projects?state=reached", "/projects?text=0042",
			"/projects?state=reached&sort=attainment", "/projects/%s", "/projects/%s/issues", "/issues",
			"/issues?status=done", "/issues?description=wait", "/handbook", "/handbook?text=grading", "/my-work",
			"/tried", "/tried?text=grading", "/benefit", "/api/projects", "/api/projects?text=0042", "/api/projects/%s",
			"/api/issues", "/api/handbook?text=grading", "/api/navigation", "/api/people", "/api/tasks/{task}/context",
			ENGINE + "history/process-instance?maxResults=20",
			ENGINE + "history/task?maxResults=20&sortBy=startTime&sortOrder=desc",
			ENGINE + "history/detail?processInstanceId={instance}", ENGINE + "filter/{groupTasks}/list?maxResults=15",
			ENGINE + "task/count", "/audit", "/audit?state=reached", "/audit?text=0042", "/audit?person=lead",
			"/audit/projects/%s", "/api/audit/projects/%s", "/audit/records", "/audit/records?project=%s",
			"/api/audit/records?after=0");

	/** Of the addresses, those that hold this; empty for all. */
	private static final String ONLY = System.getProperty("bench.only", "");

	private static final List<String> EXPORTS = List.of("/api/issues.csv", "/api/issues.xlsx",
			"/api/projects.csv?state=", "/api/projects.xlsx?state=");

	private JdbcTemplate jdbc;

	private String root;

	/** What stands in addresses, by its name in braces. */
	private Map<String, String> named = Map.of();

	@Test
	void onPostgres() throws IOException, InterruptedException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				ConfigurableApplicationContext context = start(postgres.getJdbcUrl("postgres", "postgres"))) {
			jdbc = new JdbcTemplate(new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", "postgres"),
					"postgres", "postgres", true));
			root = "http://localhost:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
			ProcessEngine engine = context.getBean(ProcessEngine.class);
			String finished = new Loop(engine).untilStandard().standardise().hearTeam().businessKey();
			for (int i = 0; i < RUNNING; i++) {
				Loop loop = new Loop(engine).open().setGoals();
				if (i % 2 == 0) {
					loop.collectData().classifyProblems();
				}
			}
			named = Map.of("{task}", engine.getTaskService().createTaskQuery().listPage(0, 1).get(0).getId(),
					"{instance}",
					engine.getHistoryService()
						.createHistoricProcessInstanceQuery()
						.processInstanceBusinessKey(finished)
						.rootProcessInstances()
						.singleResult()
						.getId(),
					"{groupTasks}",
					engine.getFilterService()
						.createFilterQuery()
						.filterName("My group's tasks")
						.singleResult()
						.getId());
			copy(finished, 0, FEW);
			Map<String, Samples> few = measure(finished);
			copy(finished, FEW, MANY);
			Map<String, Samples> many = measure(finished);
			System.out.printf("BENCH %d running projects; %,d → %,d finished ones, %,d problems, %,d standards%n",
					RUNNING, FEW, MANY, jdbc.queryForObject("select count(*) from problem", Long.class),
					jdbc.queryForObject("select count(*) from handbook_entry", Long.class));
			few.forEach((what, before) -> System.out.printf(
					"BENCH %-58s median %6.1f → %6.1f ms = %.2f, p95 %6.1f → %6.1f ms = %.2f%n", what, before.median(),
					many.get(what).median(), many.get(what).median() / before.median(), before.percentile(95),
					many.get(what).percentile(95), many.get(what).percentile(95) / before.percentile(95)));
			for (String export : EXPORTS.stream().filter(one -> one.contains(ONLY)).toList()) {
				export(export);
			}
		}
	}

	private static ConfigurableApplicationContext start(String url) {
		return new SpringApplicationBuilder(ServiceLoopApplication.class).profiles("demo", "postgres")
			.run("--SERVICELOOP_DB_URL=" + url, "--SERVICELOOP_DB_USER=postgres", "--SERVICELOOP_DB_PASSWORD=postgres",
					"--server.port=0", "--server.servlet.session.cookie.secure=false", "--spring.main.banner-mode=off",
					"--logging.level.root=warn", "--serviceloop.demo.example=false",
					"--camunda.bpm.job-execution.enabled=false", "--serviceloop.work.enabled=false");
	}

	/** Copies a finished project in all registers, and in what the engine keeps of it. */
	private void copy(String finished, int from, int to) {
		jdbc.execute("set session_replication_role = replica");
		String key = "'IMP-2001-' || lpad(n::text, 5, '0')";
		String numbers = " cross join generate_series(" + (from + 1) + ", " + to + ") n where t.business_key = '"
				+ finished + "'";
		for (String table : jdbc.queryForList("""
				select c.table_name from information_schema.columns c join information_schema.tables t
				  on t.table_name = c.table_name and t.table_schema = c.table_schema
				where c.column_name = 'business_key' and t.table_type = 'BASE TABLE' and t.table_schema = 'public'
				  and t.table_name not in ('handbook_entry', 'handbook_version')
				""", String.class)) {
			List<String> columns = jdbc.queryForList("""
					select column_name from information_schema.columns where table_name = ? and table_schema = 'public'
					  and is_identity = 'NO' and is_generated = 'NEVER' and column_name <> 'business_key'
					""", String.class, table);
			if (table.equals("project")) {
				List<String> values = columns.stream()
					.map(column -> column.equals("title") ? "title || ' ' || n"
							: column.equals("words")
									? "lower(" + key + " || chr(10) || title || ' ' || n || chr(10) || service_line)"
									: column.equals("opened_at") ? "opened_at - n * interval '1 hour'" : column)
					.toList();
				jdbc.update("insert into project (business_key, " + String.join(", ", columns) + ") select " + key
						+ ", " + String.join(", ", values) + " from project t" + numbers);
			}
			else {
				jdbc.update("insert into " + table + " (" + names(columns, "business_key") + ") select "
						+ names(columns, key).replace(", measured_at", ", measured_at - n * interval '1 hour'")
						+ " from " + table + " t" + numbers);
			}
		}
		HISTORY.forEach(table -> history(table, finished, from, to));
		problems(finished, from, to);
		standards(finished, from, to);
		jdbc.execute("set session_replication_role = origin");
		jdbc.execute("vacuum analyze");
	}

	/** Copies the engine's history of a project, its called processes included. */
	private void history(String table, String finished, int from, int to) {
		List<String> columns = jdbc.queryForList(
				"select column_name from information_schema.columns where table_name = ? and table_schema = 'public'",
				String.class, table);
		String values = columns.stream()
			.map(column -> OWN_IDS.contains(column) ? "md5(" + column + " || n)"
					: column.equals("business_key_") ? "case when business_key_ is null then null else 'IMP-2001-' || "
							+ "lpad(n::text, 5, '0') end" : column)
			.collect(Collectors.joining(", "));
		jdbc.update("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from " + table
				+ " t cross join generate_series(" + (from + 1) + ", " + to + ") n where t.root_proc_inst_id_ in "
				+ "(select i.id_ from act_hi_procinst i where i.business_key_ = '" + finished + "')");
	}

	private static String names(List<String> columns, String first) {
		return Stream.concat(Stream.of(first), columns.stream()).collect(Collectors.joining(", "));
	}

	/** Fills up to six problems a project. */
	private void problems(String finished, int from, int to) {
		int has = jdbc.queryForObject("select count(*) from problem where business_key = ?", Integer.class, finished);
		List<String> columns = jdbc.queryForList(
				"""
						select column_name from information_schema.columns where table_name = 'problem' and table_schema = 'public'
						  and column_name not in ('business_key', 'id') and is_generated = 'NEVER'
						""",
				String.class);
		jdbc.update("insert into problem (business_key, id, " + String.join(", ", columns)
				+ ") select 'IMP-2001-' || lpad(n::text, 5, '0'), 'q' || m, " + String.join(", ", columns)
				+ " from problem t cross join generate_series(" + (from + 1) + ", " + to
				+ ") n cross join generate_series(" + (has + 1) + ", " + PROBLEMS + ") m where t.business_key = '"
				+ finished + "' and t.id = 'p1'");
		jdbc.update("update project set problems = " + PROBLEMS + " where business_key like 'IMP-2001-%'");
	}

	private void standards(String finished, int from, int to) {
		String every = ") n where n % " + WITH_STANDARD + " = 0 and t.business_key = '" + finished + "'";
		jdbc.update(
				"insert into handbook_entry (id, chapter, owner, business_key, lap, reviewed) select 1000000 + n, chapter,"
						+ " owner, 'IMP-2001-' || lpad(n::text, 5, '0'), lap, reviewed from handbook_entry t cross join"
						+ " generate_series(" + (from + 1) + ", " + to + every);
		List<String> columns = jdbc.queryForList("""
				select column_name from information_schema.columns where table_name = 'handbook_version'
				  and table_schema = 'public' and column_name not in ('business_key', 'id', 'entry_id', 'title', 'text')
				  and is_generated = 'NEVER'
				""", String.class);
		jdbc.update(
				"insert into handbook_version (business_key, id, entry_id, title, text, " + String.join(", ", columns)
						+ ") select 'IMP-2001-' || lpad(n::text, 5, '0'), 1000000 + n, 1000000 + n, title || ' ' || n,"
						+ " repeat(text || ' case ' || n || ' ', 20), " + String.join(", ", columns)
						+ " from handbook_version t cross join generate_series(" + (from + 1) + ", " + to + every
						+ " and t.number is not null");
	}

	private Map<String, Samples> measure(String finished) throws IOException, InterruptedException {
		Map<String, Samples> measured = new LinkedHashMap<>();
		for (String person : List.of("manager", "lead", "agent")) {
			HttpClient browser = SignedIn.browser(root, person);
			for (String address : ADDRESSES.stream().filter(one -> one.contains(ONLY)).toList()) {
				String asked = address.replace("%s", finished);
				for (Map.Entry<String, String> one : named.entrySet()) {
					asked = asked.replace(one.getKey(), one.getValue());
				}
				Samples samples = new Samples();
				for (int i = -WARM_UP; i < CALLS; i++) {
					long start = System.nanoTime();
					HttpResponse<byte[]> answer = browser.send(request(asked), BodyHandlers.ofByteArray());
					double milliseconds = (System.nanoTime() - start) / 1e6;
					assertThat(answer.statusCode()).as(person + " " + asked)
						.isIn(200, person.equals("agent") || address.contains("/audit") ? 403 : 200,
								address.contains("{task}") ? 404 : 200);
					if (i >= 0) {
						samples.add(milliseconds);
					}
				}
				measured.put(person + " " + address.replace("%s", "{key}"), samples);
			}
		}
		return measured;
	}

	/** An export is read while it comes; what it needs beyond that is printed. */
	private void export(String address) throws IOException, InterruptedException {
		System.gc();
		Runtime machine = Runtime.getRuntime();
		long before = machine.totalMemory() - machine.freeMemory();
		long start = System.nanoTime();
		long bytes = 0;
		List<Long> used = new ArrayList<>();
		HttpResponse<InputStream> answer = SignedIn.browser(root, "manager")
			.send(request(address), BodyHandlers.ofInputStream());
		assertThat(answer.statusCode()).as(address).isEqualTo(200);
		try (InputStream in = answer.body()) {
			byte[] piece = new byte[1 << 16];
			for (int read; (read = in.read(piece)) >= 0;) {
				if ((bytes >> 21) != ((bytes += read) >> 21)) {
					System.gc();
					used.add(machine.totalMemory() - machine.freeMemory() - before);
				}
			}
		}
		System.out.printf("BENCH export %-28s %,d KiB in %.1f s, live heap beyond the start at most %d MiB%n", address,
				bytes >> 10, (System.nanoTime() - start) / 1e9,
				used.stream().mapToLong(Long::longValue).max().orElse(0) >> 20);
	}

	private HttpRequest request(String address) {
		return HttpRequest.newBuilder(URI.create(root + address)).build();
	}

}
