package io.serviceloop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.process.Loop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long somebody waits for a task list while another member asks for the dearest that
 * there is, several at once and again and again, against how long without: on PostgreSQL,
 * over HTTP, both in turns.
 */
@Tag("bench")
class NeighbourBench {

	/** Requests of the dear member that are under way. */
	private static final int DEAR = Integer.getInteger("bench.dear", 6);

	private static final int RUNNING = Integer.getInteger("bench.running", 100);

	/** Task lists that are asked for in each turn. */
	private static final int CALLS = Integer.getInteger("bench.calls", 40);

	private static final int TURNS = Integer.getInteger("bench.turns", 3);

	private static final int COLUMNS = 1_900;

	private static final String MULTIPART = "multipart/form-data; boundary=b";

	private final HttpClient programs = HttpClient.newHttpClient();

	private String root;

	@Test
	void onPostgres() throws Exception {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(ServiceLoopApplication.class)
					.profiles("demo", "postgres")
					.run("--SERVICELOOP_DB_URL=" + postgres.getJdbcUrl("postgres", "postgres"),
							"--SERVICELOOP_DB_USER=postgres", "--SERVICELOOP_DB_PASSWORD=postgres", "--server.port=0",
							"--server.servlet.session.cookie.secure=false", "--spring.main.banner-mode=off",
							"--logging.level.root=warn", "--serviceloop.demo.example=false")) {
			root = "http://127.0.0.1:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
			ProcessEngine engine = context.getBean(ProcessEngine.class);
			String project = "";
			for (int i = 0; i < RUNNING; i++) {
				Loop loop = new Loop(engine).open().setGoals();
				project = loop.businessKey();
			}
			String filter = engine.getFilterService()
				.createFilterQuery()
				.filterName("My group's tasks")
				.singleResult()
				.getId();
			HttpClient other = SignedIn.browser(root, "quality");
			List<String> lists = List.of("/camunda/api/engine/engine/default/filter/" + filter + "/list?maxResults=15",
					"/my-work");
			for (String list : lists) {
				turn(other, list, new Samples());
				turn(other, list, new Samples());
			}
			for (Map.Entry<String, Supplier<HttpRequest>> dear : dear(project).entrySet()) {
				for (String list : lists) {
					measure(other, list, dear.getKey(), dear.getValue());
				}
			}
		}
	}

	/** The dearest requests, by what they are. */
	private Map<String, Supplier<HttpRequest>> dear(String project) throws IOException {
		Map<String, Supplier<HttpRequest>> dear = new LinkedHashMap<>();
		String wide = file("file", "wide.csv", rows(60, COLUMNS));
		String longer = file("file", "long.csv", rows(200_000, 5));
		String model = file("loop.bpmn", "loop.bpmn", Files.readString(Path.of("bpmn", "improvementLoop.bpmn")));
		dear.put("preview of a wide file", () -> post("lead", "/api/projects/" + project + "/feedback/preview", wide));
		dear.put("preview of a long file",
				() -> post("lead", "/api/projects/" + project + "/feedback/preview", longer));
		dear.put("check of a model", () -> post("owner", "/api/models/check", model));
		dear.put("history of everything", () -> by("admin", "/engine-rest/history/detail").build());
		dear.put("all projects as a workbook", () -> by("manager", "/api/projects.xlsx?state=").build());
		return dear;
	}

	private void measure(HttpClient other, String list, String name, Supplier<HttpRequest> dear) throws Exception {
		Samples quiet = new Samples();
		Samples busy = new Samples();
		Map<Integer, Integer> answers = new ConcurrentHashMap<>();
		for (int i = 0; i < TURNS; i++) {
			turn(other, list, quiet);
			ExecutorService member = Executors.newFixedThreadPool(DEAR);
			for (int j = 0; j < DEAR; j++) {
				member.submit(() -> {
					while (!member.isShutdown()) {
						answers.merge(programs.send(dear.get(), BodyHandlers.discarding()).statusCode(), 1,
								Integer::sum);
					}
					return null;
				});
			}
			Thread.sleep(500);
			turn(other, list, busy);
			// What is under way ends, so that the next turn is quiet.
			member.shutdown();
			member.awaitTermination(1, TimeUnit.MINUTES);
		}
		System.out.printf(
				"BENCH %-28s beside %-14s median %6.1f → %6.1f ms = %.2f, p95 %6.1f → %6.1f ms = %.2f; answers %s%n",
				name, list.startsWith("/my") ? list : "the task list", quiet.median(), busy.median(),
				busy.median() / quiet.median(), quiet.percentile(95), busy.percentile(95),
				busy.percentile(95) / quiet.percentile(95), new TreeMap<>(answers));
	}

	private void turn(HttpClient other, String list, Samples samples) throws IOException, InterruptedException {
		for (int i = 0; i < CALLS; i++) {
			long start = System.nanoTime();
			int status = other.send(HttpRequest.newBuilder(URI.create(root + list)).build(), BodyHandlers.ofByteArray())
				.statusCode();
			samples.add((System.nanoTime() - start) / 1e6);
			if (status != 200) {
				throw new AssertionError(status + " " + list);
			}
		}
	}

	private HttpRequest post(String person, String address, String body) {
		return by(person, address).header("Content-Type", MULTIPART)
			.POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
			.build();
	}

	private HttpRequest.Builder by(String person, String address) {
		return HttpRequest.newBuilder(URI.create(root + address))
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()));
	}

	private static String file(String part, String name, String content) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--b--\r\n";
	}

	private static String rows(int rows, int columns) {
		return IntStream.rangeClosed(0, rows)
			.mapToObj(row -> IntStream.range(0, columns)
				.mapToObj(column -> (row == 0) ? "c" + column : "2027-0" + (1 + column % 9) + "-1" + (row % 9))
				.collect(Collectors.joining(",")))
			.collect(Collectors.joining("\n"));
	}

}
