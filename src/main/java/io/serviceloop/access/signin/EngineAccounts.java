package io.serviceloop.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.serviceloop.access.oidc.OidcOn;
import io.serviceloop.access.password.SignInThrottle;
import io.serviceloop.loop.engine.EngineTables;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks passwords against the accounts of the engine; groups become authorities. The
 * engine's own check is passed by: it locks an account for everybody when one stranger is
 * wrong about it.
 */
@Component
@Conditional(OidcOn.Off.class)
public class EngineAccounts implements AuthenticationProvider {

	public static final String PREFIX = "ROLE_";

	private final JdbcClient jdbc;

	private final PasswordManager passwords;

	private final SignInThrottle throttle;

	private final String nobodysHash;

	// A program sends its password with every call; a right one is hashed slowly once in
	// a while, not every time.
	private final Cache<String, String> right = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(5))
		.build();

	private final SecretKeySpec key;

	EngineAccounts(ProcessEngine engine, JdbcClient jdbc, SignInThrottle throttle) {
		this.jdbc = jdbc;
		this.passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
		this.throttle = throttle;
		this.nobodysHash = passwords.encrypt("nobody");
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		this.key = new SecretKeySpec(secret, "HmacSHA256");
	}

	@Override
	public Authentication authenticate(Authentication given) {
		String name = (given.getName() == null) ? "" : given.getName().strip();
		String address = (given.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
		Account account = account(name);
		if (!matches(account, name, String.valueOf(given.getCredentials()), address)) {
			throttle.wrong(name, address);
			throw new BadCredentialsException("wrong name or password");
		}
		return UsernamePasswordAuthenticationToken.authenticated(account.id(), null, account.authorities());
	}

	/**
	 * What tells one state of an account from another: its groups and its password's
	 * hash; null where it is gone.
	 */
	String state(String name) {
		Account account = account(name);
		return (account == null) ? null : account.authorities() + " " + hash(account.password() + account.salt());
	}

	/** Whether there is such an account with this password; nobody's try is counted. */
	public boolean hasPassword(String name, String password) {
		Account account = account(name);
		return account != null && check(account, password);
	}

	/**
	 * An account as it is stored.
	 *
	 * @param password its hash; null where it signs in elsewhere
	 */
	private record Account(String id, String password, String salt, List<SimpleGrantedAuthority> authorities) {
	}

	/**
	 * With its groups, in one query and asked each time: who is locked out, or has lost a
	 * role, is so with the next request. Null where there is none.
	 */
	private Account account(String name) {
		List<Account> rows = jdbc.sql(EngineTables.ACCOUNT).param(name).query((row, number) -> {
			String group = row.getString("membership");
			return new Account(row.getString("id"), row.getString("password"), row.getString("salt"),
					(group == null) ? List.of() : List.of(new SimpleGrantedAuthority(PREFIX + group)));
		}).list();
		return rows.isEmpty() ? null : new Account(rows.get(0).id(), rows.get(0).password(), rows.get(0).salt(),
				rows.stream().flatMap(row -> row.authorities().stream()).toList());
	}

	private boolean matches(Account account, String name, String password, String address) {
		String proof = (account == null) ? "" : hash(account.password() + "\n" + password);
		if (proof.equals(right.getIfPresent(name))) {
			return true;
		}
		throttle.slowDown(name, address);
		// Calls that come together wait for one check.
		return proof.equals(right.asMap().compute(name, (same, known) -> {
			if (proof.equals(known)) {
				return known;
			}
			throttle.count(name, address);
			if (!check(account, password)) {
				return known;
			}
			throttle.right(name, address);
			return proof;
		})) && account != null;
	}

	private boolean check(Account account, String password) {
		if (account == null || account.password() == null) {
			// As slow as a wrong password, or the answer's time would tell which accounts
			// there are.
			passwords.check(password, nobodysHash);
			return false;
		}
		return passwords.check(EncryptionUtil.saltPassword(password, account.salt()), account.password());
	}

	/**
	 * A hash that only this process can make; it holds for one password of one stored
	 * hash.
	 */
	private String hash(String text) {
		try {
			Mac mac = Mac.getInstance(key.getAlgorithm());
			mac.init(key);
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
