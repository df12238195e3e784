package io.serviceloop.access.oidc;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.people.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in with OpenID Connect (E07). What is left out has its default.
 *
 * @param issuer address of the provider as it calls itself; blank where accounts are the
 * engine's
 * @param clientId how the provider knows this application
 * @param clientSecret shown nowhere
 * @param scope what is asked for, with spaces between; {@code openid profile email}
 * @param groupClaim claim that lists a person's groups, also inside of others:
 * {@code realm_access.roles}; {@code groups}
 * @param nameClaim claim that is the user id; {@code preferred_username}
 * @param audience what tokens of programs must be made for; the client id
 * @param groups the provider's names of groups and ours; empty where both use the same
 */
@ConfigurationProperties("serviceloop.oidc")
public record OidcSettings(String issuer, String clientId, String clientSecret, String scope, String groupClaim,
		String nameClaim, String audience, Map<String, String> groups) {

	public OidcSettings {
		issuer = or(issuer, "");
		clientId = or(clientId, "");
		clientSecret = or(clientSecret, "");
		scope = or(scope, "openid profile email");
		groupClaim = or(groupClaim, "groups");
		nameClaim = or(nameClaim, "preferred_username");
		audience = or(audience, clientId);
		groups = (groups == null) ? Map.of() : Map.copyOf(groups);
	}

	public boolean on() {
		return !issuer.isEmpty();
	}

	/** Our group of a name the provider uses; null where it is none of ours. */
	String group(String theirs) {
		String ours = groups.isEmpty() ? theirs : groups.get(theirs);
		return (ours != null && Role.groups().contains(ours)) ? ours : null;
	}

	List<String> scopes() {
		return List.of(scope.split("[\\s,]+"));
	}

	@Override
	public String toString() {
		return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
	}

	private static String or(String given, String otherwise) {
		return (given == null || given.isBlank()) ? otherwise : given.strip();
	}

}
