package io.serviceloop.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody makes himself an administrator, not even while there is none (CVE-2026-77226). */
class SetupDoorTest extends WebTest {

	private static final String STRANGER = """
			{"profile":{"id":"stranger","firstName":"S","lastName":"S","email":""},
			 "credentials":{"password":"stranger"}}""";

	@Test
	void theDoorThroughWhichTheFirstAdministratorComesStaysShutWithTheGroupEmptied() throws Exception {
		engine.getIdentityService().deleteMembership("admin", "camunda-admin");
		try {
			var answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(
						"http://localhost:" + port + "/camunda/api/admin/setup/default/user/create"))
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(STRANGER))
					.build(), BodyHandlers.ofString());
			assertThat(answer.statusCode()).isBetween(400, 403);
			assertThat(engine.getIdentityService().createUserQuery().userId("stranger").count()).isZero();
		}
		finally {
			engine.getIdentityService().createMembership("admin", "camunda-admin");
		}
	}

}
