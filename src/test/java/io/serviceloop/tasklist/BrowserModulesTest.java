package io.serviceloop.tasklist;

import java.io.IOException;
import java.util.stream.Stream;

import io.serviceloop.Node;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the tests of the browser's modules, which are written for Node. */
class BrowserModulesTest {

	@Test
	void theModulesOfTheBrowserPassTheirTests() throws IOException, InterruptedException {
		String[] tests = Node.scripts(".test.mjs");
		assertThat(tests).isNotEmpty();
		String output = Node.run(Stream.concat(Stream.of("--test"), Stream.of(tests)).toArray(String[]::new));
		assertThat(output).containsPattern("(?m)^\\S tests [1-9]").containsPattern("(?m)^\\S fail 0");
	}

}
