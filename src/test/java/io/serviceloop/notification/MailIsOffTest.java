package io.serviceloop.notification;

import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@InMemoryApplication
class MailIsOffTest {

	@Autowired
	private ApplicationContext beans;

	@Test
	void withoutAServerNothingIsWrittenNothingPollsAndHealthIsUp(@Autowired ProcessEngine engine,
			@Autowired JdbcTemplate jdbc, @Autowired HealthEndpoint health) {
		new Loop(engine).open().setGoals();
		assertThat(jdbc.queryForObject("select count(*) from mail_outbox", Integer.class)).isZero();
		assertThat(beans.getBeanNamesForType(MailRounds.class)).isEmpty();
		assertThat(beans.getBeanNamesForType(Notifications.class)).isEmpty();
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@CsvSource({ "'', '', SERVICELOOP_MAIL_FROM", "serviceloop@example.com, '', SERVICELOOP_PUBLIC_URL",
			"serviceloop@example.com, serviceloop.example.com, SERVICELOOP_PUBLIC_URL",
			"'a@example.com, b@example.com', https://serviceloop.example.com, SERVICELOOP_MAIL_FROM" })
	void aServerWithoutTheRestDoesNotStartAndSaysWhatIsMissing(String from, String url, String missing) {
		assertThatThrownBy(
				() -> SpringApplication.run(ServiceLoopApplication.class, "--SERVICELOOP_MAIL_HOST=127.0.0.1",
						"--SERVICELOOP_MAIL_FROM=" + from, "--SERVICELOOP_PUBLIC_URL=" + url))
			.hasMessageStartingWith("A mail server is named, so mail needs ")
			.hasMessageContaining(missing);
	}

}
