package io.serviceloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file as people have it, brought in by hand: a wrong guess is corrected, swapped days
 * are mended, what was refused is saved, mended and imported after all, with the choices
 * that were kept by name.
 */
@BrowserApplication
@Serves({ "C11", "C12", "E06" })
class CorrectedImportTest {

	private static final String COLUMNS = "number,opened_at,category,area,comment\n";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "en-GB, Desk export, 'look as if day and month', 'is saved', 'was saved for files with these columns'",
			"zh-CN, 服务台导出, '日和月', '已保存', '就是为这样的列保存的'" })
	void aWrongGuessIsCorrectedSwappedDaysAreMendedAndRefusedRowsComeInOnceMended(String language, String name,
			String swapped, String kept, String fits) throws IOException {
		Loop loop = new Loop(engine).open().setGoals();
		String task = loop.task("userTask_collectData", "agent").getId();
		Pictures pictures = new Pictures("corrected-import-" + language);
		try (Person agent = new Person("agent", language, "http://localhost:" + port, pictures)) {
			Tasklist tasklist = agent.tasklist;
			tasklist.open(task);
			tasklist.at("sl-import input[type=file]").attach(file(COLUMNS + quarter()));
			tasklist.see(".sl-mapping");
			tasklist.at(".sl-read").says("Ticket");
			assertThat(notes(tasklist)).contains(swapped);
			agent.picture("guess");

			tasklist.at("#sl-map-type option[value$=':area']").choose();
			tasklist.at(".sl-read").says("Desk");
			tasklist.click("#sl-map-mend");
			tasklist.at(".sl-forecast").says("2026-06-30");
			tasklist.until("no swapped days", () -> !notes(tasklist).contains(swapped));
			assertThat(tasklist.texts(".sl-mending td.sl-sum")).containsExactly("27", "0");
			tasklist.click("#sl-map-mend");
			tasklist.until("the swapped days again", () -> notes(tasklist).contains(swapped));
			tasklist.click("#sl-map-mend");
			tasklist.until("no swapped days again", () -> !notes(tasklist).contains(swapped));
			tasklist.at("#sl-map-name").type(name);
			tasklist.click(".sl-keep .sl-button");
			tasklist.at(".sl-keep .sl-hint").says(kept);
			agent.picture("mended");

			tasklist.click(".sl-import .sl-primary");
			tasklist.see(".sl-import .sl-figures");
			assertThat(tasklist.texts(".sl-import .sl-figures dd")).containsExactly("93", "91", "0", "2");
			assertThat(tasklist.text(".sl-refusals")).contains("soon", "later");
			agent.picture("refused");

			String rows = (String) agent.driver.executeScript(
					"return fetch(arguments[0]).then(answer => answer.text())",
					tasklist.at("a.sl-noted").attribute("href"));
			assertThat(rows.lines()).hasSize(3);
			tasklist.click(".sl-import > div > .sl-button");
			tasklist.at("sl-import input[type=file]")
				.attach(file(
						"number,opened_at,category,comment,closed_at\nINC1,2026-05-02,Ticket,Nobody came,2026-05-03\n"));
			choose(tasklist, name);
			tasklist.at(".sl-changed").says("area");
			assertThat(tasklist.texts(".sl-changed li")).hasSize(2).anyMatch(line -> line.contains("closed_at"));
			agent.picture("changed");
			tasklist.click(".sl-import p .sl-link");
			tasklist.at("sl-import input[type=file]")
				.attach(file(rows.replace("\"soon\"", "2026-05-02")
					.replace("\"later\"", "2026-06-03")
					.replace("\"Phone\"", "\"ＰＨＯＮＥ\"")));
			tasklist.at(".sl-saved .sl-hint").says(fits);
			assertThat(notes(tasklist)).as("how they are read").contains("quarter.csv");
			tasklist.at(".sl-read").says("Desk");
			choose(tasklist, name);
			tasklist.at(".sl-read").says("Desk");
			assertThat(tasklist.at("#sl-map-type").value()).endsWith("area");
			agent.picture("kept");
			tasklist.click(".sl-import .sl-primary");
			tasklist.until("all of them", () -> tasklist.text(".sl-stored").equals("93"));
			assertThat(tasklist.texts(".sl-import .sl-figures dd")).containsExactly("2", "2", "0", "0");
			agent.picture("done");

			tasklist.click(".sl-import > div > .sl-button");
			tasklist.at("sl-import input[type=file]")
				.attach(file(COLUMNS + "INC1,2026-05-02,Ticket,Desk,Nobody came\n"));
			choose(tasklist, name);
			tasklist.click(".sl-saved .sl-link");
			tasklist.click(".sl-saved .sl-button");
			tasklist.until("nothing that is kept", () -> !tasklist.shows(".sl-saved option")
					|| tasklist.texts(".sl-saved option").stream().noneMatch(option -> option.contains(name)));
			assertThat(tasklist.text(".sl-keep .sl-hint")).contains(name);
			agent.driver.get("http://localhost:" + port + "/projects/" + loop.businessKey() + "/records?type=Phone");
			tasklist.at(".list .written").says("ＰＨＯＮＥ");
			pictures.take(agent.driver, "records");
		}
	}

	private static void choose(Tasklist tasklist, String saved) {
		tasklist.at(By.xpath("//select[@id='sl-map-saved']/option[contains(., '" + saved + "')]")).choose();
	}

	private static String notes(Tasklist tasklist) {
		return String.join("\n", tasklist.texts(".sl-import .sl-note"));
	}

	/**
	 * A quarter whose days up to the twelfth have changed places with the month, and two
	 * rows without a day; what is called their category says nothing.
	 */
	private static String quarter() {
		List<String> areas = List.of("Desk", "Phone", "Chat");
		StringBuilder csv = new StringBuilder();
		LocalDate.of(2026, 4, 1)
			.datesUntil(LocalDate.of(2026, 7, 1))
			.forEach(day -> csv.append("INC%s,%s,Ticket,%s,Nobody answered for %d minutes%n".formatted(day,
					(day.getDayOfMonth() <= 12) ? LocalDate.of(2026, day.getDayOfMonth(), day.getMonthValue()) : day,
					areas.get((day.getDayOfMonth() - 1) % areas.size()), day.getDayOfMonth())));
		return csv + "INC1,soon,Ticket,Desk,Nobody came\nINC2,later,Ticket,Phone,Nobody called back\n";
	}

	private static Path file(String csv) throws IOException {
		return Files.writeString(Files.createTempDirectory("browser").resolve("quarter.csv"), csv);
	}

}
