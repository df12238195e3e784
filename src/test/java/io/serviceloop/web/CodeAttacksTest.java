package io.serviceloop.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What is sent is data: no class is loaded for it, no file read for it, and it takes no
 * more than its size.
 */
class CodeAttacksTest extends WebTest {

	private static final String GADGET = "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA==";

	private static final Duration SOON = Duration.ofSeconds(60);

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("models")
	void nobodyButAProcessOwnerDeploys(Surface surface, String name, String model) {
		long before = engine.getRepositoryService().createDeploymentQuery().count();
		for (String person : List.of("lead", "agent", "quality", "manager", "auditor", "admin")) {
			Answer answer = deploy(surface, person, name, model);
			assertThat(answer.status()).as(person + ": " + answer.text()).isEqualTo(403);
		}
		assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
	}

	@Test
	void aModelReadsNoFileAndNoAddress() throws IOException {
		AtomicInteger asked = new AtomicInteger();
		HttpServer elsewhere = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		elsewhere.createContext("/", exchange -> {
			asked.incrementAndGet();
			exchange.sendResponseHeaders(404, -1);
		});
		elsewhere.start();
		try {
			for (String entity : List.of("http://localhost:" + elsewhere.getAddress().getPort() + "/x",
					"file:///etc/passwd")) {
				for (String doctype : List.of("<!DOCTYPE d [<!ENTITY e SYSTEM '" + entity + "'>]>",
						"<!DOCTYPE d SYSTEM '" + entity + "'>",
						"<!DOCTYPE d [<!ENTITY % e SYSTEM '" + entity + "'> %e;]>")) {
					readsNothing(doctype);
				}
				readsNothing("<?xml-stylesheet href='" + entity + "'?>");
			}
			assertThat(asked).hasValue(0);
		}
		finally {
			elsewhere.stop(0);
		}
	}

	private void readsNothing(String prologue) {
		for (String type : List.of("bpmn", "dmn", "cmmn")) {
			Answer answer = deploy(Surface.ENGINE_REST, "owner", "evil." + type,
					model(prologue, prologue.contains("ENTITY e") ? "<documentation>&e;</documentation>" : ""));
			if (prologue.startsWith("<!DOCTYPE")) {
				assertThat(answer.status()).as(type + " " + prologue + ": " + answer.text()).isEqualTo(400);
			}
			else if (answer.status() == 200) {
				engine.getRepositoryService().deleteDeployment(answer.json().path("id").asText(), true);
			}
			assertThat(answer.text()).doesNotContain("root:");
		}
	}

