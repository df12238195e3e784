package io.serviceloop.access.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import io.serviceloop.loop.people.Role;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The known accounts of the demo profile; the password of each is its name. Therefore
 * only this machine reaches them.
 */
@Component
@Profile("demo")
@Order(2)
public class DemoAccounts implements ApplicationRunner {

	private static final List<Account> ACCOUNTS = List.of(new Account("lead", "Lena", "Lead", Role.LEAD.group()),
			new Account("agent", "Alex", "Agent", Role.AGENT.group()),
			new Account("quality", "Quinn", "Quality", Role.INSPECTOR.group()),
			new Account("manager", "Mara", "Manager", Role.MANAGER.group()),
			new Account("owner", "Oskar", "Owner", Role.OWNER.group()),
			new Account("auditor", "Aude", "Auditor", Role.AUDITOR.group()),
			new Account("admin", "Ada", "Admin", Role.ADMIN.group()));

	private final FirstStart firstStart;

	DemoAccounts(FirstStart firstStart) {
		this.firstStart = firstStart;
	}

	private record Account(String id, String firstName, String lastName, String group) {
	}

	/** The names, and passwords, of all of them. */
	public static List<String> ids() {
		return ACCOUNTS.stream().map(Account::id).toList();
	}

	@Override
	public void run(ApplicationArguments arguments) {
		ACCOUNTS.forEach(account -> firstStart.account(account.id(), account.firstName(), account.lastName(),
				account.id(), account.group()));
	}

	/**
	 * Stops a start that would let other machines reach these accounts, before anything
	 * listens.
	 */
	@Bean
	static BeanFactoryPostProcessor demoIsReachedFromHereAlone(Environment environment) {
		return new BeanFactoryPostProcessor() {

			@Override
			public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
				String address = environment.getProperty("server.address", "");
				if (!isLoopback(address)) {
					throw new IllegalStateException(
							"The profile demo has known passwords and listens on the loopback address"
									+ " alone; server.address is \"" + address + "\", right would be 127.0.0.1");
				}
			}

		};
	}

	private static boolean isLoopback(String address) {
		try {
			return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
