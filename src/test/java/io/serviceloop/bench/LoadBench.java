package io.serviceloop.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.serviceloop.ServiceLoopApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fifty people at once, who do not think between two clicks: on one node, and on two
 * nodes over the same PostgreSQL. Each node is a process of its own, as it ships but for
 * its accounts and its pool, and was not asked anything before. Nobody is told of an
 * error.
 */
@Tag("bench")
class LoadBench {

	private static final int PEOPLE = Integer.getInteger("bench.people", 50);

	private static final int ROUNDS = Integer.getInteger("bench.rounds", 6);

	/** Connections of each node; a request that waits for one for 3 s is answered 503. */
	private static final int POOL = Integer.getInteger("bench.pool", 20);

	private static final List<String> ACCOUNTS = List.of("lead", "agent", "quality", "manager", "owner");

	private static final List<String> LOOKED_AT = List.of("/my-work", "/projects", "/api/projects", "/handbook",
			"/issues");

	private static final String OPEN = """
			{"variables":{"title":{"value":"Faster answers"},"trigger":{"value":"targetedFix"},
			 "serviceLine":{"value":"line %s"},"lead":{"value":"lead"},"processOwner":{"value":"owner"},
			 "team":{"value":"[\\"agent\\",\\"quality\\"]","type":"Json"}}}
			""";

	@TempDir
	private Path folder;

	private final Samples looked = new Samples();

	private final Samples opened = new Samples();

	private final Queue<String> errors = new ConcurrentLinkedQueue<>();

	@Test
	void onOneNode() throws Exception {
		load(1);
	}

	@Test
	void onTwoNodes() throws Exception {
		load(2);
	}

	private void load(int number) throws Exception {
		List<Process> nodes = new ArrayList<>();
		List<String> roots = new ArrayList<>();
		ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
			for (int i = 0; i < number; i++) {
				roots.add(start(nodes, i, postgres.getJdbcUrl("postgres", "postgres")));
			}
			List<HttpClient> browsers = new ArrayList<>();
			for (int i = 0; i < PEOPLE; i++) {
				browsers.add(SignedIn.browser(roots.get(i % number), ACCOUNTS.get(i % ACCOUNTS.size())));
			}
			long start = System.nanoTime();
			List<Future<?>> done = IntStream.range(0, PEOPLE)
				.<Future<?>>mapToObj(i -> people.submit(() -> work(i, browsers.get(i), roots.get(i % number))))
				.toList();
			for (Future<?> one : done) {
				one.get();
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			JdbcTemplate jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
			int projects = jdbc.queryForObject("select count(*) from project", Integer.class);
			System.out.printf(
					"BENCH %d node(s), %d people: %.0f requests a second; a look median %.0f, p95 %.0f ms; opening a"
							+ " project median %.0f, p95 %.0f ms; connections of the database %d; errors %d%n",
					number, PEOPLE, (PEOPLE * ROUNDS * LOOKED_AT.size() + projects) / seconds, looked.median(),
					looked.percentile(95), opened.median(), opened.percentile(95),
					jdbc.queryForObject("select count(*) from pg_stat_activity where backend_type = 'client backend'",
							Integer.class) - 1,
					errors.size());
			assertThat(errors).isEmpty();
			assertThat(projects).isEqualTo(ROUNDS * PEOPLE / ACCOUNTS.size());
			assertThat(jdbc.queryForObject("select count(distinct business_key) from project", Integer.class))
				.isEqualTo(projects);
		}
		finally {
			people.shutdownNow();
			for (Process node : nodes) {
				node.destroy();
				node.waitFor(1, TimeUnit.MINUTES);
			}
		}
	}

	/** Looks at everything, and opens a project where it is a lead. */
	private void work(int person, HttpClient browser, String root) {
		try {
			for (int round = 0; round < ROUNDS; round++) {
				for (String address : LOOKED_AT) {
					ask(browser, HttpRequest.newBuilder(URI.create(root + address)), looked);
				}
				if (ACCOUNTS.get(person % ACCOUNTS.size()).equals("lead")) {
					ask(browser, HttpRequest
						.newBuilder(
								URI.create(root + "/engine-rest/process-definition/key/improvementLoop/submit-form"))
						.header("Content-Type", "application/json")
						.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("lead:lead".getBytes()))
						.POST(BodyPublishers.ofString(OPEN.formatted(person + "-" + round))), opened);
				}
			}
		}
		catch (IOException ex) {
			errors.add(ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void ask(HttpClient browser, HttpRequest.Builder request, Samples samples)
			throws IOException, InterruptedException {
		long start = System.nanoTime();
		HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
		samples.add((System.nanoTime() - start) / 1e6);
		if (answer.statusCode() != 200) {
			errors.add(answer.statusCode() + " " + answer.uri() + " " + answer.body());
		}
	}

	private String start(List<Process> nodes, int number, String url) throws IOException, InterruptedException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Path arguments = folder.resolve("arguments");
		Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
		Path log = folder.resolve("node" + number);
		Process node = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "@" + arguments, ServiceLoopApplication.class.getName(),
				"--spring.profiles.active=demo,postgres", "--SERVICELOOP_DB_URL=" + url,
				"--SERVICELOOP_DB_USER=postgres", "--SERVICELOOP_DB_PASSWORD=postgres",
				"--spring.datasource.hikari.maximum-pool-size=" + POOL, "--server.port=" + port,
				"--server.servlet.session.cookie.secure=false", "--camunda.bpm.webapp.csrf.enable-secure-cookie=false",
				"--logging.level.root=warn", "--serviceloop.demo.example=false")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		nodes.add(node);
		String root = "http://127.0.0.1:" + port;
		HttpClient http = HttpClient.newHttpClient();
		long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
		for (int status = 0; status != 200;) {
			assertThat(node.isAlive() && System.nanoTime() < end).as(() -> read(log)).isTrue();
			Thread.sleep(500);
			try {
				status = http
					.send(HttpRequest.newBuilder(URI.create(root + "/actuator/health")).build(),
							BodyHandlers.discarding())
					.statusCode();
			}
			catch (IOException ex) {
				// It does not listen yet.
			}
		}
		return root;
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
