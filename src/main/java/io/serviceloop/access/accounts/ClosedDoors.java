package io.serviceloop.access.accounts;

import java.util.List;
import java.util.Set;

import io.serviceloop.access.password.Argon2Passwords;
import io.serviceloop.access.password.PasswordRules;
import io.serviceloop.access.password.SignInThrottle;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
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

	private static final SessionFactory RIGHTS = new SessionFactory() {

		@Override
		public Class<?> getSessionType() {
			return AuthorizationManager.class;
		}

		@Override
		public Session openSession() {
			return new KnownRights();
		}

	};

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setResourceAuthorizationProvider(new TaskGrants());
		configuration.setCustomSessionFactories(List.of(RIGHTS));
		configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new OwnTaskChecker()));
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

	@Override
	public void postInit(ProcessEngineConfigurationImpl configuration) {
		configuration.getSqlSessionFactory().getConfiguration().addMapper(GrantStatements.class);
	}

}
