package io.serviceloop.notification;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Mail is on where a server is named; an empty name is none. */
class MailIsOn implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return in(context.getEnvironment());
	}

	/** Whether mail is on. */
	static boolean in(Environment environment) {
		return !environment.getProperty("spring.mail.host", "").isBlank();
	}

}
