package io.serviceloop.browser;

import org.openqa.selenium.Keys;

/** The fields of an embedded form or of one of its rows, filled by their names. */
class Fields {

	private final Place within;

	Fields(Place within) {
		this.within = within;
	}

	/** A text, a long text, a number or a text with suggestions. */
	Fields type(String field, String value) {
		in(field, "input, textarea").type(value);
		return this;
	}

	Fields day(String field, String iso) {
		in(field, "input").day(iso);
		return this;
	}

	/** One of a list, by its code; numbers are codes too. */
	Fields choose(String field, String code) {
		in(field, "select option[value$=':" + code + "']").choose();
		return this;
	}

	/** A person: typed in part, then taken from the list with Enter. */
	Fields person(String field, String id) {
		Place input = in(field, "input");
		input.click();
		input.press(id);
		in(field, "li.sl-at").says(id);
		input.press(Keys.ENTER);
		return this;
	}

	Fields tick(String field) {
		in(field, "input[type=checkbox]").click();
		return this;
	}

	/** Some of a list of texts. */
	Fields several(String field, String... texts) {
		for (String text : texts) {
			in(field, "input[type=checkbox][aria-label='" + text + "']").click();
		}
		return this;
	}

	/** A list of short texts, each added with Enter. */
	Fields list(String field, String... texts) {
		Place lines = in(field, ".sl-texts input");
		for (int i = 0; i < texts.length; i++) {
			if (lines.count() <= i) {
				if (i == 0) {
					in(field, ".sl-link").click();
				}
				else {
					lines.number(i - 1).press(Keys.ENTER);
				}
			}
			lines.number(i).press(texts[i]);
		}
		return this;
	}

	/** What is seldom asked for is opened. */
	Fields more() {
		within.in("details.sl-more > summary").click();
		return this;
	}

	/** What a field holds. */
	String value(String field) {
		return in(field, "input, textarea, select").value();
	}

	private Place in(String field, String css) {
		String scope = "sl-field[name='" + field + "'] ";
		return within.in(scope + css.replace(", ", ", " + scope));
	}

}
