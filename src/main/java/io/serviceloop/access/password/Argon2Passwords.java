package io.serviceloop.access.password;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Keeps passwords as Argon2id hashes, each with its salt and its cost; the engine's own
 * is one round of SHA-512.
 */
public class Argon2Passwords implements PasswordEncryptor {

	private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

	@Override
	public String encrypt(String password) {
		return argon2.encode(password);
	}

	@Override
	public boolean check(String password, String encrypted) {
		return argon2.matches(password, encrypted);
	}

	@Override
	public String hashAlgorithmName() {
		return "argon2";
	}

}
