package io.serviceloop.process;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.Postgres;
import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.absence.Substitutions;
import io.serviceloop.action.Actions;
import io.serviceloop.operation.TornProjects;
import io.serviceloop.collection.Feedback;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.overview.projects.ListedProject;
import io.serviceloop.overview.projects.ProjectList;
import io.serviceloop.overview.projects.ProjectQuery;
import io.serviceloop.overview.projects.ProjectSort;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profile of production, on a real PostgreSQL: two laps with everything that writes a
 * register.
 */
@SpringBootTest(classes = ServiceLoopApplication.class,
		properties = { "camunda.bpm.job-execution.enabled=false", "serviceloop.demo.example=false" })
@ActiveProfiles({ "postgres", "demo" })
class LoopOnPostgresTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Feedback feedback;

	@Autowired
	private Projects projects;

	@Autowired
	private ProjectList list;

	@Autowired
	private ProjectPictures pictures;

	@Autowired
	private TornProjects tornProjects;

	@Autowired
	private Substitutions substitutions;

	@Autowired
	private EngineClock clock;

	@Autowired
	private WebApplicationContext pages;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		Postgres.nameIn(properties, "loop");
	}

	@Test
	void twoLapsWithARefusalAReviewAChangeAndAStandardRunAsOnH2() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1", "p3");
		loop.change("containProblem", "problemId", "p1", "containment", "Two more agents at noon");
		loop.findCause().verifyCause(false, "A symptom").findAndVerifyCauses();
		loop.plan(List.of(action("a1", "p1"), with(action("a2", "p3"), "trainingRequired", true)));
		loop.complete("owner", "userTask_approvePlan", values("planApproved", false, "approvalNote", "Too late"));
		loop.plan(List.of(action("a1", "p1"), with(action("a2", "p3"), "trainingRequired", true))).approvePlan();
		loop.fire("event_reviewDue").complete("lead", "userTask_weeklyReview", values("progress", "Half"));
		loop.report("userTask_trainStaff").fire("event_reminderDue");
		loop.change("postponeAction", "actionId", "a1", "newDueDate", day(50));
		loop.report("userTask_implementAction").report("userTask_implementAction").fire("event_observationOver");
		loop.measure(7, 19).evaluate().findAndVerifyCauses().implementAndObserve(2, "p1").measure(4.5, 19).evaluate();
		loop.standardise();
		assertThat(projects.find(loop.businessKey()).orElseThrow().state()).isEqualTo("reached");
		assertThat(list.page(Projects.Reader.EVERYTHING, query("state", "reached", "text", "FASTER"), 0, 10).total())
			.isEqualTo(1);
		assertThat(tornProjects.find()).isEmpty();
		ProjectPicture picture = pictures.of(projects.find(loop.businessKey()).orElseThrow());
		assertThat(picture.problems()).allSatisfy(problem -> assertThat(problem.reasons()).isNotEmpty());
		assertThat(picture.rootCauses()).allSatisfy(cause -> assertThat(cause.whys()).isNotEmpty());
		assertThat(picture.actions().get(0).results()).extracting(Actions.Result::kind).containsExactly("action");
	}

	@Test
	void whatWaitsForWhomIsTheSameAsOnH2() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		assertThat(work(loop, "quality", "quality-inspectors", "")).contains("Find root cause", "\"offered\":true");
		loop.findCause();
		assertThat(work(loop, "lead", "project-leads", "")).contains("Verify root cause", "\"total\":1");
		assertThat(work(loop, "owner", "process-owners", "&late=true")).contains("\"due\":{\"items\":[]");
		assertThat(work(loop, "somebody", "service-agents", "")).doesNotContain(loop.businessKey());
		Loop away = new Loop(engine).open();
		Absence absence = new Absence(engine).arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		assertThat(work(away, "manager", "service-managers", "")).contains("\"forWhom\":\"Lena Lead\"");
		away.completeAs("manager", "service-managers", "userTask_setGoals", away.goals());
		assertThat(work(away, "lead", "project-leads", ""))
			.contains("\"done\":{\"items\":[{\"mine\":true,\"name\":\"Set goals\"");
		absence.backEarlier("lead");
	}

	private String work(Loop loop, String person, String group, String filter) {
		return loop.as(person, group,
				() -> new String(MockMvcTester.from(pages)
					.get()
					.uri("/api/my-work?project=" + loop.businessKey() + filter)
					.exchange()
					.getResponse()
					.getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	@Test
	void whoSeesWhichProjectAndWhoActsForWhomIsTheSameAsOnH2() {
		Loop loop = new Loop(engine).open();
		Absence absence = new Absence(engine).arrange("lead", "lead", "manager", 0, 5).fire("event_absenceBegins");
		loop.completeAs("manager", "service-managers", "userTask_setGoals", loop.goals());
		assertThat(substitutions.standInsOf(loop.businessKey())).singleElement()
			.satisfies(one -> assertThat(one.by() + " for " + one.forWhom()).isEqualTo("manager for lead"));
		absence.backEarlier("lead");
		assertThat(shownTo("lead", "project-leads", loop)).as("its lead").isTrue();
		assertThat(shownTo("agent", "service-agents", loop)).as("responsible for a source").isTrue();
		assertThat(shownTo("quality", "quality-inspectors", loop)).as("in its team").isTrue();
		loop.collectData().classifyProblems().confirm("p1");
		assertThat(shownTo("quality", "quality-inspectors", loop)).as("a task waits for the group").isTrue();
		assertThat(shownTo("somebody", "service-agents", loop)).isFalse();
		loop.as("manager", "service-managers",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("handOverWork",
							values("person", "lead", "recipient", "agent", "reason", "Leaves")));
		assertThat(projects.find(loop.businessKey()).orElseThrow().lead()).isEqualTo("agent");
		loop.as("agent", "service-agents",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("changeProject",
							values("project", loop.businessKey(), "changeKind", "closeProject", "reason", "Over")));
	}

	@Test
	void theListOfProjectsIsSortedNarrowedAndCountedByStepsAsOnH2() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		for (ProjectSort sort : ProjectSort.values()) {
			for (String order : List.of("asc", "desc")) {
				assertThat(shown(Projects.Reader.EVERYTHING, query("sort", sort.name(), "order", order)))
					.as(sort.name())
					.contains(loop.businessKey());
			}
		}
		Projects.Reader lead = new Projects.Reader(false, "lead", List.of("project-leads"));
		assertThat(
				shown(lead,
						query("step", "findRootCause", "lead", "lena", "person", "agent", "waitsFor", "lead", "days",
								"0", "serviceLine", "ONLINE", "text", loop.businessKey())))
			.containsExactly(loop.businessKey());
		assertThat(shown(lead, query("late", "true"))).doesNotContain(loop.businessKey());
		assertThat(shown(lead, query("state", "ended"))).doesNotContain(loop.businessKey());
		assertThat(list.steps(lead, query())).hasSize(7).anySatisfy(load -> {
			assertThat(load.step()).isEqualTo("findRootCause");
			assertThat(load.number()).isPositive();
			assertThat(load.median()).isNotNull();
		});
	}

	private List<String> shown(Projects.Reader reader, ProjectQuery query) {
		return list.page(reader, query, 0, 200).items().stream().map(ListedProject::businessKey).toList();
	}

	private static ProjectQuery query(String... namesAndValues) {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			given.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return ProjectQuery.ofPage(given, List.of());
	}

	@Test
	void whatAReportAsksIsTheSameAsOnH2() {
		String key = TwoLaps.play(engine, jdbc);
		assertThat(feedback.types(key, 2)).extracting(Feedback.OfType::typed).containsExactly(90L, 90L);
		assertThat(feedback.voices(key, 5)).hasSize(5)
			.allSatisfy(voice -> assertThat(voice.text()).contains("minutes"));
		String open = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").businessKey();
		assertThat(jdbc.sql(EngineTables.TASKS_OF_PROJECTS).param("of", List.of(open)).query().listOfRows())
			.anySatisfy(row -> assertThat(row).containsEntry("task_key", "userTask_findRootCause"));
	}

	@Test
	void theEngineKeepsAProjectTenYearsAfterItsEndAndTheRegistersKeepItLonger() {
		try {
			String key = RetentionTest.shows(engine, jdbc, clock);
			assertThat(projects.find(key).orElseThrow().state()).isEqualTo("reached");
			assertThat(tornProjects.find()).extracting(TornProjects.Torn::businessKey).doesNotContain(key);
		}
		finally {
			clock.reset();
		}
	}

	private boolean shownTo(String person, String group, Loop loop) {
		return shown(new Projects.Reader(false, person, List.of(group)), query()).contains(loop.businessKey());
	}

}
