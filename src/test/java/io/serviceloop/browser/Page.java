package io.serviceloop.browser;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What every page of the browser needs: waiting for what a person would wait for. */
class Page {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration POLL = Duration.ofMillis(50);

	final ChromeDriver driver;

	Page(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Waits until there is something that is neither null nor false; what is redrawn
	 * meanwhile is looked for again.
	 */
	<T> T until(String what, Supplier<T> found) {
		return new WebDriverWait(driver, PATIENCE, POLL)
			.ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
			.withMessage(() -> what + "; the page says:\n" + text("body"))
			.until(any -> found.get());
	}

	/** The first visible element; waits for it. */
	WebElement see(String css) {
		return see(driver, By.cssSelector(css));
	}

	WebElement see(SearchContext within, By by) {
		return reach(until(by + " to be seen", () -> visible(within, by).stream().findFirst().orElse(null)));
	}

	void click(String css) {
		until(css + " to be clickable", () -> {
			WebElement element = visible(driver, By.cssSelector(css)).stream().findFirst().orElse(null);
			if (element == null || !element.isEnabled()) {
				return false;
			}
			reach(element).click();
			return true;
		});
	}

	/**
	 * Brings an element to where it can be clicked: into view, with Tasklist's notices
	 * closed.
	 */
	WebElement reach(WebElement element) {
		driver.executeScript("""
				arguments[0].scrollIntoView({ block: 'center' });
				document.querySelectorAll('.page-notifications .alert .close').forEach(close => close.click());
				""", element);
		return element;
	}

	boolean shows(String css) {
		return !visible(driver, By.cssSelector(css)).isEmpty();
	}

	/** The visible text of an element. */
	String text(String css) {
		return driver.findElement(By.cssSelector(css)).getText();
	}

	List<String> texts(String css) {
		return visible(driver, By.cssSelector(css)).stream().map(WebElement::getText).toList();
	}

	static List<WebElement> visible(SearchContext within, By by) {
		return within.findElements(by).stream().filter(WebElement::isDisplayed).toList();
	}

}
