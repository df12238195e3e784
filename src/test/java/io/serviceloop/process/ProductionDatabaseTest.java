package io.serviceloop.process;

import io.serviceloop.ServiceLoopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductionDatabaseTest {

	@Test
	void theProfileOfProductionDoesNotStartWithoutItsDatabaseAndSaysWhatIsMissing() {
		assertThatThrownBy(() -> SpringApplication.run(ServiceLoopApplication.class,
				"--spring.profiles.active=postgres", "--SERVICELOOP_DB_USER=somebody"))
			.hasMessageContaining("SERVICELOOP_DB_URL, SERVICELOOP_DB_PASSWORD")
			.hasMessageNotContainingAny("SERVICELOOP_DB_USER");
	}

}
