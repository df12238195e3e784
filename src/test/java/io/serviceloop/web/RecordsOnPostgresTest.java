package io.serviceloop.web;

import java.util.List;

import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;

/** The same records on PostgreSQL, of two applications. */
@OnPostgres
class RecordsOnPostgresTest extends RecordsTest {

	private static ServletWebServerApplicationContext second;

	@Autowired
	private Environment environment;

	@AfterAll
	static void end() {
		if (second != null) {
			second.close();
		}
	}

	@Override
	List<Http> nodes() {
		if (second == null) {
			second = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServiceLoopApplication.class)
				.profiles("demo")
				.run("--server.port=0", "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
						"--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
						"--serviceloop.demo.example=false", "--camunda.bpm.job-execution.enabled=false",
						"--camunda.bpm.metrics.db-reporter-activate=false", "--spring.main.banner-mode=off",
						"--logging.level.root=warn");
		}
		return List.of(http, Http.on(second.getWebServer().getPort()));
	}

}
