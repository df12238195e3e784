package io.serviceloop.browser;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.openqa.selenium.By;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * What every page of the browser needs: waiting for what a person would wait for. Nothing
 * else in the tests waits or tries again.
 */
public class Page {

	/** Long, for machines with much else to do; only what fails takes so long. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration POLL = Duration.ofMillis(50);

	final ChromeDriver driver;

	/** Null where a mouse is used. */
	final Keyboard keyboard;

	public Page(ChromeDriver driver) {
		this(driver, null);
	}

	Page(ChromeDriver driver, Keyboard keyboard) {
		this.driver = driver;
		this.keyboard = keyboard;
	}

	/**
	 * Waits until there is something that is neither null nor false. What is drawn anew
	 * meanwhile, is covered by something else or takes no input yet is tried again.
	 */
	<T> T until(String what, Supplier<T> found) {
		return new WebDriverWait(driver, PATIENCE, POLL)
			// The last one is also what is said of clicks that something else would get.
			.ignoreAll(List.of(NoSuchElementException.class, StaleElementReferenceException.class,
					InvalidElementStateException.class))
			.withMessage(() -> what + "; the page says:\n" + driver.executeScript("return document.body.innerText"))
			.until(any -> found.get());
	}

	/** A place on the page; the first visible one that there is when it is used. */
	public Place at(String css) {
		return at(By.cssSelector(css));
	}

	Place at(By by) {
		return new Place(this, null, by, 0);
	}

	/** Waits for it. */
	public void see(String css) {
		at(css).see();
	}

	public void click(String css) {
		at(css).click();
	}

	/** The visible text of a place; waits for the place, not for the text. */
	public String text(String css) {
		return at(css).text();
	}

	/** Whether it is there now. */
	boolean shows(String css) {
		return !texts(css).isEmpty();
	}

	/** The visible texts that are there now. */
	List<String> texts(String css) {
		return until("the texts of " + css,
				() -> driver.findElements(By.cssSelector(css))
					.stream()
					.filter(WebElement::isDisplayed)
					.map(WebElement::getText)
					.toList());
	}

}
