package io.serviceloop.loop.engine;

import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class EngineSettingsTest {

	private static ProcessEngine engine;

	@BeforeAll
	static void build() {
		StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
		configuration.setJdbcUrl("jdbc:h2:mem:settings");
		configuration.setProcessEngineName("settings");
		configuration.setHistoryTimeToLive("P3650D");
		configuration.setAuthorizationCheckRevokes("auto");
		engine = configuration.buildProcessEngine();
	}

	@AfterAll
	static void close() {
		engine.close();
	}

	@Test
	void whatTheEngineHasIsTaken() {
		assertThat(settings(Map.of("history-time-to-live", "P3650D", "authorizationCheckRevokes", "auto",
				"enable-cmd-exception-logging", "true", "batch-jobs-per-seed", "100"))
			.lost()).isEmpty();
	}

	@Test
	void whatTheEngineHasOtherwiseIsNamedWithBoth() {
		assertThat(settings(Map.of("authorization-check-revokes", "never")).lost()).containsExactly(
				new EngineSettings.Lost(EngineSettings.PREFIX + ".authorization-check-revokes", "never", "auto"));
		assertThat(settings(Map.of("enableCmdExceptionLogging", "false")).lost()).hasSize(1);
		assertThat(settings(Map.of("batch-jobs-per-seed", "7")).lost()).hasSize(1);
	}

	@Test
	void theSettersOfTheEngineAreKnownInDashes() {
		assertThat(EngineSettings.names())
			.contains("history-time-to-live", "authorization-check-revokes", "user-resource-whitelist-pattern")
			.doesNotContain("history-time-to-life", "");
	}

	private static EngineSettings settings(Map<String, String> given) {
		StandardEnvironment environment = new StandardEnvironment();
		given.forEach((name, value) -> environment.getPropertySources()
			.addFirst(new MapPropertySource(name, Map.of(EngineSettings.PREFIX + "." + name, value))));
		return new EngineSettings(engine, environment);
	}

}
