package io.serviceloop.access.oidc;

import java.time.Duration;

import io.serviceloop.browser.Chromium;
import io.serviceloop.browser.WhereChromiumIs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same with a real browser, whose Tasklist signs out at the provider too (E07, E31).
 */
@ExtendWith(WhereChromiumIs.class)
class OidcInBrowserTest extends OidcTest {

	@Test
	void whoSignsOutOfTasklistIsAskedForThePasswordNextTime() {
		provider.knows("birgit", "project-leads");
		ChromeDriver driver = Chromium.start("en-GB");
		try {
			driver.get("http://localhost:" + port + "/");
			see(driver, ".button").click();
			see(driver, "input[name=username]").sendKeys("birgit");
			see(driver, "input[name=password]").sendKeys(Provider.PASSWORD);
			see(driver, "button[type=submit]").click();
			see(driver, ".task-filters .task-filter");
			assertThat(see(driver, ".account .dropdown-toggle").getText()).contains("Birgit Example");

			see(driver, ".account .dropdown-toggle").click();
			see(driver, ".account .logout a").click();
			see(driver, "a.button[href='" + OidcSignIn.BEGIN + "']");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
			see(driver, ".button").click();
			see(driver, "input[name=password]");
			assertThat(driver.getCurrentUrl()).startsWith(provider.issuer());
		}
		finally {
			driver.quit();
		}
	}

	private static WebElement see(ChromeDriver driver, String selector) {
		return new WebDriverWait(driver, Duration.ofSeconds(40))
			.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
	}

}
