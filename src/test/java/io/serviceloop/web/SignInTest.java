package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in: who guesses passwords waits, nobody is locked out by a stranger, and
 * sessions end with their account.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:sign-in;DB_CLOSE_DELAY=-1", "serviceloop.demo.example=false",
				"camunda.bpm.job-execution.enabled=false", "serviceloop.sign-in.attempts=3",
				"serviceloop.sign-in.again=PT1H", "serviceloop.sign-in.slow-from=6",
				"serviceloop.sign-in.slow-by=PT0.4S", "serviceloop.sign-in.check-every=PT0S",
				"server.forward-headers-strategy=native", "camunda.bpm.webapp.csrf.enable-secure-cookie=true" })
@ActiveProfiles("demo")
class SignInTest {

	private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

	private static final String GOOD = "lantern-Over-42-bridges";

	private static int nextAddress = 10;

	@Autowired
	private IdentityService identity;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private String somebody;

	@BeforeEach
	void anAccountOfItsOwn() {
		somebody = "person"
				+ Integer.toHexString(jdbc.sql("select count(*) from ACT_ID_USER").query(Integer.class).single());
		User user = identity.newUser(somebody);
		user.setPassword(GOOD);
		identity.saveUser(user);
		identity.createMembership(somebody, "service-agents");
	}

	@Test
	void whoIsWrongTooOftenWaitsAndTheSameAccountIsFreeForEverybodyElse() {
		String stranger = address();
		for (int i = 0; i < 3; i++) {
			assertThat(status(basic(stranger, somebody, "wrong" + i))).isEqualTo(401);
		}
		String refused = basic(stranger, somebody, GOOD);
		assertThat(status(refused)).isEqualTo(429);
		assertThat(refused).containsPattern("(?i)retry-after: \\d+").contains("Too many wrong passwords");
		assertThat(status(basic(stranger, "quality", "quality"))).as("another account from there").isEqualTo(200);
		assertThat(status(basic(address(), somebody, GOOD))).as("the person, elsewhere").isEqualTo(200);
	}

	@Test
	void manyTriesAtOnceAreNoWayAround() throws Exception {
		String stranger = address();
		var threads = Executors.newFixedThreadPool(12);
		List<Callable<Integer>> tries = IntStream.range(0, 12)
			.<Callable<Integer>>mapToObj(i -> () -> status(basic(stranger, somebody, "wrong" + i)))
			.toList();
		long heard = threads.invokeAll(tries).stream().filter(answer -> {
			try {
				return answer.get() == 401;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}).count();
		threads.shutdown();
		assertThat(heard).isEqualTo(3);
	}

	@Test
	void aProgramThatCallsManyTimesAtOnceWithTheRightPasswordIsNotHeldUp() throws Exception {
		String program = address();
		var threads = Executors.newFixedThreadPool(12);
		List<Callable<Integer>> calls = IntStream.range(0, 24)
			.<Callable<Integer>>mapToObj(i -> () -> status(basic(program, somebody, GOOD)))
			.toList();
		for (var answer : threads.invokeAll(calls)) {
			assertThat(answer.get()).isEqualTo(200);
		}
		threads.shutdown();
	}

	@Test
	void anAccountThatManyAddressesAreWrongAboutIsSlowedAndNothingMore() {
		for (int i = 0; i < 6; i++) {
			assertThat(status(basic(address(), somebody, "wrong"))).isEqualTo(401);
		}
		Instant before = Instant.now();
		assertThat(status(basic(address(), somebody, GOOD))).isEqualTo(200);
		assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(390));
	}

	@Test
	void theEnginesOwnLockDoesNotLock() {
		for (int i = 0; i < 20; i++) {
			assertThat(identity.checkPassword(somebody, "wrong")).isFalse();
		}
		assertThat(identity.checkPassword(somebody, GOOD)).isTrue();
		assertThat(status(basic(address(), somebody, GOOD))).isEqualTo(200);
	}

	@Test
	void theSignInPageSaysHowLongToWaitInBothLanguages() throws Exception {
		Browser browser = new Browser();
		for (int i = 0; i < 3; i++) {
			assertThat(browser.signIn(somebody, "wrong").uri().toString()).endsWith("/login?error");
		}
		HttpResponse<String> waits = browser.signIn(somebody, GOOD);
		assertThat(waits.uri().toString()).contains("/login?wait=");
		assertThat(waits.body()).contains("Too many wrong passwords");
		assertThat(browser.get(waits.uri().getPath() + "?" + waits.uri().getQuery(), "Accept-Language", "zh-CN").body())
			.contains("密码错误次数过多");
	}

	@Test
	void aDeletedAccountsSessionEnds() throws Exception {
		Browser browser = new Browser();
		browser.signIn(somebody, GOOD);
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(200);
		identity.deleteUser(somebody);
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(401);
		assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
	}

	@Test
	void sessionsEndWhenThePasswordOrTheGroupsChange() throws Exception {
		Browser browser = new Browser();
		browser.signIn(somebody, GOOD);
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(200);
		identity.createMembership(somebody, "service-managers");
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(401);
		browser.signIn(somebody, GOOD);
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(200);
		User user = identity.createUserQuery().userId(somebody).singleResult();
		user.setPassword(GOOD + "!");
		identity.saveUser(user);
		assertThat(browser.get("/api/people").statusCode()).isEqualTo(401);
	}

	@Test
	void aChangedPasswordHoldsForProgramsAtOnce() {
		assertThat(status(basic(address(), somebody, GOOD))).isEqualTo(200);
		User user = identity.createUserQuery().userId(somebody).singleResult();
		user.setPassword(GOOD + "!");
		identity.saveUser(user);
		assertThat(status(basic(address(), somebody, GOOD))).isEqualTo(401);
		assertThat(status(basic(address(), somebody, GOOD + "!"))).isEqualTo(200);
	}

