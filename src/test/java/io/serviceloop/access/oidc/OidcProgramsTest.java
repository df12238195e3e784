package io.serviceloop.access.oidc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.serviceloop.Serves;
import io.serviceloop.access.oidc.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Programs bring a token of the provider; passwords open nothing, and nobody writes
 * accounts here (E06, E07).
 */
@Serves({ "E06", "E07" })
class OidcProgramsTest extends OidcTest {

	private static final List<String> INTERFACES = List.of("/engine-rest/task/count", "/api/people");

	@BeforeEach
	void programs() {
		for (String program : List.of("program", "other-program", "late-program", "foreign-program")) {
			provider.knows(program, Map.of("preferred_username", program, "groups", List.of("camunda-admin")));
		}
	}

	@Test
	void aTokenOfTheIssuerMadeForUsOpensBothInterfaces() {
		String token = bearer("program");
		opens(token, 200);
		Answer deployment = visitor().send("GET", "/engine-rest/identity/groups?userId=program", token, null);
		assertThat(deployment.status()).as(deployment.text()).isEqualTo(200);
		assertThat(visitor().get("/engine-rest/process-definition/count", token).json().path("count").asInt())
			.isPositive();
	}

	/** Without the profile demo there is no clock to move. */
	@Test
	void noProgramMovesTheDay() {
		Answer moved = visitor().send("POST", "/api/demo/clock", bearer("program"), Map.of("days", 35));
		assertThat(moved.status()).as(moved.text()).isEqualTo(404);
		Answer today = visitor().get("/api/today", bearer("program"));
		assertThat(today.json().path("practice").isNull()).as(today.text()).isTrue();
	}

	@Test
	void modelerDeploysWithATokenOfAProcessOwnerWhatTheGateLetsPass() {
		provider.knows("program", Map.of("preferred_username", "program", "groups", List.of("process-owners")));
		String type = "multipart/form-data; boundary=m";
		String body = "--m\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nbudget\r\n"
				+ "--m\r\nContent-Disposition: form-data; name=\"askBudget.form\"; filename=\"askBudget.form\"\r\n"
				+ "Content-Type: text/xml\r\n\r\n{\"id\":\"askBudget\",\"components\":[{\"type\":\"text\",\"text\":\"Yes?\"}]}\r\n--m--\r\n";
		Answer deployed = visitor().post("/engine-rest/deployment/create", bearer("program"), type, body);
		assertThat(deployed.status()).as(deployed.text()).isEqualTo(200);
		Answer refused = visitor().post("/engine-rest/deployment/create", bearer("program"), type,
				body.replace("\"type\":\"text\"", "\"type\":\"html\""));
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		assertThat(refused.json().path("findings").path(0).path("rule").textValue()).isEqualTo("script");
		Answer checked = visitor().post("/api/models/check", bearer("program"), type, body);
		assertThat(checked.json().path("accepted").booleanValue()).as(checked.text()).isTrue();
	}

	@Test
	void theAccessTokenOfAPersonDoesToo() throws Exception {
		provider.knows("paula", "project-leads");
		String verifier = "a-verifier-that-has-at-least-forty-three-characters";
		String challenge = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		String back = "http://localhost:" + port + "/login/oauth2/code/serviceloop";
		Visitor paula = visitor();
		String next = paula
			.throughProvider(provider.issuer() + "/oauth2/authorize?response_type=code&client_id=" + Provider.CLIENT
					+ "&scope=openid&state=s&code_challenge_method=S256&code_challenge=" + challenge + "&redirect_uri="
					+ back, "paula")
			.next();
		Answer token = paula.post(
				provider.issuer() + "/oauth2/token", Map.of("grant_type", "authorization_code", "redirect_uri", back,
						"code_verifier", verifier, "code", next.replaceAll(".*code=([^&]*).*", "$1")),
				basic(Provider.CLIENT, Provider.SECRET));
		opens("Bearer " + token.json().path("access_token").asText(), 200);
	}

	@Test
	void theIdTokenThatStandsInTheAddressWhenOneSignsOutOpensNothing() {
		provider.knows("ines", "camunda-admin");
		Visitor ines = visitor();
		ines.signIn("ines");
		opens("Bearer " + ines.signOut().next().replaceAll(".*id_token_hint=([^&]*).*", "$1"), 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "other-program", "late-program", "foreign-program" })
	void aTokenForOthersOrTooOldOrOfAnotherIssuerOpensNothing(String program) {
		opens(bearer(program), 401);
	}

	@Test
	void aTokenWithoutGroupsOrUserNameOpensNothing() {
		provider.knows("program", Map.of("preferred_username", "program", "groups", List.of("strangers")));
		opens(bearer("program"), 401);
		provider.knows("program", Map.of("groups", List.of("camunda-admin")));
		opens(bearer("program"), 401);
	}

	@Test
	void aForgedTokenOpensNothing() throws Exception {
		JWTClaimsSet claims = claims(new Date(System.currentTimeMillis() + 60_000));
		RSAKey right = provider.signingKey();
		RSAKey wrong = new RSAKeyGenerator(2048).keyID(right.getKeyID()).generate();
		opens("Bearer " + signed(JWSAlgorithm.RS256, right, new RSASSASigner(right), claims), 200);
		opens("Bearer " + signed(JWSAlgorithm.RS256, wrong, new RSASSASigner(wrong), claims), 401);
		opens("Bearer " + new PlainJWT(claims).serialize(), 401);
		opens("Bearer " + signed(JWSAlgorithm.HS256, right, new MACSigner(right.toRSAPublicKey().getEncoded()), claims),
				401);
		opens("Bearer " + signed(JWSAlgorithm.RS256, right, new RSASSASigner(right), claims(null)), 401);
		opens("Bearer nonsense", 401);
		opens("Bearer ", 401);
	}

