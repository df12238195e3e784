package io.serviceloop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.serviceloop.Storm;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a file was turned into: no code is run, the answer is never a failure of the
 * server, it is deployed whole or not at all, and the engine works afterwards.
 */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:mutants;DB_CLOSE_DELAY=-1")
class MutatedModelsTest extends WebTest {

	private static final int ROUNDS = Storm.ON ? 2000 : 90;

	@Test
	void aBrokenFileBreaksNothing() throws IOException {
		List<Path> files = files();
		Modeler modeler = new Modeler(http);
		int accepted = 0;
		for (int round = 0; round < ROUNDS; round++) {
			Random chance = new Random(round);
			Path file = files.get(chance.nextInt(files.size()));
			String name = file.getFileName().toString();
			String mutant = Mutant.of(name, Files.readString(file), chance);
			long before = definitions();
			Answer answer = modeler.deploy(Surface.values()[round % 2], Map.of(name, mutant));
			String which = "round " + round + ", " + name + ": " + answer.text();
			assertThat(answer.status()).as(which).isIn(200, 400, 413);
			if (answer.status() == 200) {
				accepted++;
				engine.getRepositoryService().deleteDeployment(answer.json().path("id").asText(), true);
			}
			assertThat(definitions()).as(which).isEqualTo(before);
			assertThat(touched()).as(which).isFalse();
			if (round % 40 == 0) {
				assertThat(new Loop(engine).open().openTasks()).containsExactly("userTask_setGoals");
			}
		}
		// Some changes are harmless, or the gate would only say no.
		assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS / 2);
	}

	private static boolean touched() {
		return Boolean.getBoolean("io.serviceloop.canary");
	}

	private long definitions() {
		return engine.getRepositoryService().createProcessDefinitionQuery().count()
				+ engine.getRepositoryService().createDecisionDefinitionQuery().count()
				+ jdbc.queryForObject("select count(*) from act_re_camformdef", Long.class);
	}

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String folder : List.of("bpmn", "forms")) {
			try (Stream<Path> here = Files.list(Path.of(folder))) {
				files.addAll(here.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().toList());
			}
		}
		return files;
	}

}
