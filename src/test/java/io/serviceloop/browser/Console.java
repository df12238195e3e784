package io.serviceloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Pattern;

import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser wrote to its console. Errors fail the test, but for answers to
 * submissions meant to be refused.
 */
class Console {

	/**
	 * Tasklist itself looks once more for the task that was just completed, and says that
	 * it is gone.
	 */
	private static final Pattern GONE = Pattern
		.compile("/camunda/api/engine/engine/default/task/[0-9a-f-]+ .* responded with a status of 404");

	/** What is signed is asked for first, and then sent again. */
	private static final Pattern TO_SIGN = Pattern.compile("/submit-form .* responded with a status of 428");

	private final WebDriver driver;

	private final List<Expected> expected = new ArrayList<>();

	Console(WebDriver driver) {
		this.driver = driver;
	}

	private record Expected(String url, int status) {

		boolean is(String message) {
			return message.contains(url) && message.contains("responded with a status of " + status);
		}

	}

	/**
	 * One answer of this status will come from an address with this ending of its path.
	 */
	void expect(String url, int status) {
		expected.add(new Expected(url + " ", status));
	}

	/**
	 * Fails on every error since the last call, and where an expected refusal did not
	 * come.
	 */
	void check(String where) {
		List<String> errors = new ArrayList<>();
		for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
			if (entry.getLevel().intValue() >= Level.SEVERE.intValue() && !wasExpected(entry.getMessage())) {
				errors.add(entry.getMessage());
			}
		}
		assertThat(errors).as("errors on the console at " + where).isEmpty();
		assertThat(expected).as("refusals that were expected and did not come at " + where).isEmpty();
	}

	private boolean wasExpected(String message) {
		if (GONE.matcher(message).find() || TO_SIGN.matcher(message).find()) {
			return true;
		}
		return expected.stream().filter(one -> one.is(message)).findFirst().map(expected::remove).orElse(false);
	}

}
