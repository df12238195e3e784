package io.serviceloop.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The web applications share one sign-in and one sign-out, and offer nothing that nobody
 * may do.
 */
@BrowserApplication
class CockpitTest {

	@RegisterExtension
	static final People people = new People("en-GB", "cockpit");

	@AfterEach
	void everybodyLeaves() {
		people.leave();
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
		Tasklist tasklist = people.is("agent").tasklist;
		tasklist.see(".start-process-action a");
		assertThat(tasklist.driver.findElements(By.cssSelector(".create-task-action"))).isNotEmpty();
		assertThat(tasklist.at(".create-task-action").count()).as("visible offers").isZero();
	}

	private void signsOutOf(String name, String application) {
		Person person = people.is(name);
		person.driver.get(people.address() + "/camunda/app/" + application + "/default/");
		person.tasklist.see(".navbar-brand");
		person.tasklist.click(".user-account-container a, [cam-widget-header] .account > a, .account a");
		person.tasklist.at(By.xpath("//a[normalize-space()='Log out']")).click();
		person.tasklist.until("the sign-in page", () -> person.driver.getCurrentUrl().contains("/login"));
		person.driver.get(people.address() + "/camunda/app/tasklist/default/");
		assertThat(person.driver.getCurrentUrl()).contains("/login");
	}

}
