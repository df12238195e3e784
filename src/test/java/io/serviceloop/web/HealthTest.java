package io.serviceloop.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever asks whether to send people here is told yes when all is there. */
class HealthTest extends WebTest {

	@Autowired
	private ApplicationContext application;

	@AfterEach
	void goesOn() {
		AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void itIsNotHealthyBeforeWhatIsDoneAtTheStartIsDone() {
		assertThat(new Raw(port).send("GET", "/actuator/health").status()).isEqualTo(200);
		AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
		Raw.Answer starting = new Raw(port).send("GET", "/actuator/health");
		assertThat(starting.status()).isEqualTo(503);
		assertThat(starting.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
	}

}
