package io.serviceloop.web;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody reads along in a project without working on it. */
@Serves({ "E29", "E06" })
class CopiesTest extends WebTest {

	private static final String READER = "readsAlong";

	private static final String STRANGER = "readsNothing";

	@BeforeEach
	void people() {
		Foreign.account(engine, READER, "service-agents");
		Foreign.account(engine, STRANGER, "service-agents");
	}

	@Test
	void whoReadsAlongSeesTheProjectAmongHisOwnAndIsAskedForNothing() {
		String key = new Loop(engine).open().businessKey();
		assertThat(http.get(READER, "/api/projects/" + key).status()).isEqualTo(403);
		assertThat(copy("lead", key, READER).status()).isEqualTo(204);
		assertThat(http.get(READER, "/api/projects/" + key).status()).isEqualTo(200);
		assertThat(http.browse(READER, "GET", "/projects/" + key, null).status()).isEqualTo(200);
		assertThat(listed(READER, key)).isEqualTo(1);
		assertThat(http.get(READER, "/api/my-work?project=" + key).json().at("/projects/items").path(0).path("parts"))
			.extracting(part -> part.asText())
			.containsExactly("copy");
		assertThat(http.browse(READER, "GET", "/my-work?project=" + key, null).text()).contains(">reads along<");
		assertThat(http.get(READER, "/api/my-work?project=" + key).json().at("/waiting/total").asInt()).isZero();
		// Whoever reads works no more than before.
		assertThat(copy(READER, key, STRANGER).status()).isEqualTo(403);
		assertThat(http.post(READER, "/api/projects/" + key + "/readings", List.of(), "en").status()).isEqualTo(403);
		assertThat(http.get("lead", "/api/projects?person=" + READER).json().path("total").asInt())
			.as("takes part in nothing")
			.isZero();
	}

	@Test
	void theSameTwiceIsOnceAndWhoeverReadsAlongOrWorksOnItEndsIt() {
		String key = new Loop(engine).open().businessKey();
		for (int i = 0; i < 2; i++) {
			assertThat(copy("agent", key, READER).status()).isEqualTo(204);
		}
		assertThat(http.get("owner", "/api/projects/" + key + "/copies").json()).singleElement()
			.satisfies(one -> assertThat(one.path("copiedBy").asText()).isEqualTo("agent"));
		assertThat(end(STRANGER, key, READER).status()).isEqualTo(403);
		assertThat(end(READER, key, READER).status()).isEqualTo(204);
		assertThat(http.get(READER, "/api/projects/" + key).status()).isEqualTo(403);
		assertThat(listed(READER, key)).isZero();
		assertThat(end("lead", key, READER).status()).isEqualTo(404);
		assertThat(copy("lead", key, READER).status()).isEqualTo(204);
		assertThat(http.get(READER, "/api/projects/" + key).status()).isEqualTo(200);
		assertThat(http.browse("lead", "GET", "/projects/" + key, null).text()).contains("reads along</b>");
	}

	@Test
	void aProjectThatHasEndedIsReadAlongUntilThatEnds() {
		String key = new Loop(engine).open().setGoals().change("closeProject").businessKey();
		assertThat(copy("lead", key, READER).status()).isEqualTo(204);
		assertThat(listed(READER, key)).isEqualTo(1);
		assertThat(end("lead", key, READER).status()).isEqualTo(204);
		assertThat(listed(READER, key)).isZero();
	}

	@Test
	void whoReadDuringTheProjectAndNoMoreIsNotFoundAmongThoseWhoTookPart() {
		Loop loop = new Loop(engine).open().setGoals();
		String key = loop.businessKey();
		copy("lead", key, READER);
		loop.change("closeProject");
		assertThat(listed(READER, key)).isEqualTo(1);
		assertThat(end(READER, key, READER).status()).isEqualTo(204);
		assertThat(listed(READER, key)).isZero();
		assertThat(http.get(READER, "/api/projects/" + key).status()).isEqualTo(403);
	}

	@Test
	void whoWorksOnItOrIsNobodyCannotReadAlong() {
		String key = new Loop(engine).open().businessKey();
		Answer member = copy("lead", key, "agent");
		assertThat(member.status()).isEqualTo(400);
		assertThat(member.text()).contains("Alex Agent works on the project already");
		Answer nobody = copy("lead", key, "nobodyAtAll");
		assertThat(nobody.status()).isEqualTo(400);
		assertThat(nobody.text()).contains("There is no person");
	}

	@Test
	void thePageNamesThemAndOffersEverybodyElse() {
		String key = new Loop(engine).open().businessKey();
		String path = "/projects/" + key + "/copies";
		assertThat(http.browse("lead", "GET", path, null).text()).contains("Nobody reads along yet.",
				"<option value=\"" + READER + "\"");
		assertThat(form("lead", path, "person=" + READER).status()).isEqualTo(303);
		assertThat(http.browse("lead", "GET", path, null).text()).contains(">Lena Lead<")
			.doesNotContain("<option value=\"" + READER + "\"", "<option value=\"agent\"");
		assertThat(http.browse(READER, "GET", path, null).text()).contains("Read no more").doesNotContain("<option");
		Answer ended = form(READER, path + "/" + READER + "/end", "");
		assertThat(ended.status()).isEqualTo(303);
		assertThat(http.browse(READER, "GET", path, null).status()).isEqualTo(403);
	}

	private int listed(String person, String key) {
		return http.get(person, "/api/projects?text=" + key).json().path("total").asInt();
	}

	private Answer copy(String by, String key, String reader) {
		return http.ask(Proof.BASIC, by, "PUT", copies(key, reader), "application/json", "");
	}

	private Answer end(String by, String key, String reader) {
		return http.ask(Proof.BASIC, by, "DELETE", copies(key, reader), "application/json", "");
	}

	private Answer form(String person, String path, String body) {
		return http.ask(Proof.SESSION, person, "POST", path, "application/x-www-form-urlencoded", body);
	}

	private static String copies(String key, String person) {
		return "/api/projects/" + key + "/copies/" + person;
	}

}
