package io.serviceloop.loop.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.serviceloop.loop.gate.Row.Who;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The table of commands knows every command that there is, and no other; its document
 * shows it.
 */
class CommandTableTest {

	private static final Path DOCUMENT = Path.of("docs", "engine-commands.md");

	private static final List<Class<?>> COMMANDS = everyCommand();

	private final CommandTable table = new CommandTable(Rules.of(() -> null, new ModelRules(null)));

	@Test
	void everyCommandOfTheEngineAndItsWebApplicationsHasALine() {
		assertThat(COMMANDS).hasSizeGreaterThan(370);
		assertThat(COMMANDS.stream().filter(table::isUnlisted).map(Class::getName))
			.as("give each a line in the table of its subject, loop/gate/*Commands")
			.isEmpty();
	}

	@Test
	void noLineIsOfACommandThatIsGone() {
		assertThat(COMMANDS).containsAll(table.rows().stream().<Class<?>>map(Row::command).toList());
	}

	@Test
	void whatOnlyReadsCallsNothingThatWrites() {
		assertThat(writes(
				table.rows().stream().filter(row -> row.who() == Who.READER).<Class<?>>map(Row::command).toList()))
			.isEmpty();
		assertThat(writes(List.of(DeleteJobsCmd.class))).isNotEmpty();
	}

	@Test
	void whatTheTableDoesNotKnowIsUnlisted() {
		assertThat(table.isUnlisted(CompleteTaskCmd.class)).isFalse();
		assertThat(table.isUnlisted(new CompleteTaskCmd("task", null) {
		}.getClass())).as("our own").isFalse();
		assertThat(table.isUnlisted(EngineCommandsTest.stranger().getClass())).isTrue();
	}

	@Test
	void aFieldThatACommandDoesNotHaveIsNoMissingCheck() {
		assertThatThrownBy(() -> Row.of(CompleteTaskCmd.class, Who.DOER, "a task")
			.checks(Rules.of(() -> null, new ModelRules(null)).tasks()::changed, "task"))
			.hasMessageContaining("CompleteTaskCmd has no field \"task\"");
		assertThatThrownBy(() -> Row.hidden("engine.impl.cmd.NoSuchCmd")).hasMessageContaining("NoSuchCmd");
	}

	@Test
	void theTestsThatShowRefusalsAreThere() {
		assertThat(table.rows()
			.stream()
			.filter(row -> row.who() != Who.PART)
			.map(Row::shownBy)
			.distinct()
			.filter(test -> !isThere(test))).isEmpty();
	}

	@Test
	void theDocumentShowsTheTable() throws IOException {
		String shown = CommandDocument.of(table);
		if (Boolean.getBoolean("serviceloop.write")) {
			Files.writeString(DOCUMENT, shown);
		}
		assertThat(Files.readString(DOCUMENT))
			.as("write it again: mvn test -Dtest=CommandTableTest -DargLine=-Dserviceloop.write=true")
			.isEqualTo(shown);
	}

	/** Calls of the engine's managers and entities that write, by their names. */
	private static List<String> writes(List<Class<?>> commands) {
		return ArchConfiguration.withThreadLocalScope(settings -> {
			settings.setResolveMissingDependenciesFromClassPath(false);
			return new ClassFileImporter().importClasses(commands)
				.stream()
				.flatMap(type -> type.getMethodCallsFromSelf().stream())
				.filter(call -> call.getName().matches("(insert|delete|update|save|flush|log\\w+Operation).*"))
				.filter(call -> call.getTargetOwner().getName().matches(".*(Manager|Entity)"))
				.map(call -> call.getDescription())
				.toList();
		});
	}

	/** Every concrete command class on the class path. */
	private static List<Class<?>> everyCommand() {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition type) {
				// The engine's helpers for tests need a JUnit that is not here.
				return type.getMetadata().isConcrete() && !type.getBeanClassName().contains(".impl.test.");
			}

		};
		scan.addIncludeFilter(new AssignableTypeFilter(Command.class));
		return scan.findCandidateComponents("org.camunda")
			.stream()
			.<Class<?>>map(type -> Row.hidden(type.getBeanClassName().replaceFirst("^org\\.camunda\\.bpm\\.", "")))
			.toList();
	}

	private static boolean isThere(String test) {
		String[] name = test.split("\\.");
		try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
			Path source = files.filter(file -> file.endsWith(name[0] + ".java")).findFirst().orElseThrow();
			return Files.readString(source).contains("void " + name[1] + "(");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
