package io.serviceloop.access.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serviceloop.loop.people.Role;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Says in one sentence what OpenID Connect misses, before any bean is made; half of it
 * would let nobody in.
 */
@Component
class OidcStart implements BeanFactoryPostProcessor, EnvironmentAware {

	private Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		OidcSettings settings = Binder.get(environment).bindOrCreate("serviceloop.oidc", OidcSettings.class);
		String wrong = settings.on() ? wrong(settings) : withoutIssuer();
		if (wrong != null) {
			throw new IllegalStateException(wrong);
		}
	}

	private String withoutIssuer() {
		List<String> set = Stream.of("client-id", "client-secret", "audience")
			.map(name -> "serviceloop.oidc." + name)
			.filter(this::isSet)
			.map(OidcStart::variable)
			.toList();
		if (!set.isEmpty()) {
			return "OpenID Connect needs the environment variable SERVICELOOP_OIDC_ISSUER, because "
					+ String.join(", ", set) + " is set; for example https://sso.example.com/realms/service";
		}
		return isSet("serviceloop.directory.file")
				? "SERVICELOOP_DIRECTORY_FILE is for OpenID Connect, which needs SERVICELOOP_OIDC_ISSUER; without it"
						+ " people are kept in Admin"
				: null;
	}

	private String wrong(OidcSettings settings) {
		List<String> missing = Stream.of("client-id", "client-secret")
			.map(name -> "serviceloop.oidc." + name)
			.filter(name -> !isSet(name))
			.map(OidcStart::variable)
			.toList();
		if (!missing.isEmpty()) {
			return "OpenID Connect needs the environment variables " + String.join(", ", missing)
					+ " beside SERVICELOOP_OIDC_ISSUER; the provider issues them";
		}
		if (!isAddress(settings.issuer())) {
			return "SERVICELOOP_OIDC_ISSUER must be an address such as https://sso.example.com/realms/service, not "
					+ settings.issuer();
		}
		if (environment.acceptsProfiles(Profiles.of("demo"))) {
			return "The profile demo has accounts with known passwords and does not go together with"
					+ " SERVICELOOP_OIDC_ISSUER; leave out one of them";
		}
		TreeSet<String> unknown = new TreeSet<>(settings.groups().values());
		unknown.removeAll(Role.groups());
		return unknown.isEmpty() ? null : "serviceloop.oidc.groups names " + String.join(", ", unknown)
				+ "; our groups are " + String.join(", ", Role.groups());
	}

	private boolean isSet(String name) {
		return !environment.getProperty(name, "").isBlank();
	}

	private static boolean isAddress(String text) {
		try {
			URI uri = new URI(text);
			return List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null
					&& uri.getQuery() == null && uri.getFragment() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/** The environment variable of a setting. */
	private static String variable(String name) {
		return name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
	}

}
