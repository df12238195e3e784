package io.serviceloop.browser;

import java.util.List;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * Reaches and answers everything with keys alone, as somebody does who uses no mouse: Tab
 * goes from control to control, the arrows choose.
 */
final class Keyboard {

	/** More than any page has controls; who has not arrived by then never does. */
	private static final int MOST_KEYS = 600;

	/** What has the focus where somebody means a label or one of a list. */
	private static final String CONTROL = """
			const [element] = arguments;
			return element.matches('label') ? element.control : element.closest('select') || element;""";

	/**
	 * Which key leads from where the focus is to a control, and how often it seems to be
	 * needed; nothing where it is there.
	 */
	private static final String WAY = """
			const [control] = arguments;
			const at = document.activeElement;
			if (at === control) {
			  return [];
			}
			const back = at !== document.body
			  && !!(at.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING);
			if (at.type === 'radio' && control.type === 'radio' && at.name && at.name === control.name) {
			  return [back ? 'ARROW_UP' : 'ARROW_DOWN', 1];
			}
			const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
			  .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ checkVisibilityCSS: true }));
			return [back ? 'BACK' : 'TAB', Math.abs(stops.indexOf(control) - stops.indexOf(at))];""";

	private final ChromeDriver driver;

	Keyboard(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Presses Tab until a control has the focus; fails where it never gets it. What lies
	 * between is passed at once, and the rest key by key.
	 */
	void reach(WebElement element) {
		WebElement control = control(element);
		List<?> way = way(control);
		for (int moves = 0; !way.isEmpty(); moves++) {
			if (moves == MOST_KEYS) {
				throw new AssertionError("cannot be reached with the keyboard: " + control.getAttribute("outerHTML"));
			}
			long often = (moves == 0) ? Math.max(1, (long) way.get(1)) : 1;
			Actions keys = new Actions(driver);
			for (int i = 0; i < often; i++) {
				if (way.get(0).equals("BACK")) {
					keys.keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT);
				}
				else {
					keys.sendKeys(Keys.valueOf((String) way.get(0)));
				}
			}
			keys.perform();
			way = way(control);
		}
	}

	/** What a click does; whoever comes to a field to type into has done all of it. */
	void use(WebElement element) {
		reach(element);
		String kind = control(element).getTagName() + " " + control(element).getAttribute("type");
		switch (kind) {
			case "input text", "textarea textarea", "input date" -> {
			}
			case "input checkbox", "input radio" -> press(Keys.SPACE);
			default -> press(Keys.ENTER);
		}
	}

	/** One of a list, from its first on. */
	void choose(WebElement option) {
		reach(option);
		press(Keys.HOME);
		for (int keys = 0; !option.isSelected(); keys++) {
			if (keys == MOST_KEYS) {
				throw new AssertionError("cannot be chosen with the keyboard: " + option.getAttribute("outerHTML"));
			}
			press(Keys.ARROW_DOWN);
		}
	}

	/** Types in place of what is there. */
	void type(WebElement field, String text) {
		reach(field);
		new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
		press(text.isEmpty() ? Keys.BACK_SPACE : text);
	}

	/**
	 * Types a day in the order of its parts that this browser has. Whoever comes from
	 * behind is at its last part, and goes before the first.
	 */
	void day(WebElement field, String iso) {
		String[] parts = iso.split("-");
		for (String order : List.of("210", "120", "012")) {
			reach(field);
			while (way(field).isEmpty()) {
				new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
			}
			reach(field);
			for (char part : order.toCharArray()) {
				press(parts[part - '0']);
			}
			if (iso.equals(field.getAttribute("value"))) {
				return;
			}
		}
	}

	/** What has the focus gets these keys. */
	void press(CharSequence... keys) {
		new Actions(driver).sendKeys(keys).perform();
	}

	private WebElement control(WebElement element) {
		return (WebElement) driver.executeScript(CONTROL, element);
	}

	private List<?> way(WebElement control) {
		return (List<?>) driver.executeScript(WAY, control);
	}

}
