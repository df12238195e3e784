package io.serviceloop.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at a page as axe-core does, with all of its rules. */
public final class Accessibility {

	private static final String AXE = read();

	private Accessibility() {
	}

	/** Fails with every fault that axe finds, and where it is. */
	public static void check(ChromeDriver driver, String where) {
		check(driver, where, "html");
	}

	/**
	 * The same of a part of the page alone; style sheets that name others are not loaded
	 * once more, from where Tasklist has none.
	 */
	static void check(ChromeDriver driver, String where, String css) {
		driver.executeScript(AXE);
		assertThat((List<?>) driver.executeAsyncScript(
				"""
						const [css, done] = arguments;
						axe.run(css, { preload: css === 'html' }).then(found => done(found.violations.map(fault =>
						  fault.id + ': ' + fault.help + ': ' + fault.nodes.map(node => node.html).join(' '))), error => done([String(error)]));
						""",
				css))
			.as("what keeps people from using " + where)
			.isEmpty();
	}

	private static String read() {
		try (InputStream file = Accessibility.class.getResourceAsStream("/axe.min.js")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
