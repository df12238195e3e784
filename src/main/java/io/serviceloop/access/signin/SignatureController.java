package io.serviceloop.access.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

	private static final int LONGEST = 64;

	/** So far the provider's clock may be behind, in seconds. */
	private static final long SKEW = 5;

	/** What a sign-in at the provider has proved, by person and moment. */
	private final Cache<String, String> used = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	private final Signatures signatures;

	private final ObjectProvider<EngineAccounts> accounts;

	SignatureController(Signatures signatures, ObjectProvider<EngineAccounts> accounts) {
		this.signatures = signatures;
		this.accounts = accounts;
	}

	/**
	 * Proves who is signed in, for one signature: {@code {"password": …}}; with OpenID
	 * Connect {@code {}} after a fresh sign-in.
	 * @param subject what the answer to the request that is signed says
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
			signedInAnew(subject);
		}
		if (session != null) {
			// The session may be another one's than whose request it is.
			Signatures.prove(session, request.getUserPrincipal().getName(), subject);
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

	/** One sign-in, made after it was asked for, proves one signature. */
	private void signedInAnew(String subject) {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		Instant signedIn = (person.getPrincipal() instanceof OidcUser user) ? user.getAuthenticatedAt() : null;
		Instant asked = signatures.asked(person.getName(), subject);
		if (signedIn == null || asked == null || signedIn.isBefore(asked.minusSeconds(SKEW))
				|| !used.get(person.getName() + " " + signedIn, unused -> subject).equals(subject)) {
			throw new SubmissionRefused(428, List.of(Violation.of("signature", null, "signature.provider")));
		}
	}

}
