package io.serviceloop.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Starts the Chromium of this machine, always without a window and with nothing
 * downloaded.
 */
public final class Chromium {

	// Selenium warns that it was built for other versions of DevTools; the two commands
	// used here are in all of them.
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	static {
		SELENIUM.setLevel(Level.SEVERE);
	}

	static final String MISSING = "chromium and chromedriver are not on the PATH: nothing was tried in a browser";

	private Chromium() {
	}

	static boolean isThere() {
		return onPath("chromium").isPresent() && onPath("chromedriver").isPresent();
	}

	/**
	 * A new browser with an empty profile whose reader prefers a language such as
	 * {@code zh-CN}.
	 */
	public static ChromeDriver start(String language) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(needed("chromium").toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				// Containers have little shared memory.
				"--disable-dev-shm-usage", "--window-size=1366,768", "--lang=" + language);
		options.setExperimentalOption("prefs",
				Map.of("intl.accept_languages", language + "," + language.substring(0, 2)));
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		// A named driver keeps Selenium Manager from looking for one on the network.
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(needed("chromedriver").toFile())
			.usingAnyFreePort()
			.withSilent(true)
			.build();
		ChromeDriver driver = new ChromeDriver(service, options);
		driver.manage().window().setSize(new Dimension(1366, 768));
		return driver;
	}

	private static Path needed(String program) {
		return onPath(program).orElseThrow(() -> new AssertionError(MISSING));
	}

	private static Optional<Path> onPath(String program) {
		return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
			.map(folder -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
