package io.serviceloop.process;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.operation.TornProjects;
import io.serviceloop.overview.picture.ProjectPictures;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is deleted before its time, and nothing is left after it. */
@InMemoryApplication
class RetentionTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private EngineClock clock;

	@Autowired
	private Projects projects;

	@Autowired
	private ProjectPictures pictures;

	@Autowired
	private TornProjects tornProjects;

	@AfterEach
	void today() {
		clock.reset();
	}

	@Test
	void theEngineKeepsAProjectTenYearsAfterItsEndAndTheRegistersKeepItLonger() {
		String key = shows(engine, jdbc, clock);
		assertThat(projects.find(key).orElseThrow().state()).isEqualTo("reached");
		assertThat(pictures.of(projects.find(key).orElseThrow()).problems()).hasSize(3);
		assertThat(tornProjects.find()).extracting(TornProjects.Torn::businessKey).doesNotContain(key);
	}

	@Test
	void theNightIsSetFromTheStartOn() {
		assertThat(engine.getHistoryService().findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> {
			LocalDateTime due = LocalDateTime.ofInstant(job.getDuedate().toInstant(), EngineClock.zone());
			assertThat(due.getHour()).isEqualTo(1);
		});
	}

	@Test
	void whoHadATaskIsNotCountedBesideItsHistory() {
		new Loop(engine).open().setGoals();
		assertThat(List.of("ACT_RU_TASK_METER_LOG", "ACT_RU_METER_LOG")).allSatisfy(
				table -> assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single()).as(table)
					.isZero());
	}

	@Test
	void whatIsWrittenOfEndedWorkHasADayOnWhichItIsDeleted() {
		Retention retention = new Retention(engine, jdbc, clock);
		// What others wrote that is of no process.
		Map<String, Long> before = retention.endless();
		new Loop(engine).untilStandard().standardise();
		assertThat(retention.endless()).isEqualTo(before);
	}

	/** The same on each database. */
	static String shows(ProcessEngine engine, JdbcClient jdbc, EngineClock clock) {
		Retention retention = new Retention(engine, jdbc, clock);
		Loop ended = new Loop(engine).untilStandard();
		ended.change("containProblem", "problemId", "p1", "containment", "Two more agents at noon");
		engine.getTaskService()
			.createComment(ended.task("userTask_standardise", "lead").getId(), null, "Who has looked at it?");
		ended.standardise();
		Loop open = new Loop(engine).open();
		List<String> roots = retention.roots(ended.businessKey());
		Map<String, Long> rows = retention.rows(roots);
		Map<String, Long> openRows = retention.rows(retention.roots(open.businessKey()));
		assertThat(roots).hasSize(2);
		assertThat(rows).containsKeys("ACT_HI_PROCINST", "ACT_HI_DETAIL", "ACT_HI_OP_LOG", "ACT_HI_COMMENT",
				"ACT_HI_DECINST", "ACT_GE_BYTEARRAY");
		LocalDate end = clock.today();
		retention.at(end.plusDays(Retention.DAYS - 1).atTime(2, 0));
		assertThat(retention.rows(roots)).as("a day before").isEqualTo(rows);
		retention.at(end.plusDays(Retention.DAYS + 1).atTime(12, 0));
		assertThat(retention.rows(roots)).as("in the daytime").isEqualTo(rows);
		retention.at(end.plusDays(Retention.DAYS + 1).atTime(2, 0));
		assertThat(retention.rows(roots)).as("the night after").isEmpty();
		assertThat(retention.rows(retention.roots(open.businessKey()))).as("of what goes on").isEqualTo(openRows);
		return ended.businessKey();
	}

}
