package io.serviceloop.notification;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

class AccountPageTest extends MailTest {

	private static final Pattern TOKEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

	@LocalServerPort
	private int port;

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	@Test
	void itShowsWhoOneIsAndKeepsWhatOneChooses() throws Exception {
		signIn("lead");
		assertThat(get("/account", "en"))
			.contains("Lena Lead", "lead@example.com", "Project leads", "value=\"EACH\" checked",
					"value=\"en\" checked", "One mail at 07:00")
			.doesNotContain("No mail is sent here");
		HttpResponse<String> saved = post("mode=DAILY&language=zh", "en");
		assertThat(saved.uri().toString()).endsWith("/account?saved");
		assertThat(saved.body()).contains("Saved.", "value=\"DAILY\" checked", "value=\"zh\" checked");
		assertThat(choices.of("lead")).isEqualTo(new MailChoice(MailChoice.Mode.DAILY, "zh"));
		post("mode=NONE&language=en", "en");
		assertThat(choices.of("lead")).isEqualTo(new MailChoice(MailChoice.Mode.NONE, "en"));
	}

	@Test
	void itSpeaksChinese() throws Exception {
		signIn("quality");
		assertThat(get("/account", "zh-CN")).contains("lang=\"zh\"", "我的账户", "质检人员", "每天 07:00 发送一封邮件");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "mode=SOMETIMES&language=en | Please choose one of the three.",
			"mode=&language=en | Please choose one of the three.", "language=en | Please choose one of the three.",
			"mode=EACH&language=fr | Please choose one of the languages.",
			"mode=EACH | Please choose one of the languages.",
			"mode=EACH&language=%3Cscript%3E | Please choose one of the languages." })
	void wrongInputIsAnsweredAtTheFieldAndChangesNothing(String form, String problem) throws Exception {
		signIn("lead");
		choices.choose("lead", new MailChoice(MailChoice.Mode.DAILY, "zh"));
		HttpResponse<String> answer = post(form, "en");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains(problem, "Lena Lead").doesNotContain("<script>");
		assertThat(choices.of("lead")).isEqualTo(new MailChoice(MailChoice.Mode.DAILY, "zh"));
	}

	@Test
	void nobodyChoosesForSomebodyElseOrWithoutTheToken() throws Exception {
		signIn("agent");
		post("mode=NONE&language=en&id=lead&user=lead&user_id=lead", "en");
		assertThat(choices.of("lead")).isEqualTo(MailChoice.DEFAULT);
		assertThat(send("/account", "en", "mode=EACH&language=en").statusCode()).isEqualTo(403);
		assertThat(choices.of("agent").mode()).isEqualTo(MailChoice.Mode.NONE);
	}

	@Test
	void strangersAreSentToTheSignInPage() throws Exception {
		assertThat(get("/account", "en")).contains("Sign in – ServiceLoop");
	}

	@Test
	void whoseAddressIsNoneIsToldSo() throws Exception {
		address("lead", "a@example.com, b@example.com <b>");
		signIn("lead");
		assertThat(get("/account", "en")).contains("a@example.com, b@example.com &lt;b&gt;", "not one plain address");
		address("lead", null);
		assertThat(get("/account", "en")).contains("none in your profile");
	}

	private void signIn(String person) throws Exception {
		String page = get("/login", "en");
		send("/login", "en", token(page) + "&username=" + person + "&password=" + person);
	}

	private HttpResponse<String> post(String form, String language) throws Exception {
		return send("/account", language, token(get("/account", language)) + "&" + form);
	}

	private static String token(String page) {
		Matcher token = TOKEN.matcher(page);
		assertThat(token.find()).isTrue();
		return token.group(1) + "=" + URLEncoder.encode(token.group(2), StandardCharsets.UTF_8);
	}

	private String get(String path, String language) throws IOException, InterruptedException {
		return browser.send(request(path, language).build(), BodyHandlers.ofString()).body();
	}

	private HttpResponse<String> send(String path, String language, String form)
			throws IOException, InterruptedException {
		return browser.send(request(path, language).POST(BodyPublishers.ofString(form))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path, String language) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Accept-Language", language)
			.header("Accept", "text/html");
	}

}
