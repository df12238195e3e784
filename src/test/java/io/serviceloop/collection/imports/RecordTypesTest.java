package io.serviceloop.collection.imports;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.RecordTypes.Times;
import io.serviceloop.collection.RecordTypes.Typed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Stored records before and after a change, counted by their types. */
class RecordTypesTest extends CollectionTest {

	private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

	private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

	@Autowired
	private RecordTypes types;

	/** Imports a file with its mapping. */
	interface Imports {

		Object file(String text, String mapping) throws Exception;

	}

	@Serves("A37")
	@Test
	void bothTimesAreCountedWithTheNumbersThatRecordsHave() throws Exception {
		twoTimes(this::imported);
		areCompared(types, project);
	}

	@Test
	void theyAreOfTheCustomersAndTheChannelOfAGoal() throws Exception {
		twoTimes(this::imported);
		assertThat(types.compared(project, times("Business", null))).extracting(Typed::type).containsExactly("bill");
		assertThat(types.compared(project, times(null, "CHAT"))).extracting(Typed::type).containsExactly("repair");
		assertThat(types.compared(project, times("all", " "))).hasSize(2);
	}

	/** Two bills and a repair before, two repairs after, one of no type, one between. */
	static void twoTimes(Imports imports) throws Exception {
		imports.file("""
				opened,closed,kind,via,group,stars
				2026-03-01 00:00,2026-03-01 02:00,bill,mail,business,5
				2026-03-31 23:59,,bill,mail,private,2
				2026-03-05 00:00,2026-03-05 06:00,repair,chat,private,
				2026-04-05 00:00,2026-04-05 06:00,repair,chat,private,1
				2026-05-01 00:00,2026-05-01 03:00,repair,mail,private,4
				2026-05-31 23:59,2026-05-31 23:59,repair,mail,private,4
				2026-05-31 23:59,2026-05-31 23:59,,mail,private,4
				""", """
				{"time":"opened","started":"opened","finished":"closed","type":"kind","channel":"via",
				 "customerGroup":"group","rating":"stars"}""");
	}

	static void areCompared(RecordTypes types, String project) {
		List<Typed> compared = types.compared(project, times(null, null));
		assertThat(compared).containsExactly(new Typed("operationsData", "repair", 1, 2, 1, 6.0, 2, 0, null, null, 2),
				new Typed("operationsData", "bill", 2, 0, 1, 2.0, 0, 2, 3.5, 0.5, 0));
	}

	private static Times times(String group, String channel) {
		return new Times(group, channel, MARCH, MARCH.plusDays(30), MAY, MAY.plusDays(30));
	}

}
