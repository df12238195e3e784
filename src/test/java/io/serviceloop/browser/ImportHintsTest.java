package io.serviceloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is odd about the days of a file stands where somebody decides on it: at the
 * preview before the import, and beside the curve after it.
 */
@BrowserApplication
class ImportHintsTest {

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, 'outside of the window', 'day and month had changed places', '27 dates look swapped'",
			"zh-CN, '窗口', '日和月', '27'" })
	void daysOutsideOfTheWindowAndSwappedOnesAreToldBeforeTheImportAndAtTheCurve(String language, String outside,
			String before, String after) throws IOException {
		String task = new Loop(engine).open().setGoals().task("userTask_collectData", "agent").getId();
		try (Person agent = new Person("agent", language, "http://localhost:" + port, new Pictures("import-hints"))) {
			agent.tasklist.open(task);
			agent.tasklist.at("sl-import input[type=file]").attach(quarter());
			agent.tasklist.see(".sl-mapping");
			agent.tasklist.until("what is odd about the days",
					() -> agent.tasklist.texts(".sl-import .sl-note").size() >= 2);
			String told = String.join("\n", agent.tasklist.texts(".sl-import .sl-note"));
			assertThat(told).contains(outside).contains(before);
			agent.picture("preview-" + language);
			agent.tasklist.click(".sl-import .sl-primary");
			agent.tasklist.at(".sl-summary .sl-note").says(after);
			assertThat(agent.tasklist.texts(".sl-summary .sl-outside")).isNotEmpty();
			agent.picture("curve-" + language);
		}
	}

	/** A quarter whose days up to the twelfth have changed places with the month. */
	private static Path quarter() throws IOException {
		StringBuilder csv = new StringBuilder("number,opened_at,category\n");
		LocalDate.of(2026, 4, 1)
			.datesUntil(LocalDate.of(2026, 7, 1))
			.forEach(day -> csv.append("INC%s,%s,Category %d\n".formatted(day,
					(day.getDayOfMonth() <= 12) ? LocalDate.of(2026, day.getDayOfMonth(), day.getMonthValue()) : day,
					day.getDayOfMonth() % 5)));
		return Files.writeString(Files.createTempDirectory("browser").resolve("quarter.csv"), csv);
	}

}
