package io.serviceloop.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.overview.projects.ProjectList;
import io.serviceloop.overview.projects.ProjectQuery;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A line is reviewed each quarter or year, by projects that open by themselves. */
@InMemoryApplication
class RegularReviewTest {

	private static int lines;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	@Autowired
	private ProjectList list;

	@Autowired
	private JdbcTemplate jdbc;

	private final String line = "line " + ++lines;

	private final Review review() {
		return new Review(engine, line);
	}

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	@Serves({ "A02", "B04" })
	@Test
	void aProjectOpensEachQuarterWithItsTeamAndItsFirstTask() {
		Review review = review().arrange("quarter", 0);
		LocalDate first = review.nextDay();
		review.dayComes();
		Project opened = opened().get(0);
		assertThat(opened.triggerKind()).isEqualTo("regularReview");
		assertThat(opened.title()).isEqualTo("Review of " + line + " – " + first);
		assertThat(projects.team(opened.businessKey())).containsExactly("agent", "quality");
		assertThat(new Loop(engine).openTasks(opened.businessKey())).containsExactly("userTask_setGoals");
		assertThat(review.variable("reviewOutcome")).isEqualTo("opened");
		assertThat(review.nextDay()).isEqualTo(first.plusMonths(3));
		close(opened);
		review.dayComes();
		assertThat(opened()).hasSize(2);
		assertThat(review.nextDay()).isEqualTo(first.plusMonths(6));
	}

	@Serves("A02")
	@Test
	void aLineWithAnOpenProjectIsSkippedAndTriedAgainTheNextYear() {
		Review review = review().arrange("year", 10);
		LocalDate first = review.nextDay();
		review.dayComes().dayComes();
		assertThat(opened()).hasSize(1);
		assertThat(review.variable("reviewOutcome")).isEqualTo("skipped");
		assertThat(review.variable("reviewProject")).isEqualTo(opened().get(0).businessKey());
		assertThat(review.nextDay()).isEqualTo(first.plusYears(2));
		close(opened().get(0));
		review.dayComes();
		assertThat(opened()).hasSize(2);
		assertThat(jdbc.queryForList("""
				select outcome from regular_review_day d join regular_review r on r.id = d.review_id
				where r.service_line = ? order by review_day
				""", String.class, line)).containsExactly("opened", "skipped", "opened");
	}

	@Test
	void aProjectThatSomebodyOpenedByHandCountsHoweverItsLineIsSpelt() {
		Review review = review().arrange("quarter", 0);
		engine.getRuntimeService()
			.startProcessInstanceByKey("improvementLoop",
					Loop.values("title", "By hand", "trigger", "targetedFix", "serviceLine", " " + line.toUpperCase(),
							"lead", "lead", "processOwner", "owner", "team", List.of("agent", "quality")));
		review.dayComes();
		assertThat(review.variable("reviewOutcome")).isEqualTo("skipped");
		assertThat(opened()).isEmpty();
	}

	@Test
	void daysOnWhichTheServerWasOffAreNotMadeUpFor() {
		Review review = review().arrange("quarter", 0);
		LocalDate first = review.nextDay();
		Loop.wait(java.time.Duration.ofDays(400));
		LocalDate late = LocalDate.parse(Loop.day(0));
		engine.getManagementService()
			.executeJob(engine.getManagementService()
				.createJobQuery()
				.processInstanceId(review.task().getProcessInstanceId())
				.singleResult()
				.getId());
		assertThat(opened()).hasSize(1);
		assertThat(review.nextDay()).isAfter(late).isEqualTo(first.plusMonths(15));
	}

	@Serves("A02")
	@Test
	void theLeadOrAManagerStopsItAndNobodyElse() {
		Review review = review().arrange("quarter", 30);
		for (String other : List.of("agent", "owner", "quality")) {
			assertThatThrownBy(() -> review.complete(other, "userTask_endReview"))
				.hasStackTraceContaining("wrong.notCandidate");
		}
		review.complete("manager", "userTask_endReview");
		assertThat(review.ended()).isTrue();
		Review next = review().arrange("year", 30);
		assertThatThrownBy(() -> review().arrange("quarter", 60)).hasStackTraceContaining("review.lineHasOne");
		next.complete("lead", "userTask_endReview");
		assertThat(jdbc.queryForList("select ended_by from regular_review where service_line = ? order by id",
				String.class, line))
			.containsExactly("manager", "lead");
	}

	@Serves("A02")
	@Test
	void whereSomebodyHasLeftTheManagersHearOfIt() {
		User guest = engine.getIdentityService().newUser("guest");
		guest.setFirstName("Gus");
		guest.setLastName("Guest");
		engine.getIdentityService().saveUser(guest);
		engine.getIdentityService().createMembership("guest", "project-leads");
		Review review = review().arrange("quarter", 0, "lead", "guest");
		engine.getIdentityService().deleteUser("guest");
		review.dayComes();
		assertThat(opened()).isEmpty();
		assertThat(review.task().getTaskDefinitionKey()).isEqualTo("userTask_rearrangeReview");
		assertThat(review.variable("missingPeople")).isEqualTo("guest");
		// It can be arranged anew before the task is done.
		review().arrange("quarter", 30);
		review.complete("manager", "userTask_rearrangeReview");
		assertThat(review.ended()).isTrue();
	}

	@Serves("E31")
	@Test
	void workThatWasHandedOverIsHandedOverInWhatOpensNext() {
		Review review = review().arrange("quarter", 30);
		new Loop(engine).as("manager", "service-managers",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("handOverWork",
							Map.of("person", "lead", "recipient", "quality", "reason", "leaves the service")));
		assertThat(candidates(review)).contains("quality").doesNotContain("lead");
		review.dayComes();
		assertThat(opened().get(0).lead()).isEqualTo("quality");
		assertThat(candidates(review)).contains("quality").doesNotContain("lead");
	}

	@Test
	void itIsArrangedWithWhatAProjectNeedsOnly() {
		assertThatThrownBy(() -> review().arrange("quarter", -1)).hasStackTraceContaining("review.over");
		assertThatThrownBy(() -> review().arrange("month", 1)).hasStackTraceContaining("rhythm");
		assertThatThrownBy(() -> review().arrange("year", 1, "lead", "owner"))
			.hasStackTraceContaining("project.leadOwns");
		assertThatThrownBy(() -> review().arrange("year", 1, "processOwner", "auditor"))
			.hasStackTraceContaining("wrong.onlyReads");
	}

	private List<String> candidates(Review review) {
		return engine.getTaskService()
			.getIdentityLinksForTask(review.task().getId())
			.stream()
			.map(org.camunda.bpm.engine.task.IdentityLink::getUserId)
			.toList();
	}

	private List<Project> opened() {
		return list
			.registered(Projects.Reader.EVERYTHING, ProjectQuery.ofProgram(Map.of("text", line + " –"), List.of()), 0,
					200)
			.items();
	}

	/** As if the project had come to its end. */
	private void close(Project project) {
		jdbc.update("update project set state = 'reached' where business_key = ?", project.businessKey());
	}

}
