package io.serviceloop.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What libraries bring along and nobody needs here stays shut. */
class ClosedDoorsTest extends WebTest {

	@Autowired
	PathMappedEndpoints endpoints;

	@Autowired
	ApplicationContext beans;

	@Test
	void healthIsAllThatIsToldAboutTheServer() {
		assertThat(endpoints.getAllPaths()).containsExactly("/actuator/health");
	}

	@Test
	void theDatabaseHasNoConsole() {
		assertThat(beans.containsBean("h2Console")).isFalse();
	}

	@Test
	void valuesAreNeverTurnedIntoJavaObjectsOfACallersChoice() {
		ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine
			.getProcessEngineConfiguration();
		assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
		assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
	}

	@Test
	void aValueThatNamesAJavaClassIsNoValueWhereverItIsSent() {
		Object named = Map.of("value", "[]", "type", "Object", "valueInfo",
				Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", "application/json"));
		for (Surface surface : Surface.values()) {
			Http.Answer answer = http.post(surface, "admin", "/message",
					Map.of("messageName", "anything", "processVariables", Map.of("x", named)));
			assertThat(answer.status()).as(answer.text()).isEqualTo(400);
			assertThat(answer.text()).contains("Unsupported value type 'Object'");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/engine", "/engine-rest/task", "/engine-rest/process-definition",
			"/engine-rest/user", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default/list",
			"/api/projects" })
	void aStrangerGetsNothingFromTheEngine(String path) throws IOException, InterruptedException {
		assertThat(asStranger(path).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/sbom", "/actuator/sbom/application",
			"/META-INF/sbom/application.cdx.json", "/h2-console" })
	void aStrangerSeesNothing(String path) throws IOException, InterruptedException {
		HttpResponse<String> answer = asStranger(path);
		assertThat(answer.statusCode()).isIn(302, 404);
		assertThat(answer.body()).doesNotContain("bomFormat", "propertySources", "_links", "H2 Console");
	}

	private HttpResponse<String> asStranger(String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					BodyHandlers.ofString());
	}

}
