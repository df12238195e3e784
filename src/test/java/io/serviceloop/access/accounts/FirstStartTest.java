package io.serviceloop.access.accounts;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.access.signin.EngineAccounts;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a start makes of accounts: known passwords in the demo alone, one administrator
 * from the environment, once.
 */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

	private static final String SECRET = "lantern-Over-42-bridges";

	@Test
	void theDemoDoesNotStartWhereOtherMachinesReachIt() {
		for (String address : List.of("0.0.0.0", "192.0.2.7", "::")) {
			assertThatThrownBy(() -> start("--spring.profiles.active=demo", "--server.address=" + address)).as(address)
				.hasMessageContaining("server.address")
				.hasMessageContaining(address)
				.hasMessageContaining("127.0.0.1");
		}
	}

	@Test
	void accountsOfTheDemoDoNotOutliveItAndTheFirstAdministratorComesFromTheEnvironmentOnce(CapturedOutput output) {
		String database = "--spring.datasource.url=jdbc:h2:mem:first-start;DB_CLOSE_DELAY=-1";
		try (var demo = start(database, "--spring.profiles.active=demo")) {
			assertThat(people(demo)).contains("lead", "admin");
		}
		assertThatThrownBy(
				() -> start(database, "--SERVICELOOP_ADMIN_USER=chief", "--SERVICELOOP_ADMIN_PASSWORD=chief-chief-1"))
			.hasStackTraceContaining("SERVICELOOP_ADMIN_PASSWORD is too easy to guess");
		try (var first = start(database, "--SERVICELOOP_ADMIN_USER=chief", "--SERVICELOOP_ADMIN_PASSWORD=" + SECRET)) {
			assertThat(people(first)).containsExactly("chief");
			assertThat(first.getBean(EngineAccounts.class).hasPassword("chief", SECRET)).isTrue();
			assertThat(groups(first, "chief")).containsExactly(Role.ADMIN.group());
		}
		try (var second = start(database, "--SERVICELOOP_ADMIN_USER=other",
				"--SERVICELOOP_ADMIN_PASSWORD=" + SECRET + "2")) {
			assertThat(people(second)).containsExactly("chief");
		}
		assertThat(output.getAll()).contains("Removed the account lead")
			.doesNotContain(SECRET)
			.doesNotContain("chief-chief-1");
	}

	@Test
	void nobodyRevokesAnythingAndWhatWasRevokedBeforeStaysSo(CapturedOutput output) {
		String database = "--spring.datasource.url=jdbc:h2:mem:revoked;DB_CLOSE_DELAY=-1";
		try (var demo = start(database, "--spring.profiles.active=demo")) {
			assertThat(checksRevocations(demo)).isEqualTo("never");
			AuthorizationService rights = demo.getBean(AuthorizationService.class);
			IdentityService identity = demo.getBean(IdentityService.class);
			identity.setAuthentication("admin", List.of(Role.ADMIN.group()));
			assertThatThrownBy(() -> rights.saveAuthorization(revocation(rights))).isInstanceOfSatisfying(
					SubmissionRefused.class,
					refused -> assertThat(refused.violations()).extracting(violation -> violation.key())
						.containsExactly("wrong.noRevoke"));
			identity.clearAuthentication();
			// As an earlier version let an administrator write it.
			rights.saveAuthorization(revocation(rights));
			rights.saveAuthorization(onThePast(rights));
		}
		try (var again = start(database, "--spring.profiles.active=demo")) {
			assertThat(checksRevocations(again)).isEqualTo("always");
			assertThat(output.getAll()).contains("There are revoked rights");
			assertThat(again.getBean(AuthorizationService.class)
				.createAuthorizationQuery()
				.resourceType(Resources.HISTORIC_TASK)
				.count()).as("grants on tasks that are gone").isZero();
		}
	}

	private static String checksRevocations(ConfigurableApplicationContext application) {
		return application.getBean(ProcessEngine.class).getProcessEngineConfiguration().getAuthorizationCheckRevokes();
	}

	private static Authorization revocation(AuthorizationService rights) {
		return ofAgent(rights.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE), Resources.PROCESS_DEFINITION,
				"improvementLoop", Permissions.READ);
	}

	private static Authorization onThePast(AuthorizationService rights) {
		return ofAgent(rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT), Resources.HISTORIC_TASK,
				"a-task-that-is-done", HistoricTaskPermissions.READ);
	}

	private static Authorization ofAgent(Authorization right, Resource resource, String id, Permission what) {
		right.setUserId("agent");
		right.setResource(resource);
		right.setResourceId(id);
		right.setPermissions(new Permission[] { what });
		return right;
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--serviceloop.demo.example=false",
				"--camunda.bpm.job-execution.enabled=false"));
		all.addAll(List.of(arguments));
		return SpringApplication.run(ServiceLoopApplication.class, all.toArray(String[]::new));
	}

	private static List<String> people(ConfigurableApplicationContext application) {
		return application.getBean(IdentityService.class)
			.createUserQuery()
			.list()
			.stream()
			.map(User::getId)
			.sorted()
			.toList();
	}

	private static List<String> groups(ConfigurableApplicationContext application, String person) {
		return application.getBean(IdentityService.class)
			.createGroupQuery()
			.groupMember(person)
			.list()
			.stream()
			.map(group -> group.getId())
			.toList();
	}

}
