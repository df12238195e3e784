package io.serviceloop.browser;

import org.openqa.selenium.By;

import static io.serviceloop.process.Loop.day;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody is away for some days, and somebody leaves for good. */
class Leave {

	private final Desk desk;

	Leave(Desk desk) {
		this.desk = desk;
	}

	/**
	 * The lead will be away; the inspector sees the lead's task, takes it, and the
	 * project says for whom.
	 */
	void beAway() {
		Person lead = desk.people.is("lead");
		lead.tasklist.start("Be away, with a substitute");
		lead.tasklist.form().person("substitute", "quality").day("awayUntil", day(4));
		assertThat(lead.tasklist.text(".sl-live")).contains("For 5 days", "Quinn Quality", "Lena Lead");
		lead.picture("arrangeSubstitute").complete();
		String absence = desk.started("arrangeSubstitute").getId();
		desk.engine.getManagementService()
			.executeJob(desk.engine.getManagementService()
				.createJobQuery()
				.processInstanceId(absence)
				.activityId("event_absenceBegins")
				.singleResult()
				.getId());

		Person substitute = desk.open("quality", "setGoals");
		substitute.tasklist.claim();
		substitute.picture("setGoals-for-the-lead").leave();
		desk.loop.completeAs("quality", "quality-inspectors", "userTask_setGoals", desk.loop.goals());
		Person agent = desk.open("agent", "collectData");
		agent.tasklist.at(By.xpath("//*[contains(@class, 'task-card')]//a[normalize-space()='Project']")).click();
		agent.tasklist.at(By.xpath("//summary[contains(., 'Done for somebody else')]")).click();
		assertThat(agent.tasklist.text(".sl-tab details[open] .sl-entry")).contains("Set goals",
				"Quinn Quality for Lena Lead");
		agent.picture("project-done-for-somebody-else").leave();

		lead.tasklist
			.open(desk.engine.getTaskService().createTaskQuery().processInstanceId(absence).singleResult().getId());
		assertThat(lead.tasklist.text(".fjs-container")).contains("Quinn Quality");
		lead.picture("endAbsence").complete();
	}

	/** The lead has left: a manager gives everything to somebody else. */
	void leave() {
		Person manager = desk.people.is("manager");
		manager.tasklist.start("Hand over all work");
		manager.tasklist.form()
			.person("person", "lead")
			.person("recipient", "quality")
			.type("reason", "Lena leaves the company at the end of the month");
		manager.picture("handOverWork").complete();
		assertThat(desk.project().path("lead").asText()).isEqualTo("quality");
	}

}
