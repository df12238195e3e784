package io.serviceloop.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of Camunda's web applications whose scripts carry another nonce than its header
 * names stays white.
 */
class WebappNonceTest extends WebTest {

	private static final int AT_ONCE = 8;

	private static final int LOADS = 400;

	private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");

	private static final Pattern IN_PAGE = Pattern.compile(" nonce=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "cockpit", "admin", "welcome" })
	void everyPageAllowsItsOwnScriptsHoweverManyAreLoadedAtOnce(String application) throws Exception {
		HttpRequest request = request(application);
		Callable<Page> load = () -> Page.of(client.send(request, BodyHandlers.ofString()));
		ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
		try {
			List<Future<Page>> pages = people.invokeAll(Stream.generate(() -> load).limit(LOADS).toList());
			Set<Set<String>> nonces = new HashSet<>();
			int white = 0;
			for (Future<Page> future : pages) {
				Page page = future.get();
				assertThat(page.inHeader()).as("nonces in the header").hasSize(1);
				assertThat(page.inPage()).as("nonces in the page").hasSize(1);
				white += page.inHeader().equals(page.inPage()) ? 0 : 1;
				nonces.add(page.inHeader());
			}
			assertThat(white).as("white pages among " + LOADS).isZero();
			assertThat(nonces).as("nonces").hasSize(LOADS);
		}
		finally {
			people.shutdown();
		}
	}

	/**
	 * Tasklist asks before words are lost; and the provider's page, in the window that
	 * signs in again, has forms and scripts of its own origin.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "cockpit", "admin", "welcome" })
	void aPageMayAskAndOpenAWindowThatIsNotShutIn(String application) throws Exception {
		assertThat(client.send(request(application), BodyHandlers.ofString())
			.headers()
			.allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "'strict-dynamic'")
			.containsPattern("sandbox [a-z -]*allow-modals")
			.containsPattern("sandbox [a-z -]*allow-popups-to-escape-sandbox")
			.doesNotContain("allow-top-navigation", "$NONCE", "  ");
	}

	private HttpRequest request(String application) {
		return HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/" + application + "/default/"))
			.header("Cookie", http.cookies("admin"))
			.build();
	}

	private record Page(Set<String> inHeader, Set<String> inPage) {

		static Page of(HttpResponse<String> answer) {
			return new Page(nonces(IN_HEADER, String.join("; ", answer.headers().allValues("Content-Security-Policy"))),
					nonces(IN_PAGE, answer.body()));
		}

		private static Set<String> nonces(Pattern place, String text) {
			return place.matcher(text).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
		}

	}

}
