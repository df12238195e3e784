package io.serviceloop.access.oidc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.serviceloop.Serves;
import io.serviceloop.access.accounts.Directory.Person;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A person as providers describe one (E07). */
@Serves("E07")
class ClaimsTest {

	@Test
	void groupsMayLieInsideOfOtherClaims() {
		assertThat(groups("realm_access.roles", Map.of(), "realm_access", Map.of("roles", List.of("auditors", "x"))))
			.containsExactly("auditors");
		assertThat(groups("resource_access.my.client.roles", Map.of(), "resource_access",
				Map.of("my.client", Map.of("roles", List.of("auditors")))))
			.containsExactly("auditors");
		assertThat(groups("https://example.com/groups", Map.of(), "https://example.com/groups", List.of("auditors")))
			.containsExactly("auditors");
	}

	@Test
	void groupsOfOtherNamesAreOursByTheMappingAndOnlyByIt() {
		Map<String, String> mapping = Map.of("/care/Team Leads", "project-leads", "4b1c-77", "auditors");
		assertThat(groups("groups", mapping, "groups", List.of("/care/Team Leads", "4b1c-77", "camunda-admin")))
			.containsExactlyInAnyOrder("project-leads", "auditors");
	}

	@Test
	void groupsThatAreNoTextsAreNobodys() {
		for (Object odd : List.of(Map.of("auditors", true), List.of(Map.of("name", "auditors")), 7, List.of(), "")) {
			assertThatThrownBy(() -> groups("groups", Map.of(), "groups", odd)).isInstanceOfSatisfying(
					OAuth2AuthenticationException.class,
					refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(Claims.NO_GROUP));
		}
	}

	@Test
	void aWholeNameStandsInForItsParts() {
		Person person = claims("groups", Map.of(), "preferred_username")
			.person(Map.of("preferred_username", "a", "name", "Ann Able", "groups", List.of("auditors")));
		assertThat(person).isEqualTo(new Person("a", null, "Ann Able", null, Set.of("auditors")));
	}

	@Test
	void aNameThatIsTooLongForTheEngineIsCutAndNotRefused() {
		Person person = claims("groups", Map.of(), "preferred_username").person(Map.of("preferred_username", "a",
				"given_name", "n".repeat(254) + "\uD83D\uDE00tail", "groups", List.of("auditors")));
		assertThat(person.firstName()).isEqualTo("n".repeat(254));
	}

	@Test
	void anAddressAsUserNameMustBeVerified() {
		Claims claims = claims("groups", Map.of(), "email");
		for (Object unverified : List.of(false, "false")) {
			assertThatThrownBy(() -> claims
				.person(Map.of("email", "a@example.com", "email_verified", unverified, "groups", List.of("auditors"))))
				.isInstanceOfSatisfying(OAuth2AuthenticationException.class,
						refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(Claims.UNVERIFIED));
		}
		assertThat(claims.person(Map.of("email", "a@example.com", "groups", List.of("auditors"))).id())
			.isEqualTo("a@example.com");
	}

	@Test
	void theSecretIsNotShown() {
		assertThat(new OidcSettings("https://x", "client", "hidden", null, null, null, null, null).toString())
			.doesNotContain("hidden");
	}

	private static Set<String> groups(String claim, Map<String, String> mapping, String name, Object value) {
		return claims(claim, mapping, "preferred_username").person(Map.of("preferred_username", "a", name, value))
			.groups();
	}

	private static Claims claims(String groupClaim, Map<String, String> mapping, String nameClaim) {
		return new Claims(new OidcSettings("https://x", "client", "hidden", null, groupClaim, nameClaim, null, mapping),
				Pattern.compile("[a-zA-Z0-9._@-]+"));
	}

}
