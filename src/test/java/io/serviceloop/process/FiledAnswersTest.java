package io.serviceloop.process;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.goal;
import static io.serviceloop.process.Loop.problem;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What people answer stands in the registers, each field as it was given. */
@InMemoryApplication
class FiledAnswersTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	private Loop loop;

	@BeforeEach
	void aNewProject() {
		loop = new Loop(engine).open();
	}

	@Serves({ "A02", "A03", "A04", "A11" })
	@ParameterizedTest
	@ValueSource(strings = { "regularReview", "targetedFix", "preLaunchCheck" })
	void aProjectHasOneOfThreeReasonsALeadAndAnOwnerOfTheProcess(String trigger) {
		String key = loop.as("lead", "project-leads",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("improvementLoop",
							values("title", "Faster answers", "trigger", trigger, "serviceLine", "hotline", "lead",
									"lead", "processOwner", "owner", "team", List.of("agent", "quality")))
					.getProcessInstanceId());
		String businessKey = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(key)
			.singleResult()
			.getBusinessKey();
		assertThat(jdbc.sql("select trigger_kind, lead, process_owner from project where business_key = ?")
			.param(businessKey)
			.query()
			.singleRow()).containsExactlyInAnyOrderEntriesOf(
					Map.of("TRIGGER_KIND", trigger, "LEAD", "lead", "PROCESS_OWNER", "owner"));
	}

	@Serves({ "A09", "A10", "B10", "B26", "B27", "B28" })
	@Test
	void goalsHaveAllTheirColumnsAndTheProjectItsScopeAndItsCycle() {
		Map<String, Object> goals = loop.goals();
		goals.putAll(values("goals", List.of(with(goal("g1", 8, 5), "customerGroup", "VIP"), goal("g2", 40.5, 20))));
		loop.complete("lead", "userTask_setGoals", goals);
		assertThat(row("goal where id = 'g1' and business_key = ?")).containsEntry("METRIC", "responseTime")
			.containsEntry("NAME", "Average response time g1")
			.containsEntry("CUSTOMER_GROUP", "VIP")
			.containsEntry("UNIT", "min")
			.containsEntry("DIRECTION", "decrease")
			.containsEntry("BASELINE", 8.0)
			.containsEntry("TARGET", 5.0)
			.containsEntry("FORMULA", "sum of response times / contacts")
			.containsEntry("DATA_SOURCE", "ticket system")
			.containsEntry("PERIOD", "week")
			.hasEntrySatisfying("DUE_DATE", due -> assertThat(due).hasToString(day(80)));
		assertThat(row("project where business_key = ?")).containsEntry("SCOPE", "online advice to result feedback")
			.containsEntry("CYCLE_DAYS", 90)
			.containsEntry("OBSERVATION_DAYS", 30);
	}

	@Serves({ "A12", "A18", "A19" })
	@Test
	void interviewsAndBenchmarksAreSourcesAndEachLooksBackThreeMonthsWhereNothingIsSaid() {
		Map<String, Object> goals = loop.goals();
		goals.putAll(values("dataSources", List.of(Map.of("id", "s1", "kind", "teamInterviews", "responsible", "agent"),
				Map.of("id", "s2", "kind", "benchmark", "responsible", "lead", "windowDays", 365))));
		loop.complete("lead", "userTask_setGoals", goals);
		loop.complete("agent", "userTask_collectData",
				values("findings", "Too many hand-overs", "interviews", Loop.interviews(6)));
		loop.complete("lead", "userTask_collectData",
				values("findings", "The others answer in fifteen seconds", "benchmarks", Loop.benchmarks(3)));
		assertThat(jdbc
			.sql("select kind || ' ' || window_days || ' ' || findings from data_source where business_key = ?"
					+ " order by id")
			.param(loop.businessKey())
			.query(String.class)
			.list()).containsExactly("teamInterviews 90 Too many hand-overs",
					"benchmark 365 The others answer in fifteen seconds");
	}

	@Serves({ "A20", "A42", "A43", "A44", "A46" })
	@Test
	void aProblemHasItsStageItsTypeInTwoLevelsItsDescriptionAndHowOftenItHappens() {
		loop.setGoals().collectData().classifyProblems();
		assertThat(row("problem where id = 'p2' and business_key = ?")).containsEntry("STAGE", "online advice")
			.containsEntry("TYPE", "service efficiency")
			.containsEntry("SUBTYPE", "response speed")
			.containsEntry("DESCRIPTION", "Agents ask again what was said on the telephone before.")
			.containsEntry("FREQUENCY_COUNT", 6.5)
			.containsEntry("FREQUENCY_UNIT", "week")
			.containsEntry("IMPACT_NOTE", "Complaints rise by 15 %");
	}

	@Serves("B22")
	@Test
	void aPriorityIsOverriddenWithItsReasonAndTheComputedOneStays() {
		loop.setGoals().collectData().classifyProblems();
		loop.complete("lead", "userTask_confirmPriorities", values("selection", List.of(Map.of("id", "p1", "selected",
				true, "overridePriority", "P0", "overrideReason", "The press has called"))));
		assertThat(row("problem_selection where problem_id = 'p1' and business_key = ?"))
			.containsEntry("OVERRIDE_PRIORITY", "P0")
			.containsEntry("OVERRIDE_REASON", "The press has called");
		assertThat(row("problem where id = 'p1' and business_key = ?")).containsEntry("PRIORITY", "P1");
	}

	@Serves({ "A25", "A28", "A47", "B20", "C31", "C33", "C34", "E42" })
	@ParameterizedTest
	@CsvSource({ "people process tools rules", "man machine material method environment measurement" })
	void aCauseHasItsWhysItsFishboneItsClassAndATypicalCase(String bones) {
		loop.setGoals().collectData().classifyProblems().confirm("p1");
		loop.complete("lead", "userTask_findRootCause", values("whys",
				List.of("Nobody followed up", "The rule of assignment is unclear", "Nothing warns of lateness"),
				"rootCause", "Tickets are not graded", "causeClass", "customerCommunication", "fishbone",
				Stream.of(bones.split(" ")).map(bone -> Map.of("bone", bone, "causes", List.of("a cause"))).toList(),
				"fiveW1H", Map.of("who", "agents at noon", "how", "by hand"), "scene",
				Map.of("who", "a customer", "where", "chat", "steps", List.of("asks", "waits", ""), "wentWrong",
						"Nobody says how long it takes")));
		Map<String, Object> cause = row("root_cause where business_key = ?");
		assertThat(cause).containsEntry("ROOT_CAUSE", "Tickets are not graded")
			.containsEntry("CAUSE_CLASS", "customerCommunication");
		assertThat(cause.get("SCENE")).asString().contains("[\"asks\",\"waits\"]", "Nobody says how long");
		assertThat(cause.get("WHYS")).asString()
			.containsSubsequence("Nobody followed up", "The rule of assignment is unclear",
					"Nothing warns of lateness");
		assertThat(cause.get("FISHBONE")).asString().contains(bones.split(" "));
		assertThat(cause.get("FIVE_W1H")).asString().contains("agents at noon", "by hand");
	}

	@Serves({ "A30", "A31", "A48", "A49", "A50", "E18" })
	@Test
	void anActionHasMeasureEffectResourcesDepartmentPersonAndDates() {
		loop.setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
		loop.plan(List.of(action("a1", "p1")));
		assertThat(row("action where business_key = ?")).containsEntry("MEASURE", "Grade tickets automatically")
			.containsEntry("EXPECTED_EFFECT", "Urgent tickets are answered first")
			.containsEntry("RESOURCES", "IT, ten days")
			.containsEntry("DEPARTMENT", "IT")
			.containsEntry("RESPONSIBLE", "agent")
			.hasEntrySatisfying("DUE_DATE", due -> assertThat(due).hasToString(day(40)));
	}

	@Serves({ "A38", "E64" })
	@Test
	void numbersAndTheWordsOfCustomersAndTeamStandSideBySide() {
		loop.setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
		loop.implementAndObserve(1, "p1").measure(4.5, 19).evaluate();
		assertThat(row("measurement where goal_id = 'g1' and business_key = ?")).containsEntry("AFTER_VALUE", 4.5)
			.containsEntry("SAMPLE_SIZE", 395)
			.containsEntry("SOURCE", "ticket system");
		assertThat(row("evaluation where business_key = ?")).containsEntry("CUSTOMER_FEEDBACK",
				"Answers come faster, they say");
		assertThat(row("team_feedback where business_key = ?")).containsEntry("USER_ID", "agent")
			.containsEntry("FEEDBACK", "Less searching, one screen fewer to open");
	}

	private Map<String, Object> row(String tableAndCondition) {
		return jdbc.sql("select * from " + tableAndCondition).param(loop.businessKey()).query().singleRow();
	}

}
