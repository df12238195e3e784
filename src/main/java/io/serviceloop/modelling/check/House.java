package io.serviceloop.modelling.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.gate.ModelQuestion;
import io.serviceloop.loop.words.Json;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.XmlReader;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is deployed: the latest of everything, and the versions that still have work. */
@Component
class House {

	/** A file of a deployment. */
	record Origin(String deployment, String resource) {
	}

	private static final String CHECKED = "serviceloopModelsChecked";

	private final RepositoryService repository;

	private final ManagementService management;

	private final JdbcClient jdbc;

	private final EngineRights rights;

	// A file of a deployment never changes.
	private final Cache<List<String>, Node> parsed = Caffeine.newBuilder().maximumSize(200).build();

	House(@Lazy RepositoryService repository, @Lazy ManagementService management, JdbcClient jdbc,
			EngineRights rights) {
		this.repository = repository;
		this.management = management;
		this.jdbc = jdbc;
		this.rights = rights;
	}

	/** The latest of everything. */
	Models latest() {
		return rights.ask(() -> {
			Models latest = Models.none();
			for (ProcessDefinition process : repository.createProcessDefinitionQuery()
				.latestVersion()
				.withoutTenantId()
				.list()) {
				put(latest.processes(), process.getKey(), process(process));
			}
			for (DecisionDefinition decision : repository.createDecisionDefinitionQuery()
				.latestVersion()
				.withoutTenantId()
				.list()) {
				put(latest.decisions(), decision.getKey(), child(
						xml(decision.getDeploymentId(), decision.getResourceName()), "decision", decision.getKey()));
			}
			jdbc.sql(EngineTables.LATEST_FORMS)
				.query((row, number) -> latest.forms()
					.put(row.getString("key"),
							Json.parse(bytes(row.getString("deployment"), row.getString("resource")))))
				.list();
			jdbc.sql(EngineTables.FILES)
				.param("ending", "%" + Brought.EXAMPLES)
				.query((row, number) -> latest.examples()
					.put(Brought.decisionOf(row.getString("resource")),
							new String(bytes(row.getString("deployment"), row.getString("resource")),
									StandardCharsets.UTF_8)))
				.list();
			return latest;
		});
	}

	/**
	 * The versions that have running work and are not the latest, by a name for people.
	 */
	Map<String, Node> runningVersions() {
		return rights.ask(() -> {
			Map<String, Node> versions = new TreeMap<>();
			Set<String> latest = repository.createProcessDefinitionQuery()
				.latestVersion()
				.list()
				.stream()
				.map(ProcessDefinition::getId)
				.collect(Collectors.toSet());
			for (String id : jdbc.sql(EngineTables.RUNNING_VERSIONS).query(String.class).list()) {
				ProcessDefinition version = repository.getProcessDefinition(id);
				if (version.getTenantId() == null && !latest.contains(id)) {
					put(versions, name(version), process(version));
				}
			}
			return versions;
		});
	}

	/** What was checked at an earlier start and found right; null where nothing was. */
	String checked() {
		return rights.ask(() -> management.getProperties().get(CHECKED));
	}

	void checked(String state) {
		rights.run(() -> management.setProperty(CHECKED, state));
	}

	/** One version of a process. */
	Node version(String processDefinitionId) {
		return rights.ask(() -> process(repository.getProcessDefinition(processDefinitionId)));
	}

	private static String name(ProcessDefinition version) {
		return Brought.shortName(version.getResourceName()) + " (" + version.getVersion() + ")";
	}

	private Node process(ProcessDefinition process) {
		return child(xml(process.getDeploymentId(), process.getResourceName()), "process", process.getKey());
	}

	private static void put(Map<String, Node> models, String key, Node node) {
		if (node != null) {
			models.put(key, node);
		}
	}

	private static Node child(Node definitions, String name, String id) {
		return (definitions == null) ? null
				: definitions.children(name)
					.stream()
					.filter(node -> id.equals(node.attribute("id")))
					.findFirst()
					.orElse(null);
	}

	/**
	 * Where the latest of everything comes from, by what it is and its id, such as
	 * {@code process improvementLoop}.
	 */
	Map<String, Origin> origins() {
		return rights.ask(() -> {
			Map<String, Origin> origins = new TreeMap<>();
			repository.createProcessDefinitionQuery()
				.latestVersion()
				.withoutTenantId()
				.list()
				.forEach(process -> origins.put("process " + process.getKey(), origin(process)));
			repository.createDecisionDefinitionQuery()
				.latestVersion()
				.withoutTenantId()
				.list()
				.forEach(decision -> origins.put("decision " + decision.getKey(), origin(decision)));
			jdbc.sql(EngineTables.LATEST_FORMS)
				.query((row, number) -> origins.put("form " + row.getString("key"), origin(row)))
				.list();
			jdbc.sql(EngineTables.FILES)
				.param("ending", "%" + Brought.EXAMPLES)
				.query((row, number) -> origins.put("examples " + Brought.decisionOf(row.getString("resource")),
						origin(row)))
				.list();
			return origins;
		});
	}

	/**
	 * The same file as it came with each deployment of the application, first to last.
	 */
	List<Origin> packaged(String name) {
		return jdbc.sql(EngineTables.FILES)
			.param("ending", "%" + name)
			.query((row, number) -> origin(row))
			.list()
			.stream()
			.filter(origin -> Brought.shortName(origin.resource()).equals(name) && isPackaged(origin))
			.toList();
	}

	/** Whether it came with the application. */
	boolean isPackaged(Origin origin) {
		Deployment by = by(origin);
		return ModelQuestion.isPackaged(by.getSource(), by.getName());
	}

	/** The deployment with which it came. */
	Deployment by(Origin origin) {
		return rights.ask(() -> repository.createDeploymentQuery().deploymentId(origin.deployment()).singleResult());
	}

	byte[] bytes(Origin origin) {
		return rights.ask(() -> bytes(origin.deployment(), origin.resource()));
	}

	private static Origin origin(ResourceDefinition definition) {
		return new Origin(definition.getDeploymentId(), definition.getResourceName());
	}

	private static Origin origin(ResultSet row) throws SQLException {
		return new Origin(row.getString("deployment"), row.getString("resource"));
	}

	/** The worked examples that the application brings; null where there are none. */
	String shippedExamples(String name) {
		try (InputStream shipped = House.class.getResourceAsStream("/bpmn/" + name)) {
			return (shipped == null) ? null : new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Null where it cannot be read: it was deployed before anything was checked. */
	private Node xml(String deployment, String resource) {
		return parsed.get(List.of(deployment, resource),
				any -> XmlReader.read(Brought.shortName(resource), bytes(deployment, resource), new Findings()));
	}

	private byte[] bytes(String deployment, String resource) {
		try (InputStream content = repository.getResourceAsStream(deployment, resource)) {
			return content.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
