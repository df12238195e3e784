package io.serviceloop.web;

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

/** Signing out of Tasklist leads to our own sign-in page, and the session is over. */
@ExtendWith(WhereChromiumIs.class)
class SignOutTest extends WebTest {

	@Test
	void whoSignsOutOfTasklistStandsBeforeTheSignInPage() {
		ChromeDriver driver = Chromium.start("en-GB");
		try {
			driver.get("http://localhost:" + port + "/");
			see(driver, "input[name=username]").sendKeys("lead");
			see(driver, "input[name=password]").sendKeys("lead");
			see(driver, "button[type=submit]").click();
			see(driver, ".account .dropdown-toggle").click();
			see(driver, ".account .logout a").click();
			see(driver, "input[name=password]");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
			driver.get("http://localhost:" + port + "/camunda/app/tasklist/default/");
			see(driver, "input[name=password]");
			assertThat(driver.getCurrentUrl()).isEqualTo("http://localhost:" + port + "/login");
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
