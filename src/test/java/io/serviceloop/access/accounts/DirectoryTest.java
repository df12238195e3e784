package io.serviceloop.access.accounts;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.serviceloop.Serves;
import io.serviceloop.access.accounts.Directory.Person;
import io.serviceloop.access.oidc.OidcTest;
import io.serviceloop.loop.people.People;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who can be chosen although accounts are kept elsewhere (E07). */
@Serves("E07")
class DirectoryTest extends OidcTest {

	@Autowired
	Directory directory;

	@Autowired
	People people;

	@Test
	void aPersonOfTheFileCanBeChosenBeforeEverSigningIn() {
		assertThat(people.cannotWork(List.of("oskar")).keySet()).isEmpty();
		assertThat(people.all()).anyMatch(
				person -> person.name().equals("Oskar Owner") && person.groups().equals(List.of("process-owners")));
	}

	@Test
	void aChangedFileIsTakenWithoutAStart() throws Exception {
		String before = Files.readString(DIRECTORY);
		Files.writeString(DIRECTORY, before + "nina,Nina,\"O'Neill, \"\"N\"\"\",,service-agents;auditors\nbroken\n");
		await(() -> people.cannotWork(List.of("nina")).keySet().isEmpty());
		assertThat(groups("nina")).containsExactlyInAnyOrder("service-agents", "auditors");
		Files.writeString(DIRECTORY, before + "nina,Nina,Neill,nina@example.com,service-agents\n");
		await(() -> groups("nina").equals(Set.of("service-agents")));
	}

	@Test
	void theFileGivesNobodyWhatTheTokenDenies() throws Exception {
		provider.knows("tom", "service-agents");
		visitor().signIn("tom");
		directory.listed(new Person("tom", "Tom", "File", null, Set.of("camunda-admin")));
		assertThat(groups("tom")).containsExactly("service-agents");
	}

	@Test
	void theTokenCountsMoreThanAnEarlierFile() {
		directory.listed(new Person("vera", "Vera", "File", null, Set.of("camunda-admin")));
		provider.knows("vera", "auditors");
		visitor().signIn("vera");
		assertThat(groups("vera")).containsExactly("auditors");
		assertThat(engine.getIdentityService().createUserQuery().userId("vera").singleResult().getEmail())
			.isEqualTo("vera@example.com");
	}

	@Test
	void writingTheSameOnceMoreChangesNothing() {
		Person same = new Person("same", "Sam", "Example", "sam@example.com", Set.of("auditors"));
		directory.signedIn(same);
		List<Map<String, Object>> before = jdbc.queryForList("select * from ACT_ID_USER where ID_ = 'same'");
		directory.signedIn(same);
		directory.listed(new Person("same", "Other", null, null, Set.of()));
		assertThat(jdbc.queryForList("select * from ACT_ID_USER where ID_ = 'same'")).isEqualTo(before);
		assertThat(jdbc.queryForObject("select count(*) from ACT_ID_INFO where USER_ID_ = 'same'", Long.class)).isOne();
	}

	@Test
	void manySignInsAtOnceOfOnePersonEndWithTheGroupsOfOneOfThem() throws Exception {
		for (int round = 0; round < 20; round++) {
			String id = "many" + round;
			boolean known = round % 2 == 0;
			if (known) {
				// Two who both think that the other one's groups are not there: nothing
				// but the person collides.
				directory.signedIn(new Person(id, "Many", "Example", null, Set.of("camunda-admin")));
			}
			atOnce(known ? 2 : 6, number -> directory.signedIn(new Person(id, "Many", "Example", null, (number % 2 == 0)
					? Set.of("auditors", "service-agents") : Set.of("project-leads", "process-owners"))));
			assertThat(groups(id)).isIn(Set.of("auditors", "service-agents"),
					Set.of("project-leads", "process-owners"));
			assertThat(jdbc.queryForObject("select count(*) from ACT_ID_INFO where USER_ID_ = ?", Long.class, id))
				.isOne();
		}
	}

	@Test
	void nodesThatStartAtOnceReadTheSameFileAndMakeTheSameGroups() throws Exception {
		atOnce(6, number -> {
			directory.group("a-group", "A group", "WORKFLOW");
			for (int i = 0; i < 20; i++) {
				directory.listed(new Person("listed" + i, "L", "L", null, Set.of("auditors")));
			}
		});
		assertThat(people.all().stream().filter(person -> person.id().startsWith("listed"))).hasSize(20);
		jdbc.update("delete from ACT_RU_AUTHORIZATION where RESOURCE_ID_ = 'a-group'");
		jdbc.update("delete from ACT_ID_GROUP where ID_ = 'a-group'");
	}

	@Test
	void passwordsOfEarlierTimesAreForgotten() {
		jdbc.update(
				"insert into ACT_ID_USER (ID_, REV_, FIRST_, PWD_, SALT_) values ('early', 1, 'Early', 'hash', 'salt')");
		directory.forgetPasswords();
		assertThat(jdbc.queryForMap("select PWD_, SALT_, FIRST_ from ACT_ID_USER where ID_ = 'early'"))
			.containsEntry("PWD_", null)
			.containsEntry("SALT_", null)
			.containsEntry("FIRST_", "Early");
	}

	private interface Write {

		void as(int number);

	}

	private static void atOnce(int threads, Write write) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<?>> writes = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int number = i;
				writes.add(pool.submit(() -> {
					start.await();
					write.as(number);
					return null;
				}));
			}
			start.countDown();
			for (Future<?> written : writes) {
				written.get();
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private Set<String> groups(String id) {
		return engine.getIdentityService()
			.createGroupQuery()
			.groupMember(id)
			.list()
			.stream()
			.map(Group::getId)
			.collect(Collectors.toSet());
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		Instant end = Instant.now().plus(Duration.ofSeconds(15));
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).as("waiting").isBefore(end);
			Thread.sleep(50);
		}
	}

}
