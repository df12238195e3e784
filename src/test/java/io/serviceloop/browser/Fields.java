package io.serviceloop.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/** The fields of an embedded form or of one of its rows, filled by their names. */
class Fields {

	private final Page page;

	private final SearchContext within;

	Fields(Page page, SearchContext within) {
		this.page = page;
		this.within = within;
	}

	/** A text, a long text, a number or a text with suggestions. */
	Fields type(String field, String value) {
		WebElement input = input(field, "input, textarea");
		input.clear();
		input.sendKeys(value);
		return this;
	}

	/**
	 * A day; how its parts are typed depends on the region of the machine, so the value
	 * is set as a calendar would.
	 */
	Fields day(String field, String iso) {
		page.driver.executeScript("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))",
				input(field, "input"), iso);
		return this;
	}

	/** One of a list, by its code; numbers are codes too. */
	Fields choose(String field, String code) {
		input(field, "select option[value$=':" + code + "']").click();
		return this;
	}

	/** A person: typed in part, then taken from the list with Enter. */
	Fields person(String field, String id) {
		WebElement input = input(field, "input");
		input.click();
		input.sendKeys(id);
		page.until(id + " to be offered", () -> within.findElement(in(field, "li.sl-at")).getText().contains(id));
		input.sendKeys(Keys.ENTER);
		return this;
	}

	Fields tick(String field) {
		input(field, "input[type=checkbox]").click();
		return this;
	}

	/** A list of short texts, each added with Enter. */
	Fields list(String field, String... texts) {
		for (int i = 0; i < texts.length; i++) {
			int index = i;
			if (within.findElements(in(field, ".sl-texts input")).size() <= index) {
				if (index == 0) {
					input(field, ".sl-link").click();
				}
				else {
					within.findElements(in(field, ".sl-texts input")).get(index - 1).sendKeys(Keys.ENTER);
				}
			}
			WebElement input = page.until("line " + index + " of " + field, () -> {
				var inputs = within.findElements(in(field, ".sl-texts input"));
				return (inputs.size() > index) ? inputs.get(index) : null;
			});
			input.sendKeys(texts[index]);
		}
		return this;
	}

	/** What a field holds. */
	String value(String field) {
		return input(field, "input, textarea, select").getAttribute("value");
	}

	private WebElement input(String field, String css) {
		return page.see(within, in(field, css));
	}

	private static By in(String field, String css) {
		String scope = "sl-field[name='" + field + "'] ";
		return By.cssSelector(scope + css.replace(", ", ", " + scope));
	}

}
