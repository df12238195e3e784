package io.serviceloop.access.oidc;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** OpenID Connect is on exactly when an issuer is set. */
public class OidcOn implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return !context.getEnvironment().getProperty("serviceloop.oidc.issuer", "").isBlank();
	}

	/** The opposite: the accounts are the engine's. */
	public static class Off extends OidcOn {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !super.matches(context, metadata);
		}

	}

}
