package io.serviceloop.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StaticFilesTest extends WebTest {

	private static final String TASKLIST = "/camunda/app/tasklist/";

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/lib/deps.js", TASKLIST + "camunda-tasklist-bootstrap.js",
			TASKLIST + "scripts/serviceloop/form.js", TASKLIST + "scripts/serviceloop/texts.zh.json",
			"/camunda/assets/IBMPlexSans-Regular.woff", "/assets/page.css" })
	void whatABrowserHasIsNotSentAgainUntilItsContentChanges(String file) throws Exception {
		HttpResponse<byte[]> first = get(file);
		String tag = first.headers().firstValue("ETag").orElseThrow();
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
		assertThat(first.headers().firstValue("Last-Modified")).as("an earlier version has an earlier day").isEmpty();
		HttpResponse<byte[]> again = get(file, "If-None-Match", tag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(get(file, "If-None-Match", "W/\"another\"").body()).isEqualTo(first.body());
	}

	@Test
	void scriptsAreSentSmallAndWhatIsPersonalIsNeitherKeptNorTellsByItsLength() throws Exception {
		HttpResponse<byte[]> script = get("/camunda/lib/deps.js", "Accept-Encoding", "gzip");
		assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(script.body().length).isLessThan(get("/camunda/lib/deps.js").body().length / 3);
		for (String personal : new String[] { TASKLIST + "default/", "/my-work", "/api/people" }) {
			HttpResponse<byte[]> answer = get(personal, "Accept-Encoding", "gzip");
			assertThat(answer.statusCode()).as(personal).isEqualTo(200);
			assertThat(answer.headers().firstValue("Content-Encoding")).as(personal).isEmpty();
			assertThat(answer.headers().firstValue("Cache-Control")).as(personal).get().asString().contains("no-store");
		}
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Cookie", http.cookies("lead"));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return client.send(request.build(), BodyHandlers.ofByteArray());
	}

}
