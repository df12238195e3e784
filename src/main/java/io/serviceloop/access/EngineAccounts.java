package io.serviceloop.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.AuthenticationException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks passwords against the accounts of the engine; groups become authorities. */
@Component
class EngineAccounts implements AuthenticationProvider {

	static final String PREFIX = "ROLE_";

	private final IdentityService identity;

	EngineAccounts(IdentityService identity) {
		this.identity = identity;
	}

	@Override
	public Authentication authenticate(Authentication given) {
		String name = given.getName();
		String password = String.valueOf(given.getCredentials());
		if (name == null || name.isBlank() || !matches(name, password)) {
			throw new BadCredentialsException("wrong name or password");
		}
		var authorities = identity.createGroupQuery()
			.groupMember(name)
			.list()
			.stream()
			.map(group -> new SimpleGrantedAuthority(PREFIX + group.getId()))
			.toList();
		return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
	}

	private boolean matches(String name, String password) {
		try {
			return identity.checkPassword(name, password);
		}
		catch (AuthenticationException ex) {
			// The engine has locked the account for a moment after a wrong password.
			return false;
		}
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
