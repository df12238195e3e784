package io.serviceloop.browser;

import java.util.List;
import java.util.function.Consumer;

import io.serviceloop.process.Chapter;

import static io.serviceloop.process.Loop.day;
import static org.assertj.core.api.Assertions.assertThat;

/** Steps five to seven, as they are done in Tasklist: from the plan to the standard. */
class Improvement {

	/** What the process owner confirms with a plan. */
	static final String[] CONFIRMED = { "The people it needs are confirmed", "The systems it needs are confirmed",
			"The equipment it needs is confirmed" };

	private final Desk desk;

	Improvement(Desk desk) {
		this.desk = desk;
	}

	/**
	 * Two actions, the first with a training and a pilot.
	 * @param days from today to the first day of the second action
	 */
	void planActions(int days) {
		Person lead = desk.open("lead", "planActions");
		planned(lead.tasklist.row("actions", 0), "Forecast contacts for every hour").tick("trainingRequired")
			.list("pilotSites", "Chat team North", "Chat team South");
		planned(lead.tasklist.row("actions", 1), "Show the chat at the phone desk").day("startDate", day(days));
		lead.picture("planActions").complete();
	}

	/** The process owner sends the plan back, and the lead says more. */
	void refusePlan() {
		Person owner = desk.open("owner", "approvePlan");
		assertThat(owner.tasklist.camundaForm().workSoFar()).contains("Forecast contacts for every hour");
		owner.tasklist.camundaForm().answer("No, it goes back to the project lead");
		owner.console.expect("/submit-form", 400);
		assertThat(owner.tasklist.refused()).isNotEmpty();
		owner.pictureOfRefusal("approvePlan");
		owner.tasklist.camundaForm().type("Note to the project lead", "The second action has no tester yet");
		owner.picture("approvePlan-no").complete();

		Person lead = desk.open("lead", "planActions");
		assertThat(lead.tasklist.text(".sl-refusal")).contains("Oskar Owner", "no tester yet");
		assertThat(lead.tasklist.row("actions", 1).value("measure")).isEqualTo("Show the chat at the phone desk");
		lead.tasklist.row("actions", 1).type("resources", "One tester, five days");
		lead.picture("planActions-again").complete();
	}

	static Fields planned(Fields row, String measure) {
		return row.type("measure", measure)
			.choose("kind", "process")
			.type("expectedGain", "2")
			.type("effortDays", "12")
			.type("expectedEffect", "Answers within five minutes")
			.type("resources", "One planner, ten days")
			.choose("department", "IT")
			.person("responsible", "agent")
			.day("dueDate", day(40));
	}

	void checkPlan() {
		Person owner = desk.open("owner", "approvePlan");
		owner.tasklist.camundaForm().choose("Have somebody check it first?", "Quinn Quality");
		owner.picture("approvePlan-check").complete();

		Person quality = desk.open("quality", "checkPlan");
		assertThat(quality.tasklist.camundaForm().workSoFar()).contains("Show the chat at the phone desk");
		quality.tasklist.camundaForm().answer("Yes, I agree");
		quality.picture("checkPlan").complete();
	}

	void approvePlan() {
		Person owner = desk.open("owner", "approvePlan");
		owner.tasklist.camundaForm().tick(CONFIRMED).answer("Yes, start the work");
		owner.picture("approvePlan").complete();

		Person manager = desk.claim("manager", "approveEffort");
		assertThat(manager.tasklist.camundaForm().workSoFar()).contains("24 days");
		manager.tasklist.camundaForm().answer("Yes, start the work");
		manager.picture("approveEffort").complete();
	}

	void review() {
		desk.comes("event_reviewDue");
		Person lead = desk.open("lead", "weeklyReview");
		lead.tasklist.form()
			.person("participants", "agent")
			.type("progress", "Everybody is trained")
			.type("obstacles", "Nothing");
		lead.tasklist.newRow("decisions", 0)
			.type("text", "IT names somebody who tests the forecast")
			.person("responsible", "agent");
		lead.picture("weeklyReview").complete();
		Person agent = desk.open("agent", "followUpDecision");
		assertThat(agent.tasklist.camundaForm().workSoFar()).contains("IT names somebody");
		agent.tasklist.camundaForm().type("Result", "Two testers are named since Tuesday").day(day(0));
		agent.picture("followUpDecision").complete();
	}

	void rollOut() {
		report("implementAction", "In use since Monday");
		report("implementAction", "In use since Tuesday");
	}

	void trainStaff() {
		Person agent = desk.open("agent", "trainStaff");
		assertThat(agent.tasklist.refused()).isNotEmpty();
		agent.pictureOfRefusal("trainStaff");
		agent.tasklist.part(".sl-person-row", 0).type("score", "60");
		reported(agent, "trainStaff", "One of us needs another hour");
		agent.tasklist.part(".sl-person-row", 0);
		agent = desk.open("agent", "trainStaff");
		assertThat(agent.tasklist.text(".sl-person-row")).contains("60%");
		agent.tasklist.part(".sl-person-row", 0).type("score", "90");
		reported(agent, "trainStaff-again", "Everybody knows it now");
	}

