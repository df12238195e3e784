package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person writes or hands in comes back as it was, and never as a page, a header,
 * or somebody else's word.
 */
class NoteAttacksTest extends WebTest {

	private static final String SCRIPT = "<html><script>alert(document.cookie)</script></html>";

	private static final List<String> NAMES = List.of("page.html", "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0",
			"@SUM(1)", "../../../etc/passwd", "..\\..\\boot.ini", "'; drop table project; --", "${1+1}", "{{1+1}}",
			"CON");

	private Stop stop;

	private String task;

	@BeforeEach
	void stand() {
		stop = walk.to(LoopForm.SET_GOALS);
		task = "/task/" + stop.taskId();
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aFileIsNeverDeliveredAsAPage(Surface surface) {
		for (String type : List.of("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml",
				"application/javascript", "text/html\"; filename=\"x.html", "multipart/x-mixed-replace")) {
			String id = attach(surface, "page.html", type, null, SCRIPT).json().path("id").asText();
			Raw raw = (surface == Surface.ENGINE_REST) ? new Raw(port).by("lead") : Raw.browser(port, http, "lead");
			for (String accept : List.of("text/html", "*/*", "image/svg+xml,*/*")) {
				Raw.Answer answer = ((surface == Surface.ENGINE_REST) ? new Raw(port).by("lead")
						: Raw.browser(port, http, "lead"))
					.with("Accept", accept)
					.send("GET", surface.path(task + "/attachment/" + id + "/data"));
				assertThat(answer.status()).as(type + accept).isIn(200, 406);
				assertThat(answer.header("Content-Type")).as(type + accept)
					.matches("application/(octet-stream|json|problem\\+json).*");
				assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
			}
			assertThat(raw.send("GET", surface.path(task + "/attachment/" + id + "/data")).body()).isEqualTo(SCRIPT);
		}
	}

	@Test
	void aFileWithoutALengthIsNotWithoutALimit() {
		Stored before = stored(stop.businessKey());
		String body = part("attachment-name", "large")
				+ "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"x\"\r\n"
				+ "Content-Type: text/plain\r\n\r\n" + "x".repeat(30 * 1024 * 1024) + "\r\n--b--\r\n";
		Raw.Answer answer = new Raw(port).by("lead")
			.chunked("multipart/form-data; boundary=b", body)
			.send("POST", Surface.ENGINE_REST.path(task + "/attachment/create"));
		assertThat(answer.status()).as(answer.head() + answer.body()).isIn(0, 400, 413);
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aNameThatReadsOtherwiseThanItIsIsNotKept(Surface surface) {
		Stored before = stored(stop.businessKey());
		refused("a name that is turned round", attach(surface, "a\u202efdp.exe", "text/plain", null, "x"));
		assertThat(stored(stop.businessKey())).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aNameIsATextAndNothingElse(Surface surface) {
		for (String name : NAMES) {
			Answer answer = attach(surface, name, "text/plain", null, "x");
			assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(200);
			assertThat(answer.type()).contains("json");
			assertThat(answer.json().path("name").asText()).isEqualTo(name);
			Answer note = http.post(surface, "lead", task + "/comment/create", Map.of("message", name));
			assertThat(note.json().path("message").asText()).isEqualTo(name);
		}
		Answer list = http.send(surface, "lead", "GET", task + "/attachment", null);
		assertThat(list.type()).startsWith("application/json");
		assertThat(list.json().findValuesAsText("name")).containsAll(NAMES);
		assertThat(http.send(surface, "lead", "GET", task + "/comment", null).json().findValuesAsText("message"))
			.containsAll(NAMES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,<script>alert(1)</script>",
			"vbscript:x", "file:///etc/passwd", "//attacker.example", "\u0001javascript:alert(1)", "httpx://a", "x" })
	void anAddressThatIsACommandIsNotKept(String url) {
		Stored before = stored(stop.businessKey());
		for (Surface surface : Surface.values()) {
			refused(url, attach(surface, "click me", "text/html", url, null));
		}
		assertThat(stored(stop.businessKey())).isEqualTo(before);
		assertThat(attach(Surface.ENGINE_REST, "link", "text/html", "https://example.org/a", null).status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aNoteIsSignedByWhoWroteIt(Surface surface) {
		Answer note = http.post(surface, "lead", task + "/comment/create", Map.of("message", "mine", "userId", "owner",
				"time", "2020-01-01T00:00:00.000+0000", "id", "chosen", "taskId", "x", "rootProcessInstanceId", "x"));
		if (note.status() == 200) {
			assertThat(note.json().path("userId").asText()).isEqualTo("lead");
			assertThat(note.json().path("time").asText()).doesNotStartWith("2020");
			assertThat(note.json().path("id").asText()).isNotEqualTo("chosen");
			assertThat(note.json().path("taskId").asText()).isEqualTo(stop.taskId());
		}
		else {
			refused("a note with too much", note);
		}
	}

	/** Evidence is what was written at the time, by whom. */
	@ParameterizedTest
	@EnumSource(Surface.class)
	void aNoteOrFileIsNotChangedByAnotherPersonWhoSeesTheTask(Surface surface) {
		Stop shared = walk.to(LoopForm.MEASURE_RESULTS);
		Foreign.account(engine, "inspector", "quality-inspectors");
		String address = "/task/" + shared.taskId();
		String note = http.post(surface, "quality", address + "/comment/create", Map.of("message", "first"))
			.json()
			.path("id")
			.asText();
		String file = attach(surface, "quality", address, "a.txt", "text/plain", null, "x").json().path("id").asText();
		refused("change",
				http.send(surface, "inspector", "PUT", address + "/comment", Map.of("id", note, "message", "changed")));
		refused("delete", http.send(surface, "inspector", "DELETE", address + "/comment/" + note, null));
		refused("delete all", http.send(surface, "inspector", "DELETE", address + "/comment", null));
		refused("delete a file", http.send(surface, "inspector", "DELETE", address + "/attachment/" + file, null));
		assertThat(http.send(surface, "quality", "GET", address + "/comment/" + note, null)
			.json()
			.path("message")
			.asText()).isEqualTo("first");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aTaskIsNotMovedToAnotherPlace(Surface surface) {
		Stop other = walk.at(LoopForm.CLASSIFY_PROBLEMS);
		Stored before = stored(stop.businessKey());
		for (Map<String, String> place : List.of(Map.of("parentTaskId", other.taskId()), Map.of("caseInstanceId", "x"),
				Map.of("tenantId", "x"))) {
			Map<String, Object> body = new java.util.HashMap<>(
					Map.of("name", "Set goals", "assignee", "lead", "priority", 50));
			body.putAll(place);
			refused(place.toString(), http.send(surface, "lead", "PUT", task, body));
			assertThat(stored(stop.businessKey())).as(place.toString()).isEqualTo(before);
		}
		Map<String, Object> ids = Map.of("name", "Set goals", "assignee", "lead", "priority", 50, "id", other.taskId(),
				"processInstanceId", other.processInstanceId(), "executionId", other.processInstanceId(),
				"taskDefinitionKey", "userTask_standardise", "suspended", true, "revision", 0);
		http.send(surface, "lead", "PUT", task, ids);
		assertThat(jdbc
			.queryForMap("select id_, proc_inst_id_, task_def_key_, suspension_state_ from act_ru_task where id_ = ?",
					stop.taskId())
			.values()).containsExactly(stop.taskId(), stop.processInstanceId(), "userTask_setGoals", 1);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aSubmissionSaysNothingAboutWhatItsFormDoesNotAsk(Surface surface) {
		Stored before = stored(stop.businessKey());
		for (String name : List.of("lead", "processOwner", "businessKey", "lap", "state", "goalsMet", "__proto__",
				"constructor", "class", "causeAuthor", "dataSources.lead")) {
			Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
			answers.put(name, "agent");
			refused(name, Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), answers));
		}
		for (String field : List.of("state", "businessKey", "lap", "met", "decidedBy", "__proto__")) {
			Map<String, Object> goal = Good.goal("g1");
			goal.put(field, "x");
			Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
			answers.put("goals", Good.list(goal, Good.goal("g2")));
			Way.VARIABLES.hand(http, surface, "lead", stop.taskId(), answers);
		}
		assertThat(stored(stop.businessKey()).rows().split("act_ru_execution")[0])
			.isEqualTo(before.rows().split("act_ru_execution")[0]);
	}

	@Test
	void anImportSaysNothingAboutWhatItsMappingDoesNotAsk() {
		Stop collecting = walk.at(LoopForm.COLLECT_DATA);
		String before = jdbc.queryForList("select * from project order by 1").toString();
		for (String name : NAMES) {
			Answer answer = http.upload("agent", "/api/projects/" + collecting.businessKey() + "/feedback?wait=true",
					name.replace("\"", ""), "number,opened\n=1+1,2026-01-05\n<script>,x\n",
					"{\"externalId\":\"number\",\"time\":\"opened\",\"header\":true,\"businessKey\":\"IMP-1999-0001\",\"state\":\"failed\","
							+ "\"startedBy\":\"admin\",\"@class\":\"java.net.URL\"}",
					"customerFeedback");
			assertThat(answer.status()).as(answer.text()).isIn(200, 400);
			if (answer.status() == 200) {
				assertThat(answer.type()).contains("json");
				assertThat(answer.json().path("startedBy").asText()).isEqualTo("agent");
				assertThat(answer.json().path("state").asText()).isEqualTo("done");
				assertThat(answer.json().path("businessKey").asText()).isEqualTo(collecting.businessKey());
			}
		}
		assertThat(jdbc.queryForList("select * from project order by 1").toString()).isEqualTo(before);
	}

	private Answer attach(Surface surface, String name, String type, String url, String content) {
		return attach(surface, "lead", task, name, type, url, content);
	}

	private Answer attach(Surface surface, String person, String address, String name, String type, String url,
			String content) {
		String body = part("attachment-name", name) + part("attachment-type", type)
				+ ((url == null) ? "" : part("url", url))
				+ ((content == null) ? ""
						: "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"x.html\"\r\nContent-Type: text/html\r\n\r\n"
								+ content + "\r\n")
				+ "--b--\r\n";
		return http.send(surface, person, "POST", address + "/attachment/create",
				"multipart/form-data; boundary=b; charset=UTF-8", body, "en");
	}

	private static String part(String name, String value) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name
				+ "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n";
	}

}
