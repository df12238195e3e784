package io.serviceloop.access.oidc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.serviceloop.access.accounts.Directory;
import io.serviceloop.access.signin.EngineAccounts;
import io.serviceloop.loop.words.Characters;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Reads a person out of what a token of the provider claims. */
class Claims {

	/** The claims give no user id that the engine can keep. */
	static final String NAME = "name";

	/** The user id is an e-mail address that anybody could have typed in. */
	static final String UNVERIFIED = "unverified";

	/** None of the person's groups is one of ours. */
	static final String NO_GROUP = "noGroup";

	/** The engine's columns. */
	private static final int LONGEST_TEXT = 255;

	private final OidcSettings settings;

	private final Pattern userId;

	/**
	 * @param userId what the engine accepts as a user id
	 */
	Claims(OidcSettings settings, Pattern userId) {
		this.settings = settings;
		this.userId = userId;
	}

	/**
	 * Who it is.
	 * @throws OAuth2AuthenticationException with one of the codes of this class where
	 * nobody can sign in with it
	 */
	Directory.Person person(Map<String, Object> claims) {
		if (!(claims.get(settings.nameClaim()) instanceof String id) || !Directory.isUserId(id, userId)) {
			throw refused(NAME, "The claim " + settings.nameClaim() + " gives no usable user id: "
					+ claims.get(settings.nameClaim()));
		}
		if (settings.nameClaim().equals("email")
				&& !"true".equals(String.valueOf(claims.getOrDefault("email_verified", true)))) {
			throw refused(UNVERIFIED, "The e-mail address " + id + " is not verified");
		}
		Set<String> groups = groups(claims);
		if (groups.isEmpty()) {
			throw refused(NO_GROUP, "The claim " + settings.groupClaim() + " gives " + id + " none of our groups");
		}
		String last = text(claims.get("family_name"));
		String first = text(claims.get("given_name"));
		return new Directory.Person(id, first, (first == null && last == null) ? text(claims.get("name")) : last,
				text(claims.get("email")), groups);
	}

	/** The groups of a person as Spring Security and our filters read them. */
	static List<GrantedAuthority> authorities(Directory.Person person) {
		return person.groups()
			.stream()
			.<GrantedAuthority>map(group -> new SimpleGrantedAuthority(EngineAccounts.PREFIX + group))
			.toList();
	}

	private Set<String> groups(Map<String, Object> claims) {
		Set<String> groups = new LinkedHashSet<>();
		Object claimed = at(claims, settings.groupClaim());
		Collection<?> theirs = (claimed instanceof Collection<?> several) ? several
				: (claimed == null) ? List.of() : List.of(claimed);
		theirs.stream().map(String::valueOf).map(settings::group).filter(Objects::nonNull).forEach(groups::add);
		return groups;
	}

	/** A claim of this name, or one inside of others; names may have dots themselves. */
	private static Object at(Map<?, ?> claims, String path) {
		if (claims.containsKey(path)) {
			return claims.get(path);
		}
		for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
			if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
				Object found = at(inner, path.substring(dot + 1));
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	/** Nobody is kept out because of an odd name: what cannot be stored is left out. */
	private static String text(Object claim) {
		if (!(claim instanceof String given)) {
			return null;
		}
		String text = given.replaceAll("\\p{Cntrl}", " ").strip();
		if (Characters.faultOfName(text) != null) {
			return null;
		}
		int end = Math.min(text.length(), LONGEST_TEXT);
		boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
		return text.isEmpty() ? null : text.substring(0, halved ? end - 1 : end);
	}

	private static OAuth2AuthenticationException refused(String code, String why) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, clean(why), null), clean(why));
	}

	/** Safe to log and to put into a header. */
	static String clean(String text) {
		String clean = String.valueOf(text).replaceAll("[^\\x20-\\x7E]|[\"\\\\]", "?");
		return (clean.length() <= 300) ? clean : clean.substring(0, 300);
	}

}