	/**
	 * Spring Security 6.5 takes them by itself, and takes them twice (CVE-2026-41707).
	 */
	@Test
	void tokensWithAProofOfPossessionAreNotEvenLookedAt() throws Exception {
		var answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/count"))
				.header("Authorization", bearer("program").replace("Bearer", "dpop"))
				.build(), HttpResponse.BodyHandlers.discarding());
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
	}

	@Test
	void passwordsAreRefusedAlsoThoseOfTheFirstAdministrator() {
		for (String name : List.of("first", "admin", "lead", "oskar", "program")) {
			opens(basic(name, name), 401);
		}
		assertThat(visitor().get("/engine-rest/task/count").status()).isEqualTo(401);
		assertThat(engine.getIdentityService().createUserQuery().userIdIn("first", "admin", "lead").count()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST   | /user/create                          | {"profile":{"id":"new"},"credentials":{"password":"p"}}
			PUT    | /user/oskar/profile                   | {"id":"oskar","firstName":"Other"}
			PUT    | /user/oskar/credentials               | {"password":"p"}
			POST   | /user/oskar/unlock                    |
			DELETE | /user/oskar                           |
			POST   | /group/create                         | {"id":"new","name":"New","type":"WORKFLOW"}
			PUT    | /group/auditors                       | {"id":"auditors","name":"Other"}
			DELETE | /group/auditors                       |
			PUT    | /group/camunda-admin/members/oskar    |
			DELETE | /group/process-owners/members/oskar   |
			POST   | /tenant/create                        | {"id":"new","name":"New"}
			""")
	void nobodyWritesAccountsNotEvenAnAdministrator(String method, String path, String body) throws Exception {
		provider.knows("ada", "camunda-admin");
		Visitor ada = visitor();
		ada.signIn("ada");
		ada.get("/camunda/api/admin/auth/user/default");
		List<Map<String, Object>> before = everything();
		Object json = (body == null) ? null : new com.fasterxml.jackson.databind.ObjectMapper().readTree(body);
		assertThat(visitor().send(method, "/engine-rest" + path, bearer("program"), json).status()).isEqualTo(403);
		assertThat(ada.send(method, "/camunda/api/engine/engine/default" + path, null, json).status()).isEqualTo(403);
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void theFirstAdministratorIsNotMadeThroughTheSetupDoor() {
		Map<String, Object> stranger = Map.of("profile", Map.of("id", "stranger"), "credentials",
				Map.of("password", "p"));
		Answer answer = visitor().send("POST", "/camunda/api/admin/setup/default/user/create", bearer("program"),
				stranger);
		assertThat(answer.status()).as(answer.text()).isBetween(400, 403);
	}

	@Test
	void theIdentityServiceIsReadOnlyAndHoldsNoPassword() {
		provider.knows("lena", "project-leads");
		visitor().signIn("lena");
		assertThat(engine.getIdentityService().isReadOnly()).isTrue();
		assertThatThrownBy(() -> engine.getIdentityService().newUser("x"))
			.isInstanceOf(UnsupportedOperationException.class);
		assertThat(jdbc.queryForObject("select count(*) from ACT_ID_USER", Long.class)).isPositive();
		assertThat(jdbc.queryForObject("select count(*) from ACT_ID_USER where PWD_ is not null or SALT_ is not null",
				Long.class))
			.isZero();
		Answer verified = visitor().send("POST", "/engine-rest/identity/verify", bearer("program"),
				Map.of("username", "lena", "password", "lena"));
		assertThat(verified.json().path("authenticated").asBoolean()).isFalse();
		assertThat(jdbc.queryForObject("select count(*) from ACT_ID_GROUP", Long.class)).isEqualTo(9);
	}

	@Test
	void healthStaysOpen() {
		assertThat(visitor().get("/actuator/health").status()).isEqualTo(200);
	}

	private void opens(String authorization, int status) {
		for (String path : INTERFACES) {
			Answer answer = visitor().get(path, authorization);
			assertThat(answer.status()).as(path + " " + authorization + " " + answer.text()).isEqualTo(status);
		}
	}

	private List<Map<String, Object>> everything() {
		return jdbc.queryForList("""
				select ID_, REV_, FIRST_, PWD_, cast(ATTEMPTS_ as varchar) as X from ACT_ID_USER
				union all select ID_, REV_, NAME_, null, null from ACT_ID_GROUP
				union all select USER_ID_, 0, GROUP_ID_, null, null from ACT_ID_MEMBERSHIP
				union all select ID_, REV_, NAME_, null, null from ACT_ID_TENANT order by 1, 3
				""");
	}

	private JWTClaimsSet claims(Date expiry) {
		return new JWTClaimsSet.Builder().issuer(provider.issuer())
			.subject("x")
			.audience(Provider.CLIENT)
			.expirationTime(expiry)
			.claim("preferred_username", "forger")
			.claim("groups", List.of("camunda-admin"))
			.build();
	}

	private static String signed(JWSAlgorithm algorithm, RSAKey key, JWSSigner signer, JWTClaimsSet claims)
			throws Exception {
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
		jwt.sign(signer);
		return jwt.serialize();
	}

}
