package io.serviceloop.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A Camunda Form, filled by its labels as they are read. */
class CamundaForm {

	private final Page page;

	CamundaForm(Page page) {
		this.page = page;
	}

	CamundaForm type(String label, String value) {
		// The form takes a text over when it is left, or after a pause.
		field(label).in("textarea, input[type=text]").type(value, Keys.TAB);
		return this;
	}

	/** One of the answers to a question. */
	CamundaForm answer(String answer) {
		page.at(By.xpath("//*[contains(@class, 'fjs-form-field-radio')]//label[normalize-space()='" + answer + "']"))
			.click();
		return this;
	}

	/** One of the choices of a list that opens. */
	CamundaForm choose(String label, String choice) {
		// It opens, and closes with the choice, when the button goes down already.
		String down = "arguments[0].dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))";
		field(label).in(".fjs-input-group").run(down, null);
		page.at(By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][normalize-space()='" + choice + "']"))
			.run(down, null);
		return this;
	}

	/** Boxes to tick. */
	CamundaForm tick(String... labels) {
		for (String label : labels) {
			page.at(By
				.xpath("//*[contains(@class, 'fjs-form-field-checkbox')]//label[normalize-space()='" + label + "']"))
				.click();
		}
		return this;
	}

	/** The one day that the form asks for, as its calendar sets it, or typed. */
	CamundaForm day(String iso) {
		Place input = page.at(".fjs-form-field-datetime input");
		if (page.keyboard == null) {
			input.run("arguments[0]._flatpickr.setDate(arguments[1], true, 'Y-m-d')", iso);
		}
		else {
			input.type((String) input.run("""
					const { config, formatDate, parseDate } = arguments[0]._flatpickr;
					return formatDate(parseDate(arguments[1], 'Y-m-d'), config.dateFormat);""", iso), Keys.TAB);
		}
		return this;
	}

	/** What the form tells of the project. */
	String workSoFar() {
		return page.text(".fjs-form-field-text");
	}

	private Place field(String label) {
		return page.at(By.xpath("//*[contains(@class, 'fjs-form-field')]" + "[.//label[starts-with(normalize-space(), '"
				+ label + "')]]"));
	}

}
