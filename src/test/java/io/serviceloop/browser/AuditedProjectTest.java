package io.serviceloop.browser;

import java.io.IOException;

import io.serviceloop.Serves;
import io.serviceloop.process.TwoLaps;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An auditor finds a project of two laps, and reads what happened in it. */
@BrowserApplication
@Serves({ "E06", "E24", "E31", "E36" })
class AuditedProjectTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, Approve plan, I approve this plan., as it was signed", "zh-CN, 审批方案, 我批准此方案。, 与签名时一致" })
	void anAuditorReadsAProjectOfTwoLaps(String language, String task, String meaning, String standing)
			throws IOException {
		String key = TwoLaps.play(engine, jdbc);
		ChromeDriver driver = Chromium.start(language);
		try {
			OwnPages pages = new OwnPages(driver, port);
			pages.screen(1366, 768);
			pages.signIn("auditor");
			pages.open("/audit?text=" + key);
			Page page = new Page(driver);
			page.click("table a[href$='/audit/projects/" + key + "']");
			page.until("the chart", () -> page.shows("figure.gantt canvas, figure.gantt svg"));
			assertThat(page.texts("#tasks tbody th")).filteredOn(one -> one.startsWith(task)).hasSize(3);
			assertThat(page.texts("#signatures tbody tr")).hasSizeGreaterThanOrEqualTo(7)
				.anySatisfy(one -> assertThat(one).contains(meaning, standing));
			assertThat(driver.getPageSource()).contains("<del>6.1</del>", "<ins>4.6</ins>");
			pages.look("audited-" + language);
		}
		finally {
			driver.quit();
		}
	}

}
