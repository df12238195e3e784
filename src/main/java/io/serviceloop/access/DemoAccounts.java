package io.serviceloop.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The known accounts of the demo profile; the password of each is its name. */
@Component
@Profile("demo")
@Order(2)
class DemoAccounts implements ApplicationRunner {

	private final FirstStart firstStart;

	DemoAccounts(FirstStart firstStart) {
		this.firstStart = firstStart;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		account("lead", "Lena", "Lead", "project-leads");
		account("agent", "Alex", "Agent", "service-agents");
		account("quality", "Quinn", "Quality", "quality-inspectors");
		account("manager", "Mara", "Manager", "service-managers");
		account("owner", "Oskar", "Owner", "process-owners");
		account("auditor", "Aude", "Auditor", "auditors");
		account("admin", "Ada", "Admin", "camunda-admin");
	}

	private void account(String id, String firstName, String lastName, String group) {
		firstStart.account(id, firstName, lastName, id, group);
	}

}
