package io.serviceloop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

	/**
	 * Earlier first: a package may use those before it, never those behind it.
	 * Sub-packages count with their own place where they have one.
	 */
	private static final List<String> ORDER = List.of("loop.words", "loop.search", "loop.engine", "loop.work",
			"loop.people", "loop.form", "loop.task", "loop.gate", "page", "calendar", "project", "goal", "collection",
			"classification", "rootcause", "action", "evaluation", "handbook", "change", "absence", "reminder",
			"notification", "overview", "audit", "tasklist", "modelling");

	private static final int MOST_CLASSES = 20;

	private static JavaClasses classes;

	@BeforeAll
	static void read() {
		classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.serviceloop");
	}

	@Test
	void aStepUsesEarlierStepsAndTheLoopNeverALaterOne() {
		for (int i = 0; i < ORDER.size() - 1; i++) {
			String[] later = ORDER.subList(i + 1, ORDER.size())
				.stream()
				.map(name -> "io.serviceloop." + name + "..")
				.toArray(String[]::new);
			noClasses().that()
				.resideInAPackage("io.serviceloop." + ORDER.get(i) + "..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(later)
				.check(classes);
		}
	}

	@Test
	void packagesHaveNoCyclesNorDoTheirSubPackages() {
		slices().matching("io.serviceloop.(*)..").should().beFreeOfCycles().check(classes);
		slices().matching("io.serviceloop.(**)").should().beFreeOfCycles().check(classes);
	}

	/**
	 * Else a change would leave no record: rows of files are copied in, and what is asked
	 * of the database itself changes nothing of ours.
	 */
	@Test
	void ourTablesAreWrittenThroughTheOneDoorThatRecords() {
		noClasses().that()
			.doNotHaveSimpleName("RecordingJdbc")
			.and()
			.doNotHaveSimpleName("BatchStaging")
			.and()
			.doNotHaveSimpleName("DatabaseHealth")
			.and()
			.doNotHaveSimpleName("SchemaLock")
			.and()
			.doNotHaveSimpleName("WorkStart")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.sql.Statement")
			.orShould()
			.callMethod(javax.sql.DataSource.class, "getConnection")
			.orShould()
			.callConstructor(org.springframework.jdbc.core.JdbcTemplate.class, javax.sql.DataSource.class)
			.check(classes);
	}

	@Test
	void aPackageHoldsAtMostTwentyClasses() {
		Map<String, Long> sizes = classes.stream()
			.filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(sizes).isNotEmpty()
			.allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
	}

	@Test
	void theEngineIsImportedAtTheEdgesOnly() {
		ArchRule rule = noClasses().that()
			.resideInAPackage("io.serviceloop..")
			.and()
			.resideOutsideOfPackages("io.serviceloop.loop..", "io.serviceloop.access..", "io.serviceloop.tasklist..",
					"io.serviceloop.modelling..", "io.serviceloop.audit..", "io.serviceloop.demo..")
			.and(DescribedPredicate.describe("bind no box of a diagram",
					(JavaClass type) -> !type.getName().matches(".*(Delegate|Listener|Task|Start)(\\$.*)?")))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.camunda.bpm.engine..", "org.camunda.spin..");
		rule.check(classes);
	}

	/** What the engine promises to nobody is known where the engine is bound, only. */
	@Test
	void theInsideOfTheEngineIsKnownWhereItIsBound() {
		noClasses().that()
			.resideOutsideOfPackages("io.serviceloop.loop.engine..", "io.serviceloop.loop.task..",
					"io.serviceloop.loop.gate..", "io.serviceloop.access..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.camunda.bpm.engine.impl..", "org.camunda.bpm.webapp..",
					"org.camunda.bpm.engine.rest..")
			.check(classes);
	}

	@Test
	void variablesAreReadAndWrittenInTheLoopAlone() {
		noClasses().that()
			.resideOutsideOfPackage("io.serviceloop.loop..")
			.should()
			.callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates
				.target(com.tngtech.archunit.core.domain.properties.HasName.Predicates
					.nameMatching("[gs]etVariable(Local|Typed|LocalTyped)?"))
				.and(com.tngtech.archunit.core.domain.JavaCall.Predicates
					.target(com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
							JavaClass.Predicates.assignableTo(org.camunda.bpm.engine.delegate.VariableScope.class)))))
			.check(classes);
	}

	/**
	 * Where days are days is known to the clock alone, and set at the start alone:
	 * everything else asks the clock.
	 */
	@Test
	void daysAreDaysOfTheHouse() throws IOException {
		noClasses().that()
			.doNotHaveFullyQualifiedName("io.serviceloop.loop.engine.EngineClock")
			.and()
			.haveNameNotMatching("io[.]serviceloop[.]operation[.]HouseZone")
			.should()
			.callMethodWhere(DescribedPredicate
				.describe("the machine is asked for its zone or its day", (JavaMethodCall call) -> call.getTarget()
					.getName()
					.matches("systemDefault|systemDefaultZone|tickSeconds|tickMinutes|tickMillis|getDefault|setDefault")
						&& call.getTarget().getOwner().getSimpleName().matches("ZoneId|Clock|TimeZone|DateTimeZone")
						|| call.getTarget().getName().equals("now") && call.getTarget().getRawParameterTypes().isEmpty()
								&& call.getTarget().getOwner().getPackageName().equals("java.time")
								&& !call.getTarget().getOwner().getSimpleName().equals("Instant")))
			.orShould()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.sql.Date")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(java.util.Calendar.class)
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(java.text.DateFormat.class)
			.check(classes);
		try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
			for (Path source : sources.filter(file -> file.toString().matches(".*[.](java|sql|html|dmn|bpmn)"))
				.toList()) {
				assertThat(Files.readString(source)).as("%s asks the database for its day", source)
					.doesNotContainPattern(
							"(?i)\\b(current_date|localtimestamp|curdate\\(|now\\(\\)\\s*::\\s*date)\\b");
			}
		}
	}

	@Test
	void theEnginesTablesAreNamedInTwoClasses() throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			List<String> naming = new ArrayList<>();
			for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
				if (Files.readString(source).matches("(?s).*\\bACT_[A-Z]{2}_[A-Z].*")) {
					naming.add(source.getFileName().toString());
				}
			}
			assertThat(naming).containsExactlyInAnyOrder("EngineTables.java", "HistoryTables.java");
		}
	}

}
