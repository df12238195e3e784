package io.serviceloop.browser;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The way from Tasklist to one's own account and back. */
@BrowserApplication
class AccountTest {

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@Test
	void theLinkOfAMailOpensItsTaskAlsoByWayOfTheSignInPage() {
		Loop loop = new Loop(engine).open();
		Loop other = new Loop(engine).open();
		String address = "http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=";
		ChromeDriver driver = Chromium.start("en");
		try {
			Page page = new Page(driver);
			driver.get(address + loop.task("userTask_setGoals", "lead").getId());
			page.at("#username").type("lead");
			page.at("#password").type("lead");
			page.click("button[type=submit]");
			page.until("the task of the first mail", () -> page.text("body").contains(loop.businessKey())
					&& page.shows(".task-card h2.task") && page.text(".sl-head").contains(loop.businessKey()));
			driver.get("about:blank");
			driver.get(address + other.task("userTask_setGoals", "lead").getId());
			page.until("the task of the second mail", () -> page.text(".sl-head").contains(other.businessKey()));
		}
		finally {
			driver.quit();
		}
	}

	@ParameterizedTest
	@CsvSource({ "en, Account and mails, No mail is sent here, Saved., Please choose one of the three.",
			"zh-CN, 账户与邮件, 本系统不发送邮件, 已保存。, 请从三项中选择一项。" })
	void theHeaderOfTasklistLeadsToTheAccountWhereMailsAreChosen(String language, String link, String off, String saved,
			String problem) {
		try (Person lead = new Person("lead", language, "http://localhost:" + port,
				new Pictures("account-" + language))) {
			lead.tasklist.click(".sl-pages-more summary");
			assertThat(lead.tasklist.text(".sl-page[href$=account]")).isEqualTo(link);
			lead.picture("tasklist");
			lead.tasklist.click(".sl-page[href$=account]");
			assertThat(lead.tasklist.text(".note")).startsWith(off);
			lead.picture("account");
			lead.tasklist.click("input[value=DAILY]");
			lead.tasklist.click("main button");
			assertThat(lead.tasklist.text(".saved")).isEqualTo(saved);
			lead.tasklist.see("input[value=DAILY]:checked");
			lead.picture("saved");
			lead.driver.executeScript("document.querySelector('input[value=DAILY]').value = 'SOMETIMES'");
			lead.console.expect("/account", 400);
			lead.tasklist.click("main button");
			assertThat(lead.tasklist.text(".problem")).isEqualTo(problem);
			lead.pictureOfRefusal("account");
			lead.tasklist.click("nav a");
			lead.tasklist.see(".sl-page");
		}
	}

}
