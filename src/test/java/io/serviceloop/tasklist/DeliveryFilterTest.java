package io.serviceloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;

import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DeliveryFilterTest {

	private static final String ENGINE = "/camunda/api/engine/engine/default/";

	private final ObjectMapper json = new ObjectMapper();

	private final ObjectNode storedTask = (ObjectNode) Recorded.answer("filterList.json").at("/_embedded/task/0");

	private final ObjectNode storedFilter = (ObjectNode) Recorded.answer("filters.json").get(0);

	private DeliveryFilter filter;

	private byte[] received;

	@BeforeEach
	void build() throws IOException {
		JsonNode context = WorkSoFarTest.recordedContext();
		UpdateRestorer restorer = new UpdateRestorer((id) -> Optional.of(storedTask.deepCopy()),
				(id) -> Optional.of(storedFilter.deepCopy()), Recorded.TRANSLATOR);
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		filter = new DeliveryFilter(Recorded.TRANSLATOR, restorer, new FormVariables((task, reader) -> {
			if (task.equals("broken")) {
				throw new IllegalStateException("no such project");
			}
			Form<?> form = new Declared<>("implementAction", Report.class, Known.ACTION);
			return WorkSoFarTest.context(form, context, messages, reader);
		}, List::of), (answer) -> {
		});
	}

	record Report(String completedOn) {
	}

	private static final class Declared<A extends Record> extends Form<A> {

		Declared(String stem, Class<A> answer, Known shown) {
			super(Place.task("improvementLoop", stem), answer, shown);
		}

		@Override
		protected void file(A answer, Submission submission) {
			throw new UnsupportedOperationException();
		}

	}

	@Test
	void chineseReadersGetChineseNamesWithTheRightLength() throws Exception {
		MockHttpServletResponse response = get("filter", Locale.SIMPLIFIED_CHINESE, Recorded.answer("filters.json"));
		assertThat(body(response).at("/0/name").asText()).isEqualTo("我的任务");
		assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
	}

	@Test
	void whatCachesKeepDependsOnTheLanguageBesidesWhatTheEngineSays() throws Exception {
		for (Locale reader : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
			assertThat(get("filter", reader, Recorded.answer("filters.json")).getHeaders("Vary"))
				.containsExactlyInAnyOrder("Accept-Language", "Accept");
		}
	}

	@Test
	void otherReadersGetTheSources() throws Exception {
		for (Locale reader : List.of(Locale.ENGLISH, Locale.GERMANY)) {
			MockHttpServletResponse response = get("filter", reader, Recorded.answer("filters.json"));
			assertThat(body(response)).isEqualTo(Recorded.answer("filters.json"));
		}
	}

	@Test
	void formsAndDiagramsAreTranslated() throws Exception {
		JsonNode form = body(
				get("task/1/deployed-form", Locale.CHINA, json.readTree(Path.of("forms/approvePlan.form").toFile())));
		assertThat(form.findValuesAsText("label")).contains("是否批准该方案？").doesNotContain("Do you approve this plan?");
		assertThat(form.at("/components/5/values/0/value").isBoolean()).isTrue();
		assertThat(form.at("/components/5/values/0/label").asText()).isEqualTo("是，开始实施");
		JsonNode diagram = body(get("process-definition/changeProject:1:2/xml", Locale.CHINA,
				json.createObjectNode()
					.put("id", "changeProject:1:2")
					.put("bpmn20Xml", Files.readString(Path.of("bpmn/changeProject.bpmn")))));
		assertThat(diagram.get("bpmn20Xml").asText()).contains("变更进行中的项目");
	}

	@Test
	void otherAnswersPassUntouchedAndUnbuffered() throws Exception {
		for (String address : List.of("task/1/comment", "user/lead/profile", "task/1/attachment/2/data",
				"history/user-operation", "filter/1/count")) {
			MockHttpServletResponse response = new MockHttpServletResponse();
			filter.doFilter(request("GET", address, Locale.CHINA), response,
					(request, passed) -> assertThat(passed).isSameAs(response));
		}
	}

	@Test
	void errorsAndHtmlFormsPassUntouched() throws Exception {
		MockHttpServletResponse refused = new MockHttpServletResponse();
		filter.doFilter(request("GET", "task/1", Locale.CHINA), refused, (request, response) -> {
			((HttpServletResponse) response).setStatus(404);
			response.getOutputStream().write("{\"message\":\"gone\"}".getBytes(StandardCharsets.UTF_8));
		});
		assertThat(refused.getContentAsString()).isEqualTo("{\"message\":\"gone\"}");
		MockHttpServletResponse html = new MockHttpServletResponse();
		filter.doFilter(request("GET", "task/1/deployed-form", Locale.CHINA), html,
				(request, response) -> response.getOutputStream().write("<form>".getBytes(StandardCharsets.UTF_8)));
		assertThat(html.getContentAsString()).isEqualTo("<form>");
	}

	@Test
	void aCamundaFormComesWithTheWorkSoFarAndTheDay() throws Exception {
		JsonNode variables = body(get("task/1/form-variables", Locale.ENGLISH, json.createObjectNode()));
		assertThat(variables.at("/workSoFar/type").asText()).isEqualTo("String");
		assertThat(variables.at("/workSoFar/value").asText()).contains("**Root cause**: No automatic grading");
		assertThat(variables.at("/completedOn/value").asText()).isEqualTo("2026-11-22");
	}

	@Test
	void formsThatAskForNamedVariablesGetOnlyThose() throws Exception {
		MockHttpServletRequest request = request("GET", "task/1/form-variables", Locale.CHINA);
		request.setParameter("variableNames", "goals,scope");
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, answering(json.createObjectNode()));
		assertThat(body(response)).isEmpty();
	}

	@Test
	void aTaskWithoutAContextOpensAllTheSame() throws Exception {
		assertThat(body(get("task/broken/form-variables", Locale.ENGLISH, json.createObjectNode()))).isEmpty();
	}

	@Test
	void aDueDateIsSetWithoutStoringTheTranslation() throws Exception {
		ObjectNode sent = storedTask.deepCopy();
		Recorded.TRANSLATOR.translate(sent, Recorded.CHINESE);
		sent.put("due", "2026-12-24T00:00:00.000+0000");
		JsonNode update = put("task/4713", Locale.CHINA, sent);
		assertThat(update.get("name").asText()).isEqualTo("Approve plan");
		assertThat(update.get("description").asText()).isEqualTo(storedTask.get("description").asText());
		assertThat(update.get("due").asText()).startsWith("2026-12-24");
		assertThat(update.get("assignee").asText()).isEqualTo("owner");
		assertThat(update.has("camundaFormRef")).as("the engine answers 400 to it").isFalse();
	}

	@Test
	void englishReadersCanSetADueDateToo() throws Exception {
		assertThat(put("task/4713", Locale.ENGLISH, storedTask.deepCopy()).has("camundaFormRef")).isFalse();
	}

	@Test
	void aNameThatAPersonReallyChangedIsStored() throws Exception {
		assertThat(put("task/4713", Locale.CHINA, storedTask.deepCopy().put("name", "春季方案")).get("name").asText())
			.isEqualTo("春季方案");
	}

	@Test
	void aFilterIsChangedWithoutStoringTheTranslation() throws Exception {
		ObjectNode sent = storedFilter.deepCopy();
		Recorded.TRANSLATOR.translate(sent, Recorded.CHINESE);
		assertThat(sent.get("name").asText()).isEqualTo("我的任务");
		assertThat(put("filter/21", Locale.CHINA, sent)).isEqualTo(storedFilter);
	}

	private MockHttpServletResponse get(String address, Locale reader, JsonNode answer)
			throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request("GET", address, reader), response, answering(answer));
		return response;
	}

	private JsonNode put(String address, Locale reader, JsonNode body) throws ServletException, IOException {
		MockHttpServletRequest request = request("PUT", address, reader);
		request.setContent(json.writeValueAsBytes(body));
		filter.doFilter(request, new MockHttpServletResponse(), (passed, response) -> {
			received = passed.getInputStream().readAllBytes();
			assertThat(passed.getContentLength()).isEqualTo(received.length);
		});
		return json.readTree(received);
	}

	private FilterChain answering(JsonNode answer) {
		return (request, response) -> {
			((HttpServletResponse) response).setHeader("Vary", "Accept");
			response.setContentType("application/json");
			response.getOutputStream().write(json.writeValueAsBytes(answer));
		};
	}

	private static MockHttpServletRequest request(String method, String address, Locale reader) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, ENGINE + address);
		request.addPreferredLocale(reader);
		return request;
	}

	private JsonNode body(MockHttpServletResponse response) throws IOException {
		return json.readTree(response.getContentAsByteArray());
	}

}
