package io.serviceloop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes by Camunda Modeler's button: a good change takes effect, a bad one is
 * refused whole, with everything that is wrong with it.
 */
// Models come and go here, and projects with them.
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:mutants;DB_CLOSE_DELAY=-1")
class DeployedFromModelerTest extends WebTest {

	private static final String FORM = """
			{"id":"askBudget","type":"default","schemaVersion":16,"components":[
			{"type":"number","key":"budgetDays","id":"f","label":"Days we can spend","validate":{"required":true,"min":1,"max":90}}]}""";

	private static final String TASK = """
			<bpmn:userTask id="userTask_askBudget" name="Ask for the budget" camunda:formRef="askBudget" camunda:formRefBinding="latest" camunda:assignee="${lead}"/>
			<bpmn:sequenceFlow id="flow_budget" sourceRef="userTask_askBudget" targetRef="userTask_setGoals"/>
			<bpmn:userTask id="userTask_setGoals\"""";

	private final List<String> deployments = new ArrayList<>();

	@AfterEach
	void theModelsAreAsTheyWere() {
		deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	@Serves({ "E12", "E14" })
	void newProjectsUseAChangedModelAndRunningOnesFinishOnTheirOwn(Surface surface) throws IOException {
		Loop before = new Loop(engine).open();
		deployed(surface, Map.of("improvementLoop.bpmn", withBudget(), "askBudget.form", FORM));
		Loop after = new Loop(engine).open();
		assertThat(after.openTasks()).containsExactly("userTask_askBudget");
		assertThat(before.setGoals().openTasks()).containsExactly("userTask_collectData", "userTask_collectData");
		String task = engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(after.businessKey())
			.singleResult()
			.getId();
		Answer refused = http.post(surface, "lead", "/task/" + task + "/complete",
				Map.of("variables", Map.of("budgetDays", Map.of("value", 91), "lead", Map.of("value", "agent"))));
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		Answer done = http.post(surface, "lead", "/task/" + task + "/complete",
				Map.of("variables", Map.of("budgetDays", Map.of("value", 30))));
		assertThat(done.status()).as(done.text()).isEqualTo(204);
		assertThat(after.openTasks()).containsExactly("userTask_setGoals");
	}

	@Test
	void anOwnerTakesRunningProjectsAlong() throws IOException {
		Loop running = new Loop(engine).open();
		ProcessDefinition old = latest();
		deployed(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn", withBudget(), "askBudget.form", FORM));
		Answer moved = migrate(old.getId(), latest().getId(), running);
		assertThat(moved.status()).as(moved.text()).isEqualTo(204);
		assertThat(version(running)).isEqualTo(latest().getId());
		assertThat(running.setGoals().openTasks()).containsExactly("userTask_collectData", "userTask_collectData");
	}

	@Test
	void aFormIsCheckedWithTheVersionsThatStillRunOnIt() throws IOException {
		String renamed = FORM.replace("budgetDays", "days");
		String asking = withBudget().replace("${lap &gt;= 3}", "${lap &gt;= 3 &amp;&amp; budgetDays &gt; 0}");
		deployed(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn", asking, "askBudget.form", FORM));
		new Loop(engine).open();
		String version = "improvementLoop.bpmn (" + latest().getVersion() + ")";
		deployed(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn",
				file("bpmn/improvementLoop.bpmn").replace("name=\"Set goals\"", "name=\"Agree on goals\"")));
		Answer refused = new Modeler(http).deploy(Surface.ENGINE_REST, Map.of("askBudget.form", renamed));
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		assertThat(refused.json().path("findings").path(0).path("file").textValue()).as(refused.text())
			.isEqualTo(version);
		assertThat(refused.json().path("findings").path(0).path("rule").textValue()).isEqualTo("variable");
	}

	@Test
	void nobodyIsMovedPastAStepAndNothingStartsOnAnEarlierVersion() throws IOException {
		String own = "<bpmn:userTask id=\"own_x\" name=\"Wait\" camunda:assignee=\"${lead}\"/>";
		String shipped = file("bpmn/improvementLoop.bpmn");
		String early = shipped.replace("<bpmn:userTask id=\"userTask_setGoals\"", own
				+ "<bpmn:sequenceFlow id=\"flow_x\" sourceRef=\"own_x\" targetRef=\"userTask_setGoals\"/><bpmn:userTask id=\"userTask_setGoals\"")
			.replace("sourceRef=\"startEvent_projectOpened\" targetRef=\"userTask_setGoals\"",
					"sourceRef=\"startEvent_projectOpened\" targetRef=\"own_x\"");
		String late = shipped.replace("<bpmn:userTask id=\"userTask_setGoals\"", own
				+ "<bpmn:sequenceFlow id=\"flow_x\" sourceRef=\"own_x\" targetRef=\"gateway_muchEffort\"/><bpmn:userTask id=\"userTask_setGoals\"")
			.replace("sourceRef=\"gateway_planApproved\" targetRef=\"gateway_muchEffort\"",
					"sourceRef=\"gateway_planApproved\" targetRef=\"own_x\"");
		deployed(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn", early));
		ProcessDefinition old = latest();
		Loop running = new Loop(engine).open();
		assertThat(running.openTasks()).containsExactly("own_x");
		deployed(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn", late));
		Answer refused = migrate(old.getId(), latest().getId(), running);
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		assertThat(refused.text()).contains("userTask_approvePlan");
		assertThat(version(running)).isEqualTo(old.getId());
		Answer started = http.post(Surface.ENGINE_REST, "lead", "/process-definition/" + old.getId() + "/submit-form",
				Map.of("variables", Map.of()));
		assertThat(started.status()).as(started.text()).isEqualTo(409);
	}

	@Test
	void ofTwoDeploymentsAtOnceTheSecondIsCheckedAgainstTheFirst() throws Exception {
		String taking = FORM.replace("budgetDays", "lead");
		for (int round = 0; round < 6; round++) {
			CompletableFuture<Answer> form = CompletableFuture
				.supplyAsync(() -> new Modeler(http).deploy(Surface.ENGINE_REST, Map.of("askBudget.form", taking)));
			Answer loop = new Modeler(http).deploy(Surface.ENGINE_REST, Map.of("improvementLoop.bpmn", withBudget()));
			List<Answer> answers = List.of(form.get(), loop);
			assertThat(answers).extracting(Answer::status).as(answers.toString()).doesNotContain(500);
			answers.stream()
				.filter(answer -> answer.status() == 200)
				.forEach(answer -> deployments.add(answer.json().path("id").textValue()));
			assertThat(answers).filteredOn(answer -> answer.status() == 200).as(answers.toString()).hasSizeLessThan(2);
			theModelsAreAsTheyWere();
			deployments.clear();
		}
	}

	@Test
	@Serves("E40")
	void ontoAModelThatBreaksAPromiseNothingMoves() throws IOException {
		Loop running = new Loop(engine).open();
		ProcessDefinition old = latest();
		// As if it had come before models were checked.
		deployments.add(engine.getRepositoryService()
			.createDeployment()
			.source("serviceloop")
			.addString("improvementLoop.bpmn",
					file("bpmn/improvementLoop.bpmn").replace("${planApproved}", "${lap &gt; 0}"))
			.deploy()
			.getId());
		Answer refused = migrate(old.getId(), latest().getId(), running);
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		assertThat(refused.json().path("findings")).extracting(finding -> finding.path("rule").textValue())
			.contains("promise");
		assertThat(version(running)).isEqualTo(old.getId());
	}

	/** In the storm all of them; without the way over HTTP ContentTest tries them. */
	static Stream<Arguments> code() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/io/serviceloop/modelling/check/content/refused.csv"))
			.stream()
			.filter(line -> Storm.ON || line.length() % 3 == 0)
			.map(line -> Arguments.of((Object[]) line.split("\\|", 3)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("code")
	void whatRunsCodeIsRefusedWithWhatIsWrongAndNothingIsDeployed(String rule, String kind, String content) {
		String name = kind.strip().equals("form") ? "x.form" : kind.strip().equals("table") ? "x.dmn" : "x.bpmn";
		String file = switch (kind.strip()) {
			case "form" -> "{\"id\":\"f\",\"components\":[" + content + "]}";
			case "task" -> model("<process id=\"mine\" isExecutable=\"true\"><startEvent id=\"s\"/>"
					+ "<sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"t\"/>" + content
					+ "<sequenceFlow id=\"b\" sourceRef=\"t\" targetRef=\"e\"/><endEvent id=\"e\"/></process>");
			case "definitions" -> model(content);
			default -> content;
		};
		refused(Map.of(name, file), rule.strip());
	}

	@ParameterizedTest(name = "{0}: {1} {2} → {3}")
	@CsvFileSource(resources = "refused-changes.csv", delimiter = '|', quoteCharacter = '`', emptyValue = "")
	void aChangeThatCannotRunOrBreaksAPromiseOrLeavesAHoleIsRefused(String rule, String name, String before,
			String after) throws IOException {
		String file = file(((name.endsWith(".form")) ? "forms/" : "bpmn/") + name);
		String changed = file.replace(before, (after == null) ? "" : after);
		assertThat(changed).isNotEqualTo(file);
		refused(Map.of(name, changed), rule);
	}

	@Test
	void aBodyThatIsNoUploadIsTheCallersFault() {
		assertThat(http.ask(Http.Proof.BASIC, "owner", "POST", "/api/models/check", "application/json", "{}").status())
			.isEqualTo(415);
		assertThat(http.ask(Http.Proof.BASIC, "owner", "POST", "/api/models/check", "multipart/form-data", "nothing")
			.status()).isEqualTo(400);
	}

	@Test
	void aFileThatIsNoModelIsNotDeployed() {
		for (String name : List.of("page.html", "script.js", "x.groovy", "x.cmmn", "x.png", "x.zip", "x", "../x.bpmn",
				"x.bpmn.html")) {
			refused(Map.of(name, "x"), "resource");
		}
	}

	@Test
	void aTenantAnActivationDateAndTheNameOfTheApplicationAreRefused() {
		for (String field : List.of("tenant-id\"\r\n\r\nx",
				"deployment-activation-time\"\r\n\r\n2030-01-01T00:00:00.000+0000",
				"deployment-source\"\r\n\r\nserviceloop")) {
			String body = Modeler.body(Map.of("askBudget.form", FORM))
				.replace("Camunda Modeler", field.contains("serviceloop") ? "serviceloop" : "Camunda Modeler")
				.replace("------modeler--",
						"------modeler\r\nContent-Disposition: form-data; name=\"" + field + "\r\n------modeler--");
			long before = count();
			Answer answer = http.send(Surface.ENGINE_REST, "owner", "POST", "/deployment/create", Modeler.TYPE, body,
					"en");
			assertThat(answer.status()).as(field + answer.text()).isEqualTo(400);
			assertThat(count()).isEqualTo(before);
		}
	}

	@Test
	void theFindingsCanBeReadInEnglishAndInChinese() {
		String body = Modeler.body(Map.of("x.html", "x"));
		Answer english = http.send(Surface.ENGINE_REST, "owner", "POST", "/deployment/create", Modeler.TYPE, body,
				"en");
		Answer chinese = http.send(Surface.ENGINE_REST, "owner", "POST", "/deployment/create", Modeler.TYPE, body,
				"zh");
		assertThat(english.json().path("message").textValue()).startsWith("1 error, no warning.")
			.contains("x.html", "Only .bpmn, .dmn, .form");
		assertThat(chinese.json().path("message").textValue()).startsWith("1 个错误，没有警告。").contains("只能部署");
		assertThat(english.json().path("findings").path(0).path("remedy").textValue()).isNotBlank();
	}

	private void refused(Map<String, String> files, String rule) {
		long before = count();
		Modeler modeler = new Modeler(http);
		Answer checked = modeler.check(files);
		assertThat(checked.status()).as(checked.text()).isEqualTo(200);
		assertThat(checked.json().path("accepted").booleanValue()).as(checked.text()).isFalse();
		Answer answer = modeler.deploy(Surface.ENGINE_REST, files);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		for (Answer said : List.of(checked, answer)) {
			JsonNode findings = said.json().path("findings");
			assertThat(findings).as(said.text()).extracting(finding -> finding.path("rule").textValue()).contains(rule);
			assertThat(findings).allSatisfy(finding -> {
				assertThat(finding.path("message").textValue()).doesNotStartWith("model.");
				assertThat(finding.path("remedy").textValue()).doesNotStartWith("model.");
			});
		}
		assertThat(answer.json().path("message").textValue()).isNotBlank();
		assertThat(count()).isEqualTo(before);
	}

	private long count() {
		return engine.getRepositoryService().createDeploymentQuery().count();
	}

	private void deployed(Surface surface, Map<String, String> files) {
		Answer answer = new Modeler(http).deploy(surface, files);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		deployments.add(answer.json().path("id").textValue());
	}

	private Answer migrate(String from, String to, Loop running) {
		JsonNode plan = http
			.post(Surface.ENGINE_REST, "owner", "/migration/generate",
					Map.of("sourceProcessDefinitionId", from, "targetProcessDefinitionId", to))
			.json();
		return http.post(Surface.ENGINE_REST, "owner", "/migration/execute",
				Map.of("migrationPlan", plan, "processInstanceIds", List.of(instance(running))));
	}

	private String instance(Loop running) {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(running.businessKey(), "improvementLoop")
			.singleResult()
			.getId();
	}

	private String version(Loop running) {
		return engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(instance(running))
			.singleResult()
			.getProcessDefinitionId();
	}

	private ProcessDefinition latest() {
		return engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("improvementLoop")
			.latestVersion()
			.singleResult();
	}

	private static String withBudget() throws IOException {
		return file("bpmn/improvementLoop.bpmn").replace("<bpmn:userTask id=\"userTask_setGoals\"", TASK)
			.replace("sourceRef=\"startEvent_projectOpened\" targetRef=\"userTask_setGoals\"",
					"sourceRef=\"startEvent_projectOpened\" targetRef=\"userTask_askBudget\"");
	}

	private static String file(String path) throws IOException {
		return Files.readString(Path.of(path));
	}

	private static String model(String inside) {
		return "<?xml version=\"1.0\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
				+ "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" xmlns:activiti=\"http://activiti.org/bpmn\" xmlns:other=\"http://example.com/other\" "
				+ "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" id=\"d\" targetNamespace=\"x\">" + inside
				+ "</definitions>";
	}

}
