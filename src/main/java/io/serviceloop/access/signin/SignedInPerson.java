package io.serviceloop.access.signin;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells Camunda's web applications who is signed in; they make it by name, therefore
 * public.
 */
public class SignedInPerson extends ContainerBasedAuthenticationProvider {

	@Override
	public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		if (person == null || !person.isAuthenticated() || person instanceof AnonymousAuthenticationToken) {
			return AuthenticationResult.unsuccessful();
		}
		AuthenticationResult result = new AuthenticationResult(person.getName(), true);
		result.setGroups(groups(person));
		result.setTenants(List.of());
		return result;
	}

	/** The groups of a signed-in person. */
	static List<String> groups(Authentication person) {
		return person.getAuthorities()
			.stream()
			.map(authority -> authority.getAuthority())
			.filter(authority -> authority.startsWith(EngineAccounts.PREFIX))
			.map(authority -> authority.substring(EngineAccounts.PREFIX.length()))
			.toList();
	}

}