	@Test
	void aModelDoesNotGrow() {
		StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
		for (int i = 1; i < 40; i++) {
			laughs.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
		}
		for (String type : List.of("bpmn", "dmn", "cmmn")) {
			Answer answer = assertTimeoutPreemptively(SOON, () -> deploy(Surface.ENGINE_REST, "owner", "evil." + type,
					model(laughs + "]>", "<documentation>&a39;</documentation>")));
			assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
		}
		Answer deep = assertTimeoutPreemptively(SOON,
				() -> deploy(Surface.ENGINE_REST, "owner", "evil.bpmn", "<a>".repeat(50_000) + "</a>".repeat(50_000)));
		assertThat(deep.status()).as(deep.text()).isBetween(400, 499);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aDeployedPageIsHandedOverAsAFile(Surface surface) {
		Answer deployed = deploy(Surface.ENGINE_REST, "owner", "page.html", "<script>alert(document.cookie)</script>");
		if (deployed.status() != 200) {
			refused("a page", deployed);
			return;
		}
		String id = deployed.json().path("id").asText();
		try {
			String resource = engine.getRepositoryService().getDeploymentResources(id).get(0).getId();
			Raw raw = (surface == Surface.ENGINE_REST) ? new Raw(port).by("auditor")
					: Raw.browser(port, http, "auditor");
			Raw.Answer answer = raw.with("Accept", "text/html")
				.send("GET", surface.path("/deployment/" + id + "/resources/" + resource + "/data"));
			assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(answer.header("Content-Disposition") + answer.header("Content-Type"))
				.containsPattern("attachment|octet-stream|json");
		}
		finally {
			engine.getRepositoryService().deleteDeployment(id, true);
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("values")
	void aValueNamesNoClass(Surface surface, String value) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Stored before = stored(stop.businessKey());
		for (Request request : Request.lines("""
				POST /task/T/complete {"variables":{"goals":V}}
				POST /task/T/submit-form {"variables":{"scope":V}}
				POST /task/T/resolve {"variables":{"goals":V}}
				POST /task/T/variables {"modifications":{"goals":V}}
				PUT /task/T/variables/goals V
				PUT /task/T/localVariables/goals V
				PUT /process-instance/P/variables/goals V
				PUT /execution/P/localVariables/goals V
				POST /process-definition/key/improvementLoop/start {"variables":{"title":V}}
				POST /process-definition/key/improvementLoop/submit-form {"variables":{"title":V}}
				POST /message {"messageName":"projectClosed","processVariables":{"x":V}}
				POST /message {"messageName":"x","correlationKeys":{"x":V}}
				POST /signal {"name":"x","variables":{"x":V}}
				POST /condition {"variables":{"x":V}}
				POST /task {"processVariables":[{"name":"x","operator":"eq","value":V}]}
				POST /history/variable-instance {"variableName":"x","variableValue":V}
				POST /decision-definition/key/problemPriority/evaluate {"variables":{"urgency":V}}
				""".replace("/T/", "/" + stop.taskId() + "/")
			.replace("/P/", "/" + stop.processInstanceId() + "/")
			.replaceAll("V(?=[}\\]])|V$|V(?=\\n)", java.util.regex.Matcher.quoteReplacement(value)))) {
			Answer answer = http.send(surface, "lead", request.method(), request.path(), "application/json",
					request.body(), "en");
			assertThat(answer.status()).as(request + ": " + answer.text()).isBetween(200, 499);
			if (answer.status() < 300) {
				assertThat(answer.text()).as(request.toString()).isIn("", "[]");
			}
			assertThat(stored(stop.businessKey())).as(request.toString()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aFileWithATypeNamesNoClass(Surface surface) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Stored before = stored(stop.businessKey());
		for (String type : List.of("java.util.ArrayList", "javax.script.ScriptEngineManager", "java.net.URL",
				"java.util.HashMap<java.lang.Object,java.net.URL>", "[Ljava.lang.Object;")) {
			for (String valueType : List.of("Object", "Bytes", "File", "Xml")) {
				String body = part("type", "text/plain", type) + part("valueType", "text/plain", valueType)
						+ part("data\"; filename=\"x.ser", "application/json", "[{\"@class\":\"java.net.URL\"}]")
						+ "--b--\r\n";
				for (String path : List.of("/task/" + stop.taskId() + "/variables/goals/data",
						"/task/" + stop.taskId() + "/localVariables/goals/data",
						"/process-instance/" + stop.processInstanceId() + "/variables/goals/data",
						"/execution/" + stop.processInstanceId() + "/localVariables/goals/data")) {
					Answer answer = http.send(surface, "lead", "POST", path, "multipart/form-data; boundary=b", body,
							"en");
					refused(type + " " + valueType + " " + path, answer);
				}
			}
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void workOfMachinesIsNotForPersons(Surface surface) {
		for (String person : List.of("agent", "lead", "owner", "auditor")) {
			Answer fetched = http.post(surface, person, "/external-task/fetchAndLock", Map.of("workerId", "w",
					"maxTasks", 10, "topics", List.of(Map.of("topicName", "x", "lockDuration", 1000))));
			assertThat(fetched.status() >= 400 || fetched.text().equals("[]")).as(person + ": " + fetched.text())
				.isTrue();
			for (Request request : Request
				.lines("""
						POST /external-task/x/complete {"workerId":"w"}
						POST /external-task/x/failure {"workerId":"w","retries":0}
						PUT /external-task/retries {"externalTaskIds":["x"],"retries":0}
						POST /history/cleanup?immediatelyDue=true
						PUT /batch/x/suspended {"suspended":true}
						DELETE /metrics
						POST /process-definition/key/improvementLoop/start {"businessKey":"IMP-1999-0001","startInstructions":[{"type":"startBeforeActivity","activityId":"userTask_standardise"}]}
						""")) {
				Answer answer = http.send(surface, person, request.method(), request.path(), "application/json",
						request.body(), "en");
				refused(person + " " + request, answer);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aQueryIsNoProgram(Surface surface) {
		String deep = "{\"orQueries\":[".repeat(3000) + "]}".repeat(3000);
		for (Request request : List.of(new Request("POST", "/task", deep),
				new Request("POST", "/task/count", "[".repeat(20_000)),
				new Request("POST", "/task",
						"{\"sorting\":[{\"sortBy\":\"name; drop table project\",\"sortOrder\":\"asc\"}]}"),
				new Request("POST", "/task",
						"{\"sorting\":[{\"sortBy\":\"name\",\"sortOrder\":\"asc; drop table project\"}]}"),
				new Request("POST", "/task",
						"{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"x' or 1=1\",\"type\":\"java.lang.Object\"}}]}"),
				new Request("GET", "/task?sortBy=1;drop&sortOrder=asc", null),
				new Request("GET", "/task?maxResults=-5&firstResult=-1", null),
				new Request("GET", "/task?processVariables=x_eq_%27%20or%201=1", null),
				new Request("GET", "/task?maxResults=99999999999", null),
				new Request("GET", "/process-instance?variables=x_bad_1", null))) {
			Answer answer = assertTimeoutPreemptively(SOON, () -> http.send(surface, "agent", request.method(),
					request.path(), "application/json", request.body(), "en"));
			assertThat(answer.status()).as(request.path() + " " + answer.text()).isLessThan(500);
		}
		assertThat(jdbc.queryForObject("select count(*) from project", Long.class)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/task", "/engine-rest/task/count", "/api/projects/IMP-1999-0001/feedback" })
	void aBodyWithoutALengthIsNotWithoutALimit(String path) {
		String large = "{\"name\":\"" + "x".repeat(30 * 1024 * 1024) + "\"}";
		Raw.Answer told = new Raw(port).by("agent").json(large).send("POST", path);
		assertThat(told.status()).as(told.head()).isIn(0, 400, 403, 404, 413, 415);
		Raw.Answer untold = new Raw(port).by("agent").chunked("application/json", large).send("POST", path);
		assertThat(untold.status()).as(untold.head()).isIn(0, 400, 403, 404, 413, 415);
	}

	static Stream<Arguments> models() {
		Map<String, String> models = Map.of("class.bpmn",
				process("<serviceTask id=\"t\" camunda:class=\"java.lang.Object\"/>"), "script.bpmn",
				process("<scriptTask id=\"t\" scriptFormat=\"javascript\"><script>1</script></scriptTask>"),
				"expression.bpmn", process("<serviceTask id=\"t\" camunda:expression=\"${''.getClass()}\"/>"),
				"form.form", "{}", "page.html", "<script/>", "script.groovy", "1", "empty.bpmn", "", "../../up.bpmn",
				process(""));
		return Stream.of(Surface.values())
			.flatMap(surface -> models.entrySet()
				.stream()
				.map(model -> Arguments.of(surface, model.getKey(), model.getValue())));
	}

	static Stream<Arguments> values() {
		return Stream.of(Surface.values())
			.flatMap(surface -> Stream.of("{\"type\":\"Object\",\"value\":\"" + GADGET
					+ "\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
					"{\"type\":\"Object\",\"value\":\"[]\",\"valueInfo\":{\"objectTypeName\":\"javax.script.ScriptEngineManager\",\"serializationDataFormat\":\"application/json\"}}",
					"{\"type\":\"Object\",\"value\":\"[]\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList<java.net.URL>\",\"serializationDataFormat\":\"application/json\"}}",
					"{\"type\":\"Bytes\",\"value\":\"" + GADGET + "\"}",
					"{\"type\":\"File\",\"value\":\"" + GADGET
							+ "\",\"valueInfo\":{\"filename\":\"../x.html\",\"mimeType\":\"text/html\"}}",
					"{\"type\":\"Xml\",\"value\":\"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>\"}",
					"{\"type\":\"java.net.URL\",\"value\":\"http://localhost\"}",
					"{\"@class\":\"java.net.URL\",\"value\":\"x\"}")
				.map(value -> Arguments.of(surface, value)));
	}

	private Answer deploy(Surface surface, String person, String name, String content) {
		return http
			.send(surface, person, "POST", "/deployment/create", "multipart/form-data; boundary=b",
					part("deployment-name", "text/plain", "evil")
							+ part("data\"; filename=\"" + name, "application/octet-stream", content) + "--b--\r\n",
					"en");
	}

	private static String part(String name, String type, String content) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n"
				+ content + "\r\n";
	}

	private static String process(String inside) {
		return model("", inside);
	}

	private static String model(String doctype, String inside) {
		return "<?xml version=\"1.0\"?>" + doctype
				+ "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
				+ "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" targetNamespace=\"x\"><process id=\"evil\" isExecutable=\"true\" "
				+ "camunda:historyTimeToLive=\"1\">" + inside + "<startEvent id=\"s\"/></process></definitions>";
	}

}
