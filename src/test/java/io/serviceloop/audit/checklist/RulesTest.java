package io.serviceloop.audit.checklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.Serves;
import io.serviceloop.audit.trail.TaskDone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What each rule finds, and what it leaves alone. */
@Serves({ "E06", "E31" })
class RulesTest {

	private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

	@ParameterizedTest
	@CsvSource({ "cause, agent, agent, false, authorVerified", "cause, agent, quality, true,",
			"plan,, lead, true, leadApproved", "plan,, lead, false,", "effort,, lead, true, leadApproved",
			"effort,, manager, true,", "pilot, agent, agent, true, ownWorkApproved", "pilot, agent, agent, false,",
			"standard, agent, agent, true, ownWorkApproved", "standard, agent, owner, true,",
			"plan,, planner, true, ownPlanApproved", "plan,, owner, true," })
	void dutiesAreKeptApart(String kind, String author, String decidedBy, boolean approved, String rule) {
		Case project = project("running", List.of(new Case.Decided(kind, 2, "p1", author, decidedBy, approved, NOW)),
				List.of(task("t1", "planActions", "planner", NOW.minusSeconds(60), true)), Map.of(), Set.of("t1"),
				NOW.minusSeconds(3600), List.of());
		assertThat(found(project)).isEqualTo((rule == null) ? List.of() : List.of(rule));
	}

	@Test
	void onlyWhoHandedInLastOwnsThePlan() {
		Case project = project("running", List.of(new Case.Decided("plan", 1, null, null, "planner", true, NOW)),
				List.of(task("t1", "planActions", "planner", NOW.minusSeconds(60), true),
						task("t2", "planActions", "other", NOW.minusSeconds(30), true),
						task("t3", "planActions", "planner", NOW.plusSeconds(30), true)),
				Map.of(), Set.of(), null, List.of());
		assertThat(found(project)).isEmpty();
	}

	@Test
	void lateIsWhatDecidesAndWasCompletedAfterItWasDue() {
		List<TaskDone> tasks = List.of(task("t1", "approvePlan", "owner", NOW, true),
				task("t2", "setGoals", "lead", NOW, true), task("t3", "approveEffort", "manager", NOW, true));
		Case project = project("running", List.of(), tasks,
				Map.of("t1", NOW.minusSeconds(5400), "t2", NOW.minusSeconds(5400), "t3", NOW.plusSeconds(1)), Set.of(),
				null, List.of());
		List<Finding> found = new Rules.LateApproval().in(project);
		assertThat(found).singleElement().satisfies(one -> {
			assertThat(one.person()).isEqualTo("owner");
			assertThat(one.arguments()).containsExactly(tasks.get(0), 1.5);
			assertThat(one.evidence()).isEqualTo("/audit/projects/IMP-2026-0001");
		});
		assertThat(found(project)).containsExactly("lateApproval");
	}

	@Test
	void aTaskWithoutAnAnswerIsAGapUnlessTheProjectWasClosedEarly() {
		List<TaskDone> tasks = List.of(task("t1", "approvePlan", "owner", NOW, false));
		assertThat(found(project("reached", List.of(), tasks, Map.of(), Set.of(), null, List.of())))
			.containsExactly("endedWithoutAnswer");
		assertThat(found(project("cancelled", List.of(), tasks, Map.of(), Set.of(), null, List.of()))).isEmpty();
	}

	@Test
	void aRecordIsMissingOnlySinceThereAreAny() {
		List<TaskDone> tasks = List.of(task("t1", "setGoals", "lead", NOW, true),
				task("t2", "setGoals", "lead", NOW.minusSeconds(100), true));
		assertThat(found(project("running", List.of(), tasks, Map.of(), Set.of(), NOW.minusSeconds(10), List.of())))
			.containsExactly("recordMissing");
		assertThat(found(project("running", List.of(), tasks, Map.of(), Set.of("t1"), NOW.minusSeconds(10), List.of())))
			.isEmpty();
	}

