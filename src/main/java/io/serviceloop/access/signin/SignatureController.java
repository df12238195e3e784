package io.serviceloop.access.signin;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.access.password.SignInThrottle;
import io.serviceloop.loop.form.Signatures;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where somebody proves in a browser who he is, before he signs: by his password, or
 * where the accounts are a provider's, by having signed in there within the last minutes.
 */
@RestController
class SignatureController {

	private static final String USED = SignatureController.class.getName();

	private static final int LONGEST = 64;

	/** So long a sign-in at the provider is a fresh one, in seconds. */
	private static final long FRESH = 120;

	private final ObjectProvider<EngineAccounts> accounts;

	SignatureController(ObjectProvider<EngineAccounts> accounts) {
		this.accounts = accounts;
	}

	/**
	 * Proves who is signed in, for one signature: {@code {"password": …}}; with OpenID
	 * Connect {@code {}} after a fresh sign-in.
	 * @param subject the id of the task that is signed, or {@code deployment}
	 * @throws SubmissionRefused (400) for a wrong password, (428) where the sign-in at
	 * the provider is an old one, or has proved something else, (429) after too many
	 * wrong passwords
	 */
	@PostMapping("/api/signatures/{subject}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void prove(@PathVariable String subject, @RequestBody JsonNode body, HttpServletRequest request) {
		if (subject.length() > LONGEST) {
			throw SubmissionRefused.gone("subject", subject, "serviceloop.refused.404");
		}
		// A program has none: each of its requests proves by itself.
		HttpSession session = request.getSession(false);
		EngineAccounts known = accounts.getIfAvailable();
		if (known != null) {
			password(known, body.path("password").asText(""), request);
		}
		else if (session != null) {
			signedInAnew(session, subject);
		}
		if (session != null) {
			Signatures.prove(session, subject);
		}
	}

	private static void password(EngineAccounts accounts, String password, HttpServletRequest request) {
		UsernamePasswordAuthenticationToken given = UsernamePasswordAuthenticationToken
			.unauthenticated(request.getUserPrincipal().getName(), password);
		given.setDetails(new WebAuthenticationDetails(request));
		try {
			accounts.authenticate(given);
		}
		catch (SignInThrottle.TooManyAttempts ex) {
			throw new SubmissionRefused(429,
					List.of(Violation.of("password", null, "signature.wait", (int) ex.seconds())));
		}
		catch (BadCredentialsException ex) {
			throw SubmissionRefused.invalid("password", null, "signature.wrong");
		}
	}

	/** One sign-in proves one signature. */
	private static void signedInAnew(HttpSession session, String subject) {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		Instant signedIn = (person.getPrincipal() instanceof OidcUser user) ? user.getAuthenticatedAt() : null;
		String used = (String) session.getAttribute(USED);
		String now = signedIn + " " + subject;
		if (signedIn == null || signedIn.isBefore(Instant.now().minusSeconds(FRESH))
				|| used != null && used.startsWith(signedIn + " ") && !used.equals(now)) {
			throw new SubmissionRefused(428, List.of(Violation.of("signature", null, "signature.provider")));
		}
		session.setAttribute(USED, now);
	}

}
