package io.serviceloop.process;

import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Every sequence flow and every node has to be walked. A class of its own: nested in a
 * test it is silently ignored.
 */
@Configuration
class CoverageGate {

	// Primary, because two such beans make the library fall back to no gate at all,
	// without a word.
	@Bean
	@Primary
	ProcessEngineCoverageProperties everythingIsWalked() {
		return ProcessEngineCoverageProperties.Companion.builder().assertClassCoverageAtLeast(1.0).build();
	}

}
