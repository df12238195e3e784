package io.serviceloop.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The character that PostgreSQL does not know and H2 hides, and names in which nothing
 * can be seen, are the caller's fault on every way in.
 */
class CharactersTest extends WebTest {

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/task", "/api/projects", "/api/forms/setGoals" })
	void inTheNameOrPasswordOfAProgram(String path) {
		for (String account : List.of("lead\0:lead", "\0:x", "lead:le\0ad")) {
			Raw.Answer answer = new Raw(port).with("Accept", "application/json")
				.with("Authorization",
						"Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
				.send("GET", path);
			assertThat(answer.status()).as(answer.body()).isEqualTo(400);
			assertThat(answer.body()).contains("character 0");
		}
	}

	@Test
	void isSaidInTheReadersLanguage() {
		assertThat(new Raw(port).by("lead")
			.with("Accept-Language", "zh-CN")
			.with("Accept", "application/json")
			.send("GET", "/api/projects?text=%00")
			.body()).contains("其中含有无法保存的字符");
	}

	@Test
	void inTheNameOrPasswordOfAPerson() {
		for (String form : List.of("username=%00&password=x", "username=lead&password=%00", "%00=x")) {
			Raw.Answer answer = new Raw(port).with("Accept", "text/html")
				.body("application/x-www-form-urlencoded", form)
				.send("POST", "/login");
			assertThat(answer.status()).as(answer.head()).isEqualTo(400);
			assertThat(answer.body()).contains("<main class=\"card\">");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/projects?text=%00", "/api/projects.csv?lead=a%00", "/projects?text=%00",
			"/issues?category=%00", "/handbook?text=%00", "/tried?text=a%00b", "/benefit?sure=%00",
			"/my-work?project=%00", "/api/my-work?project=%00", "/api/handbook?text=%00",
			"/engine-rest/task?nameLike=%00", "/engine-rest/user?id=%00",
			"/engine-rest/process-instance?variables=a_eq_%00", "/camunda/api/engine/engine/default/task?assignee=%00",
			"/calendar/x.ics?y=%00" })
	void inAnAddress(String path) {
		Answer answer = path.startsWith("/api") || path.startsWith("/engine-rest") ? http.get("lead", path)
				: http.browse("lead", path, "en");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		if (path.contains("api/") || path.contains("engine-rest")) {
			assertThat(answer.violations().get(0).path("message").asText()).contains("character 0");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					POST | /task | {"nameLike":"\\u0000"}
					POST | /task | {"orQueries":[{"assigneeIn":["a\\u0000"]}]}
					POST | /task/count | {"taskVariables":[{"name":"scope","operator":"eq","value":"\\u0000"}]}
					POST | /task/count | {"taskVariables":[{"name":"a\\u0000","operator":"eq","value":1}]}
					POST | /process-instance | {"variables":[{"name":"scope","operator":"eq","value":"a\\u0000"}]}
					POST | /history/task | {"taskName":"\\u0000"}
					POST | /history/variable-instance | {"variableName":"\\u0000"}
					PUT | /user/lead/profile | {"id":"lead","firstName":"a\\u0000","lastName":"x"}
					PUT | /user/lead/profile | {"id":"lead","firstName":"Lena","lastName":"\\u202eLead"}
					PUT | /user/lead/profile | {"id":"lead","firstName":"\\u200b","lastName":"\\ud800"}
					POST | /user/create | {"profile":{"id":"x","firstName":"\\u0007","lastName":"x"},"credentials":{"password":"xx yy 12 zz"}}
					PUT | /group/auditors | {"id":"auditors","name":"\\u3164","type":"WORKFLOW"}
					POST | /filter/create | {"resourceType":"Task","name":"a\\u202e","query":{}}
					POST | /filter/create | {"resourceType":"Task","name":"a","query":{"nameLike":"\\u0000"}}
					POST | /task/TASK/comment/create | {"message":"a\\u0000"}
					POST | /task/TASK/complete | {"variables":{"a\\u0000":{"value":1}}}
					PUT | /task/TASK/variables/a | {"value":"\\u0000"}
					""")
	void inWhatTheEngineIsTold(String method, String path, String body) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		for (Surface surface : Surface.values()) {
			for (String person : List.of("lead", "admin")) {
				Answer answer = http.send(surface, person, method, path.replace("TASK", stop.taskId()),
						"application/json", body, "en");
				assertThat(answer.status()).as(surface + " " + person + ": " + answer.text()).isIn(400, 403, 404);
				assertThat(answer.json().path("message").asText()).isNotBlank();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLongTextIsKeptWithoutIt(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = new HashMap<>(Good.answers(LoopForm.SET_GOALS));
		answers.put("scope", "Only the\u0000 chat\u000b and 电话 👩‍👩‍👧");
		for (Way way : List.of(Way.VARIABLES, Way.COMPLETE)) {
			Answer answer = way.hand(http, surface, stop.person(), stop.taskId(), answers);
			assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		}
		assertThat(walk.isOpen(stop)).isFalse();
		assertThat(engine.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.processInstanceId(stop.processInstanceId())
			.variableName("scope")
			.singleResult()
			.getValue()).isEqualTo("Only the chat and 电话 👩‍👩‍👧");
	}

	@Test
	void aLongTextInAListIsKeptWithoutIt() {
		Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
		Map<String, Object> answers = new HashMap<>(Good.answers(LoopForm.FIND_ROOT_CAUSE));
		String whys = Wire.text(answers.get("whys"));
		answers.put("whys", Wire.Raw.of(whys.replaceFirst("\"", "\"\\\\u0000\\\\u0007"), "Json"));
		Answer answer = Way.COMPLETE.hand(http, Surface.TASKLIST, stop.person(), stop.taskId(), answers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		assertThat(jdbc.queryForObject("select whys from root_cause where business_key = ?", String.class,
				stop.businessKey()))
			.isEqualTo(whys);
	}

	@Test
	void aDraftIsNobodysBusinessAndKeepsWhatWasTyped() {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Answer kept = http.ask(Proof.BASIC, "lead", "PUT", "/api/drafts/" + stop.taskId(), "application/json",
				"{\"version\":0,\"content\":{\"scope\":\"a\\u0000b\"}}");
		assertThat(kept.status()).as(kept.text()).isEqualTo(200);
	}

}
