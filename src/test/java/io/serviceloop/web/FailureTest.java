package io.serviceloop.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told where nothing but the status of a failure is known. */
class FailureTest extends WebTest {

	private static final String LONG = "x".repeat(9_000);

	@ParameterizedTest
	@ValueSource(strings = { "/LONG", "/projects?text=LONG", "/%00", "/a|b", "/%zz", "/a%2fb", "/a\\b",
			"/ HTTP/1.1\r\nX-Long: LONG\r\nX: ", "/ HTTP/1.1\r\nHost: x y\r\nX: ", "/ HTTP/7.3\r\nX: " })
	void whatTheServerRefusesBeforeOurCodeSeesItIsAnsweredInOurWordsAndFrame(String path) {
		String sent = path.replace("LONG", LONG);
		Raw.Answer page = new Raw(port).with("Accept", "text/html").with("Accept-Language", "en").send("GET", sent);
		assertThat(page.status()).isIn(400, 505);
		assertThat(page.header("Content-Type")).startsWith("text/html");
		assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'self';");
		assertThat(page.header("Cache-Control")).isEqualTo("no-store");
		assertThat(page.body()).contains("<main class=\"card\">", "/assets/page.css")
			.doesNotContain("<script", "<style", " style=");
		assertThat(page.head() + page.body()).doesNotContainIgnoringCase("tomcat")
			.doesNotContainIgnoringCase("apache")
			.doesNotContain("HTTP Status");
		if (path.contains("LONG") || page.body().contains("<div lang=\"zh\">")) {
			assertThat(page.body()).as("it was not read up to its language")
				.contains("<div lang=\"en\">", "<div lang=\"zh\">");
			return;
		}
		Raw.Answer problem = new Raw(port).with("Accept", "application/json").send("GET", sent);
		assertThat(problem.status()).isEqualTo(page.status());
		assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(json(problem.body()).path("status").asInt()).isEqualTo(page.status());
		assertThat(json(problem.body()).path("detail").asText()).isNotBlank();
	}

	@Test
	void theServersOwnRefusalsAreInTheReadersLanguage() {
		assertThat(
				new Raw(port).with("Accept", "text/html").with("Accept-Language", "zh-CN").send("GET", "/%00").body())
			.contains("<html lang=\"zh\">", "<h1>无法理解该请求。</h1>");
	}

	/** Addresses that mean one thing to one reader and another thing to the next. */
	@ParameterizedTest
	@ValueSource(strings = { "//projects", "/projects;a=b", "/%41ccount", "/projects/%2e" })
	void anAddressThatIsATrickIsAnsweredWithAPageToo(String path) {
		Raw.Answer page = Raw.browser(port, http, "owner").with("Accept", "text/html").send("GET", path);
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.body()).contains("<main class=\"card\">", "/assets/page.css");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /issues, application/json, 405, 这个地址不接受这种请求。",
			"POST, /api/projects, application/json, 405, 这个地址不接受这种请求。",
			"POST, /tried/recipes, application/json, 415, 这里不接受这种类型的内容。",
			"GET, /api/projects, text/csv, 406, 没有所要求类型的回答。", "GET, /nowhere, application/json, 404, 没有这个页面。",
			"GET, /projects/IMP-1990-0001, application/json, 404, 对象不存在或已不存在。" })
	void aProgramIsToldWhatIsWrongInItsReadersLanguage(String method, String path, String accept, int status,
			String title) {
		Raw request = Raw.browser(port, http, "owner")
			.with("X-SL-XSRF", token())
			.with("Accept", accept)
			.with("Accept-Language", "zh-CN");
		Raw.Answer answer = (method.equals("GET") ? request : request.json("{}")).send(method, path);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(json(answer.body()).path("title").asText()).isEqualTo(title);
		assertThat(json(answer.body()).path("status").asInt()).isEqualTo(status);
		assertThat(json(answer.body()).path("detail").asText()).isNotBlank();
		if (status == 405) {
			assertThat(answer.header("Allow")).isEqualTo("GET");
		}
	}

	@Test
	void aPersonIsShownAPage() {
		Raw.Answer answer = Raw.browser(port, http, "owner")
			.with("X-SL-XSRF", token())
			.with("Accept", "text/html")
			.with("Accept-Language", "en")
			.body("application/x-www-form-urlencoded", "a=b")
			.send("POST", "/issues");
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.body()).contains("<h1>This address does not work that way.</h1>");
	}

	/** What a page of ours sends back with a form. */
	private String token() {
		return http.cookies("owner").replaceFirst(".*SL-XSRF=([^;]*).*", "$1");
	}

	private static JsonNode json(String text) {
		try {
			return new ObjectMapper().readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(text, ex);
		}
	}

}
