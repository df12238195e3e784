package io.serviceloop.browser;

import java.time.Duration;
import java.time.LocalDate;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.EngineClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project from its start form to its confirmed standard, all of it in Tasklist, each
 * task done by the person it is for, and each day of waiting passed by the practice day.
 */
@BrowserApplication
class PracticeLapTest {

	@RegisterExtension
	static final People people = People.inAHurry("en-GB", "practice-lap");

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private EngineClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	private PracticeDesk desk;

	/** What other tests have left would grow old here, and stand in everybody's lists. */
	@BeforeEach
	void theDeskIsEmpty() {
		clear();
		desk = new PracticeDesk(people, engine, http, clock);
	}

	@AfterEach
	void today() {
		clear();
		jdbc.update("update practice_clock set ahead_seconds = 0");
		clock.ahead(Duration.ZERO);
	}

	@Serves({ "A32", "A33", "A34", "A35", "A36", "A37", "A38", "A41", "E49", "E51" })
	@Test
	void aProjectIsPlayedFromItsStartFormToItsConfirmedStandard() {
		LocalDate start = clock.today();
		Analysis analysis = new Analysis(desk);
		analysis.openProject();
		analysis.setGoals();
		analysis.collectData();
		analysis.classifyProblems();
		analysis.confirmPriorities();
		analysis.findRootCauses();

		Improvement improvement = new Improvement(desk);
		improvement.planActions(3);
		improvement.approvePlan();
		// The other action begins in three days.
		has("agent", "Train staff");
		improvement.trainStaff();
		desk.comes("event_firstDay");
		has("agent", "Implement action", "Run pilot");
		improvement.runPilot();
		// Who ran the pilot does not decide.
		has("lead", "Decide about pilot");
		has("agent", "Implement action");
		improvement.decidePilot();
		improvement.review();
		improvement.rollOut();
		improvement.checkEffect();

		improvement.measure("4.5", "19");
		assertThat(clock.today()).as("observed for 28 days, and measured for as many")
			.isEqualTo(start.plusDays(7 + 28 + 28));
		assertThat(improvement.evaluate()).contains("Met", "yes\nproven").doesNotContain("not proven", "testable");
		improvement.standardise();

		Tasklist agent = people.is("agent").tasklist;
		agent.click(".sl-page[href$=handbook]");
		agent.click(".entries a[href$='/" + jdbc.queryForObject("select max(id) from handbook_entry", Integer.class)
				+ "']");
		assertThat(agent.text("main")).contains("Rosters by forecast", "The planner forecasts contacts every Monday.",
				"Oskar Owner");
		has("lead");
		has("owner");
		assertThat(desk.loop.ended()).isTrue();
		assertThat(desk.project().path("state").asText()).isEqualTo("reached");
	}

	/** All that somebody finds under their own tasks. */
	private void has(String name, String... tasks) {
		people.is(name).tasklist.mine(tasks);
	}

	private void clear() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "the desk is empty"));
	}

}
