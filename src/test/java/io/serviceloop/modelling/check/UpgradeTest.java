package io.serviceloop.modelling.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.Map;
import java.util.stream.Collectors;

import io.serviceloop.Serves;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new release over a database in which an owner has changed something: what the owner
 * changed stays, the rest is brought up to date.
 */
@InMemoryApplication
@ExtendWith(OutputCaptureExtension.class)
class UpgradeTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private PackagedModels packaged;

	@Autowired
	private House house;

	private Set<String> before;

	@BeforeEach
	void whatIsThere() {
		before = engine.getRepositoryService()
			.createDeploymentQuery()
			.list()
			.stream()
			.map(Deployment::getId)
			.collect(Collectors.toSet());
	}

	@AfterEach
	void theModelsAreAsTheyWere() {
		engine.getRepositoryService()
			.createDeploymentQuery()
			.list()
			.stream()
			.map(Deployment::getId)
			.filter(deployment -> !before.contains(deployment))
			.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
	}

	@Test
	@Serves("E12")
	void whatAnOwnerChangedStaysAndIsNamedAndWhatNobodyChangedIsReplaced(CapturedOutput output) throws Exception {
		Map<String, String> files = ShippedModelsTest.files()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, file -> new String(file.getValue(), StandardCharsets.UTF_8)));
		String screening = files.get("problemScreening.dmn");
		String handOver = files.get("handOverWork.bpmn");
		deploy("serviceloop", "problemScreening.dmn", screening.replace("Times a week", "Per week"),
				"handOverWork.bpmn", handOver.replace("name=\"Handed over\"", "name=\"Given\""));
		String priority = files.get("problemPriority.dmn").replace("C27: long-term pool", "C27: later");
		String review = files.get("implementAction.form").replace("\"label\": \"", "\"label\": \"Our ");
		String loop = files.get("improvementLoop.bpmn").replace("name=\"Set goals\"", "name=\"Agree on goals\"");
		new Loop(engine).as("owner", "process-owners",
				() -> deploy("Camunda Modeler", "problemPriority.dmn", priority, "implementAction.form", review,
						// Under a name of the owner's own.
						"our-loop.bpmn", loop));
		packaged.afterSingletonsInstantiated();
		assertThat(latest("decision problemScreening")).isEqualTo(screening);
		assertThat(latest("process handOverWork")).isEqualTo(handOver);
		assertThat(latest("decision problemPriority")).isEqualTo(priority);
		assertThat(latest("form implementAction")).isEqualTo(review);
		assertThat(latest("process improvementLoop")).isEqualTo(loop);
		assertThat(output).contains("Deployed [handOverWork.bpmn, problemScreening.dmn]")
			.containsPattern("problemPriority.dmn stays as a process owner deployed it .*rule_problemPriority_")
			.containsPattern("implementAction.form stays as a process owner deployed it .*evidence, result")
			.containsPattern("improvementLoop.bpmn stays as a process owner deployed it .*userTask_setGoals");
		assertThat(new Loop(engine).open().openTasks()).containsExactly("userTask_setGoals");
		long deployed = engine.getRepositoryService().createDeploymentQuery().count();
		packaged.afterSingletonsInstantiated();
		assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployed);
	}

	@Test
	void whoDeploysWhatIsPackagedAsItIsHasChangedNothing() throws Exception {
		String screening = new String(ShippedModelsTest.files().get("problemScreening.dmn"), StandardCharsets.UTF_8);
		String older = screening.replace("Times a week", "Per week");
		deploy("serviceloop", "problemScreening.dmn", older);
		new Loop(engine).as("owner", "process-owners", () -> deploy("Camunda Modeler", "problemScreening.dmn", older));
		packaged.afterSingletonsInstantiated();
		assertThat(latest("decision problemScreening")).isEqualTo(screening);
	}

	@Test
	void whatWasFoundRightIsNotCheckedAgainUntilItOrTheBuildChanges(@TempDir Path folder) throws Exception {
		Path build = Files.writeString(folder.resolve("serviceloop.jar"), "one");
		packaged.standing(build.toFile());
		String first = house.checked();
		assertThat(first).isNotNull();
		packaged.standing(build.toFile());
		assertThat(house.checked()).isEqualTo(first);
		String screening = new String(ShippedModelsTest.files().get("problemScreening.dmn"), StandardCharsets.UTF_8);
		deploy("Camunda Modeler", "problemScreening.dmn", screening.replace("Times a week", "Per week"));
		packaged.standing(build.toFile());
		String second = house.checked();
		assertThat(second).as("another file is deployed").isNotEqualTo(first);
		Files.writeString(build, "another");
		packaged.standing(build.toFile());
		assertThat(house.checked()).as("another build").isNotEqualTo(second).isNotEqualTo(first);
		packaged.standing(folder.toFile());
		assertThat(house.checked()).as("classes in a folder tell nothing").isNotEqualTo(first);
	}

	private String deploy(String source, String... files) {
		RepositoryService repository = engine.getRepositoryService();
		DeploymentBuilder deployment = repository.createDeployment().name(source).source(source);
		for (int i = 0; i < files.length; i += 2) {
			deployment.addInputStream(files[i],
					new ByteArrayInputStream(files[i + 1].getBytes(StandardCharsets.UTF_8)));
		}
		deployment.deploy();
		return source;
	}

	private String latest(String what) {
		return new String(house.bytes(house.origins().get(what)), StandardCharsets.UTF_8);
	}

}