	void runPilot() {
		Person agent = desk.open("agent", "runPilot");
		int sites = agent.tasklist.at(".sl-choice").count();
		for (int site = 0; site < sites; site++) {
			agent.tasklist.part(".sl-choice", site).type("before", "8").type("after", "5.5");
		}
		agent.tasklist.click(".sl-part .sl-button");
		agent.tasklist.part(".sl-choice", sites).type("site", "Other shop").type("before", "8").type("after", "8.2");
		assertThat(agent.tasklist.text(".sl-reasons")).contains("shows", "does not prove");
		reported(agent, "runPilot", "Answers came within six minutes");
	}

	void decidePilot() {
		Person lead = desk.open("lead", "decidePilot");
		assertThat(lead.tasklist.camundaForm().workSoFar()).contains("does not prove");
		lead.tasklist.camundaForm().answer("Roll it out everywhere");
		lead.picture("decidePilot").complete();
	}

	private void reported(Person agent, String picture, String result) {
		agent.tasklist.form().type("evidence", "Report of this week").type("result", result).day("completedOn", day(0));
		agent.picture(picture).complete();
	}

	void report(String task, String result) {
		Person agent = desk.open("agent", task);
		agent.tasklist.camundaForm().type("Result", result).type("Evidence", "Report of this week").day(day(0));
		agent.picture(task).complete();
	}

	void checkEffect() {
		desk.comes("event_effectCheckDue");
		Person quality = desk.claim("quality", "checkEffect");
		quality.tasklist.part(".sl-measure", 0).type("value", "6.5");
		quality.tasklist.at(".sl-measure .sl-chip.sl-good").see();
		quality.tasklist.part(".sl-measure", 1).type("value", "41");
		quality.picture("checkEffect").complete();
	}

	/** Both goals, in the days that the form proposes. */
	void measure(String first, String second) {
		measured(first, second, values -> values.type("sd", "3.5"));
	}

	/** The same before the time that the rule has. */
	void measureEarly(String first, String second) {
		measured(first, second,
				values -> values.day("from", day(-20))
					.day("to", day(0))
					.type("reason", "The effect shows at once in every chat"));
	}

	private void measured(String first, String second, Consumer<Fields> when) {
		desk.comes("event_observationOver");
		Person quality = desk.claim("quality", "measureResults");
		for (int i = 0; i < 2; i++) {
			when.accept(quality.tasklist.part(".sl-measure", i)
				.type("after", List.of(first, second).get(i))
				.type("sampleSize", "400"));
			quality.tasklist.at(".sl-measure").number(i).in(".sl-chip").see();
		}
		quality.picture("measureResults").complete();
	}

	/** Gives what the lead reads of the result. */
	String evaluate() {
		Person agent = desk.open("agent", "giveTeamFeedback");
		agent.tasklist.camundaForm().type("What is the change like at work", "Noon is calmer than it was before");
		agent.picture("giveTeamFeedback").complete();
		Person lead = desk.open("lead", "evaluateResult");
		lead.tasklist.form()
			.type("conclusion", "The forecast works as we hoped")
			.type("customerFeedback", "Answers come sooner than before");
		String read = lead.tasklist.text(".sl-form");
		assertThat(read).contains("What the service team says");
		lead.picture("evaluateResult").complete();
		return read;
	}

	/** What must not get worse did; a manager takes it. */
	void decideGuard() {
		desk.loop.measureWithGuard(4.5, 19, 26).evaluate();
		Person manager = desk.claim("manager", "decideGuard");
		manager.tasklist.camundaForm()
			.answer("Yes: the goals count as reached")
			.type("Reason", "Customers ask again because the new chat invites them to");
		manager.picture("decideGuard").complete();
	}

	void standardise() {
		Person lead = desk.open("lead", "standardise");
		lead.tasklist.form()
			.type("handbookTitle", "Rosters by forecast")
			.choose("chapter", "serviceProcess")
			.type("handbookText", "The planner forecasts contacts every Monday.");
		lead.picture("standardise").complete();
		Person owner = desk.open("owner", "approveStandard");
		assertThat(owner.tasklist.camundaForm().workSoFar()).contains("Rosters by forecast");
		owner.tasklist.camundaForm().answer("Yes, it holds from the day named above");
		owner.picture("approveStandard").complete();
	}

	/** A year later the standard is changed, and somebody else approves that. */
	void reviewStandard() {
		Chapter chapter = Chapter.latest(desk.engine).fire();
		Person owner = desk.people.is("owner");
		owner.tasklist.open(chapter.task().getId());
		owner.tasklist.form()
			.choose("chapterDecision", "change")
			.type("reviewReason", "The forecast is made by a program since June")
			.type("handbookText", "A program forecasts contacts every Monday.");
		owner.tasklist.at(".sl-line-added").says("A program forecasts contacts every Monday.");
		owner.picture("reviewChapter").complete();
		Person manager = desk.people.is("manager");
		manager.tasklist.claimFrom("My group's tasks", chapter.task().getId());
		manager.tasklist.at(".sl-line-gone").says("The planner forecasts contacts every Monday.");
		manager.tasklist.form().choose("chapterApproved", "true");
		manager.picture("approveChapter").complete();
	}

}
