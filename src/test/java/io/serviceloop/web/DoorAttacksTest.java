package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever has not signed in comes nowhere, whatever the address, the method and the
 * headers look like.
 */
class DoorAttacksTest extends WebTest {

	private static final String OTHER = "https://attacker.example";

	/** What a page elsewhere can make a browser send beside the cookie of its session. */
	private static final List<UnaryOperator<Raw>> WITHOUT_TOKENS = List.of(request -> request,
			request -> request.with("Cookie", "XSRF-TOKEN=a; SL-XSRF=a")
				.with("X-XSRF-TOKEN", "b")
				.with("X-SL-XSRF", "b"),
			request -> request.with("X-XSRF-TOKEN", "").with("X-SL-XSRF", ""),
			request -> request.with("Origin", OTHER).with("Sec-Fetch-Site", "cross-site"));

	@ParameterizedTest
	@MethodSource("addresses")
	void anAddressWrittenOtherwiseDoesNotGoRoundTheDoor(String path) {
		for (String method : List.of("GET", "POST", "HEAD")) {
			Raw.Answer answer = new Raw(port).json("{}").send(method, path);
			assertThat(answer.status()).as(method + " " + path + " " + answer.head())
				.isIn(302, 400, 401, 403, 404, 405);
			if (answer.status() == 302) {
				assertThat(answer.header("Location")).endsWith("/login");
			}
			assertThat(answer.body()).doesNotContain("\"id\"")
				.doesNotContain("businessKey")
				.doesNotContain("\"count\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "get", "OPTIONS", "PATCH", "BREW" })
	void anotherMethodDoesNot(String method) {
		for (String path : List.of("/engine-rest/task", "/api/projects", "/camunda/api/engine/engine/default/task", "/",
				"/camunda/app/tasklist/default/")) {
			Raw.Answer answer = new Raw(port).with("Cookie", "a=secretcookie").send(method, path);
			assertThat(answer.status()).as(method + " " + path + " " + answer.head()).isNotEqualTo(200);
			assertThat(answer.body()).doesNotContain("secretcookie");
			// 501 says that there is no such method.
			assertThat(answer.status()).as(method + " " + path).isNotIn(500, 503);
		}
	}

	@Test
	void aHeaderDoesNotTurnOneMethodOrAddressOrPersonIntoAnother() {
		Stored before = stored(walk.at(LoopForm.SET_GOALS).businessKey());
		String task = walk.at(LoopForm.SET_GOALS).taskId();
		for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
			new Raw(port).by("lead").with(header, "DELETE").send("GET", "/engine-rest/task/" + task);
			new Raw(port).by("lead")
				.with(header, "DELETE")
				.json("{}")
				.send("POST", "/engine-rest/task/" + task + "/comment");
		}
		assertThat(stored(walk.at(LoopForm.SET_GOALS).businessKey())).isEqualTo(before);
		for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-User",
				"X-Remote-User", "Remote-User", "X-Forwarded-For", "X-Authenticated-User", "X-User")) {
			Raw.Answer answer = new Raw(port).with(header, header.contains("URL") ? "/login" : "admin")
				.send("GET", "/engine-rest/task");
			assertThat(answer.status()).as(header).isEqualTo(401);
		}
	}

	@Test
	void anotherOriginIsAllowedNothing() {
		for (String path : List.of("/engine-rest/task", "/api/projects", "/camunda/api/engine/engine/default/task")) {
			Raw.Answer asked = new Raw(port).with("Origin", OTHER)
				.with("Access-Control-Request-Method", "POST")
				.with("Access-Control-Request-Headers", "authorization,content-type")
				.send("OPTIONS", path);
			assertThat(asked.head()).as(path).doesNotContainIgnoringCase("access-control-allow");
			Raw.Answer sent = new Raw(port).with("Origin", OTHER).by("lead").send("GET", path);
			assertThat(sent.head()).as(path).doesNotContainIgnoringCase("access-control-allow");
			Raw.Answer browser = Raw.browser(port, http, "lead").with("Origin", OTHER).send("GET", path);
			assertThat(browser.head()).as(path).doesNotContainIgnoringCase("access-control-allow");
		}
	}

