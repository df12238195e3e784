package io.serviceloop.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.serviceloop.process.Loop;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;

import static io.serviceloop.process.Loop.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Steps one to four, as they are done in Tasklist: from the opening of a project to the
 * root causes.
 */
class Analysis {

	/** Whatever is written is shown as it was written. */
	private static final String HOSTILE = "Customers wait <b>long</b> at noon <script>alert(1)</script> before"
			+ " anybody answers";

	private final Desk desk;

	Analysis(Desk desk) {
		this.desk = desk;
	}

	void openProject() {
		Person lead = desk.people.is("lead");
		Tasklist tasklist = lead.tasklist;
		tasklist.start("Improvement loop");
		assertThat(tasklist.refused()).hasSizeGreaterThan(2).allMatch(reason -> reason.contains("This is needed."));
		lead.pictureOfRefusal("openProject");
		tasklist.form()
			.type("title", "Faster answers")
			.choose("trigger", "targetedFix")
			.type("serviceLine", "advice in the chat")
			.person("lead", "lead")
			.person("processOwner", "owner")
			.person("team", "agent")
			.person("team", "quality");
		lead.picture("openProject").complete();
		desk.loop = Loop.of(desk.engine, desk.started("improvementLoop").getBusinessKey());
	}

	void setGoals() {
		Person lead = desk.open("lead", "setGoals");
		Tasklist tasklist = lead.tasklist;
		tasklist.row("goals", 0)
			.choose("metric", "responseTime")
			.type("baseline", "8")
			.type("target", "9")
			.day("dueDate", day(80))
			.type("dataSource", "ticket system")
			.more()
			.type("baselineSampleSize", "412")
			.type("sd", "4");
		tasklist.newRow("goals", 1)
			.choose("metric", "own")
			.type("name", "Repeated enquiries")
			.choose("direction", "decrease")
			.type("min", "0")
			.type("max", "100")
			.type("baseline", "40.5")
			.type("target", "20")
			.type("unit", "%")
			.day("dueDate", day(80))
			.type("dataSource", "ticket system")
			.type("formula", "repeated enquiries / enquiries")
			.more()
			.type("baselineSampleSize", "400");
		tasklist.form()
			.several("stages", "online advice", "result feedback")
			.type("scope", "Online advice, from the first question to the result");
		tasklist.row("dataSources", 0).choose("kind", "customerFeedback").person("responsible", "agent");
		tasklist.newRow("dataSources", 1).choose("kind", "teamInterviews").person("responsible", "lead");
		lead.console.expect("/submit-form", 400);
		assertThat(tasklist.refused()).singleElement().asString().contains("g1", "must be below the baseline 8");
		lead.pictureOfRefusal("setGoals");
		tasklist.row("goals", 0).type("target", "5");
		lead.picture("setGoals").complete();
	}

	void collectData() {
		Person agent = desk.open("agent", "collectData");
		agent.tasklist.at("sl-import input[type=file]").attach(tickets());
		agent.tasklist.see(".sl-mapping");
		agent.picture("collectData-mapping");
		agent.tasklist.click(".sl-import .sl-primary");
		agent.tasklist.see(".sl-import .sl-figures");
		assertThat(agent.tasklist.text(".sl-import")).contains("not a day");
		agent.tasklist.until("the number of records", () -> agent.tasklist.text(".sl-stored").equals("240"));
		agent.picture("collectData").complete();

		Person lead = desk.open("lead", "collectData");
		lead.tasklist.form().type("findings", "The ticket tool answers slowly at noon.");
		for (int i = 0; i < 5; i++) {
			(i == 0 ? lead.tasklist.row("interviews", 0) : lead.tasklist.newRow("interviews", i))
				.type("who", "Agent " + (i + 1))
				.type("what", "Answers forty chats a day with three tools")
				.type("obstacle", "What was said before stands in another system");
		}
		lead.picture("collectData-finding").complete();
	}

