package io.serviceloop.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Pictures of whole forms, kept as
 * target/screenshots/&lt;folder&gt;/&lt;number&gt;-&lt;name&gt;.png.
 */
class Pictures {

	/**
	 * How high the page has to be for every scrolling box around the form to show all of
	 * its content.
	 */
	private static final String WHOLE_HEIGHT = """
			let height = innerHeight;
			// A dialogue has a page behind it, which is not looked at.
			const around = document.querySelector('.modal-dialog') || document;
			const forms = [...around.querySelectorAll('.sl-form, .fjs-container')].filter(form => form.offsetParent);
			for (let box = forms.pop(); box; box = box.parentElement) {
				height = Math.max(height, innerHeight + box.scrollHeight - box.clientHeight);
				if (box.matches('.modal')) break;
			}
			return Math.min(height, 6000);
			""";

	private final Path folder;

	private final boolean everyForm;

	private final Set<String> taken = new TreeSet<>();

	private int number;

	Pictures(String name) {
		this(name, true);
	}

	/**
	 * Pictures in a folder of that name.
	 * @param everyForm whether there is one of every form, or of what fails only
	 */
	Pictures(String name, boolean everyForm) {
		this.everyForm = everyForm;
		folder = Path.of("target", "screenshots", name);
		try {
			Files.createDirectories(folder);
			try (var old = Files.newDirectoryStream(folder, "*.png")) {
				for (Path picture : old) {
					Files.delete(picture);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The names that have a picture. */
	Set<String> taken() {
		return taken;
	}

	/** A picture of a form. */
	void form(ChromeDriver driver, String name) {
		if (everyForm) {
			take(driver, name);
		}
	}

	void take(ChromeDriver driver, String name) {
		height(driver, ((Number) driver.executeScript(WHOLE_HEIGHT)).intValue());
		// What is laid out anew may have grown.
		height(driver, ((Number) driver.executeScript(WHOLE_HEIGHT)).intValue());
		byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
		driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		save(name, picture);
	}

	private static void height(ChromeDriver driver, int height) {
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 1366, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	private void save(String name, byte[] picture) {
		try {
			Files.write(folder.resolve("%02d-%s.png".formatted(++number, name)), picture);
			taken.add(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
