package io.serviceloop.access.accounts;

import java.util.Set;

import io.serviceloop.access.password.Argon2Passwords;
import io.serviceloop.access.password.PasswordRules;
import io.serviceloop.access.password.SignInThrottle;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.springframework.stereotype.Component;

/**
 * Closes what this version of the engine leaves open, and takes its own rules on accounts
 * and passwords.
 */
@Component
class ClosedDoors extends AbstractProcessEnginePlugin {

	/**
	 * Values of this type name a Java class, which the engine would make of what a
	 * stranger sends.
	 */
	private static final Set<String> NEVER = Set.of(ValueType.OBJECT.getName());

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setResourceAuthorizationProvider(new TaskGrants());
		configuration.setValueTypeResolver(new ValueTypeResolverImpl() {

			@Override
			public ValueType typeForName(String name) {
				return NEVER.contains(name) ? null : super.typeForName(name);
			}

		});
		configuration.setPasswordEncryptor(new Argon2Passwords());
		configuration.setEnablePasswordPolicy(true);
		configuration.setPasswordPolicy(new PasswordRules());
		// A stranger who tries passwords must not lock the person out; SignInThrottle
		// slows him down instead.
		configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
		configuration.setLoginDelayBase(0);
	}

}
