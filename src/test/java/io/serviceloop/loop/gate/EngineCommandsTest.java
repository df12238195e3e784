package io.serviceloop.loop.gate;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.serviceloop.loop.gate.Row.Who;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.objenesis.ObjenesisStd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What is never a person's is refused to somebody who was granted every right on
 * everything, before anything is done; the engine itself passes.
 */
@InMemoryApplication
class EngineCommandsTest {

	private static final CommandTable TABLE = new CommandTable(Rules.of(() -> null, new ModelRules(null)));

	private static final String MIGHTY = "mighty";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcTemplate jdbc;

	private String counts;

	@BeforeEach
	void grantEverything() {
		for (Resources resource : Resources.values()) {
			Authorization grant = engine.getAuthorizationService()
				.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			grant.setUserId(MIGHTY);
			grant.setResource(resource);
			grant.setResourceId(Authorization.ANY);
			grant.addPermission(Permissions.ALL);
			engine.getAuthorizationService().saveAuthorization(grant);
		}
		counts = counts();
	}

	@AfterEach
	void takeItBack() {
		engine.getIdentityService().clearAuthentication();
		engine.getAuthorizationService()
			.createAuthorizationQuery()
			.userIdIn(MIGHTY)
			.list()
			.forEach(grant -> engine.getAuthorizationService().deleteAuthorization(grant.getId()));
	}

	@Test
	void isRefusedToWhoeverIsGrantedEverything() {
		List<Class<?>> never = TABLE.rows()
			.stream()
			.filter(row -> row.who() == Who.ENGINE)
			.<Class<?>>map(Row::command)
			.toList();
		assertThat(never).hasSizeGreaterThan(70).allSatisfy(command -> {
			// Without its fields, so that it would fail as soon as anything of it were
			// done.
			Command<?> bare = (Command<?>) new ObjenesisStd().newInstance(command);
			refused(() -> executor().execute(bare));
		});
	}

	@Test
	void whatHasNoLineIsRefusedToAPersonAndDoneForTheEngine() {
		String done = executor().execute(stranger());
		assertThat(done).isEqualTo("done");
		refused(() -> executor().execute(stranger()));
		String ours = as(() -> executor().execute(context -> "ours"));
		assertThat(ours).isEqualTo("ours");
	}

	@Test
	void aTaskIsNotChangedThroughJavaEither() {
		Task task = task(new Loop(engine).open());
		String id = task.getId();
		var tasks = engine.getTaskService();
		for (Runnable change : List.<Runnable>of(() -> tasks.setPriority(id, 99), () -> tasks.setName(id, "x"),
				() -> tasks.setDescription(id, "x"), () -> tasks.setDueDate(id, new java.util.Date(0)),
				() -> tasks.setFollowUpDate(id, new java.util.Date(0)), () -> tasks.setOwner(id, MIGHTY),
				() -> tasks.addCandidateGroup(id, "auditors"), () -> tasks.deleteCandidateUser(id, "lead"),
				() -> tasks.deleteTasks(List.of(id)), () -> tasks.claim(id, MIGHTY), () -> tasks.complete(id))) {
			refused(() -> {
				change.run();
				return null;
			});
		}
	}

	@Test
	void aProjectIsNotMovedOrWrittenWhereOnlyJavaReaches() {
		Task task = task(new Loop(engine).open());
		String instance = task.getProcessInstanceId();
		var runtime = engine.getRuntimeService();
		// A message without a name reaches whoever waits for any.
		refused(() -> {
			runtime.createMessageCorrelation(null).processInstanceId(instance).correlateWithResult();
			return null;
		});
		refused(() -> {
			engine.getHistoryService().deleteUserOperationLogEntry("entry");
			return null;
		});
		refused(() -> {
			engine.getHistoryService().deleteHistoricTaskInstance(task.getId());
			return null;
		});
	}

	@Test
	void movingRunningWorkOverWritesNoValuesAndStaysInItsProcess() {
		Task task = task(new Loop(engine).open());
		String loop = task.getProcessDefinitionId();
		String other = engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("rootCauseAnalysis")
			.latestVersion()
			.singleResult()
			.getId();
		MigrationPlan writes = engine.getRuntimeService()
			.createMigrationPlan(loop, loop)
			.mapEqualActivities()
			.setVariables(Map.of("goalsMet", true))
			.build();
		MigrationPlan leaves = engine.getRuntimeService().createMigrationPlan(loop, other).build();
		for (MigrationPlan plan : List.of(writes, leaves)) {
			refused(() -> {
				engine.getRuntimeService().newMigration(plan).processInstanceIds(task.getProcessInstanceId()).execute();
				return null;
			});
			refused(() -> engine.getRuntimeService()
				.newMigration(plan)
				.processInstanceIds(task.getProcessInstanceId())
				.executeAsync());
		}
	}

	@Test
	void theEngineItselfPasses() {
		Task task = task(new Loop(engine).open());
		engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "by the engine");
		assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isZero();
	}

	/** A command of a class that nobody knows. */
	@SuppressWarnings("unchecked")
	static Command<String> stranger() {
		return (Command<String>) Proxy.newProxyInstance(EngineCommandsTest.class.getClassLoader(),
				new Class<?>[] { Command.class }, (proxy, method, arguments) -> "done");
	}

	private void refused(Supplier<?> work) {
		String before = jdbc.queryForMap(counts).toString();
		Throwable refusal = catchThrowable(() -> as(work));
		assertThat(refusal).isInstanceOf(SubmissionRefused.class);
		assertThat(((SubmissionRefused) refusal).status()).isEqualTo(403);
		assertThat(jdbc.queryForMap(counts).toString()).isEqualTo(before);
	}

	private <T> T as(Supplier<T> work) {
		engine.getIdentityService().setAuthentication(MIGHTY, List.of("camunda-admin", "process-owners"));
		try {
			return work.get();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	private Task task(Loop loop) {
		return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(loop.businessKey()).singleResult();
	}

	private CommandExecutor executor() {
		return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
	}

	/** Counts all rows, and how often those of the engine were written. */
	private String counts() {
		List<String> revised = jdbc
			.queryForList("select table_name from information_schema.columns where column_name = 'REV_'", String.class);
		return jdbc
			.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'",
					String.class)
			.stream()
			.map(table -> "(select count(*)%s from \"%s\") as \"%s\""
				.formatted(revised.contains(table) ? " || ' ' || sum(rev_)" : "", table, table))
			.collect(Collectors.joining(", ", "select ", ""));
	}

}
