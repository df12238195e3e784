package io.serviceloop.web;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a node had begun that died is begun again by another one within a minute. */
class DeadNodesJobsTest extends WebTest {

	@Autowired
	private CamundaBpmProperties settings;

	@Test
	void aJobIsLockedForLessThanAMinuteWithTheTimeUntilAnIdleNodeLooks() {
		long locked = settings.getJobExecution().getLockTimeInMillis();
		long looksAgain = settings.getJobExecution().getMaxWait();
		assertThat(locked + looksAgain).isBetween(1L, 60_000L);
	}

}
