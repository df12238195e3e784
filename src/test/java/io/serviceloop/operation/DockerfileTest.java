package io.serviceloop.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.serviceloop.loop.words.Json;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The image is built where a daemon is. Here it is read: what it names is there, and says
 * the same everywhere; its health check is run.
 */
class DockerfileTest {

	private static final String DOCKERFILE = read("Dockerfile").replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n *", "");

	@Test
	void itStandsOnOfficialImagesOfTheJavaThatIsBuiltFor() {
		String java = group("(?s)<java.version>(\\d+)</java.version>", read("pom.xml"));
		assertThat(values("FROM")).isNotEmpty()
			.allSatisfy(image -> assertThat(image).startsWith("eclipse-temurin:" + java + "-"));
	}

	@Test
	void theJarIsTheOneThatIsPackagedAndIsSentToTheDaemon() {
		String jar = group("COPY (target/\\S+) serviceloop.jar", DOCKERFILE);
		String artifact = group("<artifactId>(serviceloop)</artifactId>", read("pom.xml"));
		assertThat(jar).isEqualTo("target/" + artifact + "-*.jar");
		assertThat(read(".dockerignore").lines()).containsExactly("*", "!" + jar);
	}

	@Test
	void allLayersOfTheJarAreCopiedInTheirOrder() {
		assertThat(values("COPY").stream().filter(copy -> copy.startsWith("--from")))
			.containsExactly(Stream.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")
				.map(layer -> "--from=extracted /extracted/layers/" + layer + "/ ./")
				.toArray(String[]::new));
	}

	@Test
	void itRunsWhatItWasTrainedWithAndNotAsRoot() {
		String trained = values("RUN").get(1);
		List<String> started = words(values("ENTRYPOINT").get(0));
		assertThat(started).contains("-XX:SharedArchiveFile=" + group("ArchiveClassesAtExit=(\\S+)", trained))
			.containsSubsequence("-jar", group("-jar (\\S+)", trained));
		assertThat(values("USER")).containsExactly("10001:10001");
		assertThat(DOCKERFILE.indexOf("\nUSER")).isGreaterThan(DOCKERFILE.lastIndexOf("\nRUN"))
			.isLessThan(DOCKERFILE.indexOf("\nENTRYPOINT"));
	}

	@Test
	void theProfileThePortAndThePathOfHealthAreThoseOfTheApplication() throws IOException {
		String profile = group("ENV SPRING_PROFILES_ACTIVE=(\\S+)", DOCKERFILE);
		assertThat(Path.of("src/main/resources/application-" + profile + ".yaml")).exists();
		PropertySource<?> settings = new YamlPropertySourceLoader()
			.load("settings", new FileSystemResource("src/main/resources/application.yaml"))
			.get(0);
		String port = String.valueOf(settings.getProperty("server.port"));
		assertThat(values("EXPOSE")).containsExactly(port);
		assertThat(String.valueOf(settings.getProperty("management.endpoints.web.exposure.include")))
			.isEqualTo("health");
		assertThat(values("HEALTHCHECK").get(0)).contains("/127.0.0.1/" + port + " ", "GET /actuator/health HTTP/1.0");
	}

	@Test
	void theHealthCheckSaysWhatTheApplicationSays() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash: the health check was not tried");
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		String[] answer = { "200", "{\"status\":\"UP\"}" };
		server.createContext("/actuator/health", exchange -> {
			byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		int port = server.getAddress().getPort();
		try {
			assertThat(check(port)).as("it is up").isZero();
			answer[0] = "503";
			answer[1] = "{\"status\":\"OUT_OF_SERVICE\"}";
			assertThat(check(port)).as("it is starting").isNotZero();
		}
		finally {
			server.stop(0);
		}
		assertThat(check(port)).as("it is gone").isNotZero();
	}

	private static int check(int port) throws Exception {
		String command = values("HEALTHCHECK").get(0);
		List<String> words = words(command.substring(command.indexOf('[')));
		return new ProcessBuilder(words.stream().map(word -> word.replace("8080", String.valueOf(port))).toList())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

	private static List<String> words(String json) {
		return Stream.of(Json.parse(json.getBytes(StandardCharsets.UTF_8)))
			.flatMap(array -> Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get))
			.map(JsonNode::textValue)
			.toList();
	}

	private static List<String> values(String instruction) {
		return DOCKERFILE.lines()
			.filter(line -> line.startsWith(instruction + " "))
			.map(line -> line.substring(instruction.length() + 1))
			.toList();
	}

	private static String group(String pattern, String text) {
		Matcher found = Pattern.compile(pattern).matcher(text);
		assertThat(found.find()).as(pattern).isTrue();
		return found.group(1);
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
