package io.serviceloop.access.oidc;

import java.io.IOException;
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
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Somebody with a browser: cookies, redirects that can be looked at, and forms. */
public final class Visitor {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

	private final String root;

	private String language = "en";

	Visitor(int port) {
		this.root = "http://localhost:" + port;
	}

	Visitor reading(String other) {
		language = other;
		return this;
	}

	/** An answer as it came, redirects not followed. */
	record Answer(int status, URI at, String next, String text) {

		JsonNode json() {
			try {
				return JSON.readTree(text);
			}
			catch (JsonProcessingException ex) {
				throw new AssertionError("no JSON: " + text, ex);
			}
		}

	}

	/**
	 * Goes to the root, presses the button, and follows until the application answers;
	 * the last answer.
	 */
	public Answer signIn(String name) {
		return signIn(name, next -> next);
	}

	/** The same with something done to the address that leads back from the provider. */
	public Answer signIn(String name, UnaryOperator<String> back) {
		follow(get("/"));
		return signInAtProvider(follow(get(OidcSignIn.BEGIN)), name, back);
	}

	private Answer signInAtProvider(Answer form, String name, UnaryOperator<String> back) {
		Answer answer = throughProvider(form, name);
		return (answer.next() == null) ? answer : follow(get(back.apply(answer.next())));
	}

	/**
	 * Signs in at the provider from one of its addresses; the answer that leads back to
	 * the application.
	 */
	Answer throughProvider(String address, String name) {
		return throughProvider(follow(get(address)), name);
	}

	private Answer throughProvider(Answer form, String name) {
		Answer answer = form;
		Matcher token = HIDDEN.matcher(form.text());
		if (token.find()) {
			answer = send(request(form.at().toString())
				.POST(form(Map.of("username", name, "password", Provider.PASSWORD, "_csrf", token.group(1))))
				.header("Content-Type", "application/x-www-form-urlencoded"));
		}
		while (answer.next() != null && !answer.next().startsWith(root)) {
			answer = get(answer.next());
		}
		return answer;
	}

	/** Follows redirects to the end. */
	Answer follow(Answer first) {
		Answer answer = first;
		for (int i = 0; answer.next() != null; i++) {
			if (i == 20) {
				throw new AssertionError("goes in circles at " + answer.at());
			}
			answer = get(answer.next());
		}
		return answer;
	}

	Answer get(String address) {
		return send(request(address).GET());
	}

	Answer get(String path, String authorization) {
		return send(request(path).GET().header("Authorization", authorization));
	}

	/**
	 * Sends JSON with an Authorization header, or with the session and its tokens where
	 * that is null.
	 */
	Answer send(String method, String path, String authorization, Object body) {
		HttpRequest.Builder request = request(path)
			.method(method, (body == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)))
			.header("Content-Type", "application/json");
		if (authorization != null) {
			return send(request.header("Authorization", authorization));
		}
		return send(request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")).header("X-SL-XSRF", cookie("SL-XSRF")));
	}

	/** Sends a body of any kind with an Authorization header. */
	Answer post(String path, String authorization, String type, String body) {
		return send(request(path).POST(BodyPublishers.ofString(body))
			.header("Content-Type", type)
			.header("Authorization", authorization));
	}

	/** Signs out as Tasklist's script does. */
	Answer signOut() {
		return send(request("/logout").POST(BodyPublishers.noBody())
			.header("X-Requested-With", "fetch")
			.header("X-SL-XSRF", cookie("SL-XSRF")));
	}

	Answer post(String address, Map<String, String> fields) {
		return send(request(address).POST(form(fields)).header("Content-Type", "application/x-www-form-urlencoded"));
	}

	Answer post(String address, Map<String, String> fields, String authorization) {
		return send(request(address).POST(form(fields))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization", authorization));
	}

	/** The value of a cookie; empty where there is none. */
	String cookie(String name) {
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter(cookie -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	/** Forgets that it has signed in somewhere. */
	void forget(String address) {
		String host = URI.create(address).getHost();
		cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter(cookie -> cookie.getDomain().equals(host))
			.toList()
			.forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
	}

	private HttpRequest.Builder request(String address) {
		return HttpRequest.newBuilder(URI.create(address.startsWith("/") ? root + address : address))
			.timeout(Duration.ofSeconds(60))
			.header("Accept-Language", language)
			.header("Accept",
					address.contains("/api/") || address.startsWith("/actuator") || address.startsWith("/engine-rest")
							? "application/json" : "text/html");
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
			String next = response.headers()
				.firstValue("Location")
				.map(location -> response.uri().resolve(location).toString())
				.orElse(null);
			return new Answer(response.statusCode(), response.uri(), next, response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
		return BodyPublishers.ofString(fields.entrySet()
			.stream()
			.map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&")));
	}

	private static String json(Object body) {
		try {
			return JSON.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
