package io.serviceloop.access.oidc;

import io.serviceloop.access.accounts.Directory;
import io.serviceloop.loop.people.AccountDeleted;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * How the engine treats its identity tables. Where a provider keeps the accounts (E07),
 * its identity service is read-only for everybody, Admin and the REST API included, and
 * no password fits; the {@link Directory} alone writes.
 */
@Component
class AccountTables extends AbstractProcessEnginePlugin {

	private final boolean elsewhere;

	private final ApplicationEventPublisher events;

	AccountTables(OidcSettings oidc, ApplicationEventPublisher events) {
		this.elsewhere = oidc.on();
		this.events = events;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setIdentityProviderSessionFactory(new SessionFactory() {

			/**
			 * Not always the type of what is opened: the engine takes a writable type for
			 * a writable service.
			 */
			@Override
			public Class<?> getSessionType() {
				return elsewhere ? ReadOnlyIdentityProvider.class : DbIdentityServiceProvider.class;
			}

			@Override
			public Session openSession() {
				return new Tables();
			}

		});
	}

	private final class Tables extends DbIdentityServiceProvider {

		@Override
		public boolean checkPassword(String userId, String password) {
			return !elsewhere && super.checkPassword(userId, password);
		}

		@Override
		public IdentityOperationResult deleteUser(String userId) {
			events.publishEvent(new AccountDeleted(userId));
			return super.deleteUser(userId);
		}

		/**
		 * Whom a provider signed in once has no password, on which the engine itself
		 * would stumble.
		 */
		@Override
		protected boolean matchPassword(String password, UserEntity user) {
			return user.getPassword() != null && super.matchPassword(password, user);
		}

	}

}