	@Test
	void passwordsAreKeptAsArgon2() {
		assertThat(jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?").param(somebody).query(String.class).single())
			.startsWith("{argon2}$argon2id$");
	}

	@Test
	void passwordsThatAreEasyToGuessAreRefused() {
		Http admin = Http.on(port);
		for (String easy : List.of("", "short", "aaaaaaaaaaaaaaaa", "MyPassword2026!", "newcomer-newcomer",
				"1234567890-abcd")) {
			Http.Answer answer = admin.post(Surface.ENGINE_REST, "admin", "/user/create", account("newcomer", easy));
			assertThat(answer.status()).as(easy + ": " + answer.text()).isEqualTo(400);
		}
		assertThat(identity.createUserQuery().userId("newcomer").count()).isZero();
		assertThat(admin.post(Surface.ENGINE_REST, "admin", "/user/create", account("newcomer", GOOD)).status())
			.isEqualTo(204);
		Http.Answer empty = admin.send(Surface.ENGINE_REST, "agent", "PUT", "/user/agent/credentials",
				Map.of("password", "", "authenticatedUserPassword", "agent"));
		assertThat(empty.status()).as(empty.text()).isEqualTo(400);
		assertThat(identity.checkPassword("agent", "agent")).isTrue();
	}

	@Test
	void ourPagesRunNoScriptsOfOthersAndAreShownInNoFrame() throws Exception {
		HttpResponse<String> page = new Browser().get("/login");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
				"script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
		assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
		assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
	}

	@Test
	void whoComesToAPageOfAnotherRoleReadsWhyInBothLanguages() throws Exception {
		Browser browser = new Browser();
		browser.signIn("agent", "agent");
		HttpResponse<String> english = browser.get("/camunda/app/cockpit/default/", "Accept", "text/html");
		assertThat(english.statusCode()).isEqualTo(403);
		assertThat(english.body()).contains("This page is not for you.").doesNotContain("Whitelabel");
		assertThat(browser
			.get("/nowhere/<script>".replace("<", "%3C").replace(">", "%3E"), "Accept", "text/html", "Accept-Language",
					"zh-CN")
			.body()).doesNotContain("<script>", "Whitelabel");
		assertThat(browser.get("/nowhere", "Accept", "text/html", "Accept-Language", "zh-CN").body())
			.contains("没有这个页面。");
	}

	@Test
	void cookiesAreHttpOnlySameSiteAndBehindTlsSecure() throws Exception {
		Browser browser = new Browser();
		assertThat(browser.signInBehindTls("agent", "agent")).as("the session")
			.anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID=")
				.contains("HttpOnly", "SameSite=Lax", "Secure"))
			.as("our token")
			.anySatisfy(cookie -> assertThat(cookie).startsWith("SL-XSRF=").contains("SameSite=Lax", "Secure"));
		HttpResponse<String> first = new Browser().get("/login", "X-Forwarded-Proto", "https");
		assertThat(first.headers().firstValue("Strict-Transport-Security")).isPresent();
	}

	private static Map<String, Object> account(String id, String password) {
		return Map.of("profile", Map.of("id", id, "firstName", "New", "lastName", "Comer", "email", "n@example.org"),
				"credentials", Map.of("password", password));
	}

	/** An address of this machine that nobody has used yet. */
	private static synchronized String address() {
		return "127.0.0." + nextAddress++;
	}

	/** A program's call from an address; the whole answer. */
	private String basic(String from, String name, String password) {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
			String credentials = Base64.getEncoder()
				.encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
			socket.getOutputStream()
				.write(("GET /engine-rest/task/count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
						+ credentials + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int status(String answer) {
		return Integer.parseInt(answer.substring(9, 12));
	}

	/** A browser: it keeps cookies and follows where it is sent. */
	private final class Browser {

		private final HttpClient client = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();

		HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
			HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("X-Seen-By", "test");
			return client.send((headers.length == 0) ? request.build() : request.headers(headers).build(),
					BodyHandlers.ofString());
		}

		HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
			Matcher token = HIDDEN.matcher(get("/login").body());
			assertThat(token.find()).isTrue();
			return client.send(HttpRequest.newBuilder(uri("/login"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("username=" + name + "&password=" + encode(password) + "&"
						+ token.group(1) + "=" + encode(token.group(2))))
				.build(), BodyHandlers.ofString());
		}

		/** The cookies that are set when TLS ends at a proxy in front. */
		List<String> signInBehindTls(String name, String password) throws IOException, InterruptedException {
			HttpClient plain = HttpClient.newHttpClient();
			HttpResponse<String> page = plain.send(
					HttpRequest.newBuilder(uri("/login")).header("X-Forwarded-Proto", "https").build(),
					BodyHandlers.ofString());
			List<String> cookies = page.headers().allValues("Set-Cookie");
			Matcher token = HIDDEN.matcher(page.body());
			assertThat(token.find()).isTrue();
			HttpResponse<String> signedIn = plain.send(HttpRequest.newBuilder(uri("/login"))
				.header("X-Forwarded-Proto", "https")
				.header("Cookie", String.join("; ", cookies.stream().map(cookie -> cookie.split(";")[0]).toList()))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("username=" + name + "&password=" + encode(password) + "&"
						+ token.group(1) + "=" + encode(token.group(2))))
				.build(), BodyHandlers.ofString());
			return java.util.stream.Stream.concat(cookies.stream(), signedIn.headers().allValues("Set-Cookie").stream())
				.toList();
		}

		private URI uri(String path) {
			return URI.create("http://127.0.0.1:" + port + path);
		}

		private static String encode(String text) {
			return URLEncoder.encode(text, StandardCharsets.UTF_8);
		}

	}

}