	@ParameterizedTest
	@MethodSource("writes")
	void aSessionAloneWritesNothing(String path, String body) {
		Walk.Stop stop = walk.at(LoopForm.SET_GOALS);
		String address = path.replace("{task}", stop.taskId()).replace("{key}", stop.businessKey());
		Stored before = stored(stop.businessKey());
		for (String type : List.of("application/json", "text/plain", "application/x-www-form-urlencoded")) {
			for (UnaryOperator<Raw> sent : WITHOUT_TOKENS) {
				// A POST without its token costs the session: each has its own.
				Raw.Answer answer = sent.apply(new Raw(port).with("Cookie", "JSESSIONID=" + session()))
					.body(type, body)
					.send("POST", address);
				assertThat(answer.status()).as(type + " " + address + answer.head() + answer.body())
					.isIn(302, 400, 401, 403);
				assertThat(answer.header("Location")).as(answer.head())
					.isIn("", "/login", "http://localhost:" + port + "/login");
			}
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
		if (!body.equals("{}")) {
			assertThat(Raw.browser(port, http, "lead").json(body).send("POST", address).status()).isEqualTo(200);
			assertThat(stored(stop.businessKey())).as("with its token it is written").isNotEqualTo(before);
		}
	}

	static Stream<Arguments> writes() {
		String engine = "/camunda/api/engine/engine/default";
		return Stream.concat(
				Stream.of(Arguments.of(engine + "/task/{task}/comment/create", "{\"message\":\"written elsewhere\"}"),
						Arguments.of(engine + "/process-definition/key/improvementLoop/submit-form",
								Wire.text(Map.of("variables", Wire.rest(Good.answers(LoopForm.OPEN_PROJECT)))))),
				Stream
					.of("/api/projects/{key}/feedback", engine + "/task/count", engine + "/filter/create",
							"/camunda/api/admin/auth/user/default/logout",
							"/camunda/api/cockpit/plugin/base/default/process-instance", "/logout", "/account")
					.map(path -> Arguments.of(path, "{}")));
	}

	@Test
	void signingInNeedsItsTokenToo() {
		Raw.Answer answer = new Raw(port).body("application/x-www-form-urlencoded", "username=lead&password=lead")
			.send("POST", "/login");
		assertThat(answer.status()).isIn(302, 403);
		String session = answer.cookie("JSESSIONID");
		assertThat(new Raw(port).with("Cookie", "JSESSIONID=" + session).send("GET", "/api/projects").status())
			.isEqualTo(401);
	}

	@Test
	void aSessionThatSomebodyElseChoseIsNotKept() {
		Raw.Answer page = new Raw(port).send("GET", "/login");
		String chosen = page.cookie("JSESSIONID");
		String token = page.cookie("SL-XSRF");
		String cookies = "JSESSIONID=" + chosen + "; SL-XSRF=" + token;
		Raw.Answer in = new Raw(port).with("Cookie", cookies)
			.with("X-SL-XSRF", token)
			.body("application/x-www-form-urlencoded", "username=lead&password=lead")
			.send("POST", "/login");
		assertThat(in.header("Location")).as(in.head()).doesNotContain("error");
		assertThat(in.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(chosen);
		assertThat(new Raw(port).with("Cookie", "JSESSIONID=" + chosen).send("GET", "/api/projects").status())
			.isEqualTo(401);
		assertThat(new Raw(port).with("Cookie", "JSESSIONID=" + in.cookie("JSESSIONID"))
			.send("GET", "/api/projects")
			.status()).isEqualTo(200);
		assertThat(in.head()).containsPattern("(?i)set-cookie: JSESSIONID=[^\r]*HttpOnly")
			.containsPattern("(?i)set-cookie: JSESSIONID=[^\r]*SameSite=Lax");
		assertThat(in.cookie("JSESSIONID")).hasSizeGreaterThanOrEqualTo(32);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0123456789ABCDEF0123456789ABCDEF", "../../x", "admin" })
	void aSessionThatThereIsNotIsNotMade(String invented) {
		Raw.Answer answer = new Raw(port).with("Cookie", "JSESSIONID=" + invented).send("GET", "/login");
		assertThat(answer.cookie("JSESSIONID")).isNotEqualTo(invented);
		assertThat(new Raw(port).send("GET", "/login").header("Location")).isEmpty();
		assertThat(new Raw(port).send("GET", "/").header("Location")).doesNotContainIgnoringCase("jsessionid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//attacker.example/", "///attacker.example", "/\\attacker.example",
			"https://attacker.example/", "/%2f%2fattacker.example" })
	void afterSigningInNobodyIsSentElsewhere(String path) {
		Raw.Answer first = new Raw(port).with("Accept", "text/html")
			.with("X-Forwarded-Host", "attacker.example")
			.with("Referer", OTHER)
			.send("GET", path);
		String session = first.cookie("JSESSIONID");
		Raw.Answer page = new Raw(port).with("Cookie", "JSESSIONID=" + session)
			.send("GET", "/login?continue=" + OTHER + "&redirect=" + OTHER + "&next=" + OTHER);
		String token = page.cookie("SL-XSRF");
		Raw.Answer in = new Raw(port).with("Cookie", "JSESSIONID=" + session + "; SL-XSRF=" + token)
			.with("X-SL-XSRF", token)
			.with("X-Forwarded-Host", "attacker.example")
			.body("application/x-www-form-urlencoded",
					"username=lead&password=lead&continue=" + OTHER + "&spring-security-redirect=" + OTHER)
			.send("POST", "/login");
		for (Raw.Answer answer : List.of(first, in)) {
			String to = answer.header("Location");
			assertThat(to.isEmpty() || to.startsWith("http://localhost:" + port + "/") || to.matches("/[^/\\\\].*|/"))
				.as(to)
				.isTrue();
		}
	}

	/**
	 * Camunda recognises by the address which engine is asked, and asks nobody's rights
	 * where it does not.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/engine/engine/default/task/count",
			"/camunda/api/cockpit/plugin/base/default/process-instance/count", "/engine-rest/task/count",
			"/api/projects" })
	void anAddressInPercentSignsDoesNotForgetWhoAsks(String path) {
		Foreign.account(engine, "nobody-special", "service-agents");
		walk.at(LoopForm.SET_GOALS);
		String session = "JSESSIONID=" + session("nobody-special");
		String plain = new Raw(port).with("Cookie", session).by("nobody-special").send("GET", path).body();
		for (int at = 1; at < path.length(); at++) {
			String other = path.substring(0, at) + "%%%02x".formatted((int) path.charAt(at)) + path.substring(at + 1);
			// A new session each time: in one that was used before, Camunda remembers the
			// person.
			Raw fresh = path.startsWith("/engine-rest") ? new Raw(port).by("nobody-special")
					: new Raw(port).with("Cookie", "JSESSIONID=" + session("nobody-special"));
			Raw.Answer answer = fresh.send("GET", other);
			assertThat(answer.status()).as(other + answer.head()).isIn(200, 400, 401, 403, 404);
			if (answer.status() == 200) {
				assertThat(answer.body()).as(other).isEqualTo(plain);
			}
		}
	}

	@Test
	void whatIsTypedAtTheDoorIsNotPutIntoThePage() {
		Raw.Answer answer = new Raw(port).send("GET",
				"/login?error=%3Cscript%3Ealert(1)%3C/script%3E&lang=%22%3E%3Cscript%3E");
		assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("\"><script>");
		Raw.Answer language = new Raw(port).with("Accept-Language", "\"><script>alert(1)</script>")
			.send("GET", "/login");
		assertThat(language.body()).doesNotContain("<script>alert");
	}

	@Test
	void aHeaderIsNotSmuggledIntoAnAnswer() {
		for (String path : List.of("/login?x=%0d%0aSet-Cookie:%20evil=1", "/%0d%0aSet-Cookie:%20evil=1",
				"/api/imports/1%0d%0aSet-Cookie:%20evil=1", "/camunda/app/tasklist/%0d%0aSet-Cookie:%20evil=1/",
				"/engine-rest/task/x%0d%0aSet-Cookie:%20evil=1")) {
			assertThat(new Raw(port).by("lead").send("GET", path).head()).as(path)
				.doesNotContainPattern("(?im)^set-cookie: evil");
		}
	}

	@Test
	void twoLengthsAreNotTaken() {
		Raw.Answer answer = new Raw(port).by("lead")
			.with("Content-Length", "5")
			.with("Transfer-Encoding", "chunked")
			.json("{}")
			.send("POST", "/engine-rest/task/count");
		assertThat(answer.status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "five", "-1", "5, 5", "0x5", "99999999999999999999" })
	void aLengthThatIsNoneIsNotTaken(String length) {
		assertThat(new Raw(port).with("Content-Length", length).send("POST", "/login").status()).as(length)
			.isEqualTo(400);
	}

	@Test
	void hugeHeadersAndAddressesAreRefused() {
		assertThat(new Raw(port).with("X-Long", "x".repeat(100_000)).send("GET", "/login").status()).isEqualTo(400);
		assertThat(new Raw(port).send("GET", "/login?" + "x".repeat(100_000)).status()).isIn(400, 414);
		Raw many = new Raw(port);
		for (int i = 0; i < 500; i++) {
			many.with("X-H" + i, "1");
		}
		assertThat(many.send("GET", "/login").status()).isEqualTo(400);
		assertThat(new Raw(port).with("Authorization", "Basic " + "!".repeat(5000))
			.send("GET", "/engine-rest/task")
			.status()).isEqualTo(401);
		assertThat(new Raw(port).with("Accept-Language", "en,".repeat(2000)).send("GET", "/login").status())
			.isLessThan(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/camunda/app/tasklist/default/", "/forms/setGoals.html", "/api/projects",
			"/camunda/api/engine/engine/default/task" })
	void pagesAreNotFramedByOthersNorGuessedInKind(String path) {
		Raw.Answer answer = Raw.browser(port, http, "lead").send("GET", path);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
		assertThat(answer.header("X-Frame-Options") + answer.header("Content-Security-Policy")).as(path)
			.containsPattern("(?i)sameorigin|deny|frame-ancestors");
		assertThat(answer.header("Server")).isEmpty();
		assertThat(answer.header("X-Powered-By")).isEmpty();
	}

	static Stream<String> addresses() {
		return Stream
			.of("/engine-rest/task", "/api/projects", "/camunda/api/engine/engine/default/task",
					"/camunda/api/cockpit/plugin/base/default/process-instance")
			.flatMap(path -> Stream.of(path, path + "/", path + "//", path + "/.", path + ";x", path + ";/login",
					path + "%20", path + ".json", path + "?x=/login", path + "%3b", path + "%00", "/" + path,
					path.replaceFirst("/", "/./"), path.replaceFirst("/", "/%2e/"), "/login/.." + path,
					"/login;/.." + path, "/login/%2e%2e" + path, "/login%2f.." + path, "/assets/.." + path,
					"/actuator/health/.." + path, "/actuator/health/%2e%2e" + path, "/actuator/..;" + path,
					"/camunda/.." + path, path.toUpperCase(), path.replace("/api", "/API"), path.replace("-", "%2d"),
					path.replace("a", "%61"), path.replaceFirst("(.)/", "$1//"), path.replaceFirst("(.)/", "$1\\\\"),
					path.replaceFirst("(.)/", "$1%2f"), path.replaceFirst("(.)/", "$1/x/../"),
					path.replaceFirst("(.)/", "$1/x/..;/"), "http://localhost" + path, path + "#/login",
					path + "/../../login"));
	}

	/** The cookie of a session in which somebody is signed in. */
	private String session() {
		return session("lead");
	}

	private String session(String person) {
		Raw.Answer page = new Raw(port).send("GET", "/login");
		String token = page.cookie("SL-XSRF");
		Raw.Answer in = new Raw(port).with("Cookie", "JSESSIONID=" + page.cookie("JSESSIONID") + "; SL-XSRF=" + token)
			.with("X-SL-XSRF", token)
			.body("application/x-www-form-urlencoded", "username=" + person + "&password=" + person)
			.send("POST", "/login");
		return in.cookie("JSESSIONID");
	}

}
