package io.serviceloop.process;

import java.util.List;

import io.serviceloop.operation.TornProjects;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@InMemoryApplication
class TornProjectsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TornProjects tornProjects;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aHealthyDatabaseNamesNoProjectAndAHalfWrittenCompletionIsNamed() {
		Loop loop = new Loop(engine).open().setGoals();
		assertThat(torn(loop)).isEmpty();
		String taskId = loop.task("userTask_collectData", "agent").getId();
		jdbc.sql("delete from ACT_RU_TASK where ID_ = ?").param(taskId).update();
		assertThat(torn(loop)).containsExactly(new TornProjects.Torn(loop.businessKey(), "torn.historyOpen", taskId));
		jdbc.sql("update project set state = 'reached' where business_key = ?").param(loop.businessKey()).update();
		assertThat(torn(loop)).extracting(TornProjects.Torn::fault)
			.containsExactly("torn.historyOpen", "torn.stillRunning");
	}

	/** What is named of this project; other tests of the same database leave theirs. */
	private List<TornProjects.Torn> torn(Loop loop) {
		return tornProjects.find().stream().filter(torn -> torn.businessKey().equals(loop.businessKey())).toList();
	}

}
