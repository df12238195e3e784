package io.serviceloop.access.password;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

/**
 * What a password has to be: long, and not easy to guess. Which kinds of characters it is
 * made of is nobody's business; such rules make passwords worse.
 */
public class PasswordRules implements PasswordPolicy {

	public static final int SHORTEST = 12;

	@Override
	public List<PasswordPolicyRule> getRules() {
		return List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new HardToGuess());
	}

	/**
	 * Neither a few characters again and again, nor what everybody tries first, nor the
	 * person's own names.
	 */
	private static final class HardToGuess implements PasswordPolicyRule {

		private static final int DIFFERENT = 6;

		private static final int SHORTEST_NAME = 4;

		private static final List<String> TRIED_FIRST = List.of("password", "passwort", "serviceloop", "camunda",
				"qwert", "12345", "54321", "abcde", "letmein", "welcome", "changeme", "administrator", "secret");

		@Override
		public String getPlaceholder() {
			// Admin shows the text of this key, and where it knows none, the key itself.
			return "Password must not be easy to guess: at least " + DIFFERENT
					+ " different characters, no usual words or rows of keys, none of your names.";
		}

		@Override
		public Map<String, String> getParameters() {
			return Map.of();
		}

		@Override
		public boolean execute(String password) {
			return execute(password, null);
		}

		@Override
		public boolean execute(String password, User user) {
			String given = password.toLowerCase(Locale.ROOT);
			return given.chars().distinct().count() >= DIFFERENT && TRIED_FIRST.stream().noneMatch(given::contains)
					&& names(user).noneMatch(given::contains);
		}

		private static Stream<String> names(User user) {
			return (user == null) ? Stream.empty()
					: Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
						.filter(name -> name != null && name.length() >= SHORTEST_NAME)
						.map(name -> name.toLowerCase(Locale.ROOT));
		}

	}

}
