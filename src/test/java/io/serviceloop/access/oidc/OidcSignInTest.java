package io.serviceloop.access.oidc;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.access.oidc.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser signs in at the provider, and is that person everywhere (E07, E31). */
@Serves({ "E07", "E31" })
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInTest extends OidcTest {

	private static final String TASKLIST = "/camunda/api/engine/engine/default";

	@Test
	void aStrangerIsLedToTheSignInPageWhichHasAButtonAndNoPassword() {
		Answer page = visitor().follow(visitor().get("/"));
		assertThat(page.at().getPath()).isEqualTo("/login");
		assertThat(page.text()).contains("Sign in with your organisation", "href=\"/oauth2/authorization/serviceloop\"")
			.doesNotContain("password");
		assertThat(visitor().reading("zh").get("/login").text()).contains("使用组织账号登录");
	}

	@Test
	void theWayToTheProviderIsProvedByStateNonceAndAChallenge() {
		String next = visitor().get(OidcSignIn.BEGIN).next();
		assertThat(next).startsWith(provider.issuer() + "/oauth2/authorize?")
			.contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=",
					"scope=openid%20profile%20email")
			.doesNotContain(Provider.SECRET);
	}

	@Test
	void whoSignsInIsThatPersonInTasklistWithTheGroupsOfTheToken(CapturedOutput log) {
		provider.knows("lena", "project-leads", "strangers", "everybody");
		Visitor lena = visitor();
		assertThat(lena.follow(lena.get("/")).at().getPath()).isEqualTo("/login");
		String before = lena.cookie("JSESSIONID");
		Answer tasklist = lena.signIn("lena");
		assertThat(tasklist.status()).isEqualTo(200);
		assertThat(tasklist.at().getPath()).isEqualTo("/camunda/app/tasklist/default/");
		assertThat(lena.cookie("JSESSIONID")).as("a new session").isNotEqualTo(before);

		JsonNode me = lena.get("/camunda/api/admin/auth/user/default").json();
		assertThat(me.path("userId").asText()).isEqualTo("lena");
		assertThat(me.path("authorizedApps").toString()).contains("tasklist").doesNotContain("admin", "cockpit");
		assertThat(groups(lena.get(TASKLIST + "/identity/groups?userId=lena").json())).containsExactly("project-leads");
		assertThat(person(lena, "lena").toString())
			.isEqualTo("{\"id\":\"lena\",\"name\":\"Lena Example\",\"groups\":[\"project-leads\"],\"works\":true}");
		assertThat(log.getAll()).doesNotContain(Provider.SECRET);
	}

	@Test
	void aLeadByClaimStartsAProjectAndGetsItsTask() {
		provider.knows("lara", "project-leads");
		Visitor lara = signedIn("lara");
		Map<String, Object> variables = new LinkedHashMap<>();
		provider.knows("alma", "service-agents");
		provider.knows("quentin", "quality-inspectors");
		signedIn("alma");
		signedIn("quentin");
		Map.of("title", "Faster answers", "trigger", "targetedFix", "serviceLine", "online", "lead", "lara",
				"processOwner", "oskar")
			.forEach((name, value) -> variables.put(name, Map.of("value", value)));
		variables.put("team", Map.of("type", "Json", "value", "[\"alma\", \"quentin\"]"));
		Answer started = lara.send("POST", TASKLIST + "/process-definition/key/improvementLoop/submit-form", null,
				Map.of("variables", variables));
		assertThat(started.status()).as(started.text()).isEqualTo(200);
		JsonNode tasks = lara.get(TASKLIST + "/task?assignee=lara").json();
		assertThat(tasks.path(0).path("taskDefinitionKey").asText()).isEqualTo("userTask_setGoals");
	}

	@Test
	void othersMayNotStartOne() {
		provider.knows("agnes", "service-agents");
		Answer answer = signedIn("agnes").send("POST", TASKLIST + "/process-definition/key/improvementLoop/submit-form",
				null, Map.of("variables", Map.of()));
		assertThat(answer.status()).isEqualTo(403);
	}

	@Test
	void theNextSignInWithOtherGroupsChangesDirectoryAndRightsAlsoInTheSameBrowser() {
		provider.knows("mia", "camunda-admin", "project-leads");
		Visitor mia = signedIn("mia");
		assertThat(apps(mia)).contains("admin", "cockpit");
		provider.knows("mia", "auditors");
		mia.signIn("mia");
		assertThat(apps(mia)).contains("cockpit").doesNotContain("admin");
		assertThat(person(mia, "mia").path("groups").toString()).isEqualTo("[\"auditors\"]");
	}

	@Test
	void namesAreDataAndNotHtml() {
		provider.knows("xenia", Map.of("preferred_username", "xenia", "name", "<script>alert(1)</script>\u0000x",
				"groups", List.of("service-agents")));
		assertThat(person(signedIn("xenia"), "xenia").path("name").asText()).isEqualTo("<script>alert(1)</script> x");
	}

	@Test
	void oneGroupMayBeATextInsteadOfAList() {
		provider.knows("solo", Map.of("preferred_username", "solo", "groups", "auditors"));
		assertThat(apps(signedIn("solo"))).contains("cockpit");
	}

	@Test
	void whoHasNoneOfOurGroupsIsToldSoInTheirLanguageAndIsNotKept() {
		provider.knows("nobody", "strangers", "ROLE_camunda-admin", "CAMUNDA-ADMIN");
		Visitor nobody = visitor();
		Answer page = nobody.signIn("nobody");
		assertThat(page.at().toString()).endsWith("/login?error=noGroup");
		assertThat(page.text()).contains("has given you no role in ServiceLoop");
		assertThat(nobody.reading("zh").get("/login?error=noGroup").text()).contains("没有给您 ServiceLoop 中的角色");
		assertThat(nobody.get("/api/people").status()).isEqualTo(401);
		assertThat(engine.getIdentityService().createUserQuery().userId("nobody").count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two words", "lena<b>", "名字", "a/b", "../admin", "*",
			"more-than-sixty-four-characters-are-more-than-the-engine-has-room-for" })
	void aUserNameTheEngineCannotKeepIsRefusedWithASentence(String name) {
		provider.knows("odd", Map.of("preferred_username", name, "groups", List.of("camunda-admin")));
		Answer page = visitor().signIn("odd");
		assertThat(page.at().toString()).endsWith("/login?error=name");
		assertThat(page.text()).contains("a user name that cannot be used here");
	}

	@Test
	void aTokenWithoutAUserNameIsRefusedWithASentence() {
		provider.knows("nameless", Map.of("groups", List.of("camunda-admin")));
		assertThat(visitor().signIn("nameless").at().toString()).endsWith("/login?error=name");
	}

	@Test
	void aStateThatIsNotOursIsRefused() {
		provider.knows("lena", "project-leads");
		Visitor lena = visitor();
		Answer page = lena.signIn("lena", back -> back.replaceAll("state=[^&]*", "state=guessed"));
		assertThat(page.at().toString()).endsWith("/login?error=expired");
		assertThat(page.text()).contains("took too long");
		assertThat(lena.get("/api/people").status()).isEqualTo(401);
	}

	@Test
	void aCodeOfOneBrowserOpensNoOther() {
		provider.knows("lena", "project-leads");
		List<String> stolen = new ArrayList<>();
		visitor().signIn("lena", back -> {
			stolen.add(back);
			return "/login";
		});
		Visitor thief = visitor();
		assertThat(thief.follow(thief.get(stolen.get(0))).at().toString()).endsWith("/login?error=expired");
		assertThat(thief.get("/api/people").status()).isEqualTo(401);
	}

	@Test
	void aNonceThatIsNotOursIsRefused() {
		provider.knows("eve",
				Map.of("preferred_username", "eve", "groups", List.of("project-leads"), "nonce", "another"));
		assertThat(visitor().signIn("eve").at().toString()).endsWith("/login?error=failed");
	}

	@Test
	void aCodeTheProviderDoesNotKnowIsRefused() {
		provider.knows("lena", "project-leads");
		assertThat(visitor().signIn("lena", back -> back.replaceAll("code=[^&]*", "code=invented")).at().toString())
			.endsWith("/login?error=failed");
	}

	@Test
	void whoCancelsAtTheProviderIsToldSo() {
		Answer page = visitor().signIn("lena", back -> back.replaceAll("code=[^&]*", "error=access_denied"));
		assertThat(page.at().toString()).endsWith("/login?error=cancelled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login/oauth2/code/serviceloop", "/login/oauth2/code/serviceloop?code=x&state=y",
			"/login/oauth2/code/other?code=x&state=y", "/oauth2/authorization/other",
			"/login/oauth2/code/serviceloop?error=%3Cscript%3E&error_description=%0d%0aForged&state=y" })
	void noAddressOfTheSignInBringsAWhitePage(String path, CapturedOutput log) {
		Visitor anybody = visitor();
		Answer page = anybody.follow(anybody.get(path));
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.at().getPath()).isEqualTo("/login");
		assertThat(log.getAll()).doesNotContain("\nForged");
	}

	@Test
	void theSentenceIsChosenByUsAndNotByTheAddress() {
		assertThat(visitor().get("/login?error=%3Cb%3Ehello").text()).contains("did not work").doesNotContain("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?continue=https://evil.example.com", "?redirect_uri=https://evil.example.com",
			"?next=//evil.example.com", "?target=https://evil.example.com" })
	void noAddressLeadsElsewhereAfterSignIn(String trick) {
		provider.knows("lena", "project-leads");
		for (String start : List.of("/" + trick, "/login" + trick, "//evil.example.com/" + trick)) {
			Visitor lena = visitor();
			lena.get(start.startsWith("//") ? "/camunda/app/tasklist/default/" + trick : start);
			List<String> ways = new ArrayList<>();
			lena.get(OidcSignIn.BEGIN + trick);
			Answer end = lena.signIn("lena", back -> {
				ways.add(back);
				return back;
			});
			assertThat(end.at().getHost()).isEqualTo("localhost");
			assertThat(URI.create(ways.get(0)).getPort()).isEqualTo(port);
		}
	}

	@Test
	void thePasswordDoorIsShut() {
		Visitor first = visitor();
		first.get("/login");
		Answer answer = first.post("/login",
				Map.of("username", "first", "password", "first", "_csrf", first.cookie("SL-XSRF")));
		assertThat(answer.status()).isEqualTo(405);
		assertThat(first.get("/api/people").status()).isEqualTo(401);
	}

	@Test
	void whoSignsOutIsSignedOutHereAndAtTheProvider() {
		provider.knows("olga", "project-leads");
		Visitor olga = signedIn("olga");
		Answer out = olga.signOut();
		assertThat(out.status()).isEqualTo(204);
		assertThat(out.next()).startsWith(provider.issuer() + "/connect/logout?id_token_hint=");
		assertThat(olga.get("/api/people").status()).isEqualTo(401);
		assertThat(olga.follow(olga.get(out.next())).at().toString()).isEqualTo("http://localhost:" + port + "/login");
		assertThat(olga.follow(olga.get(OidcSignIn.BEGIN)).text()).as("asks for the password again")
			.contains("password");
	}

	@Test
	void signingOutNeedsTheTokenOfTheSession() {
		provider.knows("olga", "project-leads");
		Visitor olga = signedIn("olga");
		assertThat(olga.post("/logout", Map.of()).status()).isEqualTo(403);
		assertThat(olga.get("/api/people").status()).isEqualTo(200);
	}

	private Visitor signedIn(String name) {
		Visitor visitor = visitor();
		Answer end = visitor.signIn(name);
		assertThat(end.at().getPath()).as(end.text()).isEqualTo("/camunda/app/tasklist/default/");
		return visitor;
	}

	private static JsonNode person(Visitor visitor, String id) {
		return StreamSupport.stream(visitor.get("/api/people").json().spliterator(), false)
			.filter(person -> person.path("id").asText().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> groups(JsonNode answer) {
		return answer.path("groups").findValuesAsText("id");
	}

	private static String apps(Visitor visitor) {
		return visitor.get("/camunda/api/admin/auth/user/default").json().path("authorizedApps").toString();
	}

}
