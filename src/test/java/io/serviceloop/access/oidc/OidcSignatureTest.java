package io.serviceloop.access.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.serviceloop.Serves;
import io.serviceloop.access.oidc.Visitor.Answer;
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

/** What is signed, is signed by who has just signed in at the provider once more. */
@Serves({ "E06", "E31" })
class OidcSignatureTest extends OidcTest {

	private static final String PROCESS = "/camunda/api/engine/engine/default/process-definition/key/";

	private static final String FIELD = "sl-field[name='%s'] ";

	private static final String FRESH = OidcSignIn.BEGIN + "?fresh";

	@Test
	void aSignInMadeAnewProvesOneSignature() {
		Visitor lara = visitor();
		String first = project(lara);
		Answer asked = close(lara, first);
		assertThat(asked.status()).as(asked.text()).isEqualTo(428);
		String subject = asked.json().path("subject").asText();
		Answer old = prove(lara, subject);
		assertThat(old.status()).isEqualTo(428);
		assertThat(old.text()).contains("Sign in at your provider once more");

		// The provider knows him still, and says since when.
		assertThat(lara.get(FRESH).next()).startsWith(provider.issuer()).contains("prompt=login", "max_age=0");
		lara.follow(lara.get(FRESH));
		assertThat(prove(lara, subject).status()).as("an old sign-in").isEqualTo(428);

		provider.knows("lara", "project-leads");
		lara.forget(provider.issuer());
		assertThat(lara.follow(lara.throughProvider(FRESH, "lara")).status()).isEqualTo(200);
		assertThat(prove(lara, subject).status()).isEqualTo(204);
		Answer closed = close(lara, first);
		assertThat(closed.status()).as(closed.text()).isEqualTo(200);
		assertThat(state(first)).isEqualTo("cancelled");

		String second = project(lara);
		String other = close(lara, second).json().path("subject").asText();
		assertThat(prove(lara, other).status()).as("proves one signature").isEqualTo(428);
		assertThat(state(second)).isEqualTo("running");
	}

	/**
	 * There is no password to type: the other window signs in anew, and this one goes on.
	 */
	@Test
	@ExtendWith(WhereChromiumIs.class)
	void whoSignsInABrowserSignsInAnewInAnotherWindow() {
		String key = project(visitor());
		provider.knows("lara", "project-leads");
		ChromeDriver driver = Chromium.start("en-GB");
		Page page = new Page(driver);
		try {
			driver.get("http://localhost:" + port + "/");
			page.click(".button");
			atProvider(page);
			page.see(".sl-filter-name");
			// So that it asks again, as others do on "prompt=login".
			driver.get(provider.issuer() + "/login");
			driver.manage().deleteAllCookies();
			driver.get("http://localhost:" + port + "/");
			page.click(".start-process-action a");
			new WebDriverWait(driver, Duration.ofSeconds(60))
				.until(ExpectedConditions.elementToBeClickable(By.linkText("Change a running project")))
				.click();
			page.at(FIELD.formatted("project") + "select option[value$=':" + key + "']").choose();
			page.at(FIELD.formatted("changeKind") + "select option[value$=':closeProject']").choose();
			page.at(FIELD.formatted("reason") + "textarea").type("The product was taken from the market last week.");
			page.click(".modal-footer .btn-primary");
			page.see(".sl-signature .sl-meaning");
			assertThat(page.text(".sl-signature .sl-meaning")).isEqualTo("I close this project.");
			assertThat(driver.findElement(By.cssSelector(".sl-signature [type=password]")).isDisplayed()).isFalse();
			String tasklist = driver.getWindowHandle();
			page.click(".sl-signature button[type=submit]");
			driver.switchTo()
				.window(driver.getWindowHandles()
					.stream()
					.filter(window -> !window.equals(tasklist))
					.findFirst()
					.orElseThrow());
			atProvider(page);
			page.see(".sl-filter-name");
			driver.switchTo().window(tasklist);
			new WebDriverWait(driver, Duration.ofSeconds(60))
				.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".sl-signature, .modal-dialog"), 0));
			assertThat(state(key)).isEqualTo("cancelled");
		}
		finally {
			driver.quit();
		}
	}

	private static void atProvider(Page page) {
		page.at("input[name=username]").type("lara");
		page.at("input[name=password]").type(Provider.PASSWORD);
		page.click("button[type=submit]");
	}

	private String state(String project) {
		return jdbc.queryForObject("select state from project where business_key = ?", String.class, project);
	}

	private Answer prove(Visitor person, String subject) {
		return person.send("POST", "/api/signatures/" + subject, null, Map.of());
	}

	private Answer close(Visitor lead, String project) {
		return start(lead, "changeProject", Map.of("project", project, "changeKind", "closeProject", "reason",
				"The product was taken from the market last week."));
	}

	/** A project that the person leads. */
	private String project(Visitor lara) {
		provider.knows("alma", "service-agents");
		provider.knows("quentin", "quality-inspectors");
		// So he did an hour ago, and the provider has not asked since.
		provider.knows("lara", Map.of("preferred_username", "lara", "groups", List.of("project-leads"), "auth_time",
				Instant.now().minusSeconds(3600).getEpochSecond()));
		visitor().signIn("alma");
		visitor().signIn("quentin");
		lara.signIn("lara");
		Answer started = start(lara, "improvementLoop", Map.of("title", "Faster answers", "trigger", "targetedFix",
				"serviceLine", "online", "lead", "lara", "processOwner", "oskar", "team", "[\"alma\", \"quentin\"]"));
		assertThat(started.status()).as(started.text()).isEqualTo(200);
		return jdbc.queryForObject("select max(business_key) from project", String.class);
	}

	private static Answer start(Visitor person, String process, Map<String, String> answers) {
		UnaryOperator<String> type = value -> value.startsWith("[") ? "Json" : "String";
		Map<String, Object> variables = new LinkedHashMap<>();
		answers.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", type.apply(value))));
		return person.send("POST", PROCESS + process + "/submit-form", null, Map.of("variables", variables));
	}

}
