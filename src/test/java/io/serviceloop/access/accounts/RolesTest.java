package io.serviceloop.access.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.loop.people.Role;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The grants of the engine are those of docs/roles.md: no more, no less, after every
 * start.
 */
@InMemoryApplication
class RolesTest {

	private static final String NONE = "–";

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private FirstStart firstStart;

	@Test
	void theDocumentShowsTheTableOfGrants() throws IOException {
		List<String> shown = Files.readAllLines(Path.of("docs", "roles.md"))
			.stream()
			.filter(line -> line.matches("\\| `[A-Z].*"))
			.toList();
		assertThat(String.join("\n", shown)).as("the table in docs/roles.md").isEqualTo(table());
	}

	@Test
	void theEngineHasExactlyTheGrantsOfTheTableForAllOfAKind() {
		assertThat(present()).containsExactlyInAnyOrderElementsOf(wanted());
	}

	@Test
	void nobodyHasARightOnAllOfAKindBesidesTheGroups() {
		assertThat(authorizations.createAuthorizationQuery().resourceId(Authorization.ANY).list())
			.allSatisfy(grant -> assertThat(Role.groups()).contains(grant.getGroupId()));
		assertThat(authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GLOBAL).count())
			.isZero();
	}

	@Test
	void aStartTakesAwayWhatTheTableDoesNotShowAndRestoresWhatIsMissing() {
		Authorization tooMuch = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		tooMuch.setGroupId(Role.LEAD.group());
		tooMuch.setResource(Resources.TASK);
		tooMuch.setResourceId(Authorization.ANY);
		tooMuch.addPermission(Permissions.ALL);
		authorizations.saveAuthorization(tooMuch);
		Authorization widened = of(Role.OWNER.group(), Resources.DEPLOYMENT.resourceType());
		widened.addPermission(Permissions.DELETE);
		authorizations.saveAuthorization(widened);
		authorizations.deleteAuthorization(of(Role.AUDITOR.group(), Resources.AUTHORIZATION.resourceType()).getId());
		assertThat(present()).isNotEqualTo(wanted());

		firstStart.run(new DefaultApplicationArguments());

		assertThat(present()).containsExactlyInAnyOrderElementsOf(wanted());
	}

	@Test
	void aStartLeavesWhatAdministratorsGrantedToAnotherGroup() {
		Authorization theirs = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		theirs.setGroupId("night-shift");
		theirs.setResource(Resources.FILTER);
		theirs.setResourceId(Authorization.ANY);
		theirs.addPermission(Permissions.READ);
		authorizations.saveAuthorization(theirs);

		firstStart.run(new DefaultApplicationArguments());

		assertThat(authorizations.createAuthorizationQuery().groupIdIn("night-shift").count()).isOne();
		authorizations.deleteAuthorization(theirs.getId());
	}

	private Authorization of(String group, int resourceType) {
		return authorizations.createAuthorizationQuery()
			.groupIdIn(group)
			.resourceType(resourceType)
			.resourceId(Authorization.ANY)
			.singleResult();
	}

	/**
	 * Grants of our groups that do not come and go with a single task, deployment or
	 * group.
	 */
	private List<String> present() {
		return authorizations.createAuthorizationQuery()
			.groupIdIn(Role.groups().toArray(String[]::new))
			.list()
			.stream()
			.filter(grant -> grant.getResourceType() != Resources.TASK.resourceType()
					&& grant.getResourceType() != Resources.HISTORIC_TASK.resourceType()
					|| Authorization.ANY.equals(grant.getResourceId()))
			// Each group may read itself.
			.filter(grant -> !(grant.getResourceType() == Resources.GROUP.resourceType()
					&& grant.getGroupId().equals(grant.getResourceId())))
			.map(grant -> grant.getGroupId() + " " + grant.getResourceType() + " " + grant.getResourceId() + " "
					+ ((AuthorizationEntity) grant).getPermissions())
			.sorted()
			.toList();
	}

	private static List<String> wanted() {
		return Grants.all()
			.stream()
			.map(grant -> grant.key() + " "
					+ grant.permissions().stream().mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b))
			.sorted()
			.toList();
	}

	private static String table() {
		return Grants.all()
			.stream()
			.map(grant -> name(grant) + "|" + grant.id())
			.distinct()
			.sorted(Comparator.naturalOrder())
			.map(RolesTest::row)
			.collect(Collectors.joining("\n"));
	}

	private static String name(Grants.Grant grant) {
		return ((Resources) grant.resource()).name();
	}

	private static String row(String resource) {
		String[] parts = resource.split("\\|");
		Stream<String> cells = Role.groups()
			.stream()
			.map(group -> Grants.all()
				.stream()
				.filter(grant -> grant.group().equals(group) && name(grant).equals(parts[0])
						&& grant.id().equals(parts[1]))
				.flatMap(grant -> grant.permissions().stream())
				.map(permission -> permission.getName().toLowerCase().replace('_', ' '))
				.reduce((a, b) -> a + ", " + b)
				.orElse(NONE));
		return "| `" + parts[0] + "` `" + parts[1] + "` | " + cells.collect(Collectors.joining(" | ")) + " |";
	}

}
