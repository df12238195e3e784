package io.serviceloop.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every page has around its content. */
class FrameTest extends WebTest {

	@ParameterizedTest
	@CsvSource({
			"agent, Tasks Projects My work Issue list Handbook What was tried Worth and cost Working days Account and mails",
			"lead, Tasks Projects My work Issue list Handbook What was tried Worth and cost Working days Account and mails",
			"manager, Tasks Projects Audit My work Issue list Handbook What was tried Worth and cost Working days Account and mails",
			"owner, Tasks Projects My work Issue list Handbook What was tried Worth and cost Cockpit Working days Account and mails",
			"auditor, Tasks Projects Audit My work Issue list Handbook What was tried Worth and cost Cockpit Working days Account and mails",
			"admin, Tasks Projects My work Issue list Handbook What was tried Worth and cost Cockpit Working days Admin Account and mails" })
	void theNavigationFollowsTheRoleOnThePageAndInTasklist(String person, String names) {
		List<String> links = http.get(person, "/api/navigation").json().findValuesAsText("text");
		assertThat(String.join(" ", links)).isEqualTo(names);
		String page = page(person, "/account", "en").body();
		assertThat(links).allSatisfy(link -> assertThat(page).contains(">" + link + "</a>"));
		assertThat(page).containsOnlyOnce("aria-current")
			.contains("<a href=\"/account\" aria-current=\"page\">", "action=\"/logout\"");
		assertThat(page.contains("/camunda/app/cockpit/")).isEqualTo(names.contains("Cockpit"));
		assertThat(page.contains("/camunda/app/admin/")).isEqualTo(names.contains("Admin"));
	}

	@Test
	void itNamesWhoIsSignedInAndSpeaksTheReadersLanguage() {
		assertThat(page("lead", "/account", "en").body()).contains(">Lena Lead</span>", ">Sign out</button>");
		assertThat(page("lead", "/account", "zh-CN").body()).contains("<html lang=\"zh\"", ">退出登录</button>", ">任务</a>",
				"<title>我的账户 – ServiceLoop</title>");
	}

	/** A reading program pronounces by it. */
	@ParameterizedTest
	@CsvSource({ "en-GB, en", "fr-FR, en", "zh-TW, zh" })
	void thePageSaysWhichLanguageItIsReallyIn(String asked, String language) {
		assertThat(page("lead", "/login", asked).body()).contains("<html lang=\"" + language + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/login?error", "/account", "/nowhere", "/camunda/nowhere",
			"/camunda/app/cockpit/default/", "/error" })
	void everyPageIsUnderThePolicyAndHasNothingInline(String path) {
		Raw.Answer page = page("agent", path, "en");
		assertThat(page.body()).contains("<main", "/assets/page.css")
			.doesNotContain(" style=", "<style", "javascript:");
		assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
		if (!path.startsWith("/camunda/")) {
			assertThat(page.header("Content-Security-Policy"))
				.startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
				.contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
				.doesNotContain("unsafe", "*", "http");
		}
		assertThat(page.header("Cache-Control")).contains("no-store");
	}

	private Raw.Answer page(String person, String path, String language) {
		return Raw.browser(port, http, person)
			.with("Accept", "text/html")
			.with("Accept-Language", language)
			.send("GET", path);
	}

}
