package io.serviceloop.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import static org.assertj.core.api.Assertions.assertThat;

/** Browsers in which people have signed in. */
final class SignedIn {

	private SignedIn() {
	}

	/**
	 * @param root address of the application
	 * @param person whose password is the name
	 */
	static HttpClient browser(String root, String person) throws IOException, InterruptedException {
		CookieManager cookies = new CookieManager();
		HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
		browser.send(HttpRequest.newBuilder(URI.create(root + "/login")).build(), BodyHandlers.discarding());
		String token = cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter(cookie -> cookie.getName().equals("SL-XSRF"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElseThrow();
		HttpResponse<Void> answer = browser.send(HttpRequest.newBuilder(URI.create(root + "/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-SL-XSRF", token)
			.POST(BodyPublishers.ofString("username=" + person + "&password=" + person))
			.build(), BodyHandlers.discarding());
		assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
		return browser;
	}

}