	@Test
	void anInterventionLeadsToItsRecords() {
		Case project = project("running", List.of(), List.of(), Map.of(), Set.of(), null,
				List.of(new Case.Hand(7, "admin", "setJobRetries", NOW)));
		assertThat(new Rules.Intervention().in(project)).singleElement()
			.satisfies(one -> assertThat(one.evidence())
				.isEqualTo("/audit/records?project=IMP-2026-0001&interventions=true"));
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-02T05:59:59, true", "2026-03-02T06:00:00, false", "2026-03-02T21:59:59, false",
			"2026-03-02T22:00:00, true", "2026-03-06T12:00:00, false", "2026-03-07T12:00:00, true",
			"2026-03-08T12:00:00, true" })
	void hoursAreUnusualAtNightAndAtWeekends(LocalDateTime at, boolean unusual) {
		assertThat(UnusualHours.unusual(at)).isEqualTo(unusual);
	}

	@Test
	void aWeekOfAPersonIsOneFinding() {
		UnusualHours hours = new UnusualHours();
		hours.add("lead", LocalDateTime.parse("2026-03-07T12:00:00"));
		hours.add("lead", LocalDateTime.parse("2026-03-08T12:00:00"));
		hours.add("lead", LocalDateTime.parse("2026-03-09T12:00:00"));
		hours.add("lead", LocalDateTime.parse("2026-03-09T23:00:00"));
		hours.add("agent", LocalDateTime.parse("2026-03-02T05:00:00"));
		assertThat(hours.found()).extracting(Finding::person, one -> one.arguments().get(0), Finding::evidence)
			.containsExactly(
					org.assertj.core.groups.Tuple.tuple("lead", 1,
							"/audit/records?person=lead&from=2026-03-09&to=2026-03-15"),
					org.assertj.core.groups.Tuple.tuple("agent", 1,
							"/audit/records?person=agent&from=2026-03-02&to=2026-03-08"),
					org.assertj.core.groups.Tuple.tuple("lead", 2,
							"/audit/records?person=lead&from=2026-03-02&to=2026-03-08"));
	}

	/** Who leads it today may have had nothing to do with it then. */
	@Test
	void whoLedTheProjectThenIsMeantAndNotWhoLeadsItNow() {
		Instant monday = Instant.parse("2026-03-02T09:00:00Z");
		Instant friday = monday.plus(Duration.ofDays(4));
		List<Case.Led> led = List.of(new Case.Led("first", monday), new Case.Led("lead", friday));
		for (String by : List.of("first", "lead")) {
			for (Instant at : List.of(monday.plusSeconds(60), friday.plusSeconds(60))) {
				Case.Decided plan = new Case.Decided("plan", 1, null, null, by, true, at);
				Case project = new Case("IMP-2026-0001", "running", "lead", List.of(plan), List.of(), Map.of(),
						Set.of(), null, List.of(), led);
				boolean ledIt = by.equals("first") == at.isBefore(friday);
				assertThat(found(project).contains("leadApproved")).as(by + " " + at).isEqualTo(ledIt);
			}
		}
	}

	private static List<String> found(Case project) {
		return Rules.ALL.stream().flatMap(rule -> rule.in(project).stream()).map(Finding::rule).toList();
	}

	private static Case project(String state, List<Case.Decided> decisions, List<TaskDone> tasks,
			Map<String, Instant> due, Set<String> recorded, Instant since, List<Case.Hand> hands) {
		return new Case("IMP-2026-0001", state, "lead", decisions, tasks, due, recorded, since, hands, List.of());
	}

	private static TaskDone task(String id, String stem, String person, Instant ended, boolean completed) {
		return new TaskDone("IMP-2026-0001", id, "improvementLoop", "improvementLoop:1:1", 1, "i", "userTask_" + stem,
				stem, 1, null, person, null, ended.minusSeconds(7200), ended.minusSeconds(3600), ended, completed,
				completed ? person : null, 0);
	}

}
