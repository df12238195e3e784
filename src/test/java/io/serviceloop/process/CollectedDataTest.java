package io.serviceloop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.collection.Collected;
import io.serviceloop.collection.Kept;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Step 2 ends with what is stored and what is written down, by kind of source. */
@InMemoryApplication
class CollectedDataTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Collected collected;

	private final List<String> deployments = new ArrayList<>();

	private Loop loop;

	@BeforeEach
	void aProjectWithOneSourceOfEachKind() {
		loop = new Loop(engine).open();
		Map<String, Object> goals = loop.goals();
		goals.putAll(values("dataSources",
				List.of(source("s1", "customerFeedback", "agent"), source("s2", "operationsData", "quality"),
						source("s3", "teamInterviews", "lead"), source("s4", "benchmark", "owner"))));
		loop.complete("lead", "userTask_setGoals", goals);
	}

	@AfterEach
	void theTablesAreAsTheyWere() {
		deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
	}

	private static Map<String, Object> source(String id, String kind, String responsible) {
		return Map.of("id", id, "kind", kind, "responsible", responsible);
	}

	private void collect(String person, Object... values) {
		loop.complete(person, "userTask_collectData", values(values));
	}

	private void refused(String path, String key, String person, Object... values) {
		assertThat(Refusals.in(catchThrowable(() -> collect(person, values)))).isInstanceOf(SubmissionRefused.class)
			.hasMessageContaining(path)
			.hasMessageContaining(key);
	}

	private void imports(String kind, String state, int records) {
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, state, read_count, stored_count,
				  updated_count, refused_count, discarded_count, started_at)
				values (?, ?, 'a.csv', false, ?, 0, 0, 0, 0, 0, timestamp '2026-01-01 00:00:00')
				""").params(loop.businessKey(), kind, state).update();
		for (int line = 1; line <= records; line++) {
			jdbc.sql("insert into feedback (import_id, line) values ((select max(id) from feedback_import), ?)")
				.param(line)
				.update();
		}
		Kept.anew(jdbc, loop.businessKey());
	}

	private Collected.Source filed(String id) {
		return collected.of(loop.businessKey())
			.stream()
			.filter(source -> source.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	@Serves({ "A12", "A15" })
	@Test
	void whatIsStoredCountsAndNotWhatIsTyped() {
		refused("recordsCollected", "collection.typed", "agent", "recordsCollected", 120);
		imports("customerFeedback", "done", 3);
		imports("operationsData", "done", 2);
		imports("customerFeedback", "failed", 0);
		collect("agent", "recordsCollected", 120);
		assertThat(filed("s1").recordsCollected()).isEqualTo(3);
	}

	@Test
	void aFindingWithoutAFileEndsASourceWithNoRecord() {
		refused("findings", "evidence", "agent", "findings", "x");
		collect("agent", "findings", "Three of ten name the slow first answer.", "recordsCollected", 120);
		assertThat(filed("s1").recordsCollected()).isZero();
		assertThat(filed("s1").findings()).startsWith("Three");
	}

	@Test
	void aSourceIsNotFinishedWhileItsFileIsStillRead() {
		imports("customerFeedback", "running", 0);
		refused("recordsCollected", "collection.running", "agent", "findings",
				"Three of ten name the slow first answer.");
		jdbc.sql("update feedback_import set state = 'cancelled' where business_key = ?")
			.param(loop.businessKey())
			.update();
	}

	@Serves({ "A15", "A16", "A17", "D06", "D07" })
	@Test
	void metricsHaveAPeriodAndAValueAndBelongToTheOperationOrToCustomers() {
		Map<String, Object> metric = Map.of("metric", "normScore", "unit", "points", "value", 84, "from", Loop.day(-30),
				"to", Loop.day(0));
		refused("operatingMetrics[1].metric", "collection.metricTwice", "quality", "operatingMetrics",
				List.of(metric, metric));
		refused("operatingMetrics", "collection.noMetrics", "owner", "operatingMetrics", List.of(metric), "benchmarks",
				Loop.benchmarks(3));
		collect("quality", "operatingMetrics", List.of(metric, Loop.with(metric, "from", Loop.day(-60)),
				Loop.with(metric, "metric", "spare experts")));
		assertThat(filed("s2").operatingMetrics()).extracting("metric")
			.containsExactly("normScore", "normScore", "spare experts");
		assertThat(filed("s2").recordsCollected()).isZero();
	}

	@Serves({ "A18", "B17" })
	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 9 })
	void interviewsAreAsManyAsTheTableSays(int number) {
		refused("interviews", "collection.interviews", "lead", "findings", "Agents search three systems.", "interviews",
				Loop.interviews(number));
	}

	@Serves({ "A18", "B17" })
	@Test
	void interviewsAreKeptOneByOne() {
		List<Map<String, Object>> twice = new ArrayList<>(Loop.interviews(5));
		twice.add(twice.get(0));
		refused("interviews[5].who", "collection.interviewTwice", "lead", "interviews", twice);
		refused("benchmarks", "collection.noBenchmarks", "lead", "interviews", Loop.interviews(5), "benchmarks",
				Loop.benchmarks(3));
		refused("interviews[0].obstacle", "evidence", "lead", "interviews",
				List.of(Map.of("who", "x", "what", "Answers chats all day", "obstacle", "x")));
		collect("lead", "interviews", Loop.interviews(8));
		assertThat(filed("s3").interviews()).hasSize(8).first().hasFieldOrPropertyWithValue("who", "Agent 1");
		assertThat(filed("s3").recordsCollected()).isEqualTo(8);
	}

	@Serves({ "A19", "D08", "D09" })
	@Test
	void companiesAreAsManyAsTheTableSaysAndEachIsLookedAtOnce() {
		refused("benchmarks", "collection.benchmarks", "owner", "benchmarks", Loop.benchmarks(2));
		refused("benchmarks", "collection.benchmarks", "owner", "benchmarks", Loop.benchmarks(6));
		List<Map<String, Object>> twice = new ArrayList<>(Loop.benchmarks(3));
		twice.add(twice.get(2));
		refused("benchmarks[3].company", "collection.companyTwice", "owner", "benchmarks", twice);
		collect("owner", "benchmarks", Loop.benchmarks(5));
		assertThat(filed("s4").benchmarks()).hasSize(5)
			.first()
			.hasFieldOrPropertyWithValue("standard", "calls taken within 15 seconds");
	}

	@Test
	void anotherTableAsksForOtherNumbers() throws IOException {
		String table = Files.readString(Path.of("bpmn", "loopRules.dmn"));
		for (Map.Entry<String, String> rule : Map.of("15", "2", "17", "3", "19", "6", "21", "7").entrySet()) {
			table = table.replaceFirst("(rule_" + rule.getKey() + "_value\">\\s*<text>)\\d+", "$1" + rule.getValue());
		}
		deployments.add(engine.getRepositoryService()
			.createDeployment()
			.source("serviceloop")
			.addString("loopRules.dmn", table)
			.deploy()
			.getId());
		refused("interviews", "2, 3", "lead", "interviews", Loop.interviews(5));
		refused("benchmarks", "6, 7", "owner", "benchmarks", Loop.benchmarks(5));
		collect("lead", "interviews", Loop.interviews(2));
		collect("owner", "benchmarks", Loop.benchmarks(6));
	}

	@Test
	void parallelSourcesDoNotMixAndAllOfThemTogetherAreCounted() {
		imports("customerFeedback", "done", 3);
		collect("lead", "interviews", Loop.interviews(5));
		collect("owner", "benchmarks", Loop.benchmarks(3));
		collect("agent", "recordsCollected", 0);
		collect("quality", "findings", "The ticket tool answers slowly at noon.");
		assertThat(loop.openTasks()).containsExactly("userTask_classifyProblems");
		assertThat(filed("s2").interviews()).isEmpty();
		assertThat(engine.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.variableName("recordsTotal")
			.processInstanceId(loop.task("userTask_classifyProblems", "lead").getProcessInstanceId())
			.singleResult()
			.getValue()).isEqualTo(11);
	}

	@Test
	void sourcesThatWereFinishedBeforeReadAsBefore() {
		jdbc.sql(
				"""
						update data_source set findings = 'found', records_collected = 214, interviews = null, benchmarks = null,
						  operating_metrics = null where business_key = ? and id = 's1'
						""")
			.param(loop.businessKey())
			.update();
		assertThat(filed("s1").interviews()).isEmpty();
		assertThat(filed("s1").recordsCollected()).isEqualTo(214);
	}

}
