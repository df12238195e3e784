package io.serviceloop.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Process owners deploy and move running work over; nobody else does, and the work goes
 * on where it was.
 */
@InMemoryApplication
// Models come and go here, and projects with them: nothing for a database that others
// look at.
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1")
class MigrationTest {

	@Autowired
	private ProcessEngine engine;

	private Loop loop;

	private String deployment;

	private final List<String> granted = new ArrayList<>();

	@BeforeEach
	void aRunningProject() {
		loop = new Loop(engine).open();
	}

	@AfterEach
	void theModelIsAsItWas() {
		granted.forEach(engine.getAuthorizationService()::deleteAuthorization);
		if (deployment != null) {
			engine.getRepositoryService().deleteDeployment(deployment, true);
		}
	}

	@Test
	void aProcessOwnerDeploysAChangedModelAndMovesARunningProjectToIt() {
		ProcessDefinition before = latest();
		loop.as("owner", "process-owners", () -> deploy());
		ProcessDefinition after = latest();
		assertThat(after.getVersion()).isEqualTo(before.getVersion() + 1);
		String instance = instance().getId();
		loop.as("owner", "process-owners", () -> migrate(before, after, instance));
		assertThat(instance().getProcessDefinitionId()).isEqualTo(after.getId());
		loop.setGoals();
		assertThat(loop.openTasks()).containsExactly("userTask_collectData", "userTask_collectData");
	}

	@ParameterizedTest
	@CsvSource({ "lead, project-leads", "agent, service-agents", "quality, quality-inspectors",
			"manager, service-managers", "auditor, auditors", "admin, camunda-admin" })
	void nobodyElseDoes(String person, String group) {
		assertThatThrownBy(() -> loop.as(person, group, () -> deploy())).isInstanceOf(AuthorizationException.class);
		ProcessDefinition before = latest();
		deploy();
		ProcessDefinition after = latest();
		String instance = instance().getId();
		assertThatThrownBy(() -> loop.as(person, group, () -> migrate(before, after, instance)))
			.isInstanceOf(AuthorizationException.class);
		assertThat(instance().getProcessDefinitionId()).isEqualTo(before.getId());
	}

	@Test
	void neitherADeploymentNorAProjectIsDeletedByHandWhateverSomebodyWasGranted() {
		loop.as("owner", "process-owners", () -> deploy());
		Loop onIt = new Loop(engine).open();
		assertThatThrownBy(() -> loop.as("owner", "process-owners", () -> {
			engine.getRepositoryService().deleteDeployment(deployment, true);
			return null;
		})).hasStackTraceContaining("wrong.nothingVanishes");
		grantEverything("admin", Resources.DEPLOYMENT, Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE);
		assertThatThrownBy(() -> loop.as("admin", "camunda-admin", () -> {
			engine.getRepositoryService().deleteDeployment(deployment, true);
			return null;
		})).hasStackTraceContaining("wrong.nothingVanishes");
		assertThatThrownBy(() -> loop.as("admin", "camunda-admin", () -> {
			engine.getRuntimeService().deleteProcessInstance(instance().getId(), "tidied up");
			return null;
		})).hasStackTraceContaining("wrong.nothingVanishes");
		assertThat(loop.openTasks()).containsExactly("userTask_setGoals");
		assertThat(onIt.openTasks()).containsExactly("userTask_setGoals");
	}

	private void grantEverything(String person, Resources... resources) {
		for (Resources resource : resources) {
			Authorization grant = engine.getAuthorizationService()
				.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			grant.setUserId(person);
			grant.setResource(resource);
			grant.setResourceId(Authorization.ANY);
			grant.addPermission(Permissions.ALL);
			engine.getAuthorizationService().saveAuthorization(grant);
			granted.add(grant.getId());
		}
	}

	private String deploy() {
		try {
			String model = Files.readString(Path.of("bpmn", "improvementLoop.bpmn"))
				.replace("name=\"Set goals\"", "name=\"Agree on goals\"");
			deployment = engine.getRepositoryService()
				.createDeployment()
				.addString("improvementLoop.bpmn", model)
				.deploy()
				.getId();
			return deployment;
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private Void migrate(ProcessDefinition from, ProcessDefinition to, String instance) {
		engine.getRuntimeService()
			.newMigration(engine.getRuntimeService()
				.createMigrationPlan(from.getId(), to.getId())
				.mapEqualActivities()
				.build())
			.processInstanceIds(List.of(instance))
			.execute();
		return null;
	}

	private ProcessDefinition latest() {
		return engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("improvementLoop")
			.latestVersion()
			.singleResult();
	}

	private ProcessInstance instance() {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(loop.businessKey(), "improvementLoop")
			.singleResult();
	}

}
