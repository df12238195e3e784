package io.serviceloop.access.accounts;

import java.util.stream.Collectors;

import io.serviceloop.loop.people.Role;
import io.serviceloop.page.NavigationEntry;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The ways to the engine's web applications, for the groups that may open them. */
@Configuration(proxyBeanMethods = false)
class WebApplications {

	@Bean
	@Order(0)
	NavigationEntry tasklist() {
		return to("tasklist", "navigation.tasklist");
	}

	@Bean
	@Order(80)
	NavigationEntry cockpit() {
		return to("cockpit", "navigation.cockpit");
	}

	@Bean
	@Order(81)
	NavigationEntry admin() {
		return to("admin", "navigation.admin");
	}

	private static NavigationEntry to(String application, String textKey) {
		return new NavigationEntry("/camunda/app/" + application + "/default/", textKey,
				Grants.all()
					.stream()
					.filter(grant -> grant.resource() == Resources.APPLICATION && grant.id().equals(application))
					.map(grant -> Role.of(grant.group()))
					.collect(Collectors.toSet()));
	}

}
