package io.serviceloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.serviceloop.Serves;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigrationInstructionsBuilder;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Projects that began under the models from before steps 1 to 4, and from before steps 5
 * to 7 became binding, are moved over to the new ones, wherever they are, and finish.
 */
@InMemoryApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// Models come and go here: nothing for a database that others look at.
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:earlier;DB_CLOSE_DELAY=-1")
class EarlierProjectsTest {

	private static final List<String> PROCESSES = List.of("improvementLoop", "rootCauseAnalysis",
			"actionImplementation");

	private static final List<String> BEFORE = List.of("io/serviceloop/process/before/",
			"io/serviceloop/process/before/11/");

	/** Where the effect is observed, which belongs to the implementation now. */
	private static final List<String> OBSERVATION = List.of("gateway_observation", "event_observationOver",
			"event_measurementMoved");

	/** From the opening on, until the effect is evaluated. */
	private static final List<Consumer<Loop>> STEPS = List.of(Loop::setGoals, Loop::collectData, Loop::classifyProblems,
			loop -> loop.confirm("p1", "p3"), Loop::findCause, loop -> loop.verifyCause(true, null),
			Loop::findAndVerifyCauses, loop -> loop.plan(List.of(Loop.action("a1", "p1"), Loop.action("a2", "p3"))),
			Loop::approvePlan, loop -> loop.report("userTask_implementAction"),
			loop -> loop.report("userTask_implementAction"), loop -> loop.fire("event_observationOver"),
			loop -> loop.measure(4.5, 19), Loop::evaluate);

	private static final int APPROVED = 9;

	private static final int OBSERVED = 11;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	@Autowired
	private Handbook handbook;

	private Loop staying;

	/** Stays where it is, before its plan is approved. */
	private Loop planned;

	private final Map<String, List<Loop>> begun = new HashMap<>();

	private final Map<String, Loop> reviewed = new HashMap<>();

	private final Map<String, Loop> launched = new HashMap<>();

	/** One project for each number of steps, and then the new models. */
	@BeforeAll
	void projectsThatBeganBefore() {
		for (String before : BEFORE) {
			deploy(before);
			List<Loop> loops = new ArrayList<>();
			for (int passed = 0; passed <= STEPS.size(); passed++) {
				Loop loop = new Loop(engine).open();
				STEPS.subList(0, passed).forEach(step -> step.accept(loop));
				loops.add(loop);
			}
			begun.put(before, loops);
			Loop review = new Loop(engine).open();
			STEPS.subList(0, APPROVED).forEach(step -> step.accept(review));
			reviewed.put(before, review.fire("event_reviewDue"));
			staying = new Loop(engine).open();
			STEPS.forEach(step -> step.accept(staying));
			planned = new Loop(engine).open();
			STEPS.subList(0, APPROVED - 1).forEach(step -> step.accept(planned));
		}
		// The older models know no launch.
		Loop launch = new Loop(engine).open("preLaunchCheck").setGoals().collectData().classifyProblems();
		launched.put("decided", launch);
		Loop observed = new Loop(engine).open("preLaunchCheck").setGoals().collectData().classifyProblems();
		launched.put("observed", observed.complete("owner", "userTask_decideLaunch", values("launchDecision", "go")));
		deploy("bpmn/");
	}

