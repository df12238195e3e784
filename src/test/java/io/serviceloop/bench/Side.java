package io.serviceloop.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.action.FollowUp;
import io.serviceloop.loop.engine.Ids;
import io.serviceloop.loop.task.Answers;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * One of the two that are compared: our application, or the engine alone with the same
 * model.
 */
record Side(String name, boolean bare, ProcessEngine engine, SqlMeter meter, Runnable end) implements AutoCloseable {

	/** More than there are threads, so that nobody waits for a connection. */
	private static final int CONNECTIONS = 10;

	/**
	 * The whole application as it ships, with the accounts of the demo; nothing runs by
	 * itself.
	 * @param more further settings, as a command line gives them
	 */
	static Side ours(String url, String user, boolean authorization, String... more) {
		HikariDataSource pool = pool(url, user);
		SqlMeter meter = new SqlMeter(pool);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(ServiceLoopApplication.class)
			.profiles("demo")
			.initializers(starting -> ((GenericApplicationContext) starting).registerBean("dataSource",
					DataSource.class, () -> meter))
			// Our sign-in needs a servlet container to start; nobody calls it here.
			.run(Stream.concat(
					Stream.of("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=warn",
							"--serviceloop.demo.example=false", "--camunda.bpm.job-execution.enabled=false",
							"--serviceloop.work.enabled=false", "--camunda.bpm.authorization.enabled=" + authorization),
					Stream.of(more))
				.toArray(String[]::new));
		return new Side("ours", false, context.getBean(ProcessEngine.class), meter, () -> {
			context.close();
			pool.close();
		});
	}

	/**
	 * The engine alone, set up as ours is: same settings, same accounts and grants, same
	 * transactions.
	 */
	static Side bare(String url, String user, Side ours) {
		HikariDataSource pool = pool(url, user);
		SqlMeter meter = new SqlMeter(pool);
		ProcessEngineConfigurationImpl model = (ProcessEngineConfigurationImpl) ours.engine()
			.getProcessEngineConfiguration();
		SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
		configuration.setProcessEngineName("bare");
		configuration.setDataSource(meter);
		configuration.setTransactionManager(new DataSourceTransactionManager(meter));
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setJobExecutorActivate(false);
		configuration.setIdGenerator(new StrongUuidGenerator());
		configuration.setHistory(model.getHistoryLevel().getName());
		configuration.setHistoryTimeToLive(model.getHistoryTimeToLive());
		configuration.setBatchOperationHistoryTimeToLive(model.getBatchOperationHistoryTimeToLive());
		configuration.setHistoryCleanupBatchWindowStartTime(model.getHistoryCleanupBatchWindowStartTime());
		configuration.setHistoryCleanupBatchWindowEndTime(model.getHistoryCleanupBatchWindowEndTime());
		configuration.setHistoryCleanupJobLogTimeToLive(model.getHistoryCleanupJobLogTimeToLive());
		configuration.setTaskMetricsTimeToLive(model.getTaskMetricsTimeToLive());
		configuration.setAuthorizationEnabled(model.isAuthorizationEnabled());
		configuration.setAuthorizationCheckRevokes(model.getAuthorizationCheckRevokes());
		configuration.setEnableHistoricInstancePermissions(model.isEnableHistoricInstancePermissions());
		configuration.setJdbcBatchProcessing(model.isJdbcBatchProcessing());
		configuration.setMetricsEnabled(model.isMetricsEnabled());
		configuration.setTaskMetricsEnabled(model.isTaskMetricsEnabled());
		configuration.setDbMetricsReporterActivate(model.isDbMetricsReporterActivate());
		configuration.setDefaultSerializationFormat(model.getDefaultSerializationFormat());
		configuration.setEnableExceptionsAfterUnhandledBpmnError(model.isEnableExceptionsAfterUnhandledBpmnError());
		configuration.setDeserializationTypeValidationEnabled(model.isDeserializationTypeValidationEnabled());
		configuration.setEnableCmdExceptionLogging(model.isEnableCmdExceptionLogging());
		configuration.setEnablePasswordPolicy(model.isEnablePasswordPolicy());
		configuration.setPasswordPolicy(model.getPasswordPolicy());
		configuration.setLoginMaxAttempts(model.getLoginMaxAttempts());
		configuration.setLoginDelayBase(model.getLoginDelayBase());
		configuration.setGroupResourceWhitelistPattern(model.getGroupResourceWhitelistPattern());
		configuration.setUserResourceWhitelistPattern(model.getUserResourceWhitelistPattern());
		configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
		// These never touch the database, so the bare model may keep them.
		configuration.setBeans(new HashMap<>(Map.of("ids", new Ids(), "followUp", new FollowUp(), "plan",
				new BarePlan(), "serviceTeam", new BarePlan(), "actionRegister", new BarePlan(), "answers",
				new Answers(), "planChecks", new BarePlan())));
		ProcessEngine engine = configuration.buildProcessEngine();
		Accounts.copy(ours.engine(), engine);
		DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
		BareModels.all().forEach(deployment::addModelInstance);
		deployment.deploy();
		return new Side("bare", true, engine, meter, () -> {
			engine.close();
			pool.close();
		});
	}

	private static HikariDataSource pool(String url, String user) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(user);
		pool.setMaximumPoolSize(CONNECTIONS);
		return pool;
	}

	@Override
	public void close() {
		end.run();
	}

}
