package io.serviceloop.notification;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says in one sentence what mail misses where a server is named, before any bean is made.
 */
@Component
@Conditional(MailIsOn.class)
class MailNeeds implements BeanFactoryPostProcessor, EnvironmentAware {

	private Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Map<String, String> wrong = new LinkedHashMap<>();
		String from = environment.getProperty("serviceloop.mail.from", "");
		if (!MailAddress.isOne(from)) {
			wrong.put("SERVICELOOP_MAIL_FROM", "one address");
		}
		if (!isUrl(environment.getProperty("serviceloop.mail.public-url", "").strip())) {
			wrong.put("SERVICELOOP_PUBLIC_URL",
					"where people reach the application, such as https://serviceloop.example.com");
		}
		boolean named = !environment.getProperty("spring.mail.username", "").isBlank();
		if (named && environment.getProperty("spring.mail.password", "").isEmpty()) {
			wrong.put("SERVICELOOP_MAIL_PASSWORD", "the password of the mail account");
		}
		if (!wrong.isEmpty()) {
			throw new IllegalStateException("A mail server is named, so mail needs " + String.join(", ",
					wrong.entrySet().stream().map(need -> need.getKey() + " (" + need.getValue() + ")").toList()));
		}
	}

	private static boolean isUrl(String text) {
		try {
			URI url = URI.create(text);
			return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
					&& url.getQuery() == null && url.getFragment() == null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
