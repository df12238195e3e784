package io.serviceloop.web;

import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Expressions reach values, never classes or the engine, whoever wrote them
 * (CVE-2026-109432).
 */
class ExpressionsTest extends WebTest {

	/** Where it is evaluated, the clock of the whole application stands elsewhere. */
	private static final String MOVES_THE_ZONE = "dateTime().getZone().setDefault(dateTime().getZone().forID('Etc/GMT+7'))";

	private static final List<String> PERSONS = List.of("agent", "admin");

	private DateTimeZone zone;

	private String tasks;

	@BeforeEach
	void look() {
		walk.at(LoopForm.SET_GOALS);
		zone = DateTimeZone.getDefault();
		tasks = jdbc.queryForList("select id_, rev_, assignee_ from act_ru_task order by id_").toString();
	}

	@AfterEach
	void nothingHappened() {
		assertThat(DateTimeZone.getDefault()).isEqualTo(zone);
		assertThat(System.getProperty("attacked")).isNull();
		assertThat(jdbc.queryForList("select id_, rev_, assignee_ from act_ru_task order by id_").toString())
			.isEqualTo(tasks);
		jdbc.update("delete from act_ru_filter where name_ = 'stored by an earlier version'");
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("fields")
	void areRefusedInEveryFieldOfAQuery(Surface surface, String field) {
		for (String body : bodies(field, "${" + MOVES_THE_ZONE + "}")) {
			for (String path : List.of("/task", "/task/count")) {
				for (String person : PERSONS) {
					refusedAsForbidden(person + " " + path + " " + body, post(surface, person, path, body));
				}
			}
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("payloads")
	void areRefusedWhateverTheySay(Surface surface, String payload) {
		for (String body : bodies("assigneeExpression", payload)) {
			for (String person : PERSONS) {
				refusedAsForbidden(person + " " + body, post(surface, person, "/task", body));
			}
			for (String filter : filters()) {
				for (String way : List.of("/list", "/count", "/singleResult")) {
					refusedAsForbidden(way + " " + body, post(surface, "agent", "/filter/" + filter + way, body));
				}
			}
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("fields")
	void areRefusedInAnAddress(Surface surface, String field) {
		String query = "?" + field + "=" + URLEncoder.encode("${" + MOVES_THE_ZONE + "}", StandardCharsets.UTF_8);
		for (String person : PERSONS) {
			for (String path : List.of("/task", "/task/count")) {
				refusedAsForbidden(person + " " + path, http.send(surface, person, "GET", path + query, null));
			}
			for (String path : List.of("/history/task", "/task/report/candidate-group-count")) {
				// No such parameter there: it is passed over, never evaluated.
				assertThat(http.send(surface, person, "GET", path + query, null).status()).isLessThan(500);
			}
		}
	}

	/**
	 * The first lock held classes; this went by a list. It made an administrator for the
	 * rest of the request.
	 */
	@ParameterizedTest
	@EnumSource(Surface.class)
	void nobodyAddsHimselfToAGroupForARequest(Surface surface) {
		for (String group : List.of("camunda-admin", "auditors", "service-managers")) {
			String body = Wire.text(Map.of("withTaskVariablesInReturn", true, "orQueries", List
				.of(Map.of("assigneeExpression", "${currentUserGroups().add('" + group + "') ? 'lead' : 'lead'}"))));
			Http.Answer answer = post(surface, "agent", "/task", body);
			refusedAsForbidden(group, answer);
			assertThat(answer.text()).doesNotContain("Faster answers");
		}
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource("payloads")
	void areStoppedInAFilterThatAnEarlierVersionStored(Surface surface, String payload) {
		for (String query : bodies("taskAssigneeExpression", payload)) {
			String filter = store(query);
			for (String victim : PERSONS) {
				for (String way : List.of("/list", "/count", "/singleResult")) {
					refusedAsForbidden(victim + " GET " + way,
							http.send(surface, victim, "GET", "/filter/" + filter + way, null));
				}
				refusedAsForbidden(victim + " POST", post(surface, victim, "/filter/" + filter + "/list", "{}"));
			}
			jdbc.update("delete from act_ru_filter where id_ = ?", filter);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void areStoredByAdministratorsAloneAndStoppedStill(Surface surface) {
		for (String body : bodies("assigneeExpression", "${" + MOVES_THE_ZONE + "}")) {
			String filter = "{\"resourceType\":\"Task\",\"name\":\"stored by an earlier version\",\"properties\":{},\"query\":"
					+ body + "}";
			for (String person : List.of("agent", "lead", "quality", "manager", "owner", "auditor")) {
				refusedAsForbidden(person, post(surface, person, "/filter/create", filter));
				for (String id : filters()) {
					refusedAsForbidden(person,
							http.send(surface, person, "PUT", "/filter/" + id, "application/json", filter, "en"));
				}
			}
			Http.Answer created = post(surface, "admin", "/filter/create", filter);
			if (created.status() == 200) {
				String id = created.json().path("id").asText();
				for (String victim : PERSONS) {
					refusedAsForbidden(victim, http.send(surface, victim, "GET", "/filter/" + id + "/list", null));
				}
				jdbc.update("delete from act_ru_filter where id_ = ?", id);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "${''.getClass()}", "${''.class}", "${dateTime().getClass()}",
			"${currentUserGroups().getClass().forName('java.lang.Runtime')}", "${identityService.createUserQuery()}",
			"${processEngine.close()}", "${ids.getClass()}", "${currentUserGroups().add('camunda-admin')}",
			"${currentUserGroups().clear()}", "${currentUserGroups().stream()}", "${'x'.repeat(1000000000)}",
			"${'x'.matches('(a+)+$')}", "${'x'.replaceAll('(a+)+$', 'y')}", "${'x'.split('x')}",
			"${'x'.format('%99999999d', 1)}", "${dateTime().getZone()}", "${dateTime().zone}",
			"${dateTime().getChronology()}", "${followUp.setReviewEvery(null)}", "${openLapDelegate.execute(null)}",
			"${openLapDelegate.toString()}", "${setGoalsListener.notify(null)}", "${S('{}').mapTo('java.lang.Object')}",
			"${S('{}').unwrap()}", "${S('{}').getDataFormatName()}", "${XML('<a/>')}", "${now().setTime(0)}" })
	void inAStoredFilterReadAndChangeNothingElse(String expression) {
		assertThatThrownBy(
				() -> engine.getTaskService().createTaskQuery().or().taskAssigneeExpression(expression).endOr().list())
			.isInstanceOf(RuntimeException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "${currentUser()}", "${'lead'.toUpperCase()}",
			"${S('{\"a\":\"lead\"}').prop('a').stringValue()}", "${dateTime().plusDays(1).toString()}",
			"${currentUserGroups().isEmpty() ? 'a' : 'b'}" })
	void inAStoredFilterMayWorkWithValues(String expression) {
		for (String query : bodies("taskAssigneeExpression", expression)) {
			assertThat(http.get("lead", "/engine-rest/filter/" + store(query) + "/count").status()).isEqualTo(200);
		}
	}

	@Test
	void theStoredFiltersStillKnowWhoAsksAndWhatTimeItIs() {
		http.get("lead", "/engine-rest/filter")
			.json()
			.forEach(filter -> assertThat(
					http.get("lead", "/engine-rest/filter/" + filter.path("id").textValue() + "/count").status())
				.as(filter.toString())
				.isEqualTo(200));
	}

	private Http.Answer post(Surface surface, String person, String path, String body) {
		return http.send(surface, person, "POST", path, "application/json", body, "en");
	}

	private static void refusedAsForbidden(String what, Http.Answer answer) {
		assertThat(answer.status()).as(what + ": " + answer.text()).isIn(400, 403);
	}

	private List<String> filters() {
		return jdbc.queryForList("select id_ from act_ru_filter where name_ = 'My tasks'", String.class);
	}

	private String store(String query) {
		String id = UUID.randomUUID().toString();
		jdbc.update(
				"insert into act_ru_filter (id_, rev_, resource_type_, name_, query_, properties_) values (?, 1, 'Task', "
						+ "'stored by an earlier version', ?, '{}')",
				id, query);
		return id;
	}

	/**
	 * A query with the expression in it: as it is, in an alternative, beside a harmless
	 * one.
	 */
	private static List<String> bodies(String field, String expression) {
		Map<String, Object> query = Map.of(field, expression);
		return List.of(Wire.text(query), Wire.text(Map.of("orQueries", List.of(query))),
				Wire.text(Map.of("assignee", "lead", "orQueries", List.of(Map.of("priority", 50), query))));
	}

	static Stream<Arguments> fields() {
		return Stream.of(Surface.values())
			.flatMap(surface -> Arrays.stream(TaskQueryDto.class.getMethods())
				.map(Method::getName)
				.filter(name -> name.matches("set\\w+Expression"))
				.map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
				.distinct()
				.sorted()
				.map(field -> Arguments.of(surface, field)));
	}

	static Stream<Arguments> payloads() {
		List<String> payloads = List.of(
				"${''.getClass().forName('java.lang.System').getMethod('setProperty').invoke(null)}",
				"${''.class.forName('java.lang.Runtime').runtime.exec('touch attacked')}",
				"${''['class']['forName']('x')}", "${\"\"[\"class\"]}", "#{''.getClass()}", "#{" + MOVES_THE_ZONE + "}",
				"x${" + MOVES_THE_ZONE + "}y", "${'a'}${" + MOVES_THE_ZONE + "}",
				"${true ? " + MOVES_THE_ZONE + " : ''}", "${processEngine.getIdentityService().newUser('x')}",
				"${applicationContext.getBean('x')}", "${execution.processEngineServices}",
				"${identityService.deleteUser('lead')}", "${S('{}').mapTo('javax.script.ScriptEngineManager')}",
				"${JSON('{}').mapTo('java.net.URL')}", "${currentUserGroups().add('camunda-admin') ? 'a' : 'b'}",
				"${currentUserGroups().subList(0,1).set(0,'x')}", "${openLapDelegate.execute(null)}",
				"${'x'.repeat(500000000)}");
		return Stream.of(Surface.values())
			.flatMap(surface -> payloads.stream().map(payload -> Arguments.of(surface, payload)));
	}

}
