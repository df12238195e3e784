package io.serviceloop.web;

import io.serviceloop.browser.Chromium;
import io.serviceloop.browser.Page;
import io.serviceloop.browser.WhereChromiumIs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing out of Tasklist leads to our own sign-in page, and the session is over. */
@ExtendWith(WhereChromiumIs.class)
class SignOutTest extends WebTest {

	@Test
	void whoSignsOutOfTasklistStandsBeforeTheSignInPage() {
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get("http://localhost:" + port + "/");
			page.at("input[name=username]").type("lead");
			page.at("input[name=password]").type("lead");
			page.click("button[type=submit]");
			page.click(".account .dropdown-toggle");
			page.click(".account .logout a");
			page.see("input[name=password]");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
			driver.get("http://localhost:" + port + "/camunda/app/tasklist/default/");
			page.see("input[name=password]");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
		}
		finally {
			driver.quit();
		}
	}

}
