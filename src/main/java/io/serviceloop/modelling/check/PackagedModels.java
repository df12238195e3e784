package io.serviceloop.modelling.check;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.gate.ModelQuestion;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.modelling.check.House.Origin;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Deploys at start what the application brings, before anybody can ask for it: a file
 * that was never deployed, or whose latest version is an earlier packaged one. What a
 * process owner has changed stays, and it is said how it differs (E12).
 */
@Component
class PackagedModels implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(PackagedModels.class);

	private static final List<String> WHERE = List.of("classpath:/bpmn/*.bpmn", "classpath:/bpmn/*.dmn",
			"classpath:/bpmn/*" + Brought.EXAMPLES, "classpath:/forms/*.form");

	private final RepositoryService repository;

	private final ResourcePatternResolver resources;

	private final House house;

	private final Offers offers;

	private final ModelChecks checks;

	private final EngineRights rights;

	private final Texts texts;

	PackagedModels(RepositoryService repository, ResourcePatternResolver resources, House house, Offers offers,
			ModelChecks checks, EngineRights rights, Texts texts) {
		this.repository = repository;
		this.resources = resources;
		this.house = house;
		this.offers = offers;
		this.checks = checks;
		this.rights = rights;
		this.texts = texts;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			if (rights.askBeforeDeploying(this::deploy)) {
				return;
			}
		}
		catch (ProcessEnginePersistenceException ex) {
			throw ex;
		}
		catch (ProcessEngineException ex) {
			// The build refuses such files; what was deployed before still works.
			log.error("The packaged models were not deployed: {}", ex.getMessage());
		}
		standing(new ApplicationHome(PackagedModels.class).getSource());
	}

	/**
	 * Says what is wrong with what is deployed. Where nothing was, and neither the files
	 * nor what checks them have changed since, it is known.
	 * @param build what checks them: the jar, or a folder of classes, which may change
	 * unseen; null where it is not known
	 */
	void standing(File build) {
		String state = (build == null || !build.isFile()) ? null : state(build);
		if (state != null && state.equals(house.checked())) {
			return;
		}
		List<Finding> standing = checks.standing();
		if (!standing.isEmpty()) {
			log.warn("{}", new Report(texts).summary(standing));
		}
		else if (state != null) {
			house.checked(state);
		}
	}

	private String state(File build) {
		String state = build.length() + " " + build.lastModified() + " " + offers.timeToLive() + house.origins();
		return DigestUtils.md5DigestAsHex(state.getBytes(StandardCharsets.UTF_8));
	}

	/** Whether there was something to deploy: then it was checked with all the rest. */
	private boolean deploy() {
		Map<String, Origin> origins = house.origins();
		List<String> changed = new ArrayList<>();
		DeploymentBuilder deployment = repository.createDeployment().name("ServiceLoop").source(ModelQuestion.PACKAGED);
		packaged().forEach((name, content) -> {
			if (isDue(name, content, origins)) {
				changed.add(name);
				deployment.addInputStream(name, new ByteArrayInputStream(content));
			}
		});
		if (!changed.isEmpty()) {
			deployment.deploy();
			log.info("Deployed {}", changed);
		}
		return !changed.isEmpty();
	}

	private boolean isDue(String name, byte[] content, Map<String, Origin> origins) {
		// At nearly every start, of nearly every file: nothing of it has to be read.
		if (origins.values()
			.stream()
			.filter(origin -> Brought.shortName(origin.resource()).equals(name))
			.anyMatch(origin -> Arrays.equals(house.bytes(origin), content))) {
			return false;
		}
		List<Origin> before = Brought.ids(Brought.read(Map.of(name, content), offers.vocabulary(), new Findings()))
			.stream()
			.map(origins::get)
			.filter(Objects::nonNull)
			.toList();
		for (Origin there : before) {
			byte[] bytes = house.bytes(there);
			if (Arrays.equals(bytes, content)) {
				return false;
			}
			if (!house.isPackaged(there)
					&& house.packaged(name).stream().noneMatch(earlier -> Arrays.equals(house.bytes(earlier), bytes))) {
				Deployment by = house.by(there);
				log.warn("{}", texts.of("model.kept", name, by.getDeploymentTime(), String.valueOf(by.getName()),
						String.join(", ", Differences.of(name, bytes, content))));
				return false;
			}
		}
		return true;
	}

	private Map<String, byte[]> packaged() {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try {
			for (String pattern : WHERE) {
				for (Resource file : resources.getResources(pattern)) {
					files.put(file.getFilename(), file.getContentAsByteArray());
				}
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
