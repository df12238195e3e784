package io.serviceloop.access.oidc;

import io.serviceloop.Serves;
import io.serviceloop.browser.Accessibility;
import io.serviceloop.browser.Chromium;
import io.serviceloop.browser.Page;
import io.serviceloop.browser.WhereChromiumIs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same with a real browser, whose Tasklist signs out at the provider too (E07, E31).
 */
@ExtendWith(WhereChromiumIs.class)
@Serves({ "E07", "E31" })
class OidcInBrowserTest extends OidcTest {

	@Test
	void whoSignsOutOfTasklistIsAskedForThePasswordNextTime() {
		provider.knows("birgit", "project-leads");
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get("http://localhost:" + port + "/");
			page.see(".button");
			Accessibility.check(driver, "the sign-in page");
			page.click(".button");
			page.at("input[name=username]").type("birgit");
			page.at("input[name=password]").type(Provider.PASSWORD);
			page.click("button[type=submit]");
			page.see(".sl-filter-name");
			assertThat(page.text(".account .dropdown-toggle")).contains("Birgit Example");

			page.click(".account .dropdown-toggle");
			page.click(".account .logout a");
			page.see("a.button[href='" + OidcSignIn.BEGIN + "']");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
			page.click(".button");
			page.see("input[name=password]");
			assertThat(driver.getCurrentUrl()).startsWith(provider.issuer());
		}
		finally {
			driver.quit();
		}
	}

	@Test
	void whoSignsOutOfAPageOfOursToo() {
		provider.knows("bodo", "project-leads");
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get("http://localhost:" + port + "/account");
			page.click(".button");
			page.at("input[name=username]").type("bodo");
			page.at("input[name=password]").type(Provider.PASSWORD);
			page.click("button[type=submit]");
			page.click("form[data-sign-out] button");
			page.click("a.button[href='" + OidcSignIn.BEGIN + "']");
			page.see("input[name=password]");
			assertThat(driver.getCurrentUrl()).startsWith(provider.issuer());
		}
		finally {
			driver.quit();
		}
	}

}
