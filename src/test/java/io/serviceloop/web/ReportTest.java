package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.process.TwoLaps;
import io.serviceloop.web.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The report of one project over HTTP: in every state, and for those who may see it. */
@Serves({ "A14", "E29", "E33" })
class ReportTest extends WebTest {

	private static String twoLaps;

	@BeforeEach
	void aFinishedProject() {
		if (twoLaps == null) {
			twoLaps = TwoLaps.play(engine, JdbcClient.create(jdbc));
		}
	}

	@Test
	void aManagerReadsWhatCameOfAFinishedProject() {
		String page = page("manager", twoLaps, "en");
		assertThat(page).contains("Goals reached", "8 min", "→ 4.6 min", "113%", "Peak queue time")
			.contains("The goals were reached after ", "2 / 2", "2 / 4")
			.contains("Tickets are not graded when they come in", "This is a symptom. Please look at how chats")
			.contains("Who tells the branches? Please add it.", "The half-year closing doubles the queue")
			.contains("Grade tickets by urgency when they come in", "waits for its training", "waits for its pilot at")
			.contains("Postpone an action", "“Quicker than before", "Less searching, one screen fewer to open")
			.contains("Every ticket is graded when it comes in.", "Grading of tickets")
			.contains("href=\"/projects/" + twoLaps + "/issues\"", "/records?type=slow%20first%20answer\"");
		assertThat(page).contains("href=\"/handbook/");
		for (String anchor : List.of("lap-1", "lap-2", "findRootCause-lap-2", "planActions-lap-1",
				"implementAction-lap-2", "evaluateResult-lap-1", "problem-p1", "course-g1-1",
				"definition-attainment")) {
			assertThat(page).contains("id=\"" + anchor + "\"");
		}
		assertThat(page).doesNotContain("??");
	}

	@Test
	void itIsReadInChineseToo() {
		String page = page("manager", twoLaps, "zh-CN");
		assertThat(page).contains("目标已达成", "根本原因", "改进前 → 改进后", "尝试过的措施及其效果", "Faster answers in the online chat")
			.doesNotContain("??", "In short", "Decisions<");
	}