	@Serves("E16")
	@Test
	void whatTheModelOfAProjectDoesNotHearIsNotTaken() {
		assertThatThrownBy(() -> planned.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", "p2 comes first", "sendBackTo", "confirmPriorities")))
			.hasStackTraceContaining("path=sendBackTo");
		assertThatThrownBy(() -> planned.complete("owner", "userTask_approvePlan", values("checker", "quality")))
			.hasStackTraceContaining("plan.checkNowhere");
		planned.complete("owner", "userTask_approvePlan",
				values("planApproved", false, "approvalNote", "Say by whom", "sendBackTo", "planActions"));
		assertThatThrownBy(() -> planned.complete("lead", "userTask_planActions", values("actions",
				List.of(Loop.action("a1", "p1"), Loop.action("a2", "p3")), "checkers", List.of("quality"))))
			.hasStackTraceContaining("plan.checkNowhere");
		planned.plan(List.of(Loop.action("a1", "p1"), Loop.action("a2", "p3"))).approvePlan();
		assertThat(planned.openTasks()).containsExactly("userTask_implementAction", "userTask_implementAction");
	}

	@ParameterizedTest(name = "{0} after {1} steps")
	@MethodSource("places")
	void aProjectGoesOnUnderTheNewModelsWhereverItIs(String before, int passed) {
		Loop loop = begun.get(before).get(passed);
		migrate(loop.businessKey());
		STEPS.subList(passed, STEPS.size()).forEach(step -> step.accept(loop));
		finish(loop);
	}

	static Stream<Arguments> places() {
		return BEFORE.stream()
			.flatMap(before -> IntStream.rangeClosed(0, STEPS.size()).mapToObj(passed -> Arguments.of(before, passed)));
	}

	@ParameterizedTest
	@FieldSource("BEFORE")
	@Serves("A33")
	void aReviewThatWasOpenIsHeldAndTheNextOneComesWhileTheEffectIsObserved(String before) {
		Loop loop = reviewed.get(before);
		migrate(loop.businessKey());
		loop.complete("lead", "userTask_weeklyReview", values("progress", "Half of it"));
		loop.report("userTask_implementAction").report("userTask_implementAction").fire("event_reviewDue");
		assertThat(loop.openTasks()).containsExactly("userTask_weeklyReview");
		STEPS.subList(OBSERVED, STEPS.size()).forEach(step -> step.accept(loop));
		finish(loop);
	}

	@Test
	@Serves("A41")
	void aProjectThatStaysWithTheModelsBeforeEndsWithItsStandardAsItWould() {
		staying.complete("lead", "userTask_standardise", values("handbookTitle", "Grading", "handbookText", "Grade."));
		assertThat(projects.find(staying.businessKey()).orElseThrow().state()).isEqualTo("reached");
		assertThat(handbook.of(staying.businessKey())).singleElement()
			.matches(one -> one.standard() && one.chapter().equals("standard"))
			.matches(one -> Chapter.instances(engine, one.entryId()).size() == 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "decided", "observed" })
	void aLaunchGoesOnUnderTheNewModels(String place) {
		Loop loop = launched.get(place);
		migrate(loop.businessKey());
		if (place.equals("decided")) {
			loop.complete("owner", "userTask_decideLaunch", values("launchDecision", "go"));
		}
		loop.fire("event_observationOver").measure(4.5, 19).evaluate();
		finish(loop);
	}

	@Test
	void theDayOfMeasurementIsMovedInAProjectThatWasMovedOver() {
		deploy(BEFORE.get(1));
		Loop loop = new Loop(engine).open();
		STEPS.subList(0, OBSERVED).forEach(step -> step.accept(loop));
		deploy("bpmn/");
		migrate(loop.businessKey());
		loop.change("moveMeasurement", "newDueDate", Loop.day(45)).fire("event_observationOver");
		assertThat(loop.openTasks()).containsExactly("userTask_giveTeamFeedback", "userTask_measureResults");
	}

	private void finish(Loop loop) {
		loop.standardise();
		assertThat(projects.find(loop.businessKey()).orElseThrow().state()).isEqualTo("reached");
	}

	@Test
	@Serves("A11")
	void itGetsItsTeamFromThoseWhoWorkedOnItAndSaysThatItIsOlderThanTheRules() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:older;DB_CLOSE_DELAY=-1");
		JdbcClient jdbc = JdbcClient.create(database);
		bringTo(MigrationVersion.fromVersion("6"), database);
		jdbc.sql(
				"insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap,"
						+ " step, opened_by, opened_at) values ('IMP-2026-0001', 't', 'targetedFix', 's', 'lena', 'oskar',"
						+ " 'running', 1, 'findRootCause', 'mara', current_timestamp), ('IMP-2026-0002', 't', 'targetedFix', 's',"
						+ " 'lena', 'oskar', 'reached', 1, 'findRootCause', 'lena', current_timestamp)")
			.update();
		jdbc.sql("insert into data_source (business_key, id, kind, responsible, window_days)"
				+ " values ('IMP-2026-0001', 's1', 'benchmark', 'alex', 90)")
			.update();
		bringTo(MigrationVersion.LATEST, database);
		assertThat(jdbc.sql("select business_key || ' ' || user_id from project_team order by 1")
			.query(String.class)
			.list())
			.containsExactly("IMP-2026-0001 alex", "IMP-2026-0001 lena", "IMP-2026-0001 mara", "IMP-2026-0001 oskar");
		assertThat(jdbc.sql("select earlier_rules from project order by business_key").query(Boolean.class).list())
			.containsExactly(true, false);
	}

	private static void bringTo(MigrationVersion version, DataSource database) {
		Flyway.configure().dataSource(database).locations("classpath:db/migration").target(version).load().migrate();
	}

	/** As the application's own, without the checks of an owner's. */
	private void deploy(String folder) {
		DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().source("serviceloop");
		for (String process : PROCESSES) {
			try (InputStream model = new ClassPathResource(folder + process + ".bpmn").getInputStream()) {
				deployment.addInputStream(process + ".bpmn", model);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		deployment.deploy();
	}

	private void migrate(String businessKey) {
		for (ProcessInstance instance : engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(businessKey)
			.list()) {
			ProcessDefinition latest = engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(instance.getProcessDefinitionId().split(":", 2)[0])
				.latestVersion()
				.singleResult();
			MigrationInstructionsBuilder plan = engine.getRuntimeService()
				.createMigrationPlan(instance.getProcessDefinitionId(), latest.getId())
				.mapEqualActivities()
				.updateEventTriggers();
			if (latest.getKey().equals("improvementLoop")
					&& !instance.getProcessDefinitionId().equals(latest.getId())) {
				OBSERVATION.forEach(id -> plan.mapActivities(id, id));
			}
			new Loop(engine).as("owner", "process-owners", () -> {
				engine.getRuntimeService().newMigration(plan.build()).processInstanceIds(instance.getId()).execute();
				return null;
			});
		}
	}

}
