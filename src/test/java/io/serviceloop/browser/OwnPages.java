package io.serviceloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.Storm;
import org.junit.jupiter.params.provider.Arguments;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Our own pages as a person sees them who has signed in. */
final class OwnPages {

	final ChromeDriver driver;

	final Console console;

	private final int port;

	OwnPages(ChromeDriver driver, int port) {
		this.driver = driver;
		this.port = port;
		this.console = new Console(driver);
	}

	/**
	 * Both languages on the smallest screens of a desk and of a pocket: each language on
	 * one of them, on the long way on both.
	 */
	static Stream<Arguments> screens() {
		Stream<Arguments> each = Stream.of(Arguments.of("zh-CN", 1366, 768), Arguments.of("en-GB", 390, 844));
		return !Storm.ON ? each
				: Stream.concat(each, Stream.of(Arguments.of("en-GB", 1366, 768), Arguments.of("zh-CN", 390, 844)));
	}

	/** As large as this; what is narrow is a phone. */
	void screen(int width, int height) {
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	/** Somebody whose password is the name. */
	void signIn(String person) {
		signIn(person, person);
	}

	void signIn(String person, String password) {
		open("/login");
		driver.findElement(By.name("username")).sendKeys(person);
		driver.findElement(By.name("password")).sendKeys(password + Keys.ENTER);
		new Page(driver).until("Tasklist", () -> driver.getCurrentUrl().contains("/camunda/app/tasklist/"));
	}

	void open(String path) {
		driver.get(address(path));
	}

	String address(String path) {
		return "http://localhost:" + port + path;
	}

	/** Opens a page, and looks at it. */
	void look(String path, String name) throws IOException {
		open(path);
		look(name);
	}

	/** The page that is open fits the screen, and can be used by everybody. */
	void look(String name) throws IOException {
		new Page(driver).until("charts of " + name,
				() -> driver.findElements(By.cssSelector("figure.chart:not([data-drawn])")).isEmpty());
		Object width = driver.executeScript("return document.documentElement.clientWidth");
		Object height = driver.executeScript("return document.documentElement.scrollHeight");
		Files.write(pictures().resolve(name + ".png"),
				Base64.getDecoder()
					.decode((String) driver
						.executeCdpCommand("Page.captureScreenshot",
								Map.of("captureBeyondViewport", true, "clip",
										Map.of("x", 0, "y", 0, "scale", 1, "width", width, "height", height)))
						.get("data")));
		assertThat((Boolean) driver
			.executeScript("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
			.as(name + " scrolls sideways")
			.isTrue();
		assertThat((List<?>) driver
			.executeScript("return [...document.querySelectorAll('a.defined')].map(number => number.hash)"
					+ ".filter(hash => hash.startsWith('#definition-') && !document.querySelector(hash))"))
			.as("numbers of " + name + " whose definition is not at its end")
			.isEmpty();
		Accessibility.check(driver, name);
		console.check(name);
	}

	static Path pictures() throws IOException {
		return Files.createDirectories(Path.of("target", "screenshots", "pages"));
	}

}
