package io.serviceloop.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

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

	/** What is cut off, and buttons that nobody sees, on a screen of this size. */
	private static final String DOES_NOT_FIT = """
			const around = document.querySelector('.modal-dialog') || document;
			const seen = css => [...around.querySelectorAll(css)].filter(one => one.checkVisibility());
			const scrolls = box => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
			const faults = [];
			for (const form of seen('.sl-form, .fjs-container')) {
			  for (let box = form; box; box = box.parentElement) {
			    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible') {
			      faults.push(`${box.className || box.tagName} is ${box.scrollWidth} wide in ${box.clientWidth}`);
			    }
			  }
			  const edge = form.getBoundingClientRect().right + 1;
			  for (const part of form.querySelectorAll('input, select, textarea, button')) {
			    let box = part.parentElement;
			    while (box !== form && !scrolls(box)) {
			      box = box.parentElement;
			    }
			    if (box === form && part.checkVisibility() && part.getBoundingClientRect().right > edge) {
			      faults.push(`cut off: ${part.outerHTML.slice(0, 150)}`);
			    }
			  }
			}
			for (const button of seen('.modal-footer .btn-primary, .task-card .form-actions .btn-primary')) {
			  const { left, top, right, bottom } = button.getBoundingClientRect();
			  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) {
			    faults.push(`out of sight: ${button.innerText}`);
			  }
			}
			return faults;
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

	/**
	 * Pictures of a form, the whole of it and as it stands on a wide screen; on that and
	 * on a small one everything fits.
	 */
	void form(ChromeDriver driver, String name) {
		if (everyForm) {
			take(driver, name);
			fits(driver, name, 1366, 768);
			fits(driver, name, 1920, 1080);
			save(name + "-wide", driver.getScreenshotAs(OutputType.BYTES));
			clear(driver);
		}
	}

	private static void fits(ChromeDriver driver, String name, int width, int height) {
		screen(driver, width, height);
		assertThat((List<?>) driver.executeScript(DOES_NOT_FIT)).as("%s at %d × %d", name, width, height).isEmpty();
	}

	void take(ChromeDriver driver, String name) {
		screen(driver, 1366, ((Number) driver.executeScript(WHOLE_HEIGHT)).intValue());
		// What is laid out anew may have grown.
		screen(driver, 1366, ((Number) driver.executeScript(WHOLE_HEIGHT)).intValue());
		byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
		clear(driver);
		save(name, picture);
	}

	/** Until it is cleared, the screen has this size. */
	static void screen(ChromeDriver driver, int width, int height) {
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	private static void clear(ChromeDriver driver) {
		driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
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
