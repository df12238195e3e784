package io.serviceloop.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The web applications share one sign-in and one sign-out, and offer nothing that nobody
 * may do.
 */
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

	@Test
	void nobodyIsOfferedATaskBesideTheProjects() {
		Person agent = people.is("agent");
		agent.tasklist.see(".start-process-action a");
		assertThat(agent.driver.findElements(By.cssSelector(".create-task-action"))).isNotEmpty()
			.noneMatch(offer -> offer.isDisplayed());
	}

	private void signsOutOf(String name, String application) {
		Person person = people.is(name);
		person.driver.get("http://localhost:" + port + "/camunda/app/" + application + "/default/");
		person.tasklist.see(".navbar-brand");
		person.tasklist
			.see(person.driver,
					By.cssSelector(".user-account-container a, [cam-widget-header] .account > a, .account a"))
			.click();
		person.tasklist.see(person.driver, By.xpath("//a[normalize-space()='Log out']")).click();
		person.tasklist.until("the sign-in page", () -> person.driver.getCurrentUrl().contains("/login"));
		person.driver.get("http://localhost:" + port + "/camunda/app/tasklist/default/");
		assertThat(person.driver.getCurrentUrl()).contains("/login");
	}

}
