package io.serviceloop.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.process.TwoLaps;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A manager reads the report of a finished project of two laps, and prints it. */
@BrowserApplication
@Serves({ "E29", "E33" })
class ReportTest {

	private static String twoLaps;

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@MethodSource("io.serviceloop.browser.OwnPages#screens")
	void aManagerReadsItOnEveryScreenAndOnPaper(String language, int width, int height) throws IOException {
		ChromeDriver driver = Chromium.start(language);
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.screen(width, height);
			pages.signIn("manager");
			String name = language.substring(0, 2) + "-" + width + "-project";
			pages.look("/projects/" + finished(), name);
			Page page = new Page(driver);
			assertThat(page.texts(".results tbody tr")).hasSize(2);
			assertThat(page.texts(".courses figure.chart[data-drawn]")).hasSize(2);
			assertThat(page.texts(".fishbone")).hasSizeGreaterThanOrEqualTo(3);
			String[] words = language.startsWith("zh") ? new String[] { "概要", "根本原因", "决定", "经验与标准" }
					: new String[] { "In short", "Find root causes", "Decisions", "Lessons and standards" };
			assertThat(page.texts("h2")).anySatisfy(title -> assertThat(title).isEqualTo(words[0]));
			print(driver, name, words);
			pages.look("/projects/" + hostile(), name + "-hostile");
			pages.look("/projects/" + new Loop(engine).open().businessKey(), name + "-fresh");
		}
		finally {
			driver.quit();
		}
	}

	@Test
	void theNumbersBehindAPictureAreReachedWithTheKeyboardAndOpenTheirRecords() {
		ChromeDriver driver = Chromium.start("en-GB");
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.signIn("manager");
			pages.open("/projects/" + finished());
			driver.executeScript("document.querySelector('#evaluateResultTitle').tabIndex = -1;"
					+ "document.querySelector('#evaluateResultTitle').focus()");
			new Actions(driver).sendKeys(Keys.TAB).perform();
			WebElement table = driver.switchTo().activeElement();
			assertThat(table.getText()).isEqualTo("The same as a table");
			new Actions(driver).sendKeys(Keys.ENTER).perform();
			assertThat(new Page(driver).texts(".courses .behind tbody tr")).hasSizeGreaterThan(30)
				.anySatisfy(row -> assertThat(row).contains("▼"));
			// Past what the values mean.
			new Actions(driver).sendKeys(Keys.TAB, Keys.TAB).perform();
			WebElement records = driver.switchTo().activeElement();
			assertThat(records.getText()).startsWith("Reading");
			new Actions(driver).sendKeys(Keys.ENTER).perform();
			assertThat(driver.getCurrentUrl()).contains("/records?from=");
			assertThat(new Page(driver).text("h1")).contains("Faster answers in the online chat");
		}
		finally {
			driver.quit();
		}
	}

	/** So that it is a report of a few pages, which says what the screen says. */
	private void print(ChromeDriver driver, String name, String[] words) throws IOException {
		byte[] file = Base64.getDecoder()
			.decode((String) driver
				.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "generateTaggedPDF", true))
				.get("data"));
		Files.write(OwnPages.pictures().resolve(name + ".pdf"), file);
		long pages = new String(file, StandardCharsets.ISO_8859_1).split("/Type\\s*/Page\\b(?!s)", -1).length - 1;
		assertThat(pages).as("pages of " + name).isBetween(2L, 5L);
		driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
		List<String> shown = new Page(driver).texts("main");
		assertThat(shown.get(0)).contains(words)
			.contains("Faster answers in the online chat", "Tickets are not graded");
		assertThat(new Page(driver).shows("nav, button, .skip, .behind")).isFalse();
		assertThat(new Page(driver).shows(".detail, .fold, .fishbone")).as("how it was found and judged").isFalse();
		assertThat(new Page(driver).shows(".paper")).as("where that is read").isTrue();
		assertThat(driver.findElement(By.cssSelector(".rows a")).getCssValue("text-decoration-line")).isEqualTo("none");
		driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
	}

	private String finished() {
		if (twoLaps == null) {
			twoLaps = TwoLaps.play(engine, jdbc);
		}
		return twoLaps;
	}

	/** A project whose texts are long, HTML, or go from right to left. */
	private String hostile() {
		String key = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(Loop.action("a1", "p1")))
			.businessKey();
		String html = "<img src=x onerror=\"document.body.remove()\"> " + "A_word_that_goes_on_".repeat(20);
		jdbc.sql("update problem set description = ?, type = ?, subtype = ?, stage = ? where business_key = ?")
			.params(html, "Type_that_goes_on_".repeat(5), "مشكلة في الخدمة", "x".repeat(100), key)
			.update();
		jdbc.sql("update root_cause set root_cause = ?, whys = ?, fishbone = ? where business_key = ?")
			.params("يجيب الوكلاء بترتيب الوصول ولا أحد يعرف ما هو عاجل. ".repeat(4),
					Loop.json(List.of(html, "为什么".repeat(80), "Because. ".repeat(60))),
					Loop.json(List.of(Map.of("bone", "method", "causes", List.of(html, "short")),
							Map.of("bone", "man", "causes", List.of("没有人知道什么是紧急的".repeat(12))),
							Map.of("bone", "machine", "causes", List.of("x".repeat(400))))),
					key)
			.update();
		jdbc.sql("update action set measure = ?, department = ? where business_key = ?")
			.params(html.repeat(3), "D".repeat(90), key)
			.update();
		jdbc.sql("update project set title = ? where business_key = ?").params("T_".repeat(95), key).update();
		return key;
	}

}
