package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
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

	private final String root;

	private final HttpClient programs = HttpClient.newHttpClient();

	private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

	private Http(int port) {
		this.root = "http://localhost:" + port;
	}

	static Http on(int port) {
		return BY_PORT.computeIfAbsent(port, Http::new);
	}

	/** What came back; {@code json} is missing where the body is none. */
	record Answer(int status, String type, String text, JsonNode json) {

		static Answer of(HttpResponse<String> response) {
			return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.body(), parse(response.body()));
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

	private record Browser(HttpClient client, CookieManager cookies) {

		String cookie(String name) {
			return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
				.findFirst().orElseThrow().getValue();
		}

	}

	Answer post(Surface surface, String person, String path, Object body) {
		return send(surface, person, "POST", path, body);
	}

	Answer send(Surface surface, String person, String method, String path, Object body) {
		return send(surface, person, method, path, "application/json", (body == null) ? null : write(body), "en");
	}

	/** Sends a body as it is, right or wrong. */
	Answer send(Surface surface, String person, String method, String path, String type, String body,
			String language) {
		HttpRequest.Builder request = request(surface.path(path), language).method(method,
				(body == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (body != null) {
			request.header("Content-Type", type);
		}
		if (surface == Surface.ENGINE_REST) {
			return exchange(programs, request.header("Authorization", basic(person)));
		}
		Browser browser = browsers.computeIfAbsent(person, this::signIn);
		return exchange(browser.client(), request.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")));
	}

	/** Reads from the application's own interface. */
	Answer get(String person, String path) {
		return exchange(programs, request(path, "en").header("Authorization", basic(person)));
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
		return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(60))
			.header("Accept-Language", language)
			.header("Accept", "application/hal+json, application/json; q=0.5, text/html; q=0.1");
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

	private static String basic(String person) {
		return "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes(StandardCharsets.UTF_8));
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
