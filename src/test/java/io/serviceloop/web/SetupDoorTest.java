package io.serviceloop.web;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody makes himself an administrator, not even while there is none (CVE-2026-77226).
 */
class SetupDoorTest extends WebTest {

	private static final String STRANGER = """
			{"profile":{"id":"stranger","firstName":"S","lastName":"S","email":""},
			 "credentials":{"password":"stranger"}}""";

	private static final String DOOR = "/camunda/api/admin/setup/default/user/create";

	@BeforeEach
	void withTheGroupEmptied() {
		engine.getIdentityService().deleteMembership("admin", "camunda-admin");
	}

	@AfterEach
	void withTheGroupFilledAgain() {
		engine.getIdentityService().createMembership("admin", "camunda-admin");
	}

	@ParameterizedTest
	@MethodSource("ways")
	void theDoorThroughWhichTheFirstAdministratorComesStaysShut(String path) {
		for (Raw stranger : visitors()) {
			Raw.Answer answer = stranger.json(STRANGER).send("POST", path);
			assertThat(answer.status()).as(answer.head()).isBetween(400, 499);
			assertThat(engine.getIdentityService().createUserQuery().userId("stranger").count()).isZero();
			assertThat(engine.getIdentityService().createUserQuery().memberOfGroup("camunda-admin").count()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "post", "PROPFIND" })
	void noOtherMethodOpensIt(String method) {
		for (Raw stranger : visitors()) {
			Raw.Answer answer = stranger.with("X-HTTP-Method-Override", "POST").json(STRANGER).send(method, DOOR);
			assertThat(answer.status()).as(answer.head()).isBetween(400, 499);
			assertThat(engine.getIdentityService().createUserQuery().userId("stranger").count()).isZero();
		}
	}

	/** Nobody, a member who signed in with a browser, and one who sends his password. */
	private List<Raw> visitors() {
		return List.of(new Raw(port), Raw.browser(port, http, "agent"), new Raw(port).by("agent"));
	}

	static Stream<String> ways() {
		return Stream.of(DOOR, DOOR + "/", DOOR + "?x=1", DOOR + ".json", DOOR + "%20", DOOR + "%00", DOOR + "%0a",
				DOOR + "/.", DOOR + ";x=1", "/" + DOOR, DOOR.replace("/api/", "//api/"),
				DOOR.replace("/setup", "//setup"), DOOR.replace("/setup", "/setup;x=1"), DOOR.replace("/api", "/api;x"),
				DOOR.replace("setup", "%73etup"), DOOR.replace("setup", "%2573etup"),
				DOOR.replace("setup/", "setup%2f"), DOOR.replace("setup/", "setup%252f"),
				DOOR.replace("setup/", "setup\\"), DOOR.replace("setup/", "setup%5c"),
				DOOR.replace("/setup", "/./setup"), DOOR.replace("/setup", "/%2e/setup"),
				DOOR.replace("/admin", "/x/../admin"), DOOR.replace("/admin", "/x/%2e%2e/admin"),
				DOOR.replace("/admin", "/x/..;/admin"), DOOR.replace("setup", "SETUP"), DOOR.replace("admin", "ADMIN"),
				DOOR.replace("camunda", "CAMUNDA"), DOOR.replace("setup", "setup%0a"),
				DOOR.replace("admin", "admin%3b"), DOOR.replace("setup", "s\u00e9tup"),
				DOOR.replace("default", "other"), DOOR.replace("default", ""), DOOR.replace("default", "*"),
				DOOR.replace("/api/admin", "/app/admin"), DOOR.replace("/api/admin", "/api/engine"),
				DOOR.replace("/api/admin", "/api/cockpit"), DOOR.replace("/api/admin", "/api/tasklist"),
				DOOR.replace("/api/admin", "/api/welcome"), "/engine-rest/.." + DOOR, "/engine-rest/%2e%2e" + DOOR,
				"/api/.." + DOOR, "/login/.." + DOOR, "/assets/.." + DOOR, "/actuator/health/.." + DOOR,
				"/actuator/health;" + DOOR, "http://localhost" + DOOR, "http://other" + DOOR,
				"/camunda/app/admin/default/setup/");
	}

}