	@Test
	@Serves({ "E06", "E07" })
	void aStrangerIsNotToldAWordOfIt() {
		Foreign.account(engine, "reportStranger", "service-agents");
		Answer refused = http.browse("reportStranger", "/projects/" + twoLaps, "en");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.text()).doesNotContain("Faster answers", twoLaps + " ·", "Lena");
		assertThat(http.browse("reportStranger", "/projects/IMP-1989-0001", "en").status()).isEqualTo(404);
		for (String member : List.of("lead", "owner", "agent", "quality", "auditor", "admin")) {
			assertThat(http.browse(member, "/projects/" + twoLaps, "en").status()).as(member).isEqualTo(200);
		}
	}

	@Test
	void aFreshProjectSaysWhatComesAndWhoIsWaitedFor() {
		String key = new Loop(engine).open().businessKey();
		String page = page("lead", key, "en");
		assertThat(page)
			.contains("The lead sets measurable goals first", "What worked becomes a standard", "Nobody was heard yet",
					"Set goals", "It waits for", "Lena Lead")
			.doesNotContain("class=\"chart\"", "class=\"matrix\"", "??");
		assertThat(page).contains("href=\"/camunda/app/tasklist/");
	}

	@Test
	void everyStateOnTheWayIsReadable() {
		for (LoopForm form : List.of(LoopForm.COLLECT_DATA, LoopForm.CLASSIFY_PROBLEMS, LoopForm.CONFIRM_PRIORITIES,
				LoopForm.FIND_ROOT_CAUSE, LoopForm.VERIFY_ROOT_CAUSE, LoopForm.PLAN_ACTIONS, LoopForm.APPROVE_PLAN,
				LoopForm.TRAIN_STAFF, LoopForm.RUN_PILOT, LoopForm.DECIDE_PILOT, LoopForm.IMPLEMENT_ACTION,
				LoopForm.MEASURE_RESULTS, LoopForm.EVALUATE_RESULT, LoopForm.STANDARDISE, LoopForm.APPROVE_STANDARD)) {
			assertThat(page("manager", walk.at(form).businessKey(), "en")).as(form.name())
				.contains("In short")
				.doesNotContain("??");
		}
		String third = walk.to(LoopForm.DECIDE_CONTINUATION).businessKey();
		assertThat(page("manager", third, "en")).contains("id=\"lap-3\"", "evaluateResult-lap-3").doesNotContain("??");
	}

	@Test
	void aCancelledProjectSaysWhyAndWhereItEnded() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems();
		loop.change("closeProject");
		String page = page("manager", loop.businessKey(), "en");
		assertThat(page)
			.contains("cancelled", "Circumstances have changed", "The project was closed after ",
					"the project ended here")
			.doesNotContain("It waits for", "??");
	}

	@Test
	void htmlInATextIsATextAndALongWordIsNoHarm() {
		Loop loop = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1");
		String html = "<img src=x onerror=\"document.body.remove()\"> ‏مرحبا " + "A_word_that_goes_on_".repeat(20);
		jdbc.update("update problem set description = ?, type = ? where business_key = ?", html,
				"<script>alert(1)</script>&amp;", loop.businessKey());
		jdbc.update("update project set title = ? where business_key = ?", "<b>'\"}</script><i>", loop.businessKey());
		String page = page("manager", loop.businessKey(), "en");
		assertThat(page).contains("&lt;img src=x onerror=", "&lt;b&gt;")
			.doesNotContain("<img", "<script>", "<i>", "<b>'");
		assertThat(page).contains("/issues?category=%3Cscript%3Ealert%281%29%3C%2Fscript%3E%26amp%3B");
	}

	/** However much a project holds, its registers are read once. */
	@Test
	void moreProblemsActionsAndReadingsTakeNoMoreStatements() {
		List<String> few = statements(twoLaps);
		jdbc.update(
				"""
						insert into problem (business_key, id, goal_id, stage, type, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic, frequency_per_week,
						  frequency_score, matrix_score, impact, screened, priority, reach, problem_rank, described_lap)
						select ?, 'x' || x, 'g1', 's', 't' || x, 'Case ' || x, 1, 'day', 3, 3, 'x', 0, false, 7, 3, 9, 'low', false,
						  'P3', 'individual', 10 + x, 1 from system_range(1, 40)
						""",
				twoLaps);
		jdbc.update(
				"""
						insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
						  responsible, due_date, training_required, pilot_sites, escalation)
						select ?, 1, 'x' || x, 'p1', 'Measure', 'x', 'x', 'IT', 'agent' || x, date '2026-01-31', false, '[]', 'none'
						from system_range(1, 40)
						""",
				twoLaps);
		try {
			assertThat(statements(twoLaps)).hasSameSizeAs(few).hasSizeLessThan(45);
		}
		finally {
			jdbc.update("delete from action where business_key = ? and id like 'x%'", twoLaps);
			jdbc.update("delete from problem where business_key = ? and id like 'x%'", twoLaps);
		}
	}

	private List<String> statements(String key) {
		// Of the engine only the SQL of its mappers is logged, by its own names.
		List<Logger> loggers = List.of((Logger) LoggerFactory.getLogger(JdbcTemplate.class),
				(Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.impl.persistence.entity"));
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		loggers.forEach(logger -> {
			logger.setLevel(Level.DEBUG);
			logger.addAppender(log);
		});
		page("manager", key, "en");
		loggers.forEach(logger -> {
			logger.detachAppender(log);
			logger.setLevel(null);
		});
		List<String> found = new ArrayList<>();
		log.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.filter(line -> line.contains("statement [") || line.toLowerCase(Locale.ROOT).contains("preparing:"))
			// Who signs in is asked by the door, and remembered for some seconds: no part
			// of the page.
			.filter(line -> !line.contains("ACT_ID_USER RES WHERE RES.ID_ = ?")
					&& !line.contains("from ACT_ID_GROUP RES"))
			.forEach(found::add);
		return found;
	}

	private String page(String person, String key, String language) {
		Answer answer = http.browse(person, "/projects/" + key, language);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		String page = answer.text();
		assertThat(page).contains("</html>");
		return page;
	}

}
