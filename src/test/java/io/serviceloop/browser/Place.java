package io.serviceloop.browser;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/**
 * Where something stands on a page. The place is described and looked up whenever it is
 * used; nobody holds an element, which Tasklist draws anew as it likes.
 */
public final class Place {

	/** Into view, with Tasklist's notices closed; dialogues slide for a while. */
	private static final String REACH = """
			const [element, done] = arguments;
			element.scrollIntoView({ block: 'center', behavior: 'instant' });
			document.querySelectorAll('.page-notifications .alert .close').forEach(close => close.click());
			const place = () => JSON.stringify(element.getBoundingClientRect());
			const before = place();
			requestAnimationFrame(() => requestAnimationFrame(() => done(element.isConnected && place() === before)));
			""";

	/**
	 * A click is lost where the element is drawn anew between the press and the release
	 * of the mouse.
	 */
	private static final String LISTEN = """
			window.clickWasHeard = false;
			arguments[0].addEventListener('click', () => window.clickWasHeard = true, { capture: true, once: true });
			""";

	/** A new page knows nothing of the click that led to it. */
	private static final String HEARD = "return window.clickWasHeard !== false";

	private final Page page;

	/** Null for the whole page. */
	private final Place around;

	private final By by;

	private final int index;

	Place(Page page, Place around, By by, int index) {
		this.page = page;
		this.around = around;
		this.by = by;
		this.index = index;
	}

	Place in(String css) {
		return new Place(page, this, By.cssSelector(css), 0);
	}

	/** Of several visible ones another than the first; they count from 0. */
	Place number(int other) {
		return new Place(page, around, by, other);
	}

	/** Waits until it is there. */
	public void see() {
		whenFound("to be seen", element -> true);
	}

	public void click() {
		whenFound("to be clicked", element -> {
			if (!element.isEnabled() || !reached(element)) {
				return false;
			}
			if (page.keyboard != null) {
				page.keyboard.use(element);
				return true;
			}
			page.driver.executeScript(LISTEN, element);
			element.click();
			return page.driver.executeScript(HEARD);
		});
	}

	/** Chooses it, where it is one of a list. */
	public void choose() {
		whenFound("to be chosen", element -> {
			if (!reached(element)) {
				return false;
			}
			if (page.keyboard == null) {
				element.click();
			}
			else {
				page.keyboard.choose(element);
			}
			return element.isSelected();
		});
	}

	/** Types in place of what was there, and then presses keys. */
	public void type(String text, Keys... then) {
		whenFound("to take " + text, element -> {
			if (!reached(element)) {
				return false;
			}
			if (page.keyboard == null) {
				element.clear();
				element.sendKeys(text);
			}
			else {
				page.keyboard.type(element, text);
			}
			boolean taken = text.equals(element.getAttribute("value"));
			if (taken && then.length > 0) {
				element.sendKeys(then);
			}
			return taken;
		});
	}

	/**
	 * A day. How its parts are typed depends on the region of the machine, so with a
	 * mouse the value is set as a calendar would.
	 */
	void day(String iso) {
		whenFound("to take " + iso, element -> {
			if (page.keyboard == null) {
				page.driver.executeScript(
						"arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))", element,
						iso);
				return true;
			}
			page.keyboard.day(element, iso);
			return iso.equals(element.getAttribute("value"));
		});
	}

	/** Types behind what is there. */
	void press(CharSequence... keys) {
		whenFound("to be typed into", element -> {
			if (!reached(element)) {
				return false;
			}
			if (page.keyboard == null) {
				element.sendKeys(keys);
			}
			else {
				page.keyboard.reach(element);
				page.keyboard.press(keys);
			}
			return true;
		});
	}

	/** Chooses a file; what takes it is seldom visible. */
	void attach(Path file) {
		page.until(this + " to take a file", () -> {
			find(any -> true).sendKeys(file.toString());
			return true;
		});
	}

	/** The visible text, which may be empty. */
	public String text() {
		return whenFound("to be read", WebElement::getText);
	}

	/** Waits until the visible text has this part. */
	void says(String part) {
		whenFound("to say " + part, element -> element.getText().contains(part));
	}

	/** What a field holds. */
	String value() {
		return whenFound("to hold something", element -> element.getAttribute("value"));
	}

	/** What an attribute of it says. */
	String attribute(String name) {
		return whenFound("to have " + name, element -> element.getAttribute(name));
	}

	/** How many visible ones there are now. */
	int count() {
		return page.until(this + " to be counted",
				() -> (int) context().findElements(by).stream().filter(WebElement::isDisplayed).count());
	}

	/** Runs a script with the element as its first argument, and gives its answer. */
	Object run(String script, Object argument) {
		return whenFound("for a script",
				element -> Optional.ofNullable(page.driver.executeScript(script, element, argument)))
			.orElse(null);
	}

	private <T> T whenFound(String what, Function<WebElement, T> use) {
		return page.until(this + " " + what, () -> use.apply(find(WebElement::isDisplayed)));
	}

	private WebElement find(Predicate<WebElement> which) {
		return context().findElements(by)
			.stream()
			.filter(which)
			.skip(index)
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException(toString()));
	}

	private SearchContext context() {
		return (around == null) ? page.driver : around.find(WebElement::isDisplayed);
	}

	/** Brings it to where it can be clicked, and tells whether it stands still there. */
	private boolean reached(WebElement element) {
		return Boolean.TRUE.equals(page.driver.executeAsyncScript(REACH, element));
	}

	@Override
	public String toString() {
		return ((around == null) ? "" : around + " / ") + by + ((index == 0) ? "" : " number " + index);
	}

}
