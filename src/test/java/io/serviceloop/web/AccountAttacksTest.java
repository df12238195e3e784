package io.serviceloop.web;

import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person keeps his name and password in order; everything else about accounts is the
 * administrators'.
 */
class AccountAttacksTest extends WebTest {

	private static final String ME = "mallory";

	private String others;

	@BeforeEach
	void signUp() {
		Foreign.account(engine, ME, "service-agents");
		others = accounts();
	}

	@AfterEach
	void nobodyElseChanged() {
		assertThat(accounts()).isEqualTo(others);
		assertThat(engine.getIdentityService().createGroupQuery().groupMember(ME).list()).extracting("id")
			.containsExactly("service-agents");
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aProfileTakesNoFieldsThatItDoesNotHave(Surface surface) {
		for (String extra : List.of("\"groups\":[\"camunda-admin\"]", "\"password\":\"x\"", "\"attempts\":-9",
				"\"rev\":0", "\"lockExpirationTime\":null", "\"salt\":\"x\"", "\"@class\":\"java.lang.Object\"")) {
			Answer answer = put(surface, ME, "/user/" + ME + "/profile",
					"{\"id\":\"" + ME + "\",\"firstName\":\"M\",\"lastName\":\"M\"," + extra + "}");
			assertThat(answer.status()).as(extra + answer.text()).isIn(204, 400);
			assertThat(http.get(ME, "/engine-rest/task/count").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aProfileDoesNotTurnIntoSomebodyElses(Surface surface) {
		for (String other : List.of("admin", "lead", "newcomer", "MALLORY", "*", "", "camunda-admin")) {
			refused(other, put(surface, ME, "/user/" + ME + "/profile",
					Wire.text(Map.of("id", other, "firstName", "Hacked", "lastName", "Hacked", "email", "h@h"))));
		}
		refused("no id", put(surface, ME, "/user/" + ME + "/profile", "{\"firstName\":\"Hacked\"}"));
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void othersAccountsAreLeftAlone(Surface surface) {
		for (String person : List.of(ME, "lead", "manager", "owner", "auditor")) {
			for (Request request : Request
				.lines("""
						PUT /user/quality/profile {"id":"quality","firstName":"Hacked"}
						PUT /user/admin/profile {"id":"admin","firstName":"Hacked"}
						DELETE /user/quality
						DELETE /user/admin
						POST /user/quality/unlock
						POST /user/create {"profile":{"id":"evil","firstName":"E","lastName":"E"},"credentials":{"password":"lantern-Over-42-bridges"}}
						POST /group/create {"id":"evil","name":"E","type":"SYSTEM"}
						PUT /group/camunda-admin {"id":"camunda-admin","name":"Hacked"}
						DELETE /group/camunda-admin
						PUT /group/camunda-admin/members/mallory
						PUT /group/project-leads/members/mallory
						DELETE /group/service-agents/members/agent
						POST /tenant/create {"id":"evil","name":"E"}
						POST /authorization/create {"type":1,"permissions":["ALL"],"userId":"mallory","resourceType":7,"resourceId":"*"}
						POST /authorization/create {"type":0,"permissions":["ALL"],"userId":"*","resourceType":6,"resourceId":"*"}
						POST /authorization/create {"type":1,"permissions":["ALL"],"groupId":"service-agents","resourceType":0,"resourceId":"*"}
						""")) {
				Answer answer = http.send(surface, person, request.method(), request.path(), "application/json",
						request.body(), "en");
				assertThat(answer.status()).as(person + " " + request + ": " + answer.text()).isIn(403, 404);
			}
			for (Map<String, Object> grant : grants()) {
				String path = "/authorization/" + grant.get("ID_");
				refused(person, http.send(surface, person, "DELETE", path, null));
				refused(person, put(surface, person, path,
						"{\"permissions\":[\"ALL\"],\"userId\":\"mallory\",\"resourceType\":7,\"resourceId\":\"*\"}"));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void anotherPasswordIsNotSetWithoutKnowingTheOldOne(Surface surface) {
		for (String person : List.of("quality", "admin")) {
			refused(person, put(surface, ME, "/user/" + person + "/credentials",
					Wire.text(Map.of("password", "x", "authenticatedUserPassword", ME))));
		}
		Answer answer = put(surface, ME, "/user/" + ME + "/credentials", "{\"password\":\"x\"}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		engine.getIdentityService().unlockUser(ME);
		assertThat(http.get(ME, "/engine-rest/task/count").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void nobodyRemovesHisOwnAccount(Surface surface) {
		for (String person : List.of(ME, "lead", "auditor")) {
			Answer answer = http.send(surface, person, "DELETE", "/user/" + person, null);
			assertThat(answer.status()).as(person + ": " + answer.text()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void nobodySignsInWithoutAPassword(Surface surface) {
		Answer answer = put(surface, ME, "/user/" + ME + "/credentials",
				Wire.text(Map.of("password", "", "authenticatedUserPassword", ME)));
		try {
			refused("an empty password", answer);
			assertThat(new Raw(port).with("Authorization", "Basic bWFsbG9yeTo=")
				.send("GET", "/engine-rest/task/count")
				.status()).isEqualTo(401);
		}
		finally {
			var me = engine.getIdentityService().createUserQuery().userId(ME).singleResult();
			me.setPassword(ME);
			((IdentityServiceImpl) engine.getIdentityService()).saveUser(me, true);
		}
	}

	@ParameterizedTest
	@EnumSource(Surface.class)
	void nobodyAsksForOthersPasswords(Surface surface) {
		for (String person : List.of("lead", "admin")) {
			for (String password : List.of(person, "wrong")) {
				Answer answer = http.post(surface, ME, "/identity/verify",
						Map.of("username", person, "password", password));
				engine.getIdentityService().unlockUser(person);
				assertThat(answer.status()).as(person + ": " + answer.text()).isIn(401, 403, 404);
				assertThat(answer.text()).doesNotContain("\"authenticated\":true");
			}
		}
	}

	/** Camunda's own way to sign in would go round ours. */
	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/admin/auth/user/default/login/tasklist",
			"/camunda/api/admin/auth/user/default/login/admin",
			"/camunda/api/tasklist/auth/user/default/login/tasklist",
			"/camunda/api/cockpit/auth/user/default/login/cockpit" })
	void thereIsOneDoorOnly(String path) {
		Raw.Answer answer = new Raw(port).body("application/x-www-form-urlencoded", "username=admin&password=admin")
			.send("POST", path);
		assertThat(answer.status()).as(answer.head() + answer.body()).isIn(401, 403, 404);
		// One session of its own, because the engine makes a new one here.
		Foreign.account(engine, "doorman", "service-agents");
		others = accounts();
		Raw.Answer inside = Raw.browser(port, http, "doorman")
			.body("application/x-www-form-urlencoded", "username=admin&password=admin")
			.send("POST", path);
		assertThat(inside.status()).as(inside.head() + inside.body()).isIn(401, 403, 404, 405);
		assertThat(inside.body()).doesNotContain("\"userId\":\"admin\"");
	}

	private Answer put(Surface surface, String person, String path, String body) {
		return http.send(surface, person, "PUT", path, "application/json", body, "en");
	}

	private List<Map<String, Object>> grants() {
		return jdbc
			.queryForList(
					"select id_ from act_ru_authorization where resource_type_ in (0, 1, 2, 6) and resource_id_ = '*'")
			.subList(0, 3);
	}

	private String accounts() {
		return jdbc.queryForList("select id_, first_, last_, email_, pwd_ from act_id_user where id_ <> ? order by id_",
				ME) + "" + jdbc.queryForList("select * from act_id_membership order by 1, 2")
				+ jdbc.queryForList("select * from act_id_group order by id_")
				+ jdbc.queryForList("select count(*) from act_ru_authorization where resource_type_ not in (7, 19)");
	}

}
