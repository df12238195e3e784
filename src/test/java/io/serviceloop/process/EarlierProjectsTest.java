package io.serviceloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.serviceloop.Serves;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Projects that began under the models from before steps 1 to 4 became binding are moved
 * over to the new ones, wherever they are, and finish.
 */
@InMemoryApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// Models come and go here: nothing for a database that others look at.
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:earlier;DB_CLOSE_DELAY=-1")
class EarlierProjectsTest {

	private static final List<String> PROCESSES = List.of("improvementLoop", "rootCauseAnalysis",
			"actionImplementation");

	/** From the opening on, until the effect is evaluated. */
	private static final List<Consumer<Loop>> STEPS = List.of(Loop::setGoals, Loop::collectData, Loop::classifyProblems,
			loop -> loop.confirm("p1", "p3"), Loop::findCause, loop -> loop.verifyCause(true, null),
			Loop::findAndVerifyCauses, loop -> loop.plan(List.of(Loop.action("a1", "p1"), Loop.action("a2", "p3"))),
			Loop::approvePlan, loop -> loop.report("userTask_implementAction"),
			loop -> loop.report("userTask_implementAction"), loop -> loop.fire("event_observationOver"),
			loop -> loop.measure(4.5, 19), Loop::evaluate);

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	private final List<Loop> begun = new ArrayList<>();

	/** One project for each number of steps, and then the new models. */
	@BeforeAll
	void projectsThatBeganBefore() {
		deploy("io/serviceloop/process/before/");
		for (int passed = 0; passed <= STEPS.size(); passed++) {
			Loop loop = new Loop(engine).open();
			STEPS.subList(0, passed).forEach(step -> step.accept(loop));
			begun.add(loop);
		}
		deploy("bpmn/");
	}

	@ParameterizedTest(name = "after {0} steps")
	@MethodSource("places")
	void aProjectGoesOnUnderTheNewModelsWhereverItIs(int passed) {
		Loop loop = begun.get(passed);
		migrate(loop.businessKey());
		STEPS.subList(passed, STEPS.size()).forEach(step -> step.accept(loop));
		loop.complete("lead", "userTask_standardise", values("handbookTitle", "Grading", "handbookText", "Grade."));
		assertThat(projects.find(loop.businessKey()).orElseThrow().state()).isEqualTo("reached");
	}

	static Stream<Arguments> places() {
		return IntStream.rangeClosed(0, STEPS.size()).mapToObj(Arguments::of);
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
			new Loop(engine).as("owner", "process-owners", () -> {
				engine.getRuntimeService()
					.newMigration(engine.getRuntimeService()
						.createMigrationPlan(instance.getProcessDefinitionId(), latest.getId())
						.mapEqualActivities()
						.updateEventTriggers()
						.build())
					.processInstanceIds(instance.getId())
					.execute();
				return null;
			});
		}
	}

}
