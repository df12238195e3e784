package io.serviceloop.browser;

import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with a browser of their own, signed in to Tasklist. */
class Person implements AutoCloseable {

	final ChromeDriver driver;

	final Tasklist tasklist;

	final Console console;

	private final Pictures pictures;

	Person(String name, String language, String address, Pictures pictures) {
		this(name, language, address, pictures, true);
	}

	/** Somebody who uses the keyboard alone has no mouse. */
	Person(String name, String language, String address, Pictures pictures, boolean mouse) {
		driver = Chromium.start(language);
		console = new Console(driver);
		tasklist = new Tasklist(driver, mouse ? null : new Keyboard(driver));
		this.pictures = pictures;
		try {
			tasklist.signIn(address, name);
		}
		catch (RuntimeException ex) {
			// Nobody else knows of this browser yet.
			leave("sign-in-of-" + name);
			throw ex;
		}
	}

	/**
	 * Keeps a picture of the form as it stands; neither the page nor the console may tell
	 * of an error.
	 */
	Tasklist picture(String form) {
		assertThat(tasklist.texts(".alert-danger, .sl-alert")).as("errors on the page at " + form).isEmpty();
		return keep(form);
	}

	/** The same of a form that was refused on purpose, and says so. */
	Tasklist pictureOfRefusal(String form) {
		return keep(form + "-refused");
	}

	private Tasklist keep(String name) {
		pictures.form(driver, name);
		console.check(name);
		return tasklist;
	}

	/** Leaves the browser as it stands, with a last picture of it. */
	void leave(String where) {
		try {
			pictures.take(driver, "failed-" + where);
		}
		finally {
			close();
		}
	}

	@Override
	public void close() {
		driver.quit();
	}

}
