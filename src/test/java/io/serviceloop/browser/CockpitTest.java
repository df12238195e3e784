package io.serviceloop.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Cockpit and Admin share the one sign-in, and signing out of them signs out of everything. */
@BrowserApplication
class CockpitTest {

	@LocalServerPort
	private int port;

	private People people;

	@BeforeEach
	void everybodyComes() {
		people = new People("en-GB", "http://localhost:" + port);
	}

	@AfterEach
	void everybodyLeaves() {
		people.close();
	}

	@Test
	void whoSignsOutOfCockpitIsSignedOutOfTasklistToo() {
		signsOutOf("auditor", "cockpit");
	}

	@Test
	void whoSignsOutOfAdminIsSignedOutOfTasklistToo() {
		signsOutOf("admin", "admin");
	}

	private void signsOutOf(String name, String application) {
		Person person = people.is(name);
		person.driver.get("http://localhost:" + port + "/camunda/app/" + application + "/default/");
		person.tasklist.see(".navbar-brand");
		person.tasklist.see(person.driver, By.cssSelector(".user-account-container a, [cam-widget-header] .account > a, .account a"))
			.click();
		person.tasklist.see(person.driver, By.xpath("//a[normalize-space()='Log out']")).click();
		person.tasklist.until("the sign-in page", () -> person.driver.getCurrentUrl().contains("/login"));
		person.driver.get("http://localhost:" + port + "/camunda/app/tasklist/default/");
		assertThat(person.driver.getCurrentUrl()).contains("/login");
	}

}
