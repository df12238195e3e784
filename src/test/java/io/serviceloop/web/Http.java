package io.serviceloop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Speaks HTTP with the application as a demo account, whose password is its name. */
final class Http {

	static final ObjectMapper JSON = new ObjectMapper();

	private static final Map<Integer, Http> BY_PORT = new ConcurrentHashMap<>();

	private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

	private static final String BOUNDARY = "boundary";

	private final String root;

	private final HttpClient programs = HttpClient.newHttpClient();

	private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

	private Http(int port) {
		this.root = "http://localhost:" + port;
	}

	static Http on(int port) {
		return BY_PORT.computeIfAbsent(port, Http::new);
	}

	/**
	 * What came back; {@code json} is missing where the body is none, {@code location}
	 * and {@code link} are empty where none is named.
	 */
	record Answer(int status, String type, String location, String link, String text, JsonNode json) {

		static Answer of(HttpResponse<String> response) {
			return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.headers().firstValue("Location").orElse(""),
					response.headers().firstValue("Link").orElse(""), response.body(), parse(response.body()));
		}

		JsonNode violations() {
			return json.path("violations");
		}

		private static JsonNode parse(String body) {
			try {
				return JSON.readTree(body);
			}
			catch (JsonProcessingException ex) {
				return MissingNode.getInstance();
			}
		}

	}

	/** How somebody shows who he is. */
	enum Proof {

		/** A browser that sends the tokens against forged requests along. */
		SESSION,
		/** A browser that has signed in for this one request. */
		FRESH_SESSION,
		/** A browser that has signed in for this one request, and sends no token. */
		NO_TOKEN, BASIC, WRONG_PASSWORD,
		/** A program without a password. */
		NOTHING

	}

	private record Browser(HttpClient client, CookieManager cookies) {

		String cookie(String name) {
			return cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter(cookie -> cookie.getName().equals(name))
				.findFirst()
				.map(HttpCookie::getValue)
				.orElse("");
		}

	}

	Answer post(Surface surface, String person, String path, Object body) {
		return send(surface, person, "POST", path, body);
	}

	Answer send(Surface surface, String person, String method, String path, Object body) {
		return send(surface, person, method, path, "application/json", (body == null) ? null : write(body), "en");
	}

	/** Sends a body as it is, right or wrong. */
	Answer send(Surface surface, String person, String method, String path, String type, String body, String language) {
		HttpRequest.Builder request = request(surface.path(path), language).method(method,
				(body == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (body != null) {
			request.header("Content-Type", type);
		}
		if (surface == Surface.ENGINE_REST) {
			return exchange(programs, request.header("Authorization", basic(person, person)));
		}
		Browser browser = browsers.computeIfAbsent(person, this::signIn);
		request.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
		Answer answer = exchange(browser.client(), request);
		if (answer.status() != 428) {
			return answer;
		}
		// As the dialog does.
		sign(person, answer.json().path("subject").textValue(), person);
		return exchange(browser.client(), request);
	}

	/** Proves in the session of a person who he is, for one signature. */
	Answer sign(String person, String subject, String password) {
		return ask(Proof.SESSION, person, "POST", "/api/signatures/" + subject, "application/json",
				write(Map.of("password", password)));
	}

	/**
	 * Sends something to any address as a browser in which a person has signed in, with
	 * Camunda's token.
	 */
	Answer browse(String person, String method, String path, Object body, String... headers) {
		Browser browser = browsers.computeIfAbsent(person, this::signIn);
		HttpRequest.Builder request = request(path, "en").method(method,
				(body == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return exchange(browser.client(), request.header("Content-Type", "application/json")
			.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")));
	}

	/** A page as a browser shows it in which a person has signed in. */
	Answer browse(String person, String path, String language) {
		return exchange(browsers.computeIfAbsent(person, this::signIn).client(), request(path, language).GET());
	}

	/**
	 * The cookies of a browser in which a person has signed in, as its header has them.
	 */
	String cookies(String person) {
		return browsers.computeIfAbsent(person, this::signIn)
			.cookies()
			.getCookieStore()
			.getCookies()
			.stream()
			.map(cookie -> cookie.getName() + "=" + cookie.getValue())
			.collect(java.util.stream.Collectors.joining("; "));
	}

	/** The token that Camunda's web applications ask of a browser's requests. */
	String token(String person) {
		return browsers.computeIfAbsent(person, this::signIn).cookie("XSRF-TOKEN");
	}

	/**
	 * Asks for any address in any way; a {@code person} without an account is not signed
	 * in by a session.
	 */
	Answer ask(Proof proof, String person, String method, String path, String type, String body) {
		HttpRequest.Builder request = request(path, "en").method(method,
				body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (!body.isEmpty()) {
			request.header("Content-Type", type);
		}
		return switch (proof) {
			case NOTHING -> exchange(programs, request);
			case BASIC -> exchange(programs, request.header("Authorization", basic(person, person)));
			case WRONG_PASSWORD -> exchange(programs, request.header("Authorization", basic(person, "wrong")));
			case NO_TOKEN -> exchange(signIn(person).client(), request);
			case SESSION -> {
				Answer answer = withTokens(browsers.computeIfAbsent(person, this::signIn), request);
				if (answer.status() != 428) {
					yield answer;
				}
				// As the dialog does.
				sign(person, answer.json().path("subject").textValue(), person);
				yield exchange(browsers.get(person).client(), request);
			}
			case FRESH_SESSION -> withTokens(signIn(person), request);
		};
	}

	/**
	 * Asks from a page that is still open of somebody who was signed in before
	 * {@code person}, in the same browser.
	 */
	Answer askFromPageOf(String page, String person, String method, String path, String body) {
		return withTokens(browsers.computeIfAbsent(person, this::signIn),
				request(path, "en").header("X-SL-Person", page)
					.header("Content-Type", "application/json")
					.method(method, BodyPublishers.ofString(body)));
	}

	private static Answer withTokens(Browser browser, HttpRequest.Builder request) {
		return exchange(browser.client(), request.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
			.header("X-SL-XSRF", browser.cookie("SL-XSRF")));
	}

	/** Asks the application's own interface something, in a language. */
	Answer post(String person, String path, Object body, String language) {
		return exchange(programs,
				request(path, language).header("Authorization", basic(person, person))
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(write(body))));
	}

	/** Reads from the application's own interface. */
	Answer get(String person, String path) {
		return exchange(programs, request(path, "en").header("Authorization", basic(person, person)));
	}

	/** A file, as somebody reads it in a language. */
	byte[] download(String person, String path, String language) {
		try {
			HttpResponse<byte[]> response = programs.send(
					request(path, language).header("Authorization", basic(person, person)).build(),
					BodyHandlers.ofByteArray());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(path + ": " + response.statusCode());
			}
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** A file, while it is sent. */
	InputStream stream(String person, String path) throws IOException, InterruptedException {
		return programs
			.send(request(path, "en").header("Authorization", basic(person, person)).build(),
					BodyHandlers.ofInputStream())
			.body();
	}

	/** Hands a file to the import. */
	Answer upload(String person, String path, String fileName, String content, String mapping, String source) {
		String body = part("mapping", null, mapping) + part("source", null, source) + part("file", fileName, content)
				+ "--" + BOUNDARY + "--\r\n";
		return exchange(programs,
				request(path, "en").header("Authorization", basic(person))
					.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
					.POST(BodyPublishers.ofString(body)));
	}

	/** Hands over a file of bytes, in a language. */
	Answer upload(String person, String path, String fileName, byte[] content, String language) {
		byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8);
		byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
		return exchange(programs,
				request(path, language).header("Authorization", basic(person))
					.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
					.POST(BodyPublishers.ofByteArrays(List.of(before, content, after))));
	}

	private static String part(String name, String fileName, String content) {
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
				+ ((fileName == null) ? "" : "; filename=\"" + fileName + "\"\r\nContent-Type: text/csv") + "\r\n\r\n"
				+ content + "\r\n";
	}

	private Browser signIn(String person) {
		CookieManager cookies = new CookieManager();
		Browser browser = new Browser(HttpClient.newBuilder().cookieHandler(cookies).build(), cookies);
		Matcher token = HIDDEN.matcher(exchange(browser.client(), request("/login", "en")).text());
		if (!token.find()) {
			throw new IllegalStateException("the sign-in page has no token");
		}
		String form = "username=" + person + "&password=" + person + "&" + token.group(1) + "="
				+ URLEncoder.encode(token.group(2), StandardCharsets.UTF_8);
		exchange(browser.client(), request("/login", "en").POST(BodyPublishers.ofString(form))
			.header("Content-Type", "application/x-www-form-urlencoded"));
		// The first answer brings Camunda's own token.
		exchange(browser.client(), request(Surface.TASKLIST.path("/task/count"), "en"));
		return browser;
	}

	private HttpRequest.Builder request(String path, String language) {
		return HttpRequest.newBuilder(URI.create(root + path))
			.timeout(Duration.ofSeconds(60))
			.header("Accept-Language", language)
			.header("Accept", "application/hal+json, application/json; q=0.5, text/html; q=0.1, */*; q=0.01");
	}

	private static Answer exchange(HttpClient client, HttpRequest.Builder request) {
		try {
			return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static String basic(String person) {
		return basic(person, person);
	}

	static String basic(String person, String password) {
		return "Basic "
				+ Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	static JsonNode read(String json) {
		return Answer.parse(json);
	}

	private static String write(Object body) {
		try {
			return JSON.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
