package io.serviceloop.access.signin;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of an account that was deleted, or got another password or other
 * groups since.
 */
class AccountCheck extends OncePerRequestFilter {

	private static final String ATTRIBUTE = AccountCheck.class.getName();

	private final EngineAccounts accounts;

	private final long every;

	AccountCheck(EngineAccounts accounts, Duration every) {
		this.accounts = accounts;
		this.every = every.toMillis();
	}

	private record Checked(String state, long at) implements Serializable {
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		if (session != null && person instanceof UsernamePasswordAuthenticationToken
				&& hasEnded(session, person.getName())) {
			SecurityContextHolder.clearContext();
			session.invalidate();
		}
		chain.doFilter(request, response);
	}

	private boolean hasEnded(HttpSession session, String name) {
		Checked before = (Checked) session.getAttribute(ATTRIBUTE);
		long now = System.currentTimeMillis();
		if (before != null && now - before.at() < every) {
			return false;
		}
		String state = accounts.state(name);
		session.setAttribute(ATTRIBUTE, new Checked(state, now));
		return state == null || before != null && !state.equals(before.state());
	}

}
