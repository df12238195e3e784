package io.serviceloop.browser;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The practice day in Tasklist's header, and what it changes there. */
@BrowserApplication
class PracticeDayTest {

	@RegisterExtension
	static final People people = new People("zh-CN", "practice");

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private EngineClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@AfterEach
	void today() {
		jdbc.update("update practice_clock set ahead_seconds = 0");
		clock.ahead(Duration.ZERO);
	}

	@Test
	void whoeverMovesItSeesWhatIsOverdueThen() {
		Task task = new Loop(engine).open().task("userTask_setGoals", "lead");
		task.setDueDate(EngineClock.moment(clock.today().plusDays(3).atTime(23, 0)));
		engine.getTaskService().saveTask(task);
		LocalDate start = clock.today();
		Tasklist lead = people.is("lead").tasklist;
		shown(lead, start);
		assertThat(lead.texts(".sl-practice button")).startsWith("+1 天", "+1 周")
			.element(2)
			.asString()
			.startsWith("下个到期日：");
		lead.click(".sl-practice button:nth-of-type(2)");
		shown(lead, start.plusDays(7));
		lead.until("the due date to be told from the practice day",
				() -> lead.texts(".tasks-list li").toString().matches("(?s).*(3|4) ?天前.*"));
		people.is("lead").picture("practiceDay");
	}

	@Test
	void auditorsSeeTheDayAlone() {
		Tasklist auditor = people.is("auditor").tasklist;
		shown(auditor, clock.today());
		assertThat(auditor.texts(".sl-practice button")).isEmpty();
	}

	private static void shown(Tasklist tasklist, LocalDate day) {
		String text = "练习日期 " + DateTimeFormatter.ofPattern("yyyy年M月d日").format(day);
		tasklist.until("the practice day " + day, () -> tasklist.texts(".sl-practice-day").contains(text));
	}

}
