package io.serviceloop.browser;

import java.io.IOException;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.process.ProposedStandard;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent who was in no project finds a standard by a word in the other script, compares
 * two of its versions, and prints it.
 */
@BrowserApplication
class ReadHandbookTest {

	private static final String READER = "reader";

	private static final String PASSWORD = "Noon-calls-27!";

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Serves({ "A41", "E27", "E71" })
	@ParameterizedTest
	@CsvSource({ "en-GB, 1366, 768, Compare, Version 1", "zh-CN, 390, 844, 比较, 第 1 版" })
	void anAgentFindsComparesAndPrintsAStandard(String language, int width, int height, String compare, String first)
			throws IOException {
		reader();
		int number = (int) (System.nanoTime() % 1_000_000);
		ProposedStandard proposal = new ProposedStandard(engine)
			.propose("lead", Loop.values("handbookTitle", "投訴處理 " + number, "chapter", "script", "handbookText",
					"當日回覆每一位客戶。\nThe reply says who answers until when."))
			.decide("owner", "approve");
		assertThat(proposal.task()).isNull();
		ChromeDriver driver = Chromium.start(language);
		Page page = new Page(driver);
		OwnPages pages = new OwnPages(driver, port);
		try {
			pages.screen(width, height);
			pages.signIn(READER, PASSWORD);
			pages.open("/handbook");
			// The keyboard alone, in the script and the form that nobody wrote.
			driver.findElement(By.id("text")).sendKeys("投诉处理 replies " + number + Keys.ENTER);
			page.see(".entries mark");
			String name = language.substring(0, 2) + "-" + width + "-handbook-";
			pages.look(name + "found");
			assertThat(page.texts(".entries a")).as("the best first").startsWith("投訴處理 " + number);
			driver.findElement(By.cssSelector(".entries a")).sendKeys(Keys.ENTER);
			page.until("the standard", () -> driver.getCurrentUrl().matches(".*/handbook/\\d+"));
			String entry = driver.getCurrentUrl().replaceAll(".*/", "");
			assertThat(page.shows("#compare")).as("there is nothing to compare yet").isFalse();
			correct(entry, number, "當日回覆每一位客戶。\nThe reply says who answers by noon.");
			correct(entry, number, "兩小時內回覆每一位客戶。\nThe reply says who answers by noon.");
			driver.navigate().refresh();
			assertThat(page.texts(".lines ins")).containsExactly("兩小時內回覆每一位客戶。");
			driver.findElement(By.id("from")).sendKeys(first);
			page.at(By.xpath("//button[text()='" + compare + "']")).click();
			page.until("both versions", () -> driver.getCurrentUrl().contains("?from=1&to=3"));
			assertThat(page.texts(".lines del")).containsExactly("當日回覆每一位客戶。",
					"The reply says who answers until when.");
			pages.look(name + "compared");
			pages.open("/handbook/" + measured());
			assertThat(page.texts(".effects tbody tr")).isNotEmpty();
			pages.look(name + "measured");
			driver.navigate().back();
			driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
			assertThat(page.shows("nav, button, .skip, .ways, .compare")).isFalse();
			assertThat(page.text(".standard h1")).isEqualTo("投訴處理 " + number);
			pages.look(name + "printed");
		}
		finally {
			driver.quit();
		}
	}

	private void correct(String entry, int number, String text) {
		new ProposedStandard(engine)
			.propose("lead", Loop.values("replaces", Integer.valueOf(entry), "handbookTitle", "投訴處理 " + number,
					"handbookText", text))
			.decide("owner", "approve");
	}

	/** A standard of a project whose goals were measured. */
	private int measured() {
		String key = new Loop(engine).untilStandard().standardise().businessKey();
		return jdbc.sql("select entry_id from handbook_version where business_key = ? and number is not null")
			.param(key)
			.query(Integer.class)
			.single();
	}

	private void reader() {
		IdentityService identity = engine.getIdentityService();
		if (identity.createUserQuery().userId(READER).count() == 0) {
			User user = identity.newUser(READER);
			user.setFirstName("Rita");
			user.setLastName("Reader");
			user.setPassword(PASSWORD);
			identity.saveUser(user);
			identity.createMembership(READER, "service-agents");
		}
	}

}