	void classifyProblems() {
		Person lead = desk.open("lead", "classifyProblems");
		Tasklist tasklist = lead.tasklist;
		tasklist.click(".sl-work > summary");
		tasklist.at(By.xpath("//*[contains(@class, 'sl-work')]//summary[contains(., 'Data')]")).click();
		assertThat(tasklist.text(".sl-work .sl-summary")).as("counted once somebody looks").contains("240");
		tasklist.click(".sl-work > summary");
		problem(tasklist.row("problems", 0), "g1", "bad service", "12", "day", "5");
		problem(tasklist.newRow("problems", 1), "g2",
				"Customers repeat their question because the chat is not at the phone desk", "3", "week", "3");
		tasklist.at(".sl-row .sl-chip.P2").says("P2");
		tasklist.at(".sl-row .sl-reasons").number(1).says("impact 3 it takes 5 times a week");
		tasklist.at(".sl-matrix .sl-hint").says("impact 3–5 from 5 a week");
		tasklist.at("sl-matrix[kind='frequency'] .sl-dot").number(1).see();
		lead.console.expect("/submit-form", 400);
		assertThat(tasklist.refused()).singleElement().asString().contains("p1");
		lead.pictureOfRefusal("classifyProblems");
		tasklist.row("problems", 0).type("description", HOSTILE);
		lead.picture("classifyProblems").complete();
	}

	private static void problem(Fields row, String goal, String description, String count, String unit, String score) {
		row.choose("goalId", goal)
			.type("stage", "online advice")
			.type("type", "service efficiency")
			.type("subtype", "response speed")
			.type("description", description)
			.type("frequencyCount", count)
			.choose("frequencyUnit", unit)
			.choose("urgencyScore", score)
			.choose("impactScore", score)
			.type("impactNote", "Complaints rise by 15 %")
			.type("affectedCustomers", "40");
	}

	void confirmPriorities() {
		Person lead = desk.open("lead", "confirmPriorities");
		lead.tasklist.at(".sl-choice").says(HOSTILE);
		assertThatThrownBy(() -> lead.driver.switchTo().alert()).isInstanceOf(NoAlertPresentException.class);
		// The screening lets the frequent problem through; the other one is taken along
		// for its goal.
		lead.tasklist.part(".sl-choice", 1)
			.tick("selected")
			.choose("overridePriority", "P1")
			.type("overrideReason", "The second goal hangs on it");
		assertThat(lead.tasklist.text(".sl-part > div > .sl-live")).contains("2");
		lead.picture("confirmPriorities").complete();
	}

	void containProblem() {
		Person lead = desk.people.is("lead");
		lead.tasklist.start("Change a running project");
		lead.tasklist.form()
			.choose("project", desk.loop.businessKey())
			.choose("changeKind", "containProblem")
			.choose("problemId", "p1")
			.type("containment", "Two more agents from eleven to two")
			.type("reason", "Customers leave while the cause is looked for");
		lead.picture("changeProject").complete();
		assertThat(desk.project().at("/problems/0/containment").asText()).startsWith("Two more agents");
	}

	void findRootCauses() {
		for (int problem = 1; problem <= 2; problem++) {
			Person lead = desk.claim("lead", "findRootCause");
			assertThat(lead.tasklist.shows(".sl-earlier:not(.sl-experience)")).isFalse();
			findRootCause(lead, "Rosters are made without a forecast of contacts");
			verifyRootCause();
		}
	}

	void findRootCause(Person lead, String cause) {
		lead.tasklist.form()
			.list("whys", "Few agents are in the chat before noon", "The roster ignores the curve of the day",
					"Nobody forecasts contacts")
			.type("rootCause", cause)
			.choose("causeClass", "processDesign");
		lead.tasklist.click(".sl-bones .sl-link");
		lead.tasklist.at(".sl-bones input").type("few agents at noon");
		lead.picture("findRootCause").complete();
	}

	void verifyRootCause() {
		Person quality = desk.claim("quality", "verifyRootCause");
		quality.tasklist.camundaForm()
			.answer("Yes, it is verified")
			.answer("By data")
			.type("What did you check", "Ten rosters of last month");
		assertThat(quality.tasklist.camundaForm().workSoFar()).contains("Rosters are made without");
		quality.picture("verifyRootCause").complete();
	}

	/** 240 tickets, and one whose day is none. */
	private static Path tickets() {
		StringBuilder csv = new StringBuilder("number;opened_at;resolved_at;category;caller\n");
		for (int i = 0; i < 240; i++) {
			csv.append("INC%d;%s 09:%02d;%s 14:00;Category %d;c%d\n".formatted(i, day(-i / 3), i % 60, day(-i / 3),
					i % 7, i % 9));
		}
		try {
			return Files.writeString(Files.createTempDirectory("browser").resolve("tickets.csv"),
					csv.append("INC999;not a day;;Category 1;c1\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
