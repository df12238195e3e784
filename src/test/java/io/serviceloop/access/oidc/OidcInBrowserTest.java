package io.serviceloop.access.oidc;

import java.time.Duration;

import io.serviceloop.Serves;
import io.serviceloop.browser.Accessibility;
import io.serviceloop.browser.Chromium;
import io.serviceloop.browser.Page;
import io.serviceloop.browser.WhereChromiumIs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

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

	/**
	 * The provider's page opens beside what was typed, in a window that is not shut in;
	 * where it stays open, one goes on all the same.
	 */
	@Test
	void whoseSessionHasEndedSignsInAgainInAnotherWindowAndGoesOn() {
		provider.knows("bruno", "project-leads");
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get("http://localhost:" + port + "/");
			page.click(".button");
			page.at("input[name=username]").type("bruno");
			page.at("input[name=password]").type(Provider.PASSWORD);
			page.click("button[type=submit]");
			page.see(".sl-filter-name");
			String tasklist = driver.getWindowHandle();
			driver.manage().deleteAllCookies();
			// Tasklist asks for its list again and again.
			page.see(".sl-sign-in button");
			assertThat(driver.findElement(By.cssSelector(".sl-sign-in [name=password]")).isDisplayed()).isFalse();
			page.click(".sl-sign-in button");
			assertThat(page.text(".sl-sign-in")).contains("Sign in in the other window", "close it and go on here");
			driver.switchTo()
				.window(driver.getWindowHandles()
					.stream()
					.filter(window -> !window.equals(tasklist))
					.findFirst()
					.orElseThrow());
			// The provider knows him still, and sends him on to Tasklist: not to what the
			// page that is still open had asked for last.
			page.see(".sl-filter-name");
			driver.switchTo().window(tasklist);
			new WebDriverWait(driver, Duration.ofSeconds(60))
				.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".sl-sign-in"), 0));
			assertThat(driver.findElements(By.cssSelector(".alert"))).filteredOn(notice -> notice.isDisplayed())
				.extracting(notice -> notice.getText())
				.isEmpty();
		}
		finally {
			driver.quit();
		}
	}

}
