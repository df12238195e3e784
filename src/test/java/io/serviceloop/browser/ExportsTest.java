package io.serviceloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.process.TwoLaps;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An auditor exports event logs, sees how far it is, and ends one. */
@BrowserApplication
@Serves("E31")
class ExportsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@TempDir
	private Path saved;

	@Test
	void aLogIsSavedWithItsProgressOrCancelled() throws IOException {
		String key = TwoLaps.play(engine, jdbc);
		new Loop(engine).open();
		ChromeDriver driver = Chromium.start("en");
		try {
			OwnPages pages = new OwnPages(driver, port);
			driver.executeCdpCommand("Browser.setDownloadBehavior",
					Map.of("behavior", "allow", "downloadPath", saved.toString()));
			pages.signIn("auditor");
			pages.open("/audit/exports?text=" + key);
			Page page = new Page(driver);
			for (String kind : new String[] { "csv", "xes", "ocel.json" }) {
				page.click("button[formaction$='." + kind + "']");
				page.until("it is saved",
						() -> page.text("[data-progress] [role=status]").endsWith("projects in it: 1."));
				Path file = saved.resolve("projects." + kind);
				page.until("the file", () -> Files.exists(file));
				assertThat(Files.readString(file)).contains(key, "Approve plan");
			}
			pages.look("exports-saved");
			// So slow that somebody gives up.
			driver.executeCdpCommand("Network.enable", Map.of());
			driver.executeCdpCommand("Network.emulateNetworkConditions",
					Map.of("offline", false, "latency", 0, "downloadThroughput", 2_000, "uploadThroughput", 2_000));
			page.click("button[formaction$='.xes']");
			page.until("how far it is",
					() -> page.text("[data-progress] [role=status]").startsWith("Projects: 0 of 1; 0"));
			page.click("[data-progress] button");
			page.until("it is cancelled",
					() -> page.text("[data-progress] [role=status]").equals("Cancelled; nothing was saved."));
			driver.executeCdpCommand("Network.emulateNetworkConditions",
					Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
			assertThat(page.shows("[data-progress] button")).isFalse();
			try (var files = Files.list(saved)) {
				assertThat(files).hasSize(3);
			}
			// What is refused says why.
			driver.executeScript("document.querySelector('#from').value = '2027-02-02';"
					+ "document.querySelector('#to').value = '2027-02-01'");
			pages.console.expect("/api/audit/projects.csv?text=" + key + "&from=2027-02-02&to=2027-02-01", 400);
			page.click("button[formaction$='.csv']");
			page.until("what is wrong",
					() -> page.text("[data-progress] [role=alert]").contains("must begin no later than it ends"));
			pages.console.check("exports");
		}
		finally {
			driver.quit();
		}
	}

}
