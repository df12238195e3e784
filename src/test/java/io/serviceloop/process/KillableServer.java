package io.serviceloop.process;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.Postgres;
import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.Storm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as a process of its own, with the demo accounts and a database in a
 * folder, to be killed.
 */
public class KillableServer {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	/** What is built here, packed once for all. */
	private static List<String> built;

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path folder;

	private final List<String> program;

	private Process server;

	/** Where it listens; 0 while it does not. */
	private volatile int port;

	public KillableServer(Path folder) throws IOException, InterruptedException {
		this(folder, built());
	}

	/**
	 * @param program what Java is told to start, of another release
	 */
	KillableServer(Path folder, List<String> program) {
		this.folder = folder;
		this.program = program;
	}

	/** What it did not do, and said so. */
	static final class Refused extends IOException {

		private static final long serialVersionUID = 1L;

		private final int status;

		Refused(int status, String message) {
			super(message);
			this.status = status;
		}

		int status() {
			return status;
		}

	}

	/** Starts it, and waits until the demo accounts are there. */
	void start(String log, String... settings) throws Exception {
		// A port that is free now need not be so when it listens: it takes one itself.
		List<String> command = java(program, "--spring.profiles.active=demo", "--server.port=0",
				"--serviceloop.demo.example=false");
		command.addAll(List.of(settings));
		server = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve(log).toFile())
			.start();
		until(Duration.ofMinutes(10), () -> {
			assertThat(server.isAlive()).as(() -> read(log)).isTrue();
			if (port == 0) {
				Matcher listening = PORT.matcher(read(log));
				port = listening.find() ? Integer.parseInt(listening.group(1)) : 0;
			}
			// A release that is healthy before its accounts are there has the
			// administrator
			// last.
			return port != 0 && isHealthy() && knowsAdministrator();
		});
	}

	/** Starts it over a PostgreSQL. */
	public void startOnPostgres(String log, String url, String... settings) throws Exception {
		List<String> all = new ArrayList<>(List.of("--spring.profiles.active=postgres", "--SERVICELOOP_DB_URL=" + url,
				"--SERVICELOOP_DB_USER=" + Postgres.USER, "--SERVICELOOP_DB_PASSWORD=" + Postgres.USER));
		all.addAll(List.of(settings));
		start(log, all.toArray(String[]::new));
	}

	/** Where it listens. */
	public int port() {
		return port;
	}

	private boolean knowsAdministrator() {
		try {
			return send("GET", "/api/people", null, "lead").findValuesAsText("id").contains("admin");
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> java(List<String> what, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx512m"));
		command.addAll(what);
		command.addAll(List.of(arguments));
		return command;
	}

	private static synchronized List<String> built() throws IOException, InterruptedException {
		if (built == null) {
			Path packed = Files.createTempDirectory("killable");
			packed.toFile().deleteOnExit();
			List<String> program = pack(packed, Path.of("target", "classes"));
			built = Storm.ON ? withArchive(packed, program) : program;
		}
		return built;
	}

	/**
	 * Puts classes and resources into a jar, as they ship: models that were found right
	 * are not checked again at each start.
	 * @return what Java is told to start
	 */
	static List<String> pack(Path packed, Path classes) throws IOException {
		Path app = packed.resolve("app.jar");
		Path arguments = packed.resolve("arguments");
		Stream.of(app, arguments).forEach(file -> file.toFile().deleteOnExit());
		// Tests have libraries that the application must not make anything of: their
		// configuration says so.
		tool("jar", "--create", "--no-compress", "--file", app.toString(), "-C", classes.toString(), ".", "-C",
				Path.of("target", "test-classes").toString(), "config");
		Files.writeString(arguments,
				"-cp \"" + (app + File.pathSeparator + libraries()).replace("\\", "\\\\") + "\"\n");
		return List.of("@" + arguments, ServiceLoopApplication.class.getName());
	}

	/** All jars of the class path, as one. */
	static String libraries() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(library -> library.endsWith(".jar"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/** Runs one of Java's own tools. */
	static void tool(String name, String... arguments) {
		assertThat(ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments)).as(name).isZero();
	}

	/** With an archive of classes, for many starts: each costs half. */
	private static List<String> withArchive(Path packed, List<String> program)
			throws IOException, InterruptedException {
		Path archive = packed.resolve("app.jsa");
		archive.toFile().deleteOnExit();
		List<String> training = java(Stream
			.concat(Stream.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"),
					program.stream())
			.toList(), "--spring.datasource.url=jdbc:h2:mem:training", "--server.port=0");
		assertThat(new ProcessBuilder(training).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor()).as("the start that archives").isZero();
		return Stream.concat(Stream.of("-XX:SharedArchiveFile=" + archive), program.stream()).toList();
	}

	/**
	 * Without a sign-in: a wrong one, before the accounts are there, would be counted.
	 */
	private boolean isHealthy() {
		try {
			return http
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it as a power cut would. */
	public void kill() throws InterruptedException {
		if (server != null) {
			server.destroyForcibly().waitFor();
			port = 0;
		}
	}

	/** Ends it as its operator would, who waits for what is under way. */
	void end() throws InterruptedException {
		server.destroy();
		server.waitFor();
		port = 0;
	}

	/** Opens a project as the lead, and gives its business key. */
	String openProject() throws IOException, InterruptedException {
		return openProject("Faster answers");
	}

	String openProject(String title) throws IOException, InterruptedException {
		return send("POST", "/engine-rest/process-definition/key/improvementLoop/submit-form", """
				{"variables":{"title":{"value":"%s"},"trigger":{"value":"targetedFix"},
				 "serviceLine":{"value":"online"},"lead":{"value":"lead"},"processOwner":{"value":"owner"},
				 "team":{"value":"[\\"agent\\",\\"quality\\"]","type":"Json"}}}
				""".formatted(title), "lead").path("businessKey").textValue();
	}

	/**
	 * Asks as a demo account.
	 * @throws Refused where it answers with anything but success
	 * @throws IOException where the server is gone
	 */
	JsonNode send(String method, String path, String body, String person) throws IOException, InterruptedException {
		if (port == 0) {
			throw new ConnectException("it does not run");
		}
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofMinutes(1))
			.method(method,
					(body == null) ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
			.header("Content-Type", "application/json")
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()))
			.build();
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() >= 300) {
			throw new Refused(answer.statusCode(),
					method + " " + path + " " + answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

	/** What it has written. */
	String read(String log) {
		try {
			return Files.readString(folder.resolve(log));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/** Waits for something. */
	static void until(Duration longest, BooleanSupplier done) throws InterruptedException {
		long end = System.nanoTime() + longest.toNanos();
		while (!done.getAsBoolean()) {
			assertThat(System.nanoTime()).as("the time of waiting").isLessThan(end);
			Thread.sleep(100);
		}
	}

}
