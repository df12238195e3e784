package io.serviceloop.access.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;

import io.serviceloop.Serves;
import io.serviceloop.access.accounts.Directory.Person;
import io.serviceloop.access.oidc.DirectoryFile.Content;
import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file of people line by line: what is right is taken, what is wrong is named with
 * line, field and value (E07).
 */
@Serves("E07")
class DirectoryFileTest {

	private static final String HEADER = "id,firstName,lastName,email,groups\n";

	@Test
	void goodLinesAreTakenWithBothSeparatorsOfGroups() throws IOException {
		Content content = read("\uFEFF" + HEADER + "a,Ann,Able,ann@example.com,project-leads;auditors\r\n\r\n"
				+ "b@example.com,,,,\"service-agents quality-inspectors\"\nc,张,伟,,\n");
		assertThat(content.wrong()).isEmpty();
		assertThat(content.people()).containsExactly(
				new Person("a", "Ann", "Able", "ann@example.com", Set.of("project-leads", "auditors")),
				new Person("b@example.com", null, null, null, Set.of("service-agents", "quality-inspectors")),
				new Person("c", "张", "伟", null, Set.of()));
	}

	@Test
	void columnsMayStandInAnyOrder() throws IOException {
		assertThat(read("groups, email ,id,lastName,firstName\nauditors,,a,Able,Ann\n").people())
			.containsExactly(new Person("a", "Ann", "Able", null, Set.of("auditors")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			,Ann,Able,,auditors                     | id     | directory.id
			two words,Ann,Able,,auditors            | id     | directory.id
			../x,Ann,Able,,auditors                 | id     | directory.id
			a,Ann,Able,no address,auditors          | email  | directory.email
			a,Ann,Able,,strangers                   | groups | wrong.choice
			a,Ann,Able,,Auditors                    | groups | wrong.choice
			a,Ann,Able,auditors                     | line   | directory.fields
			a,Ann,Able,,auditors,more               | line   | directory.fields
			a,"Ann,Able,,auditors                   | line   | directory.quotes
			a,"Ann"x,Able,,auditors                 | line   | directory.quotes
			a,A\u0000nn,Able,,auditors              | firstName | directory.character
			a,A\uFFFDnn,Able,,auditors              | firstName | directory.character
			""")
	void aWrongLineIsNamedAndTheOthersAreTaken(String line, String field, String key) throws IOException {
		Content content = read(HEADER + "good,,,,\n" + line.strip() + "\nlast,,,,\n");
		assertThat(content.people()).extracting(Person::id).containsExactly("good", "last");
		assertThat(content.wrong()).hasSize(1);
		Violation wrong = content.wrong().get(0);
		assertThat(wrong.row()).isEqualTo(3);
		assertThat(wrong.field()).isEqualTo(field);
		assertThat(wrong.key()).isEqualTo(key);
	}

	@Test
	void everythingThatIsWrongIsNamedAtOnce() throws IOException {
		Content content = read(HEADER + "two words,Ann,Able,nowhere,strangers;others\n" + "x".repeat(65) + ",,,,\n");
		assertThat(content.wrong()).extracting(wrong -> wrong.row() + " " + wrong.field() + " " + wrong.given())
			.containsExactly("2 id two words", "2 email nowhere", "2 groups strangers", "2 groups others",
					"3 id " + "x".repeat(65));
	}

	@Test
	void aUserNameThatStandsTwiceCountsOnce() throws IOException {
		Content content = read(HEADER + "a,First,,,\na,Second,,,\n");
		assertThat(content.people()).extracting(Person::firstName).containsExactly("First");
		assertThat(content.wrong()).singleElement().satisfies(wrong -> {
			assertThat(wrong.key()).isEqualTo("directory.twice");
			assertThat(wrong.arguments()).containsExactly(2);
		});
	}

	@Test
	void aNameThatIsTooLongIsNamed() throws IOException {
		assertThat(read(HEADER + "a," + "n".repeat(256) + ",,,\n").wrong()).extracting(Violation::key)
			.containsExactly("wrong.length");
	}

	@Test
	void strangeTextsAreData() throws IOException {
		assertThat(read(HEADER + "a,<script>alert(1)</script>,=cmd|' /C calc'!A0,,\n").people())
			.containsExactly(new Person("a", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", null, Set.of()));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "\n", "id,firstName,lastName,email\na,,,\n", "id,firstName,lastName,email,group\na,,,,\n",
					"id;firstName;lastName;email;groups\na;;;;\n", "a,Ann,Able,,auditors\n" })
	void aFileWithoutItsHeaderIsNotGuessedAt(String file) throws IOException {
		Content content = read(file);
		assertThat(content.people()).isEmpty();
		assertThat(content.wrong()).extracting(Violation::key).containsExactly("directory.header");
	}

	private static Content read(String file) throws IOException {
		return DirectoryFile.read(new BufferedReader(new StringReader(file)), Pattern.compile("[a-zA-Z0-9._@-]+"));
	}

}
