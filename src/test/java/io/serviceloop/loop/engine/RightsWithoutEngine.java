package io.serviceloop.loop.engine;

import java.sql.Connection;
import java.util.Map;

import javax.sql.DataSource;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Who asks and what he may see, for tests of a step alone: the engine's own note of who
 * is signed in, and no engine.
 */
@Import({ EngineRights.class, People.class, Projects.class, ProjectRights.class, Texts.class })
public class RightsWithoutEngine {

	/** The engine's tables, of which rights read who has an open task. */
	@Bean
	InitializingBean engineTables(DataSource database) {
		return () -> {
			try (Connection connection = database.getConnection()) {
				String product = connection.getMetaData().getDatabaseProductName().equals("H2") ? "h2" : "postgres";
				new ResourceDatabasePopulator(true, false, "UTF-8",
						new ClassPathResource(
								"org/camunda/bpm/engine/db/create/activiti." + product + ".create.engine.sql"))
					.populate(connection);
			}
		};
	}

	/** Numbers of the loop as they ship, without the table. */
	@Bean
	LoopRules loopRules() {
		return new LoopRules(null, "standard") {
			@Override
			public Numbers now() {
				return new Numbers(Map.of(WINDOW_DAYS, 90.0, FEWEST_INTERVIEWS, 5.0, MOST_INTERVIEWS, 8.0,
						FEWEST_BENCHMARKS, 3.0, MOST_BENCHMARKS, 5.0));
			}
		};
	}

	@Bean
	IdentityService identityService() {
		return new IdentityServiceImpl();
	}

}
